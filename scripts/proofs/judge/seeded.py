"""Do the tests have teeth? Each named bug is put into a copy of the sources, and its test must fail. seeded.py [--check]
[NAME …]. `--check`: only whether each bug still finds its place."""

import filecmp
import os
import shutil
import subprocess
import sys
import time

from house import say

WEB, STORE, CORE = "Sources/Webhooks/", "Sources/BotStore/", "Sources/BotCore/"
CURL = WEB + "Curl/"

# Name, file, what stands there, what the bug makes of it, and the test suite (or proof) that must notice.
BUGS = [
    ("sent before its start is written", STORE + "SQLiteStore+Sending.swift",
     "SET underWay = ?1, startedAt = ?2, lastSentAt", "SET lastSentAt", "BotStoreTests"),
    ("synchronous = NORMAL", STORE + "StoreFile.swift",
     'PRAGMA synchronous = FULL', 'PRAGMA synchronous = NORMAL', "BotStoreTests"),
    ("no fencing", STORE + "SQLiteStore.swift",
     '"UPDATE lease SET until = ? WHERE run = ?", until, run', '"UPDATE lease SET until = ?", until', "BotStoreTests"),
    ("a lock that keeps nobody out", STORE + "SQLiteStore+Runs.swift",
     "since <= now, now < since + opening.lease {", "since <= now, now < since {", "BotStoreTests"),
    ("what died in mid-send is forgotten", STORE + "SQLiteStore+Runs.swift",
     "JOIN delivery ON id = underWay ORDER BY id", "JOIN delivery ON id = underWay WHERE 0 ORDER BY id", "BotStoreTests"),
    ("the newest first", STORE + "SQLiteStore+Sending.swift",
     "ORDER BY delivery.id LIMIT \\(ReadAhead", "ORDER BY delivery.id DESC LIMIT \\(ReadAhead", "BotStoreTests"),
    ("a store that all can read", STORE + "StoreFile.swift", "O_NOCTTY, 0o600)", "O_NOCTTY, 0o644)", "BotStoreTests"),
    ("retention drops what was refused", STORE + "SQLiteStore+Retention.swift",
     "static let arrived = \"state IN ('delivered', 'accepted')", "static let arrived = \"state IN ('delivered', 'accepted', 'refused')", "BotStoreTests"),
    ("a retry that counts on", STORE + "SQLiteStore+Deliveries.swift",
     "UPDATE delivery SET state = 'pending', failures = 0", "UPDATE delivery SET state = 'pending', failures = failures", "BotStoreTests"),
    ("one attempt, two posts", CURL + "Attempt.swift", "return !wasRefusedAgain", "return true", "WebhooksTests"),
    ("sent, and told as not sent", CURL + "Attempt.swift", "let arrived = hasBegun", "let arrived = false", "WebhooksTests"),
    ("redirects followed", CURL + "AttemptOptions.swift", "CURLOPT_FOLLOWLOCATION, 0", "CURLOPT_FOLLOWLOCATION, 1", "WebhooksTests"),
    ("certificates not checked", CURL + "AttemptOptions.swift",
     "try easy.set(CURLOPT_CAPATH, nil)", "try easy.set(CURLOPT_CAPATH, nil); try easy.set(CURLOPT_SSL_VERIFYPEER, 0)", "WebhooksTests"),
    ("a proxy from the environment", CURL + "AttemptOptions.swift",
     'proxy?.reveal() ?? ""', 'proxy?.reveal()', "WebhooksTests"),
    ("no deadline for the whole", CURL + "AttemptOptions.swift",
     "CURLOPT_TIMEOUT_MS, Int(max(1, reach.timeout.milliseconds))", "CURLOPT_TIMEOUT_MS, 0", "WebhooksTests"),
    ("an answer without an end", CURL + "AttemptCallbacks.swift",
     "return attempt.tooLarge ? 0 : piece.count", "return piece.count", "WebhooksTests"),
    ("a head without an end", CURL + "Attempt.swift",
     "static let headLimit = 64 * 1024", "static let headLimit = 1 << 40", "WebhooksTests"),
    ("private addresses open", CURL + "AttemptOptions.swift",
     "guardsAddresses: !reach.allowPrivate && reach.proxy == nil", "guardsAddresses: false", "WebhooksTests"),
    ("mapped addresses open", CURL + "AddressGuard.swift", "0xFF, 0xFF], 96,", "0xFF, 0xFE], 96,", "WebhooksTests"),
    ("6to4 open", CURL + "AddressGuard.swift", '[0x20, 0x02], 16', '[0x20, 0x03], 16', "WebhooksTests"),
    ("400 tried again", WEB + "Classifier.swift",
     '.refused("it does not take this message")', '.retry("it does not take this message")', "WebhooksTests"),
    ("Retry-After ignored", WEB + "Classifier.swift",
     "delays.compactMap { $0.wait(in: answer, now: now) }.max()", "nil", "WebhooksTests"),
    ("a redirect counts as delivered", WEB + "Classifier.swift", "Row(200...299, .any, .delivered)", "Row(200...399, .any, .delivered)", "WebhooksTests"),
    ("410 tried again", WEB + "Classifier.swift", '.gone("it is gone for good")', '.retry("it is gone for good")', "WebhooksTests"),
    ("a new id with each try", WEB + "Services/GenericService.swift",
     '("webhook-id", deliveryID)', '("webhook-id", deliveryID + String(attempt))', "WebhooksTests"),
    ("a secret that prints", CORE + "Secret.swift",
     'package var description: String { "<secret>" }', "package var description: String { value }", "WebhooksTests"),
    ("no jitter", CORE + "RetryPolicy.swift", "package var jitter = 0.2", "package var jitter = 0.0", "BotCoreTests"),
    ("an endpoint that fails for ever", CORE + "Stages/Verdict.swift",
     ">= situation.policy.givesUpAfter", "< .zero", "BotCoreTests"),
    ("trouble told again and again", CORE + "Stages/Verdict.swift",
     "guard endpoint.pausedFor == nil else { return }\n", "", "BotCoreTests"),
    ("the pace not kept", CORE + "Stages/Lane.swift", "return max(now, last + pace)", "return now", "Simulation"),
    ("a gone endpoint called again", CORE + "Stages/Verdict.swift",
     "verdict.endpoint.goneSince = situation.now\n", "", "BotCoreTests"),
    ("a success that forgives nothing", CORE + "Stages/Verdict.swift", "endpoint.failingSince = nil", "_ = endpoint", "BotCoreTests"),
    ("the last attempt is never the last", CORE + "RetryPolicy.swift",
     "guard failures < steps.count else { return nil }", "let failures = min(failures, steps.count - 1)", "BotCoreTests"),
]


