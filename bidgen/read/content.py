"""The bytes of an input file, if it may be read and is not too large."""

from __future__ import annotations

from pathlib import Path as FilePath

from bidgen.places import Place
from bidgen.problems import Problem, problem


def read_content(path: FilePath, shown: str, largest: int) -> tuple[bytes | None, list[Problem]]:
    """Return the content of the file, or None and why not: R101, or R102 above `largest` bytes.

    OSError is left for what is wrong with the machine.
    """
    place = Place(shown)
    try:
        # A pipe or a device would be read for ever.
        if not path.is_file():
            return None, [problem("R101", place)]
        size = path.stat().st_size
        if size > largest:
            return None, [problem("R102", place, found=f"{size:,}", expected=f"{largest:,}")]
        return path.read_bytes(), []
    except PermissionError:
        return None, [problem("R101", place)]
