"""Copies of a bid's inputs with the Problems marked in them, beside the inputs themselves."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bidgen.api.checking import Checked, has_error, in_folder
from bidgen.catalogue import Severity
from bidgen.files import write_all
from bidgen.places import Place
from bidgen.problems import Problem, problem
from bidgen.read.folder import NAMES


@dataclass(frozen=True)
class Marked:
    """What marking did: the copies it wrote and those it removed, by file name, and why it left others.

    `counts` says how many Problems each copy shows.
    """

    problems: tuple[Problem, ...] = ()
    written: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)

    @property
    def failed(self) -> bool:
        """Whether a copy was not written for an error among the Problems."""
        return has_error(self.problems)


def mark_bid(folder: Path, checked: Checked) -> Marked:
    """Write NAME.checked.xlsx or .yaml beside each input of `folder` that `checked` found Problems in.

    Inputs are never changed, and accepted warnings are not marked. The copy of an input that has no Problem
    any more is removed. A copy that somebody has changed since is left as it is: O603. Reports O601 and
    O602 too.
    """
    to_mark = [one for one in checked.problems if one not in checked.accepted]
    files: dict[str, bytes] = {}
    obsolete: list[str] = []
    counts: dict[str, int] = {}
    problems: list[Problem] = []
    for name in NAMES:
        mine = [one for one in to_mark if any(Path(place.file).name == name for place in _places(one))]
        copy = _copy_of(name)
        changed = _is_changed(folder / copy)
        if changed:
            severity = Severity.ERROR if mine else Severity.ADVICE
            problems.append(
                problem("O603", Place(str(folder / copy)), severity=severity, found=copy, original=name)
            )
        elif mine and (folder / name).is_file():
            content, found = _marked(folder / name, mine)
            problems += found
            if content is not None:
                files[copy], counts[copy] = content, len(mine)
        if changed is False and copy not in files:
            obsolete.append(copy)
    failed = write_all(folder, files, obsolete) if files or obsolete else ()
    if failed:
        return Marked((*problems, *failed))
    return Marked(tuple(problems), tuple(files), tuple(obsolete), counts)


def _places(one: Problem) -> Iterable[Place]:
    return [place for place in (one.place, *one.related) if place is not None]


def _copy_of(name: str) -> str:
    stem, _, ending = name.rpartition(".")
    return f"{stem}.checked.{ending}"


def _is_changed(copy: Path) -> bool | None:
    """Return whether somebody has changed the marked copy since it was written; None where there is none."""
    if not copy.is_file():
        return None
    if copy.suffix == ".yaml":
        from bidgen.texts.marked import is_unchanged_mark as unchanged
    else:
        from bidgen.sheets.marked import is_unchanged_mark as unchanged
    return not unchanged(copy.read_bytes())


def _marked(file: Path, problems: Sequence[Problem]) -> tuple[bytes | None, Sequence[Problem]]:
    if file.suffix == ".yaml":
        from bidgen.texts.marked import marked_yaml

        return marked_yaml(file.read_bytes(), problems, file.name), ()
    from bidgen.sheets.marked import marked_workbook

    content, found = marked_workbook(file.read_bytes(), problems, name=file.name)
    return content, [in_folder(one, file.parent) for one in found]
