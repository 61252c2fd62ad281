"""Power cuts by replay: powerloss.py [IMAGES]. A run's writes are recorded; then the disk is made anew as it could look
after a cut at any moment: what was not synced is there, or not, or torn, in any order."""

import os
import random
import re
import shutil
import sqlite3
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor

from house import House, integrity, say
from recorder import Recorder

images = int(sys.argv[1]) if len(sys.argv) > 1 else 500
seed = int(os.environ.get("KAIRAN_PROOF_SEED", "5"))
SECTORS = (512, 4096)
CALLS = "openat,close,pwrite64,write,fsync,fdatasync,ftruncate,unlink,rename,sendto,sendmsg,flock"


class File:
    """What is surely on the disk, and what was written since."""

    def __init__(self):
        self.synced = b""
        self.pending = []
        # Its name is in its folder once the folder is synced.
        self.named = False

    def sync(self):
        for step in self.pending:
            self.synced = apply(self.synced, step)
        self.pending = []


def apply(bytes, step):
    kind, *values = step
    if kind == "size":
        return bytes[: values[0]].ljust(values[0], b"\0")
    offset, data = values
    return bytes[:offset].ljust(offset, b"\0") + data + bytes[offset + len(data) :]


def unescaped(text):
    return bytes.fromhex(text.replace("\\x", ""))


def parsed(path, folder):
    """The recorded steps that matter: on files below the store's folder, and bytes that left for a receiver."""
    call = re.compile(r"(\w+)\((.*)\) = (-?\d+)")
    files = re.compile(r"(\d+)<([^>]*)>")
    steps = []
    with open(path, errors="replace") as lines:
        for line in lines:
            match = call.match(line)
            if not match or int(match[3]) < 0:
                continue
            name, rest = match[1], match[2]
            if name == "openat":
                target = re.search(r'"((?:\\x[0-9a-f]{2})*)"', rest)
                place = unescaped(target[1]).decode() if target else ""
                if place.startswith(folder) and "O_CREAT" in rest:
                    steps.append(("make", place))
                continue
            file = files.match(rest)
            if not file:
                continue
            place = unescaped(file[2]).decode("utf-8", "replace") if "\\x" in file[2] else file[2]
            if name in ("sendto", "sendmsg", "write") and place.startswith(("socket:", "TCP:")):
                data = re.search(r'"((?:\\x[0-9a-f]{2})*)"', rest)
                steps.append(("send", unescaped(data[1]) if data else b""))
            elif place.startswith(folder):
                if name == "pwrite64":
                    data, size, offset = re.search(r'"((?:\\x[0-9a-f]{2})*)", (\d+), (\d+)$', rest).groups()
                    bytes = unescaped(data)
                    assert len(bytes) == int(size), "strace cut a write"
                    steps.append(("write", place, int(offset), bytes))
                elif name == "ftruncate":
                    steps.append(("size", place, int(rest.rsplit(", ", 1)[1])))
                elif name in ("fsync", "fdatasync"):
                    steps.append(("sync", place))
                elif name == "unlink":
                    steps.append(("drop", place))
    return steps


def ends_journal(step):
    """Whether it makes a journal void: by zeros where its head was, or by cutting it to nothing."""
    if step[0] == "send" or not step[1].endswith("-journal"):
        return False
    return step[0] == "size" or step[0] == "write" and step[2] == 0 and len(step[3]) == 28 and not any(step[3])


def without_last_syncs(steps):
    """Without the sync of a journal that was just made void, by which a commit lasts."""
    kept, ended = [], None
    for step in steps:
        if step[0] == "sync" and step[1] == ended:
            ended = None
            continue
        if step[0] != "send":
            ended = step[1] if ends_journal(step) else None
        kept.append(step)
    return kept


def image(steps, cut, dice, folder):
    """The disk after a cut before step `cut`."""
    files = {}
    for step in steps[:cut]:
        kind, place = step[0], step[1]
        if kind == "send":
            continue
        if kind == "sync" and place not in files:
            # The folder: the names in it last from now on.
            for file in files.values():
                file.named = True
            continue
        file = files.setdefault(place, File())
        if kind == "sync":
            file.sync()
        elif kind == "write":
            file.pending.append(("bytes", step[2], step[3]))
        elif kind == "size":
            file.pending.append(("size", step[2]))
        elif kind == "drop":
            file.pending = [("size", 0)]
    shape = dice.choice(["none", "all", "some", "some", "some"])
    for place, file in files.items():
        if not file.named and not file.synced and dice.random() < 0.5:
            continue
        bytes = file.synced
        for step in reached(file.pending, shape, dice):
            bytes = apply(bytes, step)
        with open(os.path.join(folder, os.path.basename(place)), "wb") as out:
            out.write(bytes)