def misplaced():
    found = []
    for name, path, old, _, _ in BUGS:
        with open(path) as file:
            count = file.read().count(old)
        if count != 1:
            found.append(f"{name}: its place stands {count} times in {path}")
    return found


def shell(*command, cwd):
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True)


def caught(bug, copy):
    """Whether the test fails, and what it says."""
    name, path, old, new, suite = bug
    place = os.path.join(copy, path)
    with open(place) as file:
        right = file.read()
    with open(place, "w") as file:
        file.write(right.replace(old, new))
    try:
        build = shell("swift", "build", "--build-tests", "--manifest-cache", "none", cwd=copy)
        if build.returncode != 0:
            return None, build.stdout[-800:] + build.stderr[-800:]
        test = shell("swift", "test", "--skip-build", "--manifest-cache", "none", "--filter", f"^{suite}\\.", cwd=copy)
        failed = [line for line in test.stdout.split("\n") if line.startswith("✘ Test ") and "recorded" in line]
        word = failed[0].split('"')[1] if failed and '"' in failed[0] else f"exit {test.returncode}"
        return test.returncode != 0, word
    finally:
        with open(place, "w") as file:
            file.write(right)


wrong = misplaced()
for line in wrong:
    say(f"  {line}")
wanted = [argument for argument in sys.argv[1:] if not argument.startswith("-")]
if "--check" in sys.argv or wrong:
    say(f"{len(BUGS) - len(wrong)} of {len(BUGS)} seeded bugs find their place.")
    sys.exit(1 if wrong else 0)
# A copy with a build folder of its own: a bug never stands in the working tree.
copy = os.path.abspath(os.environ.get("KAIRAN_SEEDED", ".build/seeded"))
os.makedirs(copy, exist_ok=True)
for path in subprocess.run(["git", "ls-files", "-z"], capture_output=True, text=True).stdout.split("\0"):
    if not path or not os.path.isfile(path):
        continue
    target = os.path.join(copy, path)
    os.makedirs(os.path.dirname(target), exist_ok=True)
    # What has not changed keeps its date, so that it is not built again.
    if not (os.path.exists(target) and filecmp.cmp(path, target, shallow=False)):
        shutil.copy2(path, target)
chosen = [bug for bug in BUGS if not wanted or bug[0] in wanted]
missed = 0
for bug in chosen:
    began = time.monotonic()
    isCaught, word = caught(bug, copy)
    missed += not isCaught
    verdict = {True: "caught by", False: "NOT CAUGHT", None: "does not build:"}[isCaught]
    say(f"  {bug[0]}: {verdict} {word} ({time.monotonic() - began:.0f} s)")
say(f"{len(chosen) - missed} of {len(chosen)} seeded bugs are caught.")
sys.exit(1 if missed else 0)
