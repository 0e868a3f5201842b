"""Writing files into a folder: every file of a set appears, or none does.

New files are written and flushed to disk in a hidden folder inside the target (so on the same file
system), the earlier files of the same names are kept there as second links, and a journal is written
before the first file moves. What follows from that:

- any failure, Ctrl-C included, leaves the earlier files as they were;
- killed before the first move, nothing has changed; killed after the last, all files are new;
- killed between two moves (microseconds apart, for all the data is on disk by then), the folder holds
  some of each until `undo_unfinished` or `write_all` next runs on it: the journal then brings every
  earlier file back and removes every new one;
- files with other names are never touched, and two runs at once take turns.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from bidgen.files import operations
from bidgen.files.disk import (
    NOT_OFFERED,
    REFUSED,
    STAGING,
    clear,
    file_problem,
    flush,
    folder_problem,
    make,
    refusal,
    stands,
    taken_back,
    turn,
    why_not,
)
from bidgen.places import Place
from bidgen.problems import Problem, problem

JOURNAL = "undo.json"
_ANYTHING: Mapping[str, bytes | None] = {}


def write_all(
    folder: Path,
    files: Mapping[str, bytes],
    without: Iterable[str] = (),
    unchanged: Mapping[str, bytes | None] = _ANYTHING,
) -> tuple[Problem, ...]:
    """Write `files` (plain file name to content) into `folder`, made if missing: all, or none.

    Files of the same names are replaced; new files get the permissions that the umask gives. Files named
    in `without` are gone afterwards. `unchanged` says what files have to hold still when it comes to writing,
    None for those that must not be there: O613 for one that differs, and nothing is written. Reports O601
    for a folder and O602 for a file that cannot be written to; OSError is left for what is wrong with the
    machine, such as a full disk.
    """
    obsolete = tuple(name for name in without if name not in files)
    for name in (*files, *obsolete):
        _require_plain(name)
    if problems := unusable(folder, files):
        return problems
    made: list[Path] = []
    try:
        with taken_back(made):
            make(folder, made)
            with turn(folder):
                _undo(folder)
                if changed := _changed(folder, unchanged):
                    return changed
                _replace(folder, files, obsolete)
    except OSError as failure:
        if failure.errno in REFUSED:
            return (refusal(folder, failure),)
        raise
    return ()


def _changed(folder: Path, unchanged: Mapping[str, bytes | None]) -> tuple[Problem, ...]:
    now = {name: (folder / name).read_bytes() if stands(folder / name) else None for name in unchanged}
    different = [name for name, content in unchanged.items() if now[name] != content]
    return tuple(problem("O613", Place(str(folder / name)), file=name) for name in different)


def unusable(folder: Path, names: Mapping[str, bytes] | tuple[str, ...] = ()) -> tuple[Problem, ...]:
    """Return what already stands in the way of writing `names` into `folder`: O601 and O602."""
    if reason := why_not(folder):
        return (folder_problem(folder, reason),)
    taken = [folder / name for name in names if (folder / name).is_dir()]
    return tuple(file_problem(path, "it is a folder") for path in taken)


def undo_unfinished(folder: Path) -> None:
    """Bring back the earlier files where a run was killed while it wrote into `folder`."""
    if (folder / STAGING).is_dir():
        with turn(folder):
            _undo(folder)


def _replace(folder: Path, files: Mapping[str, bytes], obsolete: tuple[str, ...]) -> None:
    staging = folder / STAGING
    try:
        _stage(folder, staging, files, obsolete)
        for name in files:
            operations.rename(staging / "new" / name, folder / name)
        for name in obsolete:
            operations.remove(folder / name)
        flush(folder)
        # From here on the new files count: without its journal nothing is undone.
        operations.remove(staging / JOURNAL)
        flush(staging)
    except BaseException:
        _undo(folder)
        raise
    clear(staging)


def _undo(folder: Path) -> None:
    staging = folder / STAGING
    if staging.is_symlink() or staging.is_file():
        operations.remove(staging)
    if not staging.is_dir():
        return
    replaced, added = _read_journal(staging / JOURNAL)
    for name in replaced:
        if stands(staging / "old" / name):
            operations.rename(staging / "old" / name, folder / name)
    for name in added:
        operations.remove(folder / name)
    flush(folder)
    operations.remove(staging / JOURNAL)
    operations.remove_tree(staging)


def _stage(folder: Path, staging: Path, files: Mapping[str, bytes], obsolete: tuple[str, ...]) -> None:
    for part in (staging, staging / "new", staging / "old"):
        operations.make_folder(part)
    for name, content in files.items():
        operations.write(staging / "new" / name, content)
    replaced = [name for name in (*files, *obsolete) if stands(folder / name)]
    for name in replaced:
        _second_link(folder / name, staging / "old" / name)
    journal = {"replaced": replaced, "added": [name for name in files if name not in replaced]}
    operations.write(staging / "journal", json.dumps(journal).encode())
    for part in (staging / "new", staging / "old"):
        flush(part)
    operations.rename(staging / "journal", staging / JOURNAL)
    flush(staging)


def _read_journal(journal: Path) -> tuple[list[str], list[str]]:
    try:
        entries = json.loads(journal.read_bytes())
        replaced, added = list(entries["replaced"]), list(entries["added"])
        for name in replaced + added:
            _require_plain(name)
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        # None, or none of ours: ours appears complete or not at all, and names nothing elsewhere.
        return [], []
    return replaced, added


def _second_link(path: Path, link: Path) -> None:
    try:
        operations.link(path, link)
    except OSError as refusal:
        if refusal.errno not in NOT_OFFERED:
            raise
        operations.copy(path, link)
        if not link.is_symlink():
            flush(link)


def _require_plain(name: object) -> None:
    if not isinstance(name, str) or Path(name).name != name or name in {"", "..", STAGING}:
        raise ValueError(f"not a plain file name: {name!r}")
