"""`./run faults`: kills commands at random points of their run, and looks at what each has left behind."""

from __future__ import annotations

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from commands import ROOT, bidgen
from faulty_disk import KILLED, Fault, faults, faulty_disk
from writing_commands import COMMANDS, Contents, run_again, stopped

from bidgen.formats import count

# The real command line, which ends itself at one operation on the disk.
_KILLS_ITSELF = """
import os, signal, sys
from bidgen.cli import main
from faulty_disk import Fault, faulty_disk
at, operation, when, how, *arguments = sys.argv[1:]
kill = lambda: os.kill(os.getpid(), signal.SIGKILL)
with faulty_disk(Fault(int(at), operation, when, how), kill):
    main(arguments)
"""
# A run takes now a little longer than the one that was timed, now a little less.
_LONGER = 1.1


@dataclass(frozen=True)
class Whole:
    """What a command does when nothing stops it: what is there before and after, and how it gets there."""

    before: Contents
    after: Contents
    seconds: float
    operations: tuple[str, ...]


@dataclass(frozen=True)
class Tried:
    """One point: of what kind and which exactly, what a reader found right after it, and what was wrong."""

    kind: str
    exactly: str
    seen: str
    wrong: tuple[str, ...]


def main(arguments: Sequence[str] | None = None) -> int:
    """Return 0 if nothing was ever wrong, and 1 if anything was."""
    wanted = _options(arguments)
    print(f"seed {wanted.seed}", flush=True)
    found: list[Tried] = []
    with tempfile.TemporaryDirectory(prefix="bidgen-faults-") as top:
        whole = {name: whole_run(name, Path(top)) for name in COMMANDS}
        for number in [wanted.point] if wanted.point else range(1, wanted.points + 1):
            chance = random.Random(f"{wanted.seed} {number}")
            name = chance.choice(sorted(COMMANDS))
            one = tried(name, whole[name], number % 2 == 0, chance, Path(top))
            for wrong in one.wrong:
                print(f"seed {wanted.seed}, point {number}: {one.kind}, {one.exactly}: {wrong}", flush=True)
            found.append(one)
    _report(found)
    return 1 if any(one.wrong for one in found) else 0


def _report(found: Sequence[Tried]) -> None:
    for counted in (Counter(one.kind for one in found), Counter(one.seen for one in found)):
        for words, times in sorted(counted.items()):
            print(f"{times:5} {words}")
    print(f"{count(len(found), 'point')}, {sum(bool(one.wrong) for one in found)} with something wrong")


def whole_run(name: str, top: Path) -> Whole:
    """Run the command twice: in this process to see what it does, and in its own to see how long it takes."""
    command = COMMANDS[name]
    bid = command.bid(top / "bid")
    before = command.found(bid)
    with faulty_disk() as done:
        run = bidgen(*command.on(name, bid))
    assert run.returncode == 0, run.stderr
    after = command.found(bid)
    command.bid(bid)
    begun = time.monotonic()
    _started(_program(), *command.on(name, bid)).wait()
    return Whole(before, after, time.monotonic() - begun, tuple(operation for operation, _ in done))


def tried(name: str, whole: Whole, at_operation: bool, chance: random.Random, top: Path) -> Tried:
    """Kill the command at an operation, or at a moment of its run, and run it again."""
    command = COMMANDS[name]
    bid = command.bid(top / "bid")
    wrong: list[str] = []
    if at_operation:
        # To be killed after an operation is to be killed before the next.
        fault = chance.choice([one for one in faults(whole.operations) if one.how == KILLED])
        kind, exactly = f"{name} killed {fault.when} {fault.operation}", f"operation {fault.at}"
        wrong += _killed_at(fault, name, bid)
    else:
        seconds = chance.uniform(0, whole.seconds * _LONGER)
        kind, exactly = f"{name} {_killed_after(seconds, name, bid)}", f"{seconds:.3f} seconds"
    seen = _seen(command.found(bid), whole)
    wrong += stopped(name, bid, whole.before, whole.after)
    again = bidgen(*command.on(name, bid))
    wrong += run_again(name, bid, whole.before, whole.after, again.returncode)
    return Tried(kind, exactly, f"{name} left {seen}", tuple(wrong))


def _seen(found: Contents, whole: Whole) -> str:
    if found == whole.before:
        return "everything as it was"
    return "everything new" if found == whole.after else "some of each, until the next run"


def _killed_at(fault: Fault, name: str, bid: Path) -> list[str]:
    which = (str(fault.at), fault.operation, fault.when, fault.how)
    process = _started(sys.executable, "-c", _KILLS_ITSELF, *which, *COMMANDS[name].on(name, bid))
    status = process.wait()
    return [] if status == -signal.SIGKILL else [f"was not killed there, but ended with {status}"]


def _killed_after(seconds: float, name: str, bid: Path) -> str:
    process = _started(_program(), *COMMANDS[name].on(name, bid))
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        process.kill()
    return "killed at a moment" if process.wait() == -signal.SIGKILL else "ended before it was killed"


def _program() -> str:
    return str(Path(sys.executable).with_name("bidgen"))


def _started(*words: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        words,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT / "tests")},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="./run faults", description="Kill commands at random points.")
    parser.add_argument("points", metavar="N", type=int, nargs="?", default=200, help="how many (200)")
    parser.add_argument("--seed", type=int, default=random.randrange(10**6), help="of an earlier run")
    parser.add_argument("--point", type=int, metavar="K", help="try point K of that seed alone")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
