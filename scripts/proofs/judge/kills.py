"""kill -9 at random moments and at named points; the recorder judges. kills.py [KILLS] [DOCUMENTS_PER_KILL]"""

import os
import random
import signal
import sys
import threading
import time

from house import House, Verdict, integrity, say
from recorder import Recorder
from trace import counted

kills = int(sys.argv[1]) if len(sys.argv) > 1 else 100
documents = int(sys.argv[2]) if len(sys.argv) > 2 else 2
seed = int(os.environ.get("KAIRAN_PROOF_SEED", "5"))
dice = random.Random(seed)

# Where a request is, as its receiver sees it …
STAGES = ["accepted", "firstByte", "head", "halfBody", "body", "halfAnswer", "answered"]
# … and where the store and the wire are, as the kernel sees it.
CALLS = ["openat", "flock", "fcntl", "pwrite64", "fdatasync", "ftruncate", "connect", "sendto", "recvfrom", "poll",
         "epoll_ctl", "epoll_wait", "read", "pread64", "close"]

recorder = Recorder(os.environ.get("KAIRAN_PROOF_LOG"))
house = House(recorder.port)

# Once without trouble, on other documents: how long a run takes, and how often it makes each call.
house.put(documents)
began = time.monotonic()
if not house.settle():
    say(f"A run without trouble did not end well: {house.talk()}")
    sys.exit(1)
usual = time.monotonic() - began
house.put(documents)
counts = counted(house)
calls = [call for call in CALLS if counts.get(call)]
points = STAGES + calls
say(f"A run takes {usual * 1000:.0f} ms. Named points: {', '.join(points)}. Seed {seed}.")


def killing_at_stage(stage, skip):
    """Kills at the stage of the request after `skip` others."""
    left, lock = [skip], threading.Lock()

    def act(reached):
        if reached != stage:
            return
        with lock:
            left[0] -= 1
            fire = left[0] < 0
        if fire and process.poll() is None:
            os.kill(process.pid, signal.SIGKILL)

    return act


struck = {}
while sum(struck.values()) < kills:
    recorder.round += 1
    house.put(documents)
    point = dice.choice(points) if dice.random() < 0.5 else "moment"
    wrapper = ()
    if point in calls:
        turn = dice.randint(1, counts[point])
        wrapper = ("strace", "-o", "/dev/null", "-e", f"trace={point}", "-e", f"inject={point}:signal=KILL:when={turn}")
    process = house.start(wrapper=wrapper)
    if point == "moment":
        time.sleep(dice.uniform(0, usual))
        process.send_signal(signal.SIGKILL)
    elif point in STAGES:
        recorder.on_stage = killing_at_stage(point, dice.randint(0, 2 * house.endpoints))
    code = process.wait()
    recorder.on_stage = None
    recorder.drain()
    if code in (-signal.SIGKILL, 128 + signal.SIGKILL):
        struck[point] = struck.get(point, 0) + 1

recorder.round += 1
settled = house.settle()
verdict = Verdict(house, recorder.arrivals)
faults = verdict.faults
if not settled:
    faults.append(f"the last run did not end well: {house.talk()}")
word = integrity(house.store)
if word != "ok":
    faults.append(f"integrity_check says: {word}")
if "Fatal error" in house.talk():
    faults.append("the bot crashed by itself")
for fault in faults[:20]:
    say(f"  {fault}")
named = len(struck) - ("moment" in struck)
say(
    f"{sum(struck.values())} kills ({struck.get('moment', 0)} at random moments, the others at {named} named points), "
    f"{verdict.delivered} deliveries: {sum(f.startswith('lost') for f in faults)} lost, {verdict.duplicates} sent twice "
    f"({100 * verdict.duplicates / max(1, verdict.delivered):.2f} %), at most {verdict.most} for each kill and endpoint, "
    f"same id and bytes; {recorder.broken} requests broke off half way."
)
house.remove()
sys.exit(1 if faults else 0)
