"""Writing outputs: every file of a set appears, or none does. Nothing else writes to disk.

New files are written and flushed to disk in a hidden folder inside the target (so on the same file
system), the earlier files of the same names are kept there as second links, and a journal is written
before the first file moves. What follows from that:

- any failure, Ctrl-C included, leaves the earlier files as they were;
- killed before the first move, nothing has changed; killed after the last, all files are new;
- killed between two moves (microseconds apart, for all the data is on disk by then), the folder holds
  some of each until `undo_unfinished` or `write_all` next runs on it: the journal then brings every
  earlier file back and removes every new one;
- files with other names are never touched, and two runs at once take turns.

A folder that is new as a whole is made beside its place and moved there at the end.
"""

from __future__ import annotations

import contextlib
import errno
import fcntl
import json
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from bidgen.places import Place
from bidgen.problems import Problem, problem

STAGING = ".bidgen-unfinished"
JOURNAL = "undo.json"
# What a file system answers that has no hard links, or none of folders' contents to flush.
_NOT_OFFERED = {errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EMLINK, errno.EINVAL, errno.ENOSYS}
_REFUSED = {errno.EACCES, errno.EPERM, errno.EROFS, errno.EBUSY, errno.ETXTBSY, errno.EISDIR}


def write_all(folder: Path, files: Mapping[str, bytes], without: Iterable[str] = ()) -> tuple[Problem, ...]:
    """Write `files` (plain file name to content) into `folder`, made if missing: all, or none.

    Files of the same names are replaced; new files get the permissions that the umask gives. Files named
    in `without` are gone afterwards. Reports O601 for a folder and O602 for a file that cannot be written
    to; OSError is left for what is wrong with the machine, such as a full disk.
    """
    obsolete = tuple(name for name in without if name not in files)
    for name in (*files, *obsolete):
        _require_plain(name)
    if problems := unusable(folder, files):
        return problems
    made: list[Path] = []
    try:
        _make(folder, made)
        with _turn(folder):
            _undo(folder)
            _replace(folder, files, obsolete)
    except BaseException as failure:
        for empty in reversed(made):
            with contextlib.suppress(OSError):
                empty.rmdir()
        if isinstance(failure, OSError) and failure.errno in _REFUSED:
            return (_refusal(folder, failure),)
        raise
    return ()


def make_folder(folder: Path, files: Mapping[str, bytes]) -> tuple[Problem, ...]:
    """Make `folder` with `files` in it (path below the folder to content): all of it, or nothing.

    It may be there already if it is empty. Reports O601, and O610 where it holds anything; OSError is left
    for what is wrong with the machine.
    """
    if reason := _why_not(folder):
        return (_folder_problem(folder, reason),)
    if folder.exists() and any(folder.iterdir()):
        return (problem("O610", Place(str(folder))),)
    made: list[Path] = []
    there = folder.exists()
    # A folder that is there stays the one it is, for somebody may stand in it; a new one is moved as a whole.
    staging = folder / STAGING if there else folder.absolute().parent / f"{STAGING}-{folder.name}"
    try:
        _make(staging.parent, made)
        shutil.rmtree(staging, ignore_errors=True)
        staging.mkdir()
        for name, content in files.items():
            (staging / name).parent.mkdir(parents=True, exist_ok=True)
            _write(staging / name, content)
        for part in {(staging / name).parent for name in files} | {staging}:
            _flush_folder(part)
        if there:
            _move_up(staging)
        else:
            staging.replace(folder)
        _flush_folder(staging.parent)
    except BaseException as failure:
        shutil.rmtree(staging, ignore_errors=True)
        for empty in reversed(made):
            with contextlib.suppress(OSError):
                empty.rmdir()
        if isinstance(failure, OSError) and failure.errno in _REFUSED | {errno.ENOTEMPTY, errno.EEXIST}:
            return (_refusal(folder, failure),)
        raise
    return ()


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


def unusable(folder: Path, names: Mapping[str, bytes] | tuple[str, ...] = ()) -> tuple[Problem, ...]:
    """Return what already stands in the way of writing `names` into `folder`: O601 and O602."""
    if reason := _why_not(folder):
        return (_folder_problem(folder, reason),)
    taken = [folder / name for name in names if (folder / name).is_dir()]
    return tuple(_file_problem(path, "it is a folder") for path in taken)


