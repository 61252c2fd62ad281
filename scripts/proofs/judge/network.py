"""In a network namespace of its own (scripts/proofs/network makes it): spellings of private addresses against a decoy that
has those addresses, rebinding names, and a name server that sleeps."""

import ipaddress
import os
import re
import socket
import subprocess
import sys
import threading
import time

from house import House, say
from nameserver import NameServer

V4 = ["127.0.0.1", "127.8.9.10", "10.1.2.3", "172.16.5.6", "192.168.1.20", "169.254.169.254", "100.64.3.4",
      "169.254.170.2", "10.255.0.1", "0.0.0.0"]
V6 = ["::1", "fc00::5", "fd12:3456::7", "fe80::9"]
PORT = 8080


def carried(address):
    """IPv6 addresses that carry an IPv4 one: mapped, NAT64, 6to4, Teredo, ISATAP, compatible."""
    value = int(ipaddress.ip_address(address))
    packed = f"{value >> 16:x}:{value & 0xFFFF:x}"
    inverted = value ^ 0xFFFFFFFF
    return [
        f"::ffff:{packed}", f"64:ff9b::{packed}", f"2002:{packed}::1",
        f"2001:0:cb00:7207:0:0:{inverted >> 16:x}:{inverted & 0xFFFF:x}",
        f"2400:cb00::200:5efe:{packed}", f"::{packed}",
    ]


def forms4(address):
    a, b, c, d = (int(part) for part in address.split("."))
    value = int(ipaddress.ip_address(address))
    wide = str.maketrans("0123456789", "０１２３４５６７８９")
    circled = str.maketrans("0123456789", "⓪①②③④⑤⑥⑦⑧⑨")
    yield from [
        address, address + ".", str(value), hex(value), hex(value).upper().replace("0X", "0x"), f"0{value:o}",
        f"{a}.{b * 65536 + c * 256 + d}", f"{a}.{b}.{c * 256 + d}", f"0x{a:x}.0x{b:x}.0x{c:x}.0x{d:x}",
        f"0{a:o}.0{b:o}.0{c:o}.0{d:o}", f"0{a:o}.{b}.0x{c:x}.{d}", f"000{a:o}.000{b:o}.000{c:o}.000{d:o}",
        f"0x0000{a:x}.0x{b:x}.{c}.{d}", f"{a}.{b}.{c}.{d:03}", f"0x{a:x}.{b * 65536 + c * 256 + d}",
        f"{a + 256}.{b}.{c}.{d}", str(value + (1 << 32)),
        address.translate(wide), address.translate(circled), address.replace(".", "。"), address.replace(".", "．"),
        address.replace(".", "｡"), address.translate(wide).replace(".", "。"),
        "".join(f"%{ord(character):02x}" for character in address), address.replace(".", "%2e"),
        f"public.example@{address}", f"public.example:80@{address}", f"user:pass@{address}",
        f"{address}#@public.example", f"{address}?@public.example", f"{address}\\@public.example",
        f"public.example\\@{address}", f"public.example%40@{address}", f"{address}%00.public.example", f" {address}",
        f"{address}\t", f"[::ffff:{address}]", f"[::{address}]", f"[64:ff9b::{address}]",
        f"[0:0:0:0:0:ffff:{address}]", f"[::ffff:0:{address}]",
    ]


def forms6(address):
    full = ipaddress.ip_address(address).exploded
    yield from [f"[{address}]", f"[{full}]", f"[{full.upper()}]", f"[{address}%25lo]", f"[{address}%lo]",
                f"[{address}%251]", f"user@[{address}]", f"[{address}].", f"{address}"]


def names(packed):
    yield from [f"addr-{packed.hex()}.test", f"addr-{packed.hex()}.test.", f"ADDR-{packed.hex().upper()}.TEST",
                f"both-{packed.hex()}.test", f"rebind-{packed.hex()}.test"]


def hosts():
    found = []
    for address in V4:
        found += forms4(address)
        found += names(ipaddress.ip_address(address).packed)
        for inner in carried(address):
            found += [f"[{inner}]", f"[{ipaddress.ip_address(inner).exploded}]"]
            found += list(names(ipaddress.ip_address(inner).packed))[:1]
    for address in V6:
        found += forms6(address)
        found += names(ipaddress.ip_address(address).packed)
    found += ["localhost", "LOCALHOST", "localhost.", "ｌｏｃａｌｈｏｓｔ", "ⓛⓞⓒⓐⓛⓗⓞⓢⓣ", "localhost%2e", "0", "00", "0x0", "127.1", "127.0.1"]
    return list(dict.fromkeys(found))


class Decoy:
    """Has all those addresses, and counts who calls."""

    def __init__(self):
        self.hits = []
        for family, address in ((socket.AF_INET, "0.0.0.0"), (socket.AF_INET6, "::")):
            listener = socket.socket(family, socket.SOCK_STREAM)
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            if family == socket.AF_INET6:
                listener.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
            listener.bind((address, PORT))
            listener.listen(512)
            threading.Thread(target=self.serve, args=(listener,), daemon=True).start()

    def serve(self, listener):
        while True:
            peer, _ = listener.accept()
            self.hits.append(peer.getsockname()[0])
            threading.Thread(target=self.answer, args=(peer,), daemon=True).start()

    def answer(self, peer):
        try:
            peer.recv(65536)
            peer.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok")
        except OSError:
            pass
        peer.close()


