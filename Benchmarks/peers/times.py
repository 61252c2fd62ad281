"""The peer of `kairan-bench times`: ja-timex over the same document, line by line (over the whole it is slower).

    pip install ja-timex
    python3 times.py MINUTES
"""

import sys
import time

began = time.process_time()
from ja_timex import TimexParser

parser = TimexParser()
parser.parse("令和5年12月1日")
ready = (time.process_time() - began) * 1000

text = open(sys.argv[1], encoding="utf-8").read()
lines = [line for line in text.split("\n") if line.strip()]
size = sum(len(line.encode()) for line in lines) / 1e6
began = time.process_time()
rounds = 0
while time.process_time() - began < 1:
    for line in lines:
        parser.parse(line)
    rounds += 1
print(f"{size * rounds / (time.process_time() - began):.2f} MB/s, ready in {ready:.0f} ms")
