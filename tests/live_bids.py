"""Bids whose workbook has live sheets: made from cases, and what LibreOffice makes of them."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from bidgen.appraise.summary import settings_of
from bidgen.check import check
from bidgen.model.whole import Bid
from bidgen.read.folder import read_bid
from bidgen.read.raw import Figure, RawBid
from bidgen.read.schemas import tables_of
from bidgen.read.workbook import read_workbook
from bidgen.sheets.new.blank import filled_workbook
from bids import small_bid

NAME = "business-case"


@dataclass(frozen=True)
class LiveBid:
    """A whole bid whose business case stands in a workbook.

    `notes` are rows that are in the workbook alone: notes of somebody's own, by table.
    """

    raw: RawBid
    bid: Bid
    notes: Mapping[str, Sequence[Mapping[str, Any]]] = field(default_factory=dict)

    def workbook(self) -> bytes:
        values = self.raw.inputs[NAME].values
        rows: Any = {
            table.field: [*(values.get(table.field) or ()), *self.notes.get(table.field, ())]
            for table in tables_of(NAME)
        }
        return filled_workbook(NAME, rows, settings=settings_of(self.bid))

    def showing(self, figures: tuple[Figure, ...]) -> RawBid:
        """Return what was read, with these figures on the workbook."""
        case = replace(self.raw.inputs[NAME], figures=figures)
        return replace(self.raw, inputs={**self.raw.inputs, NAME: case})


def live_bid(folder: Path, case: Mapping[str, Any]) -> LiveBid:
    """Return the small good bid with a case's tables and settings in the place of its own."""
    bid = small_bid(folder)
    file = bid / f"{NAME}.yaml"
    # As text, which it is in the file: 2020-11 is an id, and 2.5% a text.
    yaml = YAML(typ="safe", pure=True)
    values = yaml.load(file)
    for name, given in case.items():
        if name == "appraisal":
            values[name] |= given
        elif name not in {"name", "notes"}:
            values[name] = given
    with file.open("w", encoding="utf-8") as written:
        yaml.dump(values, written)
    return replace(read_live(bid), notes=case.get("notes", {}))


def read_live(folder: Path) -> LiveBid:
    raw, problems = read_bid(folder)
    assert raw is not None
    whole, found = check(raw)
    assert whole is not None, [one.message for one in (*problems, *found)]
    return LiveBid(raw, whole)


def figures_in(workbook: Path) -> tuple[Figure, ...]:
    """Return what the workbook shows, which is read without a word."""
    raw, problems = read_workbook(workbook, workbook.name, tables_of(NAME))
    assert raw is not None
    assert [one.message for one in problems if one.severity != "advice"] == []
    return raw.figures


def bid_in_workbook(folder: Path, workbook: Path) -> Path:
    """Return the small good bid, its business case's tables in `workbook` alone."""
    bid = small_bid(folder)
    file = bid / f"{NAME}.yaml"
    yaml = YAML(typ="safe", pure=True)
    tables = {table.field for table in tables_of(NAME)}
    values = {name: value for name, value in yaml.load(file).items() if name not in tables}
    with file.open("w", encoding="utf-8") as written:
        yaml.dump(values, written)
    shutil.copy(workbook, bid / f"{NAME}.xlsx")
    return bid