def house_for(urls, extra=""):
    house = House(0, endpoints=0)
    lines = ["store: { path: store/kairan.sqlite }", "sources: [{ name: inbox, folder: inbox }]", "endpoints:"]
    first = len(lines) + 1
    for index, url in enumerate(urls):
        # As a webhook URL is given: in the environment.
        os.environ[f"KAIRAN_PROOF_URL{index}"] = url
        lines.append(
            f'  e{index}: {{ service: generic, secret: "${{env:KAIRAN_PROOF_SECRET}}", url: "${{env:KAIRAN_PROOF_URL{index}}}", '
            f"allowHTTP: true, timeout: 2s{extra} }}"
        )
    names = ", ".join(f"e{index}" for index in range(len(urls)))
    lines += ["plugins:", "  summary: {}", f"routes: [{{ plugin: summary, to: [{names}] }}]"]
    with open(house.folder + "/kairan.yaml", "w") as file:
        file.write("\n".join(lines) + "\n")
    house.put(1)
    return house, first


def accepted(urls):
    """Those that the configuration does not refuse by itself."""
    house, first = house_for(urls)
    check = subprocess.run(house.command("check"), capture_output=True, text=True)
    house.remove()
    bad = {int(line) - first for line in re.findall(r"kairan\.yaml:(\d+):\d+: error", check.stderr + check.stdout)}
    return [url for index, url in enumerate(urls) if index not in bad]


def attempt(urls, extra=""):
    house, _ = house_for(urls, extra)
    began = time.monotonic()
    code = house.run("--budget", "6s", timeout=60)
    seconds = time.monotonic() - began
    if code not in (0, 1):
        say(f"The run ended with {code}: {house.talk()}")
        sys.exit(1)
    tried = house.database().execute("SELECT count(*) FROM delivery WHERE attempts > 0").fetchone()[0]
    talk = house.talk()
    house.remove()
    return code, seconds, tried, talk


def spellings(faults):
    decoy = Decoy()
    urls = [f"http://{host}:{PORT}/key" for host in hosts()]
    kept = accepted(urls)
    # Three times: from the second on the rebinding names have become private ones.
    for _ in range(3):
        code, _, tried, talk = attempt(kept)
        if code not in (0, 1) or tried < len(kept):
            faults.append(f"the guarded run ended with {code} and tried {tried} of {len(kept)}: {talk}")
    guarded = list(decoy.hits)
    if guarded:
        faults.append(f"{len(guarded)} hits on the decoy: {sorted(set(guarded))[:10]}")
    attempt(kept, ", allowPrivate: true")
    opened = len(decoy.hits) - len(guarded)
    # The judge must be able to see a hit.
    if opened < len(kept) // 2:
        faults.append(f"with allowPrivate only {opened} of {len(kept)} spellings reached the decoy: it proves nothing")
    say(
        f"SSRF: {len(urls)} spellings ({len(urls) - len(kept)} refused by the configuration, the others tried three times): "
        f"{len(guarded)} hits on the decoy; with allowPrivate {opened} hits."
    )


def sleeping(faults):
    server = socket.create_server(("127.0.0.1", 8081), backlog=64)
    arrived = []

    def serve():
        while True:
            peer, _ = server.accept()
            data = peer.recv(65536)
            arrived.append(time.monotonic())
            peer.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok")
            peer.close()

    threading.Thread(target=serve, daemon=True).start()
    urls = [f"http://sleep{number}.test/key" for number in range(5)] + ["http://127.0.0.1:8081/"]
    house, _ = house_for(urls, ", allowPrivate: true")
    began = time.monotonic()
    code = house.run("--budget", "3s", timeout=60)
    seconds = time.monotonic() - began
    states = dict(house.database().execute("SELECT endpoint, state FROM delivery"))
    talk = house.talk()
    house.remove()
    first = arrived[0] - began if arrived else None
    if code not in (0, 1):
        faults.append(f"beside a sleeping name server the run ended with {code}: {talk}")
    if first is None or first > 2:
        faults.append(f"a name server that sleeps held up another endpoint: {first}")
    # Budget 3 s, time-out 2 s; glibc alone would wait 10 s for each name.
    if seconds > 8:
        faults.append(f"a name server that sleeps held the run for {seconds:.1f} s")
    if dns.sleeping == 0 or states.get("e5") != "delivered" or states.get("e0") != "pending":
        faults.append(f"beside a sleeping name server ({dns.sleeping} questions): {states}")
    say(
        f"A name server that sleeps, five endpoints waiting for it: the sixth had its message after "
        f"{(first or 0) * 1000:.0f} ms, and the run (time-out 2 s) ended after {seconds:.1f} s."
    )


dns = NameServer()
found = []
spellings(found)
sleeping(found)
for fault in found:
    say(f"  {fault}")
sys.exit(1 if found else 0)
