"""A bid folder to raw values: its YAML files and workbooks, two of a name read as one input."""

from __future__ import annotations

import re
from collections.abc import Collection
from os.path import realpath
from pathlib import Path as FilePath

from bidgen.places import Path, Place
from bidgen.problems import Problem, problem
from bidgen.read.names import nearest
from bidgen.read.raw import INPUTS, Raw, RawBid, Value
from bidgen.read.schemas import Schema, earlier_names, load_schema, tables_of
from bidgen.read.workbook import read_workbook
from bidgen.read.yaml_file import read_yaml

NAMES = tuple(f"{name}{ending}" for name in INPUTS for ending in (".yaml", ".xlsx"))
# What a bid folder may hold besides: what the program wrote, backups, lock files, notes on the folder.
_IGNORED = re.compile(
    r"""\..* | ~\$.* | .*\.checked\..* | .*\.before-\d{4}-\d\d-\d\d(-\d+)?\.(xlsx|yaml)
    | .*~ | .*\.bak | .*\.tmp | out | releases | images
    | readme(\..*)? | licen[cs]e(\..*)? | desktop\.ini | thumbs\.db | __macosx""",
    re.IGNORECASE | re.VERBOSE,
)
_TEMPLATES = "templates"
# Names may look alike for many reasons; only these endings are somebody's input under another name.
_INPUT_ENDINGS = {".yml", ".yaml", ".xls", ".xlsx", ".xlsm", ".ods", ".csv", ".json"}
# Of these, another name would not make an input.
_OTHER_FORMATS = {".xls", ".xlsm", ".ods", ".csv"}
_SAVE_AS = "Open it in Excel or LibreOffice and save it as an Excel workbook (.xlsx) called"


def read_bid(
    folder: FilePath, shown: str | None = None, names: Collection[str] = INPUTS
) -> tuple[RawBid | None, list[Problem]]:
    """Return what the bid folder holds, or None where it has no bid.yaml.

    `shown` is how Places name the folder; as `folder` is written, by default. `names` are the inputs that
    are read. Every fault of every file is reported, in the order of the files: R101 to R156.
    """
    shown = (shown if shown is not None else str(folder)).rstrip("/") or "/"
    if not (folder / "bid.yaml").exists() and not (folder / "bid.yaml").is_symlink():
        return None, [problem("R150", Place(shown)), *_other_files(folder, shown)]
    inputs: dict[str, Raw] = {}
    problems: list[Problem] = []
    for name in names:
        inputs[name], found = _read_input(folder, shown, name)
        problems += found
    named = _named_files(inputs["bid"]) if "bid" in inputs else frozenset()
    return RawBid(folder, shown, inputs), problems + _other_files(folder, shown, named)


def _read_input(folder: FilePath, shown: str, name: str) -> tuple[Raw, list[Problem]]:
    """Return NAME.yaml and NAME.xlsx as one input; what is in a file at fault is marked as faulty."""
    schema = load_schema(name)
    tables = tables_of(name)
    problems: list[Problem] = []
    typed = book = None
    yaml_file = f"{shown}/{name}.yaml"
    has_yaml = _is_there(folder, f"{name}.yaml", yaml_file, problems)
    if has_yaml:
        typed, found = read_yaml(folder / f"{name}.yaml", yaml_file)
        problems += found
    elif has_yaml is None:
        problems.append(problem("R155", Place(shown), found=f"{name}.yaml"))
    has_book = _is_there(folder, f"{name}.xlsx", f"{shown}/{name}.xlsx", problems)
    if has_book:
        book, found = read_workbook(
            folder / f"{name}.xlsx", f"{shown}/{name}.xlsx", tables, typed.values.keys() if typed else ()
        )
        problems += found
    raw = _merged(typed, book, yaml_file, problems)
    if book is not None:
        # What is said of a table that is missing is said where its sheet should be.
        for table in tables:
            raw.places.setdefault((table.field,), Place(f"{shown}/{name}.xlsx"))
    faulty = set(raw.faulty)
    if typed is None:
        faulty |= {(field,) for field in schema if field not in raw.values}
    if has_book is None:
        faulty |= _without_workbook(name, schema, raw, shown, faulty, problems)
    elif book is None:
        faulty |= {(table.field,) for table in tables if table.field not in raw.values}
    return Raw(raw.values, raw.places, raw.keys, frozenset(faulty), raw.figures), problems


