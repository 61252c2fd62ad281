"""Each k-th system call of a run fails, or is the last one: faults.py [EVERY]. The next run must mend everything."""

import os
import sys
from concurrent.futures import ThreadPoolExecutor

from house import House, Verdict, integrity, say
from recorder import Recorder
from trace import counted

every = int(sys.argv[1]) if len(sys.argv) > 1 else 10
# A month's sample differs from the next month's, and can be repeated (curl's `--shallow`).
shift = int(os.environ.get("KAIRAN_PROOF_SEED", "0")) % every

# What a disk, a full table of descriptors and a network can say, by call.
FAULTS = {
    "fdatasync": ["EIO", "KILL"],
    "fsync": ["EIO", "KILL"],
    "pwrite64": ["EIO", "ENOSPC", "KILL"],
    "write": ["EIO", "ENOSPC", "KILL"],
    "ftruncate": ["EIO", "KILL"],
    "unlink": ["EIO", "KILL"],
    "flock": ["ENOLCK", "KILL"],
    "connect": ["ENETUNREACH", "EMFILE", "KILL"],
    "sendto": ["ECONNRESET", "EPIPE", "KILL"],
    "recvfrom": ["ECONNRESET", "KILL"],
    "socket": ["EMFILE", "KILL"],
    "poll": ["EINTR", "KILL"],
    "epoll_create1": ["EMFILE", "KILL"],
    "epoll_ctl": ["ENOSPC", "KILL"],
    "epoll_wait": ["EINTR", "KILL"],
}
# What the bot promises to say (docs/operating.md); 128 + a signal for the kills.
CODES = {0, 1, 2}


def small_house(port):
    house = House(port, endpoints=3)
    house.put(1)
    return house


def trial(call, fault, turn):
    recorder = Recorder()
    house = small_house(recorder.port)
    inject = f"signal={fault}" if fault == "KILL" else f"error={fault}"
    wrapper = ("strace", "-o", "/dev/null", "-e", f"trace={call}", "-e", f"inject={call}:{inject}:when={turn}")
    recorder.round = 1
    code = house.run(wrapper=wrapper, timeout=60)
    recorder.drain()
    recorder.round = 2
    settled = house.settle()
    verdict = Verdict(house, recorder.arrivals)
    faults = list(verdict.faults)
    if code is None:
        faults.append("it hung")
    elif fault != "KILL" and code not in CODES:
        faults.append(f"it ended with {code}")
    if not settled:
        faults.append("the next runs did not end well")
    word = integrity(house.store)
    if word != "ok":
        faults.append(f"integrity_check says: {word}")
    talk = house.talk()
    if "Fatal error" in talk:
        faults.append("the bot crashed by itself")
    house.remove()
    recorder.close()
    where = f"{call} {turn} {fault}"
    return [f"{where}: {fault_}" for fault_ in faults] + ([f"    {talk[-600:]}"] if faults else []), verdict.duplicates


recorder = Recorder()
house = small_house(recorder.port)
counts = counted(house)
house.remove()
points = [
    (call, fault, turn)
    for call, faults in FAULTS.items()
    for turn in range(1, counts.get(call, 0) + 1)
    for fault in faults
]
chosen = points[shift::every]
with ThreadPoolExecutor(max_workers=4) as pool:
    results = list(pool.map(lambda point: trial(*point), chosen))
faults = [fault for found, _ in results for fault in found]
for fault in faults[:40]:
    say(f"  {fault}")
say(
    f"{len(chosen)} of {len(points)} faults ({', '.join(call for call in FAULTS if counts.get(call))}): "
    f"{sum('lost' in fault for fault in faults)} lost, {sum('integrity' in fault for fault in faults)} corrupt, "
    f"{sum(again for _, again in results)} sent twice under the same id, {len(faults)} complaints."
)
sys.exit(1 if faults else 0)
