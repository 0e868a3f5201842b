"""A bid folder brought up to the present schemas, every old file kept beside the new one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import count
from pathlib import Path
from typing import TypeAlias

from bidgen.api.checking import has_error, in_folder
from bidgen.api.starting import SCHEMAS, schema_files
from bidgen.files import write_all
from bidgen.problems import Problem
from bidgen.read.folder import read_bid
from bidgen.read.raw import INPUTS, Raw, RawBid


@dataclass(frozen=True)
class Refreshed:
    """What a refresh did: everything that was needed, or nothing.

    `changes` says for each file that was written anew what is new in it, `kept` under which name the old
    one stays.
    """

    problems: tuple[Problem, ...]
    changes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    kept: Mapping[str, str] = field(default_factory=dict)

    @property
    def failed(self) -> bool:
        """Whether nothing was written for an error among the Problems."""
        return has_error(self.problems)


def refresh_bid(folder: Path, *, today: date) -> Refreshed:
    """Bring the YAML files and workbooks of `folder` up to the present schemas.

    Fields, columns and sheets that are missing are added, those that were renamed are renamed; nothing else
    changes. The old file stays as NAME.before-TODAY.xlsx or .yaml. A file that cannot be read or refreshed
    without a loss stops everything, and its Problems say why.
    """
    raw, found = read_bid(folder)
    if raw is None:
        return Refreshed(tuple(found))
    before: dict[str, bytes] = {}
    files: dict[str, bytes] = {}
    changes: dict[str, tuple[str, ...]] = {}
    problems: list[Problem] = []
    for name in INPUTS:
        for ending, refreshed in (("yaml", _yaml), ("xlsx", _workbook)):
            file = folder / f"{name}.{ending}"
            if file.is_file():
                content = file.read_bytes()
                made, new, stopped = refreshed(content, file, name, raw)
                problems += stopped
                if made is not None and new:
                    before[file.name], files[file.name], changes[file.name] = content, made, new
    if not has_error(problems):
        # First, because they are made from the program alone: if they cannot be written, nothing else is.
        schemas = {Path(name).name: content for name, content in schema_files().items()}
        problems += write_all(folder / SCHEMAS, schemas)
    if has_error(problems):
        return Refreshed(tuple(problems))
    kept = {name: _name_for_old(folder, name, today) for name in files}
    old = {kept[name]: content for name, content in before.items()}
    if files:
        problems += write_all(folder, old | files, unchanged={**before, **dict.fromkeys(old)})
    if has_error(problems):
        return Refreshed(tuple(problems))
    return Refreshed(tuple(problems), changes, kept)


# A file brought up to date, None where nothing is to be changed; what is new in it; what stands in the way.
_New: TypeAlias = tuple[bytes | None, tuple[str, ...], Sequence[Problem]]


def _yaml(content: bytes, file: Path, name: str, raw: RawBid) -> _New:
    from bidgen.texts.refresh import refreshed_yaml

    return refreshed_yaml(content, name, str(file))


def _workbook(content: bytes, file: Path, name: str, raw: RawBid) -> _New:
    from bidgen.sheets.live.settings import settings_so_far
    from bidgen.sheets.new.lists import ids_of
    from bidgen.sheets.refresh import refreshed_workbook

    elsewhere = _in_yaml(raw.inputs[name])
    made, found = refreshed_workbook(
        content, name, ids=ids_of(raw), elsewhere=elsewhere, settings=settings_so_far(raw)
    )
    problems = [in_folder(one, file.parent) for one in found]
    return (made.content, made.changes, problems) if made else (None, (), problems)


def _in_yaml(typed: Raw) -> set[str]:
    """Return the tables that stand in the YAML file, which need no sheet."""
    places = {field: typed.places.get((field,)) for field in typed.values}
    return {field for field, place in places.items() if place is not None and place.sheet is None}


def _name_for_old(folder: Path, name: str, today: date) -> str:
    """Return a name that is still free for the file as it was before `today`."""
    stem, _, ending = name.rpartition(".")
    for number in count(1):
        again = f"-{number}" if number > 1 else ""
        old = f"{stem}.before-{today.isoformat()}{again}.{ending}"
        if not (folder / old).exists() and not (folder / old).is_symlink():
            return old
    raise AssertionError("count never ends")