def _is_there(folder: FilePath, name: str, shown: str, problems: list[Problem]) -> bool | None:
    """Return whether the file can be read; None where there is none. Reports R154."""
    file = folder / name
    if not file.exists() and not file.is_symlink():
        return None
    # Path.resolve raises for a link that leads to itself, which is a link to nothing.
    if not FilePath(realpath(file)).is_relative_to(realpath(folder)):
        problems.append(problem("R154", Place(shown)))
        return False
    if not file.exists():
        return None
    return True


def _merged(typed: Raw | None, book: Raw | None, yaml_file: str, problems: list[Problem]) -> Raw:
    """Return both as one; a table that both give is reported, and the YAML file's is kept."""
    values: dict[str, Value] = dict(typed.values) if typed else {}
    places: dict[Path, Place] = dict(typed.places) if typed else {(): Place(yaml_file)}
    if book is None:
        return Raw(values, places, typed.keys if typed else {}, typed.faulty if typed else frozenset())
    twice = {field for field in book.values if values.get(field, "") != ""}
    for field in book.values:
        if field in twice:
            first = places.get((field,))
            problems.append(
                problem(
                    "R153",
                    book.places.get((field,)),
                    related=[first],
                    found=field,
                    first=(first,),
                )
            )
        else:
            values[field] = book.values[field]
    places |= {path: place for path, place in book.places.items() if path and path[0] not in twice}
    faulty = {path for path in book.faulty if path[0] not in twice}
    if typed is None:
        return Raw(values, places, {}, frozenset(faulty), book.figures)
    return Raw(values, places, typed.keys, typed.faulty | faulty, book.figures)


def _without_workbook(
    name: str, schema: Schema, raw: Raw, shown: str, faulty: set[Path], problems: list[Problem]
) -> set[Path]:
    """Report the workbook as missing where a required table is in no YAML file either."""
    missing = [
        table
        for table in tables_of(name)
        if schema[table.field].get("required")
        and table.field not in raw.values
        and (table.field,) not in faulty
        # A misspelt name or an earlier one is one fault, which the shapes report.
        and not any(
            one in earlier_names(schema[table.field]) or nearest(one, (table.field,))
            for one in raw.values
            if one not in schema
        )
    ]
    if missing:
        labels = tuple(table.label for table in missing)
        problems.append(
            problem("R156", Place(shown), found=f"{name}.xlsx", yaml=f"{name}.yaml", expected=labels)
        )
    return {(table.field,) for table in missing}


def _named_files(raw: Raw) -> frozenset[str]:
    """Return the files and folders of the bid folder that bid.yaml names a template in."""
    rows = raw.values.get(_TEMPLATES)
    files = [row.get("file") for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
    return frozenset(FilePath(file).parts[0] for file in files if isinstance(file, str) and file.strip())


def _other_files(folder: FilePath, shown: str, named: Collection[str] = ()) -> list[Problem]:
    """Advise on every file that is neither an input nor `named` in one nor known to be none."""
    problems = []
    for file in sorted(folder.iterdir(), key=lambda one: one.name):
        if file.name in NAMES or file.name in named or _IGNORED.fullmatch(file.name):
            continue
        place = Place(f"{shown}/{file.name}")
        similar = file.suffix.casefold() in _INPUT_ENDINGS
        converted = file.suffix.casefold() in _OTHER_FORMATS
        names = [name for name in NAMES if name.endswith(".xlsx")] if converted else NAMES
        near = nearest(file.name, names) if similar else None
        # Of a misspelt input that is there as well, a second copy is not worth a suggestion.
        if near and not (folder / near).exists():
            mend = _SAVE_AS if converted else "Rename it to"
            problems.append(problem("R151", place, found=file.name, nearest=near, mend=(mend,)))
        else:
            problems.append(problem("R152", place, found=file.name, expected=NAMES))
    return problems
