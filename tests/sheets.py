"""Workbooks for tests, each sheet written as a Markdown table.

A cell holds text, just as it stands. Between backquotes it holds what a spreadsheet makes of it: `12`,
`12.5`, `12%`, `TRUE`, `2020-01-31`, `2020-01-31 12:00`, `#REF!`, `=1+1` (never computed) or
`=1+1 -> 2` (computed). "\\n" in text is a new line.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

import openpyxl
from openpyxl.cell.cell import Cell

_UNCOMPUTED = r'(<c r="{cell}"[^>]*><f>[^<]*</f>)<v ?/?>(</v>)?'


def write_workbook(path: Path, sheets: Mapping[str, str], merged: Mapping[str, str] | None = None) -> Path:
    """Write `sheets` (name to Markdown table) to `path`; `merged` maps a sheet to a range such as A2:A3."""
    workbook = openpyxl.Workbook()
    workbook.remove(workbook["Sheet"])
    computed: dict[tuple[int, str], str] = {}
    for number, (name, table) in enumerate(sheets.items(), start=1):
        sheet = workbook.create_sheet(name)
        for row, line in enumerate(_lines(table), start=1):
            for column, text in enumerate(line, start=1):
                result = _fill(sheet.cell(row, column), text)
                if result is not None:
                    computed[number, sheet.cell(row, column).coordinate] = result
        if merged and name in merged:
            sheet.merge_cells(merged[name])
    # A spreadsheet that saves values says that they are up to date; openpyxl by itself says the contrary.
    workbook.calculation.fullCalcOnLoad = not any(" -> " in table for table in sheets.values())
    workbook.save(path)
    for (number, cell), result in computed.items():
        change = (_UNCOMPUTED.format(cell=cell), rf"\g<1><v>{result}</v>")
        rewrite(path, {f"xl/worksheets/sheet{number}.xml": [change]})
    return path


def rewrite(path: Path, changes: Mapping[str, list[tuple[str, str]]]) -> None:
    """Change parts of the zip file `path`: for each part, patterns and what to put in their place."""
    with zipfile.ZipFile(path) as container:
        parts = {name: container.read(name) for name in container.namelist()}
    for name, patterns in changes.items():
        for pattern, replacement in patterns:
            text, count = re.subn(pattern, replacement, parts[name].decode("utf-8"))
            assert count, f"{pattern} is not in {name}"
            parts[name] = text.encode("utf-8")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as container:
        for name, content in parts.items():
            container.writestr(name, content)


def _lines(table: str) -> list[list[str]]:
    lines = [line.strip() for line in table.strip("\n").splitlines()]
    rows = [re.split(r"(?<!\\)\|", line.strip("|")) if line else [] for line in lines]
    return [
        [cell.strip(" ").replace("\\n", "\n").replace("\\|", "|") for cell in row]
        for row in rows
        if not row or not all(re.fullmatch(r" *-+ *", cell) for cell in row)
    ]


def _fill(cell: Cell, text: str) -> str | None:
    """Fill the cell, and return the computed value that a formula is to have."""
    if not (text.startswith("`") and text.endswith("`") and len(text) > 1):
        if text:
            cell.value = text
            cell.data_type = "s"
        return None
    typed = text[1:-1]
    if typed.startswith("="):
        cell.value, _, result = typed.partition(" -> ")
        return result or None
    if typed.startswith("#"):
        cell.value, cell.data_type = typed, "e"
    elif typed in {"TRUE", "FALSE"}:
        cell.value = typed == "TRUE"
    elif re.match(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", typed):
        cell.value = datetime.fromisoformat(typed)
    elif typed.endswith("%"):
        cell.value, cell.number_format = float(typed[:-1]) / 100, "0.0%"
    else:
        cell.value = float(typed) if "." in typed else int(typed)
    return None