def undo_unfinished(folder: Path) -> None:
    """Bring back the earlier files where a run was killed while it wrote into `folder`."""
    if (folder / STAGING).is_dir():
        with _turn(folder):
            _undo(folder)


def _replace(folder: Path, files: Mapping[str, bytes], obsolete: tuple[str, ...]) -> None:
    staging = folder / STAGING
    try:
        _stage(folder, staging, files, obsolete)
        for name in files:
            (staging / "new" / name).replace(folder / name)
        for name in obsolete:
            (folder / name).unlink(missing_ok=True)
        _flush_folder(folder)
        # From here on the new files count: without its journal nothing is undone.
        (staging / JOURNAL).unlink()
        _flush_folder(staging)
    except BaseException:
        _undo(folder)
        raise
    shutil.rmtree(staging, ignore_errors=True)


def _undo(folder: Path) -> None:
    staging = folder / STAGING
    if staging.is_symlink() or staging.is_file():
        staging.unlink()
    if not staging.is_dir():
        return
    replaced, added = _read_journal(staging / JOURNAL)
    for name in replaced:
        if _stands(staging / "old" / name):
            (staging / "old" / name).replace(folder / name)
    for name in added:
        (folder / name).unlink(missing_ok=True)
    _flush_folder(folder)
    (staging / JOURNAL).unlink(missing_ok=True)
    shutil.rmtree(staging)


def _stage(folder: Path, staging: Path, files: Mapping[str, bytes], obsolete: tuple[str, ...]) -> None:
    for part in (staging, staging / "new", staging / "old"):
        part.mkdir()
    for name, content in files.items():
        _write(staging / "new" / name, content)
    replaced = [name for name in (*files, *obsolete) if _stands(folder / name)]
    for name in replaced:
        _second_link(folder / name, staging / "old" / name)
    journal = {"replaced": replaced, "added": [name for name in files if name not in replaced]}
    _write(staging / "journal", json.dumps(journal).encode())
    for part in (staging / "new", staging / "old"):
        _flush_folder(part)
    (staging / "journal").replace(staging / JOURNAL)
    _flush_folder(staging)


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


def _stands(path: Path) -> bool:
    return path.is_symlink() or path.exists()


def _write(path: Path, content: bytes) -> None:
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _second_link(path: Path, link: Path) -> None:
    try:
        os.link(path, link, follow_symlinks=False)
    except OSError as refusal:
        if refusal.errno not in _NOT_OFFERED:
            raise
        shutil.copy2(path, link, follow_symlinks=False)


def _flush_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as refusal:
        if refusal.errno not in _NOT_OFFERED:
            raise
    finally:
        os.close(descriptor)


@contextlib.contextmanager
def _turn(folder: Path) -> Iterator[None]:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        # Some network file systems have no locks: there, two runs at once are the user's affair.
        with contextlib.suppress(OSError):
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _make(folder: Path, made: list[Path]) -> None:
    missing = [part for part in (folder, *folder.parents) if not part.exists()]
    for part in reversed(missing):
        part.mkdir()
        made.append(part)


def _why_not(folder: Path) -> str | None:
    if folder.is_symlink():
        return "it is a link to another place"
    if folder.exists():
        if not folder.is_dir():
            return "it is a file, not a folder"
        return None if os.access(folder, os.W_OK | os.X_OK) else "you may not write to it"
    above = next(part for part in folder.absolute().parents if part.exists())
    if not above.is_dir():
        return f"{above.name} above it is a file, not a folder"
    return (
        None
        if os.access(above, os.W_OK | os.X_OK)
        else f"you may not write to {above.name or above}, the folder above it"
    )


def _refusal(folder: Path, failure: OSError) -> Problem:
    reason = (failure.strerror or str(failure)).lower()
    for name in (failure.filename2, failure.filename):
        if isinstance(name, str) and Path(name).parent == folder and Path(name).name != STAGING:
            return _file_problem(Path(name), reason)
    return _folder_problem(folder, reason)


def _folder_problem(folder: Path, reason: str) -> Problem:
    return problem("O601", Place(str(folder)), reason=reason)


def _file_problem(path: Path, reason: str) -> Problem:
    return problem("O602", Place(str(path)), file=path.name, reason=reason)


def _require_plain(name: object) -> None:
    if not isinstance(name, str) or Path(name).name != name or name in {"", "..", STAGING}:
        raise ValueError(f"not a plain file name: {name!r}")
