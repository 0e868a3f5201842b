"""Copies of the small good bid with a case's changes made in them."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from sheets import write_workbook

CASES = Path(__file__).parent / "cases"
SMALL = CASES / "good" / "small"


def load_cases(name: str) -> list[dict[str, Any]]:
    """Return the cases of tests/cases/NAME.yaml."""
    cases: list[dict[str, Any]] = YAML(typ="safe").load(CASES / f"{name}.yaml")
    return cases


def small_bid(folder: Path, case: Mapping[str, Any] | None = None) -> Path:
    """Return `folder`/bid: the small good bid with the changes that `case` describes."""
    bid = folder / "bid"
    shutil.copytree(SMALL, bid)
    case = case or {}
    for change in [*([case["change"]] if "change" in case else []), *case.get("also", [])]:
        replace_once(bid / change["file"], change["old"], change["new"])
    if "delete" in case:
        (bid / case["delete"]).unlink()
    for name, text in case.get("write", {}).items():
        (bid / name).write_text(text, "utf-8")
    for name, sheets in case.get("books", {}).items():
        write_workbook(bid / name, sheets, case.get("merged"))
    return bid


def replace_once(file: Path, old: str, new: str) -> None:
    """Put `new` in place of `old`, which must be in the file just once, so that no case goes stale."""
    text = file.read_text("utf-8")
    assert text.count(old) == 1, f"{old!r} is {text.count(old)} times in {file.name}"
    file.write_text(text.replace(old, new), "utf-8")
