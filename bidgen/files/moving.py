"""Moving a set of files and new folders into a folder, with a journal that brings back what was there."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from bidgen.files import operations
from bidgen.files.disk import NOT_OFFERED, STAGING, clear, flush, stands, write_below

JOURNAL = "undo.json"
# A file's bytes, or a new folder's files by their path below it.
Content = bytes | Mapping[str, bytes]


def move_in(folder: Path, files: Mapping[str, Content], obsolete: tuple[str, ...] = ()) -> None:
    """Put `files` into `folder` and take those in `obsolete` away, in the caller's turn: all, or nothing.

    The new folders among `files` must not be there. They are moved before any file is, so that no file is
    ever seen that names a folder which is not there yet.
    """
    staging = folder / STAGING
    folders = [name for name, content in files.items() if not isinstance(content, bytes)]
    try:
        _stage(folder, files, obsolete)
        for name in folders:
            operations.rename(staging / "new" / name, folder / name)
        if folders:
            flush(folder)
        for name in files:
            if name not in folders:
                operations.rename(staging / "new" / name, folder / name)
        for name in obsolete:
            operations.remove(folder / name)
        flush(folder)
        # From here on the new files count.
        _forget_journal(staging)
    except BaseException:
        undo(folder)
        raise
    clear(staging)


def undo(folder: Path) -> None:
    """Bring back what was in `folder` before a move that did not come to its end, in the caller's turn."""
    staging = folder / STAGING
    if staging.is_symlink() or staging.is_file():
        operations.remove(staging)
    if not staging.is_dir():
        return
    replaced, added = _read_journal(staging)
    for name in replaced:
        if stands(staging / "old" / name):
            operations.rename(staging / "old" / name, folder / name)
    flush(folder)
    for name in added:
        # Where ours was never moved, what has its name is somebody else's.
        if stands(folder / name) and not stands(staging / "new" / name):
            operations.rename(folder / name, staging / "new" / name)
    flush(folder)
    _forget_journal(staging)
    operations.remove_tree(staging)


def require_plain(name: object) -> None:
    if not isinstance(name, str) or Path(name).name != name or name in {"", "..", STAGING}:
        raise ValueError(f"not a plain file name: {name!r}")


def require_below(path: str) -> None:
    parts = PurePosixPath(path).parts
    if not parts or "/".join(parts) != path or ".." in parts:
        raise ValueError(f"not a path below a folder: {path!r}")


def _stage(folder: Path, files: Mapping[str, Content], obsolete: tuple[str, ...]) -> None:
    """Have all that is to come, a second link to all that is to go, and the journal, on the disk."""
    staging = folder / STAGING
    for part in (staging, staging / "new", staging / "old"):
        operations.make_folder(part)
    for name, content in files.items():
        if isinstance(content, bytes):
            operations.write(staging / "new" / name, content)
        else:
            write_below(staging / "new" / name, content)
    replaced = [name for name in (*files, *obsolete) if stands(folder / name)]
    for name in replaced:
        _second_link(folder / name, staging / "old" / name)
    journal = {"replaced": replaced, "added": [name for name in files if name not in replaced]}
    operations.write(staging / "journal", json.dumps(journal).encode())
    for part in (staging / "new", staging / "old", folder):
        flush(part)
    operations.rename(staging / "journal", staging / JOURNAL)
    flush(staging)


def _forget_journal(staging: Path) -> None:
    """Without its journal nothing is undone, and what is left of the folder counts for nothing."""
    operations.remove(staging / JOURNAL)
    flush(staging)


def _read_journal(staging: Path) -> tuple[list[str], list[str]]:
    """Return the names of the files that were replaced, and of the files and folders that were added."""
    try:
        entries = json.loads((staging / JOURNAL).read_bytes())
        replaced, added = list(entries["replaced"]), list(entries["added"])
        for name in replaced + added:
            require_plain(name)
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        # None, or none of ours: ours appears complete or not at all, and names nothing elsewhere.
        return [], []
    return (replaced, added) if (staging / "new").is_dir() else ([], [])


def _second_link(path: Path, link: Path) -> None:
    try:
        operations.link(path, link)
    except OSError as refusal:
        if refusal.errno not in NOT_OFFERED:
            raise
        operations.copy(path, link)
        if not link.is_symlink():
            flush(link)
