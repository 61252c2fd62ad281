"""A folder in which Kairan runs, and the documents that are put before it: what has to arrive is known from here."""

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time

KAIRAN = os.environ.get("KAIRAN", os.path.abspath(".build/demo/bin/kairan"))
SIGNING_KEY = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="

MINUTES = """## 第{n}回証明会議 議事録

開催日：令和8年10月7日

### 議事

（1）第{n}号議案について

○山田会長　第{n}号議案の資料は、令和8年11月{day}日までに委員へ送付します。以上で第{n}回を終わります。
"""


os.environ["KAIRAN_PROOF_SECRET"] = SIGNING_KEY


def say(text):
    print(text, file=sys.stderr, flush=True)


class House:
    def __init__(self, port, endpoints=10, root=None, service="generic", extra=""):
        self.folder = tempfile.mkdtemp(prefix="kairan-proof-", dir=root)
        self.endpoints = endpoints
        self.documents = 0
        os.mkdir(self.folder + "/inbox")
        lines = ["store: { path: store/kairan.sqlite }", "sources: [{ name: inbox, folder: inbox }]", "endpoints:"]
        for index in range(endpoints):
            lines.append(
                f'  e{index}: {{ service: {service}, secret: "${{env:KAIRAN_PROOF_SECRET}}", url: "http://127.0.0.1:{port}/e{index}/", '
                f"allowHTTP: true, allowPrivate: true{extra} }}"
            )
        names = ", ".join(f"e{index}" for index in range(endpoints))
        lines += ["plugins:", "  summary: {}", f"routes: [{{ to: [{names}] }}]"]
        with open(self.folder + "/kairan.yaml", "w") as file:
            file.write("\n".join(lines) + "\n")

    @property
    def store(self):
        return self.folder + "/store/kairan.sqlite"

    def put(self, count=1):
        for _ in range(count):
            self.documents += 1
            name = f"{self.folder}/inbox/{self.documents:05}.md"
            with open(name + ".new", "w") as file:
                file.write(MINUTES.format(n=self.documents, day=self.documents % 28 + 1))
            os.rename(name + ".new", name)

    def command(self, *arguments, wrapper=()):
        return [*wrapper, KAIRAN, *arguments, "--config", self.folder + "/kairan.yaml"]

    def start(self, *arguments, wrapper=(), as_of=None):
        command = self.command("run", "--quiet", *arguments, wrapper=wrapper)
        if as_of:
            command += ["--as-of", as_of]
        with open(self.folder + "/talk", "ab") as talk:
            return subprocess.Popen(command, stdout=talk, stderr=talk, stdin=subprocess.DEVNULL)

    def run(self, *arguments, wrapper=(), timeout=120, as_of=None):
        """The exit code; negative when a signal ended it, None when it hung."""
        process = self.start(*arguments, wrapper=wrapper, as_of=as_of)
        try:
            return process.wait(timeout)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            return None

    def settle(self, tries=20):
        """Runs without trouble until one ends well: what a user's cron does."""
        for _ in range(tries):
            if self.run() == 0:
                return True
            time.sleep(0.1)
        return False

    def talk(self):
        try:
            with open(self.folder + "/talk", errors="replace") as file:
                return file.read()[-2000:]
        except FileNotFoundError:
            return ""

    def database(self):
        return sqlite3.connect(f"file:{self.store}?mode=ro", uri=True)

    def remove(self):
        shutil.rmtree(self.folder, ignore_errors=True)


def integrity(path):
    """SQLite's own word on a database file; reading it rolls a hot journal back, as the next run would."""
    connection = sqlite3.connect(path)
    try:
        return connection.execute("PRAGMA integrity_check").fetchone()[0]
    except sqlite3.DatabaseError as error:
        return str(error)
    finally:
        connection.close()


class Verdict:
    """Compares what was put in with what came out."""

    def __init__(self, house, arrivals):
        self.house = house
        self.faults = []
        self.duplicates = 0
        first, seen, again = {}, {}, {}
        told = {}
        for arrival in arrivals:
            endpoint = arrival.path.strip("/")
            if not arrival.id:
                self.faults.append(f"{endpoint} got a request without an id")
            before = first.setdefault(arrival.id, arrival)
            if before.body != arrival.body:
                self.faults.append(f"{arrival.id} came with other bytes")
            if before.path != arrival.path:
                self.faults.append(f"{arrival.id} came to another endpoint")
            if arrival.id in seen:
                self.duplicates += 1
                key = (endpoint, seen[arrival.id])
                again[key] = again.get(key, 0) + 1
            seen[arrival.id] = arrival.round
            for number in self._numbers(arrival.body):
                told.setdefault((endpoint, number), set()).add(arrival.id)
        for index in range(house.endpoints):
            for number in range(1, house.documents + 1):
                ids = told.get((f"e{index}", number), set())
                if not ids:
                    self.faults.append(f"lost: document {number} at e{index}")
                elif len(ids) > 1:
                    self.faults.append(f"document {number} at e{index} came under {len(ids)} ids")
        # Of what one life of the bot had sent, the next may repeat one delivery for each endpoint.
        self.most = max(again.values(), default=0)
        if self.most > 1:
            self.faults.append(f"one kill repeated {self.most} deliveries at one endpoint")
        self.delivered = len(first)

    @staticmethod
    def _numbers(body):
        text = body.decode("utf-8", "replace")
        numbers, at = set(), 0
        while True:
            at = text.find("回証明会議", at)
            if at < 0:
                return numbers
            start = at
            while start > 0 and text[start - 1].isdigit():
                start -= 1
            if start < at:
                numbers.add(int(text[start:at]))
            at += 1
