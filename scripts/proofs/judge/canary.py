"""A secret in every place that takes one, every kind of failure, every command: looked for in all that comes out."""

import base64
import os
import socket
import subprocess
import sys
import threading
import time
import urllib.parse

from house import House, KAIRAN, say
from recorder import ANSWER

# Each of its own, so that a find names its place. No piece of eight characters is a word.
SECRETS = {
    "the path of a URL": "q7Zx-pAth-9vKw3Lm",
    "the query of a URL": "w8Yc-quEry-2bNr5Ts",
    "a signing key": base64.b64encode(b"k3y-Canary-7fWq0-Zp4xV-t9LmB2-rJ").decode(),
    "a proxy's password": "m4Hd-prOxy-6gPz8Qc",
    "a file": "t5Jf-fiLe-1kRx7Vd",
    "a page's URL": "z9Ls-paGe-3hDw6Bn",
}


def shapes(secret):
    """As it is, and as programs write it when they write it otherwise."""
    raw = secret.encode()
    yield from {
        secret, urllib.parse.quote(secret, safe=""), base64.b64encode(raw).decode(), raw.hex(),
        base64.b64encode(raw).decode().rstrip("="), secret[:10], secret[-10:], secret.replace("/", "\\/"),
    }


class Moods:
    """Endpoints that fail each in their own way: the path says how. Some of them repeat what they were sent."""

    def __init__(self):
        self.listener = socket.create_server(("127.0.0.1", 0), backlog=256)
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self.serve, daemon=True).start()

    def serve(self):
        while True:
            peer, _ = self.listener.accept()
            threading.Thread(target=self.one, args=(peer,), daemon=True).start()

    def one(self, peer):
        try:
            data = peer.recv(1 << 20)
            path = data.split(b" ", 2)[1].decode(errors="replace") if data.count(b" ") > 1 else "/"
            mood = path.split("/")[1] if "/" in path else ""
            if mood == "hang":
                time.sleep(4)
            elif mood == "reset":
                pass
            elif mood == "garbage":
                peer.sendall(b"<html>" + data)
            elif mood == "ok":
                peer.sendall(ANSWER)
            elif mood.isdigit():
                # An error page that repeats the whole request: the URL, the headers, the body.
                page = b"error at " + data[:2000]
                extra = f"Location: {path}\r\nX-Echo: {path}\r\nRetry-After: {path}\r\n".encode()
                peer.sendall(
                    f"HTTP/1.1 {mood} {path}\r\nContent-Length: {len(page)}\r\n".encode() + extra + b"\r\n" + page
                )
        except OSError:
            pass
        peer.close()


moods = Moods()
KINDS = ["ok", "hang", "reset", "garbage", "200", "204", "301", "400", "401", "403", "404", "407", "408", "410", "413",
         "418", "422", "429", "500", "502", "503"]
house = House(0, endpoints=0)
os.makedirs(house.folder + "/secrets", mode=0o700)
with open(house.folder + "/secrets/url", "w") as file:
    file.write(f"http://127.0.0.1:{moods.port}/404/{SECRETS['a file']}\n")
os.chmod(house.folder + "/secrets/url", 0o600)
environment = dict(os.environ)
environment["CANARY_KEY"] = "whsec_" + SECRETS["a signing key"]
environment["CANARY_PROXY"] = f"http://user:{SECRETS[chr(97) + chr(32) + 'proxy' + chr(39) + 's password']}@127.0.0.1:1"
environment["CANARY_PAGE"] = f"http://127.0.0.1:{moods.port}/500/{SECRETS[chr(97) + chr(32) + 'page' + chr(39) + 's URL']}"
lines = ["store: { path: store/kairan.sqlite }", "sources:", "  - { name: inbox, folder: inbox }", "endpoints:"]
names = []


def endpoint(name, url, service="generic", extra=""):
    environment[f"CANARY_{name.upper()}"] = url
    key = ', secret: "${env:CANARY_KEY}"' if service == "generic" else ""
    lines.append(
        f'  {name}: {{ service: {service}, url: "${{env:CANARY_{name.upper()}}}"{key}, allowHTTP: true, '
        f"allowPrivate: true, timeout: 1s{extra} }}"
    )
    names.append(name)


for kind in KINDS:
    place = f"{kind}/{SECRETS['the path of a URL']}?token={SECRETS['the query of a URL']}"
    endpoint(f"g{kind}", f"http://127.0.0.1:{moods.port}/{place}")
    endpoint(f"s{kind}", f"http://127.0.0.1:{moods.port}/{place}", service="slack")
secret = SECRETS["the path of a URL"]
endpoint("refused", f"http://127.0.0.1:1/{secret}")
endpoint("unknown", f"http://no-such-host.invalid/{secret}")
endpoint("tls", f"https://127.0.0.1:{moods.port}/ok/{secret}")
endpoint("guarded", f"http://10.255.255.1/{secret}")
endpoint("proxied", f"http://127.0.0.1:{moods.port}/ok/{secret}", extra=', proxy: "${env:CANARY_PROXY}"')
lines.append(
    '  filed: { service: slack, url: "${file:secrets/url}", allowHTTP: true, allowPrivate: true, timeout: 1s }')
names.append("filed")
lines += ["plugins:", "  summary: {}", "routes:", f"  - {{ to: [{', '.join(names)}] }}"]
with open(house.folder + "/kairan.yaml", "w") as file:
    file.write("\n".join(lines) + "\n")
