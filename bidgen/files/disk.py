"""What the writers of files have in common: whole folders, turns, and why a folder cannot be used."""

from __future__ import annotations

import contextlib
import errno
import fcntl
import os
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from bidgen.files import operations
from bidgen.places import Place
from bidgen.problems import Problem, problem

STAGING = ".bidgen-unfinished"
# What a file system answers that has no hard links, or none of folders' contents to flush.
NOT_OFFERED = {errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EMLINK, errno.EINVAL, errno.ENOSYS}
REFUSED = {errno.EACCES, errno.EPERM, errno.EROFS, errno.EBUSY, errno.ETXTBSY, errno.EISDIR}


def stands(path: Path) -> bool:
    return path.is_symlink() or path.exists()


def write_below(folder: Path, files: Mapping[str, bytes]) -> None:
    """Make `folder` with `files` in it (path below it to content), all on the disk at the end."""
    folders = {folder, *(folder / above for name in files for above in PurePosixPath(name).parents)}
    # A folder sorts before what is in it.
    for part in sorted(folders):
        operations.make_folder(part)
    for name, content in files.items():
        operations.write(folder / name, content)
    for part in folders:
        flush(part)


def flush(path: Path) -> None:
    """Have a folder's names, or a file's content, on the disk where the file system offers that."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        operations.flush(descriptor)
    except OSError as refusal:
        if refusal.errno not in NOT_OFFERED:
            raise
    finally:
        os.close(descriptor)


@contextlib.contextmanager
def turn(folder: Path) -> Iterator[None]:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        # Some network file systems have no locks: there, two runs at once are the user's affair.
        with contextlib.suppress(OSError):
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def make(folder: Path, made: list[Path]) -> None:
    missing = [part for part in (folder, *folder.parents) if not part.exists()]
    for part in reversed(missing):
        try:
            operations.make_folder(part)
        except FileExistsError:
            # Somebody else has made it at the same moment, and may take it away again: it is theirs.
            if not part.is_dir():
                raise
        else:
            made.append(part)


@contextlib.contextmanager
def taken_back(made: list[Path]) -> Iterator[None]:
    """Take the folders of `made` away again where what comes next fails, as long as they are empty."""
    try:
        yield
    except BaseException:
        for empty in reversed(made):
            with contextlib.suppress(OSError):
                operations.remove_empty(empty)
        raise


def clear(folder: Path) -> None:
    """Remove a folder of the program's own, as far as that goes: what is left of it counts for nothing."""
    with contextlib.suppress(OSError):
        operations.remove_tree(folder)


def why_not(folder: Path) -> str | None:
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


def refusal(folder: Path, failure: OSError) -> Problem:
    reason = (failure.strerror or str(failure)).lower()
    for name in (failure.filename2, failure.filename):
        if isinstance(name, str) and Path(name).parent == folder and Path(name).name != STAGING:
            return file_problem(Path(name), reason)
    return folder_problem(folder, reason)


def folder_problem(folder: Path, reason: str) -> Problem:
    return problem("O601", Place(str(folder)), reason=reason)


def file_problem(path: Path, reason: str) -> Problem:
    return problem("O602", Place(str(path)), file=path.name, reason=reason)
