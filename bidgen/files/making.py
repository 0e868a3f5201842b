"""A new folder with everything in it: made beside its place and moved there at the end, or not at all."""

from __future__ import annotations

import errno
import os
from collections.abc import Mapping
from pathlib import Path

from bidgen.files import operations
from bidgen.files.disk import (
    REFUSED,
    STAGING,
    clear,
    flush,
    folder_problem,
    make,
    refusal,
    taken_back,
    turn,
    why_not,
    write_below,
)
from bidgen.files.moving import Content, move_in, undo
from bidgen.places import Place
from bidgen.problems import Problem, problem


def make_folder(folder: Path, files: Mapping[str, bytes]) -> tuple[Problem, ...]:
    """Make `folder` with `files` in it (path below the folder to content): all of it, or nothing.

    It may be there already if it is empty. Reports O601, and O610 where it holds anything; OSError is left
    for what is wrong with the machine.
    """
    if reason := why_not(folder):
        return (folder_problem(folder, reason),)
    made: list[Path] = []
    try:
        if folder.exists():
            with turn(folder):
                return _fill_empty(folder, files)
        with taken_back(made):
            make(folder.absolute().parent, made)
            return _make_beside(folder, files)
    except OSError as failure:
        if failure.errno in REFUSED:
            return (refusal(folder, failure),)
        raise


def _make_beside(folder: Path, files: Mapping[str, bytes]) -> tuple[Problem, ...]:
    """Make a folder that is not there yet beside its place, and move it there as a whole."""
    # Of the process's own, so that two at once do not work in one folder.
    staging = folder.absolute().parent / f"{STAGING}-{os.getpid()}"
    try:
        clear(staging)
        write_below(staging, files)
        operations.rename(staging, folder)
        flush(staging.parent)
    except OSError as failure:
        clear(staging)
        # Somebody has made the folder in the meantime: it is theirs.
        if failure.errno in {errno.ENOTEMPTY, errno.EEXIST}:
            return (problem("O610", Place(str(folder))),)
        raise
    except BaseException:
        clear(staging)
        raise
    return ()


def _fill_empty(folder: Path, files: Mapping[str, bytes]) -> tuple[Problem, ...]:
    """Put the files into an empty folder; it stays the one that it is, for somebody may stand in it."""
    undo(folder)
    if any(folder.iterdir()):
        return (problem("O610", Place(str(folder))),)
    move_in(folder, _by_first_part(files))
    return ()


def _by_first_part(files: Mapping[str, bytes]) -> dict[str, Content]:
    """Return the files at the top as they are, and the others as the folders at the top that they are in."""
    found: dict[str, Content] = {}
    below: dict[str, dict[str, bytes]] = {}
    for path, content in files.items():
        first, _, rest = path.partition("/")
        if rest:
            below.setdefault(first, {})[rest] = content
        else:
            found[first] = content
    return found | below
