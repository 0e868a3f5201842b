"""The commands that must leave earlier work whole wherever they are stopped, and what is whole for each.

A command more is one entry more in COMMANDS: test_faulty_commands.py and `./run faults` then try it too.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from commands import IN_TIME, bidgen

from bidgen.check.release_log import LOG, RELEASES
from bidgen.files import STAGING, undo_unfinished
from bids import SMALL

Contents = Mapping[str, bytes]


@dataclass(frozen=True)
class WritingCommand:
    """A command that writes into `folder` of a bid.

    `prepare` puts the earlier work into a copy of the small bid. `left` yields what is wrong with what a
    reader finds right after the command was stopped, and `next_run` with what there is once it has been run
    again; both are told what is found, what there was before, and what one whole run makes of it.
    `done_already` is how the next run may end where the one that was stopped had done everything.
    """

    folder: str
    arguments: tuple[str, ...]
    prepare: Callable[[Path], object]
    left: Callable[[Contents, Contents, Contents], Iterator[str]]
    next_run: Callable[[Contents, Contents, Contents], Iterator[str]]
    done_already: int = 0

    def on(self, name: str, bid: Path) -> list[str]:
        """Return the words of the command line that runs it, without the program's own name."""
        return [name, str(bid), *self.arguments]

    def bid(self, folder: Path) -> Path:
        """Make `folder`, in the place of an earlier one, a bid with earlier work in it."""
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(SMALL, folder)
        self.prepare(folder)
        return folder

    def found(self, bid: Path) -> Contents:
        """Return what the folder holds that counts: not what a killed run was about to move there."""
        top = bid / self.folder
        files = [path for path in top.rglob("*") if path.is_file()]
        return {
            str(path.relative_to(top)): path.read_bytes()
            for path in files
            if not path.relative_to(top).parts[0].startswith(STAGING)
        }


def _earlier_outputs(bid: Path) -> None:
    """Of the two documents that are built one was built before, and so was another."""
    (bid / "out").mkdir()
    for name in ("small-conclusion.docx", "small-business-case.docx", "notes.txt"):
        (bid / "out" / name).write_bytes(b"earlier " + name.encode())


def _each_file_whole(found: Contents, before: Contents, after: Contents) -> Iterator[str]:
    for name in before.keys() - found.keys():
        yield f"{name} is gone"
    for name, content in found.items():
        if content not in (before.get(name), after.get(name)):
            yield f"{name} is neither the earlier one nor the new one"


def _all_new(found: Contents, before: Contents, after: Contents) -> Iterator[str]:
    for name in sorted(found.keys() | after.keys()):
        if found.get(name) != after.get(name):
            yield f"{name} is not what a run that nothing stops leaves"


@cache
def _first_release() -> Contents:
    with tempfile.TemporaryDirectory() as top:
        shutil.copytree(SMALL, Path(top) / "bid")
        assert bidgen("release", Path(top) / "bid", *_RELEASE).returncode == 0
        releases = Path(top) / "bid" / RELEASES
        files = [path for path in releases.rglob("*") if path.is_file()]
        return {str(path.relative_to(releases)): path.read_bytes() for path in files}


def _earlier_release(bid: Path) -> None:
    for name, content in _first_release().items():
        file = bid / RELEASES / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)


def _log_true(found: Contents, before: Contents, after: Contents) -> Iterator[str]:
    """Every release that the log names is whole; one that it does not name yet is whole or not there."""
    yield from _each_file_whole(found, before, after)
    new = {name: content for name, content in after.items() if name not in before}
    there = {name: content for name, content in found.items() if name not in before}
    if there not in ({}, new):
        yield "some of the new release is there"
    if found.get(LOG) == after[LOG] and there != new:
        yield "the log names a release that is not there"


def _release_more(found: Contents, before: Contents, after: Contents) -> Iterator[str]:
    """The new release is there, by the run that was stopped or by the next, which then makes one more."""
    for name in after.keys() - {LOG}:
        if found.get(name) != after[name]:
            yield f"{name} is not what a run that nothing stops leaves"
    if not found.get(LOG, b"").startswith(after[LOG]):
        yield "the log has not only been added to"
    numbers = {name.partition("-")[0] for name in found.keys() - {LOG}}
    if len(numbers) != found.get(LOG, b"").count(b"\n- release: "):
        yield "the log does not name just the releases that are there"


_RELEASE = (*IN_TIME, "--yes", "--only", "conclusion", "--as", "docx", "--jobs", "1")
_WITHDRAW = ("1", *IN_TIME, "--yes", "--reason", "Sent too early")
_TWO_AS_WORD = ("--only", "conclusion", "--only", "journey-map", "--as", "docx", "--jobs", "1")
COMMANDS = {
    "build": WritingCommand("out", (*IN_TIME, *_TWO_AS_WORD), _earlier_outputs, _each_file_whole, _all_new),
    "release": WritingCommand(RELEASES, _RELEASE, _earlier_release, _log_true, _release_more),
    "withdraw": WritingCommand(RELEASES, _WITHDRAW, _earlier_release, _each_file_whole, _all_new, 1),
}


def stopped(name: str, bid: Path, before: Contents, after: Contents) -> Iterator[str]:
    """Yield what is wrong with the bid right after the command was stopped in it, and once that is undone."""
    command = COMMANDS[name]
    yield from command.left(command.found(bid), before, after)
    # A copy, so that the next run has something to undo itself.
    copy = bid.with_name("undone")
    shutil.rmtree(copy, ignore_errors=True)
    if (bid / command.folder).exists():
        shutil.copytree(bid / command.folder, copy / command.folder)
    undo_unfinished(copy / command.folder)
    if command.found(copy) not in (before, after):
        yield "undone, it is some of the earlier and some of the new"


def run_again(name: str, bid: Path, before: Contents, after: Contents, status: int) -> Iterator[str]:
    """Yield what is wrong once the command has been run again, which gave `status`."""
    command = COMMANDS[name]
    if status not in (0, command.done_already):
        yield f"the next run ends with {status}"
    yield from command.next_run(command.found(bid), before, after)
    if (bid / command.folder / STAGING).exists():
        yield "the next run leaves the folder of the run that was stopped"
