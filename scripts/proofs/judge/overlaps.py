"""Overlapping runs, stopped runs, and a store that somebody else has locked: overlaps.py [ROUNDS]."""

import os
import random
import signal
import sqlite3
import sys
import threading
import time
from datetime import datetime, timedelta

from house import House, Verdict, integrity, say
from recorder import Recorder

rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 20
dice = random.Random(int(os.environ.get("KAIRAN_PROOF_SEED", "5")))
faults = []
START = datetime(2026, 10, 8, 10, 0)


def at(minutes):
    """The runs' clocks are set: the lease of 60 s passes without anybody waiting for it."""
    return (START + timedelta(minutes=minutes)).strftime("%Y-%m-%dT%H:%M")


def judge(what, house, recorder, mostAgain):
    recorder.drain()
    verdict = Verdict(house, recorder.arrivals)
    found = [fault for fault in verdict.faults if not fault.startswith("one kill")]
    word = integrity(house.store)
    if word != "ok":
        found.append(f"integrity_check says: {word}")
    # Whoever is stopped with a message on the wire, or just before it leaves, repeats that one: not a second.
    times = {}
    for arrival in recorder.arrivals:
        times[arrival.id] = times.get(arrival.id, 0) + 1
    again = {}
    for id, count in times.items():
        path = next(a.path for a in recorder.arrivals if a.id == id)
        again[path] = again.get(path, 0) + count - 1
    most = max(again.values(), default=0)
    if most > mostAgain:
        found.append(f"{most} messages came twice at one endpoint; at most {mostAgain} can have been on the wire")
    talk = house.talk()
    if "Fatal error" in talk:
        found.append("the bot crashed by itself")
    faults.extend(f"{what}: {fault}" for fault in found)
    if found and os.environ.get("KAIRAN_PROOF_KEEP"):
        for row in house.database().execute("SELECT endpoint,state,attempts,notBefore,lastReason FROM delivery ORDER BY endpoint,id"):
            faults.append(f"    {row}")
        for row in house.database().execute("SELECT * FROM lease"):
            faults.append(f"    {row}")
    if found:
        faults.append(f"    {talk[-500:]}")
    return verdict


# How long a run takes that is not disturbed: stops are spread over it.
recorder = Recorder()
house = House(recorder.port, endpoints=5)
house.put(3)
began = time.monotonic()
house.settle()
usual = time.monotonic() - began
house.remove()
recorder.close()

# 1. Two or three runs at once, again and again: one works, the others leave.
delivered = leaving = 0
for round in range(rounds):
    recorder, count = Recorder(), dice.choice([2, 3])
    house = House(recorder.port, endpoints=5)
    house.put(3)
    codes = [process.wait() for process in [house.start() for _ in range(count)]]
    if any(code != 0 for code in codes):
        faults.append(f"{count} runs at once ended with {codes}: {house.talk()[-500:]}")
    house.settle()
    delivered += judge(f"{count} runs at once", house, recorder, 0).delivered
    house.remove()
    recorder.close()
say(f"{rounds} times two or three runs at once: {delivered} deliveries.")

# 2. A run is stopped, its lease passes, one or two others take over, and it wakes up.
delivered = again = woken = 0
for round in range(rounds):
    recorder = Recorder()
    house = House(recorder.port, endpoints=5)
    house.put(3)
    stopped = house.start(as_of=at(0))
    time.sleep(dice.uniform(0.1, 1.1) * usual)
    stopped.send_signal(signal.SIGSTOP)
    second = house.start(as_of=at(2))
    if dice.random() < 0.5:
        time.sleep(dice.uniform(0.1, 1.1) * usual)
        second.send_signal(signal.SIGSTOP)
        third = house.run(as_of=at(4))
        second.send_signal(signal.SIGCONT)
        takeovers = 2
    else:
        takeovers = 1
    code = second.wait()
    # 1 and a sentence: it lost its lease in turn, or the stopped one holds SQLite's lock in the middle of a commit.
    if code not in (0, 1):
        faults.append(f"a run that took over ended with {code}: {house.talk()[-500:]}")
    if stopped.poll() is None:
        woken += 1
        stopped.send_signal(signal.SIGCONT)
    if stopped.wait() not in (0, 1):
        faults.append(f"the woken run ended with {stopped.returncode}: {house.talk()[-500:]}")
    for _ in range(10):
        if house.run(as_of=at(6)) == 0:
            break
    else:
        faults.append(f"the last run did not end well: {house.talk()[-500:]}")
    verdict = judge("a run stopped past its lease", house, recorder, takeovers)
    delivered, again = delivered + verdict.delivered, again + verdict.duplicates
    house.remove()
    recorder.close()
say(f"{rounds} runs stopped past their lease ({woken} woke up in the middle): {delivered} deliveries, {again} sent twice.")

# 3. Somebody else has the store locked, from the start or in the middle of a run.
delivered = 0
for round in range(max(2, rounds // 4)):
    recorder = Recorder()
    house = House(recorder.port, endpoints=5)
    house.put(1)
    house.settle()
    house.put(3)
    process = house.start() if round % 2 else None
    if process:
        time.sleep(dice.uniform(0.02, 0.2))
    foreign = sqlite3.connect(house.store, timeout=10, isolation_level=None)
    foreign.execute("BEGIN EXCLUSIVE")
    process = process or house.start()
    time.sleep(dice.uniform(0.5, 3))
    foreign.execute("COMMIT")
    foreign.close()
    if process.wait() != 0:
        faults.append(f"with the store locked for a while a run ended with {process.returncode}: {house.talk()[-500:]}")
    house.settle()
    delivered += judge("the store was locked", house, recorder, 0).delivered
    house.remove()
    recorder.close()
say(f"{max(2, rounds // 4)} runs with a store that another program had locked for a while: {delivered} deliveries.")

for fault in faults[:30]:
    say(f"  {fault}")
say(f"Overlaps: {sum('lost:' in f for f in faults)} lost, {sum('came twice' in f for f in faults)} double claims, {len(faults)} complaints.")
sys.exit(1 if faults else 0)
