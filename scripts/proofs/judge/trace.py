"""What a run asks of the kernel, by strace."""

import os
import re
import subprocess


def counted(house):
    """How often a run of the bot (not of its children) makes each call."""
    path = house.folder + "/counts"
    house.run(wrapper=("strace", "-c", "-o", path))
    counts = {}
    with open(path) as file:
        for line in file:
            fields = line.split()
            if len(fields) >= 5 and re.fullmatch(r"[0-9.]+", fields[0]) and fields[-1] != "total":
                counts[fields[-1]] = int(fields[3])
    os.remove(path)
    return counts
