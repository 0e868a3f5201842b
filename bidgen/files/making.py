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
    if any(folder.iterdir()):
        return (problem("O610", Place(str(folder))),)
    staging = folder / STAGING
    try:
        clear(staging)
        write_below(staging, files)
        _move_up(staging)
        flush(folder)
    except BaseException:
        clear(staging)
        raise
    return ()


def _move_up(staging: Path) -> None:
    """Move what is in `staging` into the empty folder around it: all of it, or nothing."""
    moved: list[Path] = []
    try:
        for part in sorted(staging.iterdir()):
            moved.append(staging.parent / part.name)
            operations.rename(part, moved[-1])
        operations.remove_empty(staging)
    except BaseException:
        for part in moved:
            if part.is_dir():
                clear(part)
            else:
                operations.remove(part)
        raise
