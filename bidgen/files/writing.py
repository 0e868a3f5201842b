"""Writing files into a folder: every file and new folder of a set appears, or none does.

What is new is written and flushed to disk in a hidden folder inside the target (so on the same file
system), the earlier files of the same names are kept there as second links, and a journal is written
before the first file moves. What follows from that:

- any failure, Ctrl-C included, leaves the earlier files as they were;
- killed before the first move, nothing has changed; killed after the last, everything is new;
- killed between two moves (microseconds apart, for all the data is on disk by then), the folder holds
  some of each until `undo_unfinished` or `write_all` next runs on it: the journal then brings every
  earlier file back and removes every new file and folder;
- a new folder appears with all that is in it, and before the files of its set: of a set of new folders
  and one file, the file is never seen without them, not even by somebody who may not write there;
- what has other names is never touched, and two runs at once take turns;
- the hidden folder of a run that was killed counts for nothing, and the next run removes it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from bidgen.files.disk import (
    REFUSED,
    STAGING,
    file_problem,
    folder_problem,
    make,
    refusal,
    stands,
    taken_back,
    turn,
    why_not,
)
from bidgen.files.moving import Content, move_in, require_below, require_plain, undo
from bidgen.places import Place
from bidgen.problems import Problem, problem

_ANYTHING: Mapping[str, bytes | None] = {}


def write_all(
    folder: Path,
    files: Mapping[str, Content],
    without: Iterable[str] = (),
    unchanged: Mapping[str, bytes | None] = _ANYTHING,
) -> tuple[Problem, ...]:
    """Write `files` (plain name to content) into `folder`, made if missing: all, or none.

    A content of bytes is a file; one of paths and their bytes is a new folder with these files below it,
    and O616 is reported where anything has its name already. Files of the same names are replaced; what is
    new gets the permissions that the umask gives. Files named in `without` are gone afterwards. `unchanged`
    says what files have to hold still when it comes to writing, None for those that must not be there: O613
    for one that differs, O602 for one that is a link, since what it leads to would not be added to; then
    nothing is written. Reports O601 for a folder and O602 for a file that cannot
    be written to; OSError is left for what is wrong with the machine, such as a full disk.
    """
    obsolete = tuple(name for name in without if name not in files)
    _require_names(files, obsolete)
    if problems := unusable(folder, [name for name, content in files.items() if isinstance(content, bytes)]):
        return problems
    made: list[Path] = []
    try:
        with taken_back(made):
            make(folder, made)
            with turn(folder):
                undo(folder)
                if problems := _changed(folder, unchanged) or _taken(folder, files):
                    return problems
                move_in(folder, files, obsolete)
    except OSError as failure:
        if failure.errno in REFUSED:
            return (refusal(folder, failure),)
        raise
    return ()


def unusable(folder: Path, names: Iterable[str] = ()) -> tuple[Problem, ...]:
    """Return what already stands in the way of writing files of `names` into `folder`: O601 and O602."""
    if reason := why_not(folder):
        return (folder_problem(folder, reason),)
    taken = [folder / name for name in names if (folder / name).is_dir()]
    return tuple(file_problem(path, "it is a folder") for path in taken)


def undo_unfinished(folder: Path) -> None:
    """Bring back the earlier files where a run was killed while it wrote into `folder`.

    Nothing happens where that is not allowed: somebody who may only read sees what the killed run left,
    and whoever next writes there puts it right.
    """
    try:
        if (folder / STAGING).is_dir():
            with turn(folder):
                undo(folder)
    except OSError as failure:
        if failure.errno not in REFUSED:
            raise


def _require_names(files: Mapping[str, Content], obsolete: tuple[str, ...]) -> None:
    for name in (*files, *obsolete):
        require_plain(name)
    for content in files.values():
        if not isinstance(content, bytes):
            for path in content:
                require_below(path)


def _changed(folder: Path, unchanged: Mapping[str, bytes | None]) -> tuple[Problem, ...]:
    links = tuple(folder / name for name in unchanged if (folder / name).is_symlink())
    if links:
        return tuple(file_problem(path, "it is a link to another place") for path in links)
    now = {name: (folder / name).read_bytes() if stands(folder / name) else None for name in unchanged}
    different = [name for name, content in unchanged.items() if now[name] != content]
    return tuple(problem("O613", Place(str(folder / name)), file=name) for name in different)


def _taken(folder: Path, files: Mapping[str, Content]) -> tuple[Problem, ...]:
    folders = [name for name, content in files.items() if not isinstance(content, bytes)]
    taken = [name for name in folders if stands(folder / name)]
    return tuple(problem("O616", Place(str(folder / name)), folder=name) for name in taken)
