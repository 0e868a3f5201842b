"""Every operation that changes the disk, one function each; bidgen changes it in no other way.

Call them as `operations.rename(...)`, never by a name of your own: tests make each of them fail in turn,
and stop the program at it, by putting another function in its place here.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path


def write(path: Path, content: bytes) -> None:
    """Write a new file and have it on the disk: one of this name must not be there."""
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        flush(file.fileno())


def flush(descriptor: int) -> None:
    """Have what was written to an open file, or what is in an open folder, on the disk."""
    os.fsync(descriptor)


def rename(path: Path, to: Path) -> None:
    """Give a file or a folder another name, in the place of any file that had it."""
    path.replace(to)


def link(path: Path, to: Path) -> None:
    """Give a file a second name."""
    os.link(path, to, follow_symlinks=False)


def copy(path: Path, to: Path) -> None:
    """Copy a file with its times and permissions; a symbolic link stays one."""
    shutil.copy2(path, to, follow_symlinks=False)


def make_folder(path: Path) -> None:
    """Make a folder in one that is there."""
    path.mkdir()


def remove(path: Path) -> None:
    """Remove a file, which need not be there."""
    path.unlink(missing_ok=True)


def remove_empty(path: Path) -> None:
    """Remove a folder with nothing in it."""
    path.rmdir()


def remove_tree(path: Path) -> None:
    """Remove a folder with everything in it."""
    shutil.rmtree(path)
