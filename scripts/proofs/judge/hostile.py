"""Endpoints that mean harm: each costs one bounded attempt and no memory. hostile.py [TIMES]."""

import gzip
import os
import socket
import struct
import subprocess
import sys
import tempfile
import threading
import time

from house import House, KAIRAN, say

OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"
TIMEOUT = 2
bomb = gzip.compress(b"\0" * 50_000_000)


def request(peer):
    """Reads one whole request, and says so to the judge."""
    data = b""
    while b"\r\n\r\n" not in data:
        more = peer.recv(65536)
        if not more:
            raise OSError
        data += more
    head, body = data.split(b"\r\n\r\n", 1)
    size = next((int(line[15:]) for line in head.split(b"\r\n") if line.lower().startswith(b"content-length:")), 0)
    while len(body) < size:
        more = peer.recv(65536)
        if not more:
            raise OSError
        body += more
    posts[name_of.get(threading.get_ident())] += 1


def flood(peer, piece, pause=0):
    while True:
        peer.sendall(piece)
        if pause:
            time.sleep(pause)


def reset(peer):
    peer.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def says(*pieces, reads=True, then=None):
    def play(peer):
        if reads:
            request(peer)
        for piece in pieces:
            if isinstance(piece, float):
                time.sleep(piece)
            else:
                peer.sendall(piece)
        if then == "reset":
            reset(peer)
        elif then == "hang":
            while peer.recv(65536):
                pass
        elif then == "half":
            peer.shutdown(socket.SHUT_WR)
            while peer.recv(65536):
                pass
        elif callable(then):
            then(peer)

    return play


def record(kind, content):
    return bytes([kind, 3, 3]) + struct.pack(">H", len(content)) + content


def head(status="200 OK", *lines):
    return f"HTTP/1.1 {status}\r\n{''.join(line + chr(13) + chr(10) for line in lines)}\r\n".encode()


