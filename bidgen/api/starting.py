"""A new bid folder, made from the schemas alone."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bidgen.check.values import LONGEST_ID
from bidgen.files import make_folder
from bidgen.places import Place
from bidgen.problems import Problem, problem
from bidgen.read.packaged import packaged_names
from bidgen.read.raw import INPUTS
from bidgen.read.schemas import WORKBOOKS, examples_of, tables_of

SCHEMAS = ".schemas"


@dataclass(frozen=True)
class Started:
    """The files of a new bid folder, by their paths below it: all of them, or none."""

    problems: tuple[Problem, ...]
    files: tuple[str, ...]


def new_bid(folder: Path, *, fund: str) -> Started:
    """Make `folder`, which must not exist yet or be empty, a blank bid for the round `fund`.

    It holds a YAML file for each input with every field and its help, workbooks for the tables, JSON
    Schemas for editors, and a page that says what to do. Reports C335 for a fund that there is no file
    for, O601 and O610.
    """
    known = packaged_names("funds")
    if fund not in known:
        place = Place(str(folder))
        found = problem("C335", place, found=fund, kind="fund", known=", ".join(known))
        return Started((found,), ())
    files = _files(folder, fund)
    problems = make_folder(folder, files)
    return Started(problems, () if problems else tuple(files))


def schema_files() -> dict[str, bytes]:
    """Return the JSON Schema of each input, by the path below a bid folder that its YAML file names."""
    from bidgen.json_schema import json_schema

    return {
        f"{SCHEMAS}/{name}.json": (
            json.dumps(json_schema(name), indent=2, ensure_ascii=False) + "\n"
        ).encode()
        for name in INPUTS
    }


def _files(folder: Path, fund: str) -> dict[str, bytes]:
    from bidgen.sheets.new.blank import blank_workbook
    from bidgen.sheets.new.lists import named_ids
    from bidgen.texts.blank import blank_yaml
    from bidgen.texts.guide import guide

    name = folder.absolute().name
    shown = name if folder.is_absolute() or not folder.name else str(folder)
    given: dict[str, dict[str, Any]] = {
        "bid": {"id": _id_of(name), "fund": fund},
    }
    # What the drop-downs of the workbooks offer: the ids of the example rows, as there are no others yet.
    ids = {table.field: named_ids(table, examples_of(table)) for one in INPUTS for table in tables_of(one)}
    files = {"README.txt": guide(shown).encode("utf-8", "replace")}
    for one in INPUTS:
        files[f"{one}.yaml"] = blank_yaml(one, values=given.get(one, {})).encode()
        if one in WORKBOOKS:
            files[f"{one}.xlsx"] = blank_workbook(one, ids=ids)
    return files | schema_files()


def _id_of(name: str) -> str:
    """Return a bid's id made from the folder's name: its letters, digits and hyphens."""
    plain = re.sub(r"[^A-Za-z0-9]+", "-", name).strip("-")[:LONGEST_ID].strip("-")
    return plain.casefold() or "my-bid"
