"""A new folder with everything in it: made beside its place and moved there at the end, or not at all."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from bidgen.files.disk import (
    REFUSED,
    STAGING,
    flush_folder,
    folder_problem,
    make,
    refusal,
    taken_back,
    turn,
    why_not,
    write,
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
        _write_below(staging, files)
        staging.replace(folder)
        flush_folder(staging.parent)
    except OSError as failure:
        shutil.rmtree(staging, ignore_errors=True)
        # Somebody has made the folder in the meantime: it is theirs.
        if failure.errno in {errno.ENOTEMPTY, errno.EEXIST}:
            return (problem("O610", Place(str(folder))),)
        raise
    except BaseException:
        shutil.rmtree(staging, ignore_errors=True)
        raise
    return ()


def _fill_empty(folder: Path, files: Mapping[str, bytes]) -> tuple[Problem, ...]:
    """Put the files into an empty folder; it stays the one that it is, for somebody may stand in it."""
    if any(folder.iterdir()):
        return (problem("O610", Place(str(folder))),)
    staging = folder / STAGING
    try:
        _write_below(staging, files)
        _move_up(staging)
        flush_folder(folder)
    except BaseException:
        shutil.rmtree(staging, ignore_errors=True)
        raise
    return ()


def _write_below(staging: Path, files: Mapping[str, bytes]) -> None:
    shutil.rmtree(staging, ignore_errors=True)
    staging.mkdir()
    for name, content in files.items():
        (staging / name).parent.mkdir(parents=True, exist_ok=True)
        write(staging / name, content)
    for part in {(staging / name).parent for name in files} | {staging}:
        flush_folder(part)


def _move_up(staging: Path) -> None:
    """Move what is in `staging` into the empty folder around it: all of it, or nothing."""
    moved: list[Path] = []
    try:
        for part in sorted(staging.iterdir()):
            moved.append(staging.parent / part.name)
            part.rename(moved[-1])
        staging.rmdir()
    except BaseException:
        for part in moved:
            shutil.rmtree(part, ignore_errors=True)
            part.unlink(missing_ok=True)
        raise