GZIP = "Content-Encoding: gzip"
CHUNKED = "Transfer-Encoding: chunked"
chunk = b"10000\r\n" + b"x" * 0x10000 + b"\r\n"
META = "http://169.254.169.254/latest/meta-data/"
# Name, what it does, and the states in which its delivery may be left.
DONE, AGAIN, PAUSED, REFUSED = {"delivered"}, {"pending", "unknown"}, {"pending"}, {"refused"}
TABLE = [
    ("accepts and says nothing", says(then="hang"), AGAIN),
    ("never reads", says(reads=False, then=lambda p: time.sleep(TIMEOUT + 2)), AGAIN),
    ("closes at once", says(reads=False), AGAIN),
    ("resets at once", says(reads=False, then="reset"), AGAIN),
    ("closes after the request", says(), AGAIN),
    ("resets after the request", says(then="reset"), AGAIN),
    ("half-closes after the request", says(then="half"), AGAIN),
    ("drips a status line", says(then=lambda p: [flood(p, b"H", 0.1)]), AGAIN),
    ("drips a head", says(b"HTTP/1.1 200 OK\r\n", then=lambda p: flood(p, b"X", 0.1)), AGAIN | DONE),
    ("drips a body", says(head("200 OK", "Content-Length: 100000"), then=lambda p: flood(p, b"x", 0.1)), AGAIN | DONE),
    ("drips chunks", says(head("200 OK", CHUNKED), then=lambda p: flood(p, b"1\r\nx\r\n", 0.1)), AGAIN | DONE),
    ("endless body", says(head(), then=lambda p: flood(p, b"x" * 65536)), AGAIN | DONE),
    ("endless body with a length", says(head("200 OK", "Content-Length: 99999999999"), then=lambda p: flood(p, b"x" * 65536)), AGAIN | DONE),
    ("endless chunks", says(head("200 OK", CHUNKED), then=lambda p: flood(p, chunk)), AGAIN | DONE),
    ("endless body of an error", says(head("503 No"), then=lambda p: flood(p, b"x" * 65536)), AGAIN),
    ("endless 400", says(head("400 No"), then=lambda p: flood(p, b"x" * 65536)), REFUSED),
    ("endless head", says(b"HTTP/1.1 200 OK\r\n", then=lambda p: flood(p, b"X-Filler: " + b"y" * 90 + b"\r\n")), AGAIN | DONE),
    ("one endless header line", says(b"HTTP/1.1 200 OK\r\nX: ", then=lambda p: flood(p, b"y" * 65536)), AGAIN | DONE),
    ("a header line of 90 KB", says(head("200 OK", "X: " + "y" * 90_000, "Content-Length: 0")), AGAIN | DONE),
    ("ten thousand headers", says(head("200 OK", *[f"X-{n}: {n}" for n in range(10_000)])), AGAIN | DONE),
    ("100 Continue for ever", says(then=lambda p: flood(p, b"HTTP/1.1 100 Continue\r\n\r\n")), AGAIN),
    ("103 Early Hints for ever", says(then=lambda p: flood(p, b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n")), AGAIN),
    ("101 Switching Protocols", says(head("101 Switching Protocols", "Upgrade: h2c", "Connection: Upgrade"), then="hang"), AGAIN),
    ("102 and nothing more", says(head("102 Processing"), then="hang"), AGAIN),
    ("50 MB of zeros in gzip", says(head("200 OK", GZIP, f"Content-Length: {len(bomb)}"), bomb), DONE | AGAIN),
    ("a broken gzip", says(head("200 OK", GZIP, "Content-Length: 4"), b"\x1f\x8bxx"), DONE | AGAIN),
    ("gzip within gzip", says(head("200 OK", "Content-Encoding: gzip, gzip", f"Content-Length: {len(gzip.compress(bomb))}"), gzip.compress(bomb)), DONE | AGAIN),
    ("an unknown encoding", says(head("200 OK", "Content-Encoding: zstd", "Content-Length: 2"), b"ok"), DONE | AGAIN),
    ("a chunk size of 2^64", says(head("200 OK", CHUNKED), b"FFFFFFFFFFFFFFFFF\r\nx"), DONE | AGAIN),
    ("a negative chunk", says(head("200 OK", CHUNKED), b"-5\r\nx\r\n"), DONE | AGAIN),
    ("a chunk that is not", says(head("200 OK", CHUNKED), b"zz\r\nx\r\n"), DONE | AGAIN),
    ("chunks without an end", says(head("200 OK", CHUNKED), b"2\r\nok\r\n"), DONE | AGAIN),
    ("endless trailers", says(head("200 OK", CHUNKED), b"2\r\nok\r\n0\r\n", then=lambda p: flood(p, b"X: y\r\n" * 1000)), DONE | AGAIN),
    ("endless chunk extensions", says(head("200 OK", CHUNKED), b"2;", then=lambda p: flood(p, b"a" * 65536)), DONE | AGAIN),
    ("a length that is too long", says(head("200 OK", "Content-Length: 10"), b"ok"), DONE | AGAIN),
    ("a length that is too short", says(head("200 OK", "Content-Length: 2"), b"ok and much more"), DONE),
    ("two lengths", says(head("200 OK", "Content-Length: 2", "Content-Length: 20"), b"ok"), DONE | AGAIN),
    ("a negative length", says(head("200 OK", "Content-Length: -1"), b"ok"), DONE | AGAIN),
    ("a length of letters", says(head("200 OK", "Content-Length: many"), b"ok"), DONE | AGAIN),
    ("a length and chunks", says(head("200 OK", "Content-Length: 2", CHUNKED), b"2\r\nok\r\n0\r\n\r\n"), DONE | AGAIN),
    ("answers before the request", says(OK, reads=False, then="hang"), DONE | AGAIN),
    ("answers before the request and closes", says(OK, reads=False), DONE | AGAIN),
    ("answers twice", says(OK + OK), DONE),
    ("answers, then garbage", says(OK + b"\0\1\2garbage"), DONE),
    ("HTTP/0.9", says(b"<html>hello</html>"), AGAIN),
    ("HTTP/1.0", says(b"HTTP/1.0 200 OK\r\n\r\nok"), DONE),
    ("HTTP/3.7", says(b"HTTP/3.7 200 OK\r\n\r\nok"), AGAIN | DONE),
    ("ssh", says(b"SSH-2.0-OpenSSH_9.2\r\n", reads=False), AGAIN),
    ("TLS to a plain request", says(b"\x15\x03\x01\0\2\2\x46", reads=False), AGAIN),
    ("a NUL in the status line", says(b"HTTP/1.1 200\0OK\r\nContent-Length: 2\r\n\r\nok"), AGAIN | DONE),
    ("a NUL in a header", says(b"HTTP/1.1 200 OK\r\nX: a\0b\r\nContent-Length: 2\r\n\r\nok"), AGAIN | DONE),
    ("a status of four digits", says(b"HTTP/1.1 2000 OK\r\nContent-Length: 2\r\n\r\nok"), AGAIN | DONE),
    ("status 000", says(b"HTTP/1.1 000 No\r\nContent-Length: 0\r\n\r\n"), AGAIN | DONE),
    ("status 999", says(b"HTTP/1.1 999 No\r\nContent-Length: 0\r\n\r\n"), AGAIN | PAUSED),
    ("bare line feeds", says(b"HTTP/1.1 200 OK\nContent-Length: 2\n\nok"), DONE | AGAIN),
    ("folded headers", says(b"HTTP/1.1 200 OK\r\nX: a\r\n  b\r\nContent-Length: 2\r\n\r\nok"), DONE),
    ("a redirect to the metadata server", says(head("302 Found", f"Location: {META}", "Content-Length: 0")), PAUSED),
    ("a redirect to itself", says(head("307 Again", "Location: /", "Content-Length: 0")), PAUSED),
    ("a redirect to a file", says(head("301 Moved", "Location: file:///etc/passwd", "Content-Length: 0")), PAUSED),
    ("a refresh header and cookies", says(head("200 OK", f"Refresh: 0; url={META}", "Set-Cookie: a=" + "b" * 4000, "Content-Length: 2"), b"ok"), DONE),
    ("401 that asks for a password", says(head("401 No", 'WWW-Authenticate: Basic realm="x"', "Content-Length: 0")), PAUSED),
    ("407 from no proxy", says(head("407 No", 'Proxy-Authenticate: Basic realm="x"', "Content-Length: 0")), PAUSED),
    ("417 to no expectation", says(head("417 No", "Content-Length: 0")), PAUSED),
    ("Retry-After of a thousand years", says(head("429 No", "Retry-After: 99999999999", "Content-Length: 0")), AGAIN),
    ("Retry-After that is not", says(head("503 No", "Retry-After: soon", "Content-Length: 0")), AGAIN),
    ("closes the kept connection at the next request", says(OK), DONE),
    # These are spoken to in TLS: no byte of a request may leave before a handshake stands.
    ("TLS: random bytes", says(os.urandom(65536), reads=False), AGAIN),
    ("TLS: plain HTTP", says(OK, reads=False, then="hang"), AGAIN),
    ("TLS: an alert", says(b"\x15\x03\x03\0\2\2\x28", reads=False), AGAIN),
    ("TLS: a hello that breaks off", says(b"\x16\x03\x03\0\x7a\2\0\0\x76\x03\x03" + b"r" * 20, reads=False), AGAIN),
    ("TLS: a hello of garbage", says(record(22, b"\2\0\0\x46\x03\x03" + os.urandom(70)), reads=False, then="hang"), AGAIN),
    ("TLS: a record of 64 KB", says(b"\x16\x03\x03\xff\xff" + b"x" * 65535, reads=False, then="hang"), AGAIN),
    ("TLS: drips a record", says(b"\x16\x03\x03\x40\0", reads=False, then=lambda p: flood(p, b"x", 0.1)), AGAIN),
    ("TLS: endless records", says(reads=False, then=lambda p: flood(p, record(22, os.urandom(16000)))), AGAIN),
    ("TLS: endless warnings", says(reads=False, then=lambda p: flood(p, record(21, b"\1\0") * 1000)), AGAIN),
    ("TLS: resets after the hello", says(reads=False, then=lambda p: [p.recv(65536), reset(p)]), AGAIN),
    ("TLS: echoes the hello", says(reads=False, then=lambda p: [p.sendall(p.recv(65536)), p.recv(65536)]), AGAIN),
    ("TLS: SSL 2", says(b"\x80\x2e\4\0\1\0\2" + b"\0" * 40, reads=False), AGAIN),
]

posts = {name: 0 for name, _, _ in TABLE}
name_of = {}


class Server:
    def __init__(self, name, play):
        self.name, self.play = name, play
        self.listener = socket.create_server(("127.0.0.1", 0), backlog=64)
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self.serve, daemon=True).start()

    def serve(self):
        while True:
            peer, _ = self.listener.accept()
            threading.Thread(target=self.one, args=(peer,), daemon=True).start()

    def one(self, peer):
        name_of[threading.get_ident()] = self.name
        try:
            self.play(peer)
        except OSError:
            pass
        finally:
            peer.close()


def house_with(plays):
    """A house whose endpoints are these servers, each at a port of its own."""
    house = House(0, endpoints=0)
    lines = ["store: { path: store/kairan.sqlite }", "sources: [{ name: inbox, folder: inbox }]", "endpoints:"]
    for index, (name, play, _) in enumerate(plays):
        port = Server(name, play).port
        scheme = "https" if name.startswith("TLS:") else "http"
        lines.append(
            f'  e{index}: {{ service: generic, secret: "${{env:KAIRAN_PROOF_SECRET}}", url: "{scheme}://127.0.0.1:{port}/", '
            f"allowHTTP: true, allowPrivate: true, timeout: {TIMEOUT}s }}"
        )
    names = ", ".join(f"e{index}" for index in range(len(plays)))
    lines += ["plugins:", "  summary: {}", f"routes: [{{ plugin: summary, to: [{names}] }}]"]
    with open(house.folder + "/kairan.yaml", "w") as file:
        file.write("\n".join(lines) + "\n")
    house.put(1)
    return house


def run(house):
    """Seconds, KiB of the most memory, and the exit code of a run that has no patience for a second attempt."""
    with open(house.folder + "/talk", "ab") as talk:
        began = time.monotonic()
        process = subprocess.Popen(
            house.command("run", "--quiet", "--budget", "4s"), stdout=talk, stderr=talk, stdin=subprocess.DEVNULL
        )
        most = 0
        while process.poll() is None:
            try:
                with open(f"/proc/{process.pid}/smaps_rollup") as file:
                    for line in file:
                        if line.startswith("Private_Dirty"):
                            most = max(most, int(line.split()[1]))
            except (OSError, ValueError):
                pass
            time.sleep(0.005)
        return time.monotonic() - began, most, process.returncode


times = int(sys.argv[1]) if len(sys.argv) > 1 else 1
faults, slowest, growth = [], 0, 0
well = house_with([("well", says(OK), DONE)] * len(TABLE))
posts["well"] = 0
_, quiet, code = run(well)
if code != 0:
    say(f"Well endpoints, and yet the run ended with {code}: {well.talk()}")
    sys.exit(1)
well.remove()
for _ in range(times):
    for name in posts:
        posts[name] = 0
    house = house_with(TABLE)
    seconds, most, code = run(house)
    slowest, growth = max(slowest, seconds), max(growth, most - quiet)
    # The budget, one attempt that began within it, and the machine's own pace.
    if seconds > 4 + TIMEOUT + 4:
        faults.append(f"the run took {seconds:.1f} s")
    if code not in (0, 1):
        faults.append(f"the run ended with {code}: {house.talk()}")
    if "Fatal error" in house.talk():
        faults.append("the bot crashed")
    rows = {
        int(endpoint[1:]): (state, attempts)
        for endpoint, state, attempts in house.database().execute("SELECT endpoint, state, attempts FROM delivery")
    }
    for index, (name, _, states) in enumerate(TABLE):
        state, attempts = rows.get(index, ("missing", 0))
        if state not in states:
            faults.append(f"{name}: its delivery is {state}, expected {' or '.join(sorted(states))}")
        if posts[name] > attempts:
            faults.append(f"{name}: {posts[name]} posts for {attempts} attempts")
    house.remove()
if growth > 16 * 1024:
    faults.append(f"memory grew by {growth // 1024} MiB")
for fault in faults[:40]:
    say(f"  {fault}")
say(
    f"{len(TABLE)} hostile endpoints at once, {times} time{'s' * (times > 1)}: the longest run took {slowest:.1f} s with a "
    f"time-out of {TIMEOUT} s, and held {growth / 1024:.1f} MiB more than with as many friendly ones; one post for "
    f"each attempt; {len(faults)} complaints."
)
sys.exit(1 if faults else 0)