def reached(pending, shape, dice):
    """Of what was not synced: nothing, everything, or some of it, torn at sectors and in another order."""
    if shape == "none":
        return []
    if shape == "all":
        return pending
    kept = []
    for step in pending:
        if dice.random() < 0.4:
            continue
        if step[0] == "bytes" and dice.random() < 0.3:
            sector = dice.choice(SECTORS)
            for at in range(0, len(step[2]), sector):
                if dice.random() < 0.6:
                    kept.append(("bytes", step[1] + at, step[2][at : at + sector]))
        else:
            kept.append(step)
    if dice.random() < 0.3:
        dice.shuffle(kept)
    return kept


def sent(steps, cut):
    """The deliveries whose bytes had left, in order, for each endpoint."""
    order = {}
    for step in steps[:cut]:
        if step[0] != "send":
            continue
        path = re.match(rb"POST /(\w+)/", step[1])
        id = re.search(rb"webhook-id: (\S+)", step[1])
        if path and id:
            order.setdefault(path[1].decode(), []).append(id[1].decode())
    return order


def judged(arguments):
    steps, number = arguments
    dice = random.Random(seed * 1_000_003 + number)
    cut = dice.randint(first_store(steps), len(steps))
    folder = tempfile.mkdtemp(prefix="kairan-cut-")
    try:
        image(steps, cut, dice, folder)
        order = sent(steps, cut)
        path = folder + "/kairan.sqlite"
        if not os.path.exists(path):
            return ["lost: the store is gone, and a message had left"] if order else []
        word = integrity(path)
        if word != "ok":
            return [f"corrupt: {word}"]
        states = {}
        connection = sqlite3.connect(path)
        # A store whose tables are half made has told nothing yet. What is under way stands with its endpoint.
        if connection.execute("SELECT 1 FROM pragma_table_info('endpointState') WHERE name = 'underWay'").fetchone():
            states = dict(connection.execute(
                "SELECT publicID, iif(underWay IS NULL, state, 'started') FROM delivery "
                "LEFT JOIN endpointState ON underWay = delivery.id"))
        connection.close()
        faults = []
        for endpoint, ids in order.items():
            for index, id in enumerate(ids):
                state = states.get(id)
                if state in (None, "pending"):
                    faults.append(f"lost: {id} had left for {endpoint} and the ledger says {state}")
                # The next one was sent only because this one's end had been written down.
                elif index + 1 < len(ids) and ids[index + 1] != id and state == "started":
                    faults.append(f"lost: the end of {id} at {endpoint} was acknowledged and is forgotten")
        return faults
    finally:
        shutil.rmtree(folder)


def first_store(steps):
    return next(index for index, step in enumerate(steps) if step[0] == "write")


def recorded():
    recorder = Recorder()
    house = House(recorder.port, endpoints=3)
    house.put(6)
    path = house.folder + "/steps"
    wrapper = ("strace", "-xx", "-y", "-s", "1000000", "-o", path, "-e", f"trace={CALLS}")
    code = house.run(wrapper=wrapper)
    if code != 0:
        say(f"The recorded run ended with {code}: {house.talk()}")
        sys.exit(1)
    steps = parsed(path, os.path.realpath(house.folder) + "/store")
    house.remove()
    return steps


def outcome(steps, count):
    with ProcessPoolExecutor(max_workers=2) as pool:
        return list(pool.map(judged, [(steps, number) for number in range(count)], chunksize=25))


steps = recorded()
kinds = {kind: sum(step[0] == kind for step in steps) for kind in ("write", "size", "sync", "send")}
posts = sum(len(ids) for ids in sent(steps, len(steps)).values())
say(f"Recorded: {kinds['write']} writes, {kinds['size']} truncations, {kinds['sync']} syncs, {posts} posts.")
if not posts or not kinds["sync"]:
    say("The recording holds no posts or no syncs: the proof would prove nothing.")
    sys.exit(1)
full = outcome(steps, images)
bad = [fault for found in full for fault in found]
for fault in bad[:20]:
    say(f"  {fault}")
lost, corrupt = (sum(any(f.startswith(word) for f in found) for found in full) for word in ("lost", "corrupt"))
say(f"FULL: {images} images, {lost} with something acknowledged lost, {corrupt} corrupt.")
# The proof must be able to fail: without the last sync of each commit, commits are lost.
# About 3 % of them lose something: among 600 it is one with near certainty (1 - 0.97^600).
weaker = outcome(without_last_syncs(steps), max(600, images // 5))
weak = sum(any(f.startswith("lost") for f in found) for found in weaker)
say(f"Without the last sync of each commit: {len(weaker)} images, {weak} with something acknowledged lost.")
if not weak:
    say("Nothing was lost without it: the proof proves nothing.")
sys.exit(1 if bad or not weak else 0)