house.put(2)
# What a reader sees of a document is no secret; what stands in the configuration's file is not either.
outputs, seen, finds = [], [0], []


def look(where, bytes):
    seen[0] += len(bytes)
    for place, secret in SECRETS.items():
        for shape in shapes(secret):
            if shape.encode() in bytes:
                finds.append(f"{place} in {where}")
                break


def command(*arguments, kill=None):
    process = subprocess.Popen(
        [KAIRAN, *arguments, "--config", house.folder + "/kairan.yaml"], env=environment, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, stdin=subprocess.DEVNULL,
    )
    while process.poll() is None:
        # As any user of the machine may look at it, and at the children, which must not even inherit it.
        for pid in os.listdir("/proc"):
            if not pid.isdigit():
                continue
            try:
                with open(f"/proc/{pid}/stat") as file:
                    parent = int(file.read().rsplit(")", 1)[1].split()[1])
                if int(pid) == process.pid or parent == process.pid:
                    with open(f"/proc/{pid}/cmdline", "rb") as file:
                        look(f"ps of kairan {arguments[0]}", file.read())
                # Between fork and exec a child is the parent: only what it starts as counts.
                if parent == process.pid and os.readlink(f"/proc/{pid}/exe") != os.path.realpath(KAIRAN):
                    with open(f"/proc/{pid}/environ", "rb") as file:
                        look(f"the environment of a child of kairan {arguments[0]}", file.read())
            except (OSError, ValueError, IndexError):
                pass
        if kill and time.monotonic() > kill:
            process.send_signal(6)
            kill = None
        time.sleep(0.02)
        if process.stdout in select_ready(process):
            break
    out, err = process.communicate(timeout=60)
    look(f"what kairan {' '.join(arguments)} prints", out)
    look(f"what kairan {' '.join(arguments)} says", err)
    return out


def select_ready(process):
    """A pipe that is full would hold the command up: then it is read at once."""
    import fcntl
    import struct
    import termios

    for pipe in (process.stdout, process.stderr):
        size = struct.unpack("i", fcntl.ioctl(pipe, termios.FIONREAD, b"\0\0\0\0"))[0]
        if size > 30_000:
            return [process.stdout]
    return []


command("check")
for level in (("run",), ("run", "--quiet"), ("run", "--verbose")):
    command(*level, "--budget", "4s")
    house.put(1)
command("run", "--budget", "4s", kill=time.monotonic() + 0.7)
ids = [row[0] for row in house.database().execute("SELECT publicID FROM delivery")][:12]
for words in (("deliveries", "list"), ("deliveries", "list", "--format", "json"), ("endpoints", "list"),
              ("endpoints", "list", "--format", "json"), ("documents", "list"), ("deadlines", "list"), ("plugins",)):
    command(*words)
for id in ids:
    command("deliveries", "why", id)
for id in ids[:3]:
    command("deliveries", "show", id)
    command("deliveries", "show", id, "--format", "json")
    command("deliveries", "retry", id)
for name in names[:4] + names[-6:]:
    command("endpoints", "test", name)
# A configuration that is wrong in the very line of a secret.
with open(house.folder + "/kairan.yaml") as file:
    right = file.read()
for wrong in (right.replace("timeout: 1s", "timeout: 1x", 1), right.replace("allowHTTP: true, ", "", 1),
              right.replace("service: slack", "service: slak", 1)):
    with open(house.folder + "/kairan.yaml", "w") as file:
        file.write(wrong)
    command("check")
    command("run")
for folder, _, files in os.walk(house.folder + "/store"):
    for name in files:
        with open(os.path.join(folder, name), "rb") as file:
            look(f"the file {name}", file.read())

modes = []
for mask in (0o000, 0o022, 0o077, 0o777 & ~0o700):
    fresh = House(moods.port, endpoints=1)
    fresh.put(1)
    before = os.umask(mask)
    fresh.run("--budget", "1s")
    os.umask(before)
    for place, wanted in ((os.path.dirname(fresh.store), 0o700), (fresh.store, 0o600), (fresh.store + ".lock", 0o600)):
        mode = os.stat(place).st_mode & 0o777
        if mode != wanted:
            modes.append(f"umask {mask:03o}: {os.path.basename(place)} has mode {mode:03o}")
    fresh.remove()
refused = 0
for mode in (0o644, 0o641, 0o604, 0o660, 0o666, 0o620, 0o602, 0o777):
    with open(house.folder + "/kairan.yaml", "w") as file:
        file.write(right)
    os.chmod(house.folder + "/secrets/url", mode)
    process = subprocess.run(
        [KAIRAN, "run", "--config", house.folder + "/kairan.yaml"], env=environment, capture_output=True)
    look("what it says of a loose file", process.stdout + process.stderr)
    if process.returncode == 2 and b"secrets/url" in process.stderr:
        refused += 1
    else:
        modes.append(f"a secret's file of mode {mode:03o} was taken (exit {process.returncode})")
house.remove()
for find in sorted(set(finds))[:20] + modes:
    say(f"  {find}")
say(
    f"Canaries: {len(SECRETS)} secrets, {len(names)} endpoints with {len(KINDS) + 5} kinds of failure; {seen[0] // 1000} KB of "
    f"output, process lists, environments and store searched: {len(set(finds))} found. Modes: 4 umasks, {refused} of 8 "
    f"loose files refused, {len(modes)} complaints."
)
sys.exit(1 if finds or modes else 0)
