"""Do the tests have teeth? Each named bug is put into a copy of the sources, and its test must fail.

seeded.py [--check] [--again] [NAME …]
--check  only whether each bug still finds its place
--again  what was found out before is not taken over
"""

import filecmp
import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time

from bugs import BUGS
from house import say

# In the copy, only the suites in KAIRAN_SUITES and what they import are built: a change deep down must not build the rest.
MANIFEST = """
if let suites = Context.environment["KAIRAN_SUITES"] {
    var needed = Set(suites.split(separator: " ").map(String.init))
    var open = Array(needed)
    while let name = open.popLast() {
        for dependency in package.targets.first(where: { $0.name == name })?.dependencies ?? [] {
            guard case .byNameItem(let name, _) = dependency, needed.insert(name).inserted else { continue }
            open.append(name)
        }
    }
    package.targets.removeAll { !needed.contains($0.name) }
    package.products = []
}
"""
# A test that hangs has not said what is wrong.
PATIENCE = 600


class Copy:
    """The sources once more, with a build folder of their own: a bug never stands in the working tree."""

    def __init__(self, path):
        self.path = path
        os.makedirs(path, exist_ok=True)
        for name in subprocess.run(["git", "ls-files", "-z"], capture_output=True, text=True).stdout.split("\0"):
            if name and os.path.isfile(name) and name != "Package.swift":
                self._bring(name)
        with open("Package.swift") as file:
            self.write("Package.swift", file.read() + MANIFEST)

    def _bring(self, name):
        target = os.path.join(self.path, name)
        os.makedirs(os.path.dirname(target), exist_ok=True)
        # What has not changed keeps its date, so that it is not built again.
        if not (os.path.exists(target) and filecmp.cmp(name, target, shallow=False)):
            shutil.copyfile(name, target)

    def write(self, name, text):
        target = os.path.join(self.path, name)
        if os.path.exists(target):
            with open(target) as file:
                if file.read() == text:
                    return
        with open(target, "w") as file:
            file.write(text)

    def swift(self, suite, *arguments):
        """The exit code, None when it hung, and what it said."""
        command = ["swift", *arguments, "--manifest-cache", "none"]
        environment = dict(os.environ, KAIRAN_SIM_SEEDS="200")
        # The commands' tests run the programs, which no suite imports: everything is built for them.
        if suite != "BotCommandsTests":
            environment["KAIRAN_SUITES"] = suite
        process = subprocess.Popen(
            command, cwd=self.path, env=environment, text=True, errors="replace", start_new_session=True,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        try:
            said = process.communicate(timeout=PATIENCE if arguments[0] == "test" else None)[0]
            return process.returncode, said
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            return None, process.communicate()[0]

    def build(self, suite):
        code, said = self.swift(suite, "build", "--build-tests")
        return "" if code == 0 else said[-1500:]

    def failures(self, suite, test):
        """The names of the tests that failed, and whether all ended; one test where its words are given."""
        chosen = f"^{suite}\\." + (f".*{pattern(test)}" if test else "")
        code, said = self.swift(suite, "test", "--skip-build", "--filter", chosen)
        lines = said.split("\n")
        failed = {line.split('"')[1] for line in lines if line.startswith("✘ Test ") and line.count('"') > 1}
        ran = any(line.startswith(("✔ Test ", "✘ Test ")) and not line.startswith("✔ Test run") for line in lines)
        return sorted(failed), code, ran, said


def pattern(test):
    """What `--filter` finds the test by."""
    return "".join(c if c.isalnum() or c == " " else "." for c in test)


def misplaced():
    for bug in BUGS:
        with open(bug.path) as file:
            count = file.read().count(bug.old)
        if count != 1:
            yield f"{bug.name}: its place stands {count} times in {bug.path}"


def key(bug):
    """What a result rests on: the bug, the file it is put into, and the suite that has to notice."""
    parts = [repr(bug), open(bug.path).read()]
    folder = f"Tests/{bug.suite}"
    for name in sorted(os.listdir(folder)):
        if name.endswith(".swift"):
            parts.append(open(os.path.join(folder, name)).read())
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def unsound(suite, copy):
    """What is wrong with the suite as it stands."""
    trouble = copy.build(suite)
    if trouble:
        return trouble
    failed, code, _, said = copy.failures(suite, "")
    return "" if code == 0 else "; ".join(failed) or said[-1500:]


def tried(bug, copy):
    with open(os.path.join(copy.path, bug.path)) as file:
        right = file.read()
    copy.write(bug.path, right.replace(bug.old, bug.new))
    try:
        trouble = copy.build(bug.suite)
        if trouble:
            return "does not build", trouble
        failed, code, ran, said = copy.failures(bug.suite, bug.test)
        if code is None:
            return "hangs", said[-1500:]
        if not ran:
            return "no such test", said[-1500:]
        if code == 0:
            return "NOT CAUGHT", ""
        return "caught", "; ".join(failed) or f"exit code {code}"
    finally:
        copy.write(bug.path, right)


def main(arguments):
    wrong = list(misplaced())
    for line in wrong:
        say(f"  {line}")
    if "--check" in arguments or wrong:
        say(f"{len(BUGS) - len(wrong)} of {len(BUGS)} seeded bugs find their place.")
        return 1 if wrong else 0
    names = [argument for argument in arguments if not argument.startswith("-")]
    # The list has one suite after the other: a suite's program is thrown away by the next one's.
    chosen = [bug for bug in BUGS if not names or bug.name in names]
    copy = Copy(os.path.abspath(os.environ.get("KAIRAN_SEEDED", ".build/seeded")))
    ledger = os.path.join(copy.path, "results.json")
    results = {}
    if os.path.exists(ledger):
        with open(ledger) as file:
            results = json.load(file)
    began = time.monotonic()
    missed = 0
    sound = set()
    for place, bug in enumerate(chosen, 1):
        known = results.get(bug.name)
        if known and known["key"] == key(bug) and known["verdict"] == "caught" and "--again" not in arguments:
            say(f"  {place}/{len(chosen)} {bug.name}: {known['verdict']}, as before: {known['word']}")
            continue
        start = time.monotonic()
        if bug.suite not in sound:
            trouble = unsound(bug.suite, copy)
            if trouble:
                say(f"  {bug.suite} fails without any bug: {trouble}")
                return 1
            sound.add(bug.suite)
            say(f"  {bug.suite} passes without a bug ({time.monotonic() - start:.0f} s)")
            start = time.monotonic()
        verdict, word = tried(bug, copy)
        missed += verdict != "caught"
        results[bug.name] = {"key": key(bug), "suite": bug.suite, "verdict": verdict, "word": word}
        with open(ledger + ".new", "w") as file:
            json.dump(results, file, ensure_ascii=False, indent=1)
        os.replace(ledger + ".new", ledger)
        now = time.monotonic()
        say(f"  {place}/{len(chosen)} {bug.name}: {verdict} {word} ({now - start:.0f} s; {(now - began) / 60:.0f} min in all)")
    with open(os.path.join(copy.path, "results.md"), "w") as file:
        file.write("| bug | verdict | by |\n| --- | --- | --- |\n")
        for bug in BUGS:
            if result := results.get(bug.name):
                file.write(f"| {bug.name} | {result['verdict']} | {result['suite']}: {result['word']} |\n")
    say(f"{len(chosen) - missed} of {len(chosen)} seeded bugs are caught. {copy.path}/results.md has the table.")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
