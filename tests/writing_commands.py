"""The commands that must leave earlier work whole wherever they are stopped, and what is whole for each.

A command more is one entry more in COMMANDS: test_faulty_commands.py and `./run faults` then try it too.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from commands import IN_TIME

from bidgen.files import STAGING, undo_unfinished
from bids import SMALL

Contents = Mapping[str, bytes]


@dataclass(frozen=True)
class WritingCommand:
    """A command that writes into `folder` of a bid.

    `prepare` puts the earlier work into a copy of the small bid. `left` yields what is wrong with what a
    reader finds right after the command was stopped, and `next_run` with what there is once it has been run
    again; both are told what is found, what there was before, and what one whole run makes of it.
    """

    folder: str
    arguments: tuple[str, ...]
    prepare: Callable[[Path], object]
    left: Callable[[Contents, Contents, Contents], Iterator[str]]
    next_run: Callable[[Contents, Contents, Contents], Iterator[str]]

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


_TWO_AS_WORD = ("--only", "conclusion", "--only", "journey-map", "--as", "docx", "--jobs", "1")
COMMANDS = {
    "build": WritingCommand("out", (*IN_TIME, *_TWO_AS_WORD), _earlier_outputs, _each_file_whole, _all_new),
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
    if status != 0:
        yield f"the next run ends with {status}"
    yield from command.next_run(command.found(bid), before, after)
    if (bid / command.folder / STAGING).exists():
        yield "the next run leaves the folder of the run that was stopped"
