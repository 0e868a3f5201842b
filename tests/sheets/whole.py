"""All that a cell of a workbook is, for comparing two workbooks; and a way through LibreOffice."""

from __future__ import annotations

import io
import subprocess
import warnings
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
from libreoffice import converted


def loaded(content: bytes, *, values: bool = False) -> openpyxl.Workbook:
    """Return the workbook as openpyxl has it, which warns of what it would not keep on saving."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return openpyxl.load_workbook(io.BytesIO(content), data_only=values)


def cells(
    content: bytes, *, looks: bool = True, notes: bool = True
) -> dict[tuple[str, str], tuple[Any, ...]]:
    """Return, for each cell that has any, its value as computed and as typed, its look and its note."""
    found = {}
    values, typed = loaded(content, values=True), loaded(content)
    for sheet in values:
        for row in sheet.iter_rows():
            for cell in row:
                other = typed[sheet.title][cell.coordinate]
                formula = (
                    other.value
                    if isinstance(other.value, str | int | float | bool | None)
                    else str(other.value)
                )
                look = (
                    (cell.number_format, cell.font, cell.fill, cell.border, cell.alignment) if looks else ()
                )
                note = cell.comment.text if notes and cell.comment else None
                link = cell.hyperlink.location if cell.hyperlink else None
                if (cell.value, formula, note, link) != (None,) * 4 or (looks and cell.has_style):
                    found[sheet.title, cell.coordinate] = (cell.value, formula, note, link, *map(repr, look))
    return found


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def through_libreoffice(content: bytes, folder: Path) -> bytes:
    """Return the workbook as LibreOffice saves it."""
    return _converted(content, folder, "xlsx").read_bytes()


def colours_of_pages(content: bytes, folder: Path) -> list[set[tuple[int, ...]]]:
    """Return the colours of each page that LibreOffice prints of the workbook, as red, green and blue."""
    printed = _converted(content, folder, "pdf")
    for old in folder.glob("page-*"):
        old.unlink()
    command = ["pdftoppm", "-r", "40", "-aa", "no", "-aaVector", "no", str(printed), str(folder / "page")]
    subprocess.run(command, check=True, capture_output=True, timeout=60)
    pages = []
    for file in sorted(folder.glob("page-*.ppm")):
        pixels = file.read_bytes().split(b"\n", 3)[3]
        pages.append({tuple(pixels[at : at + 3]) for at in range(0, len(pixels), 3)})
    return pages


def _converted(content: bytes, folder: Path, ending: str) -> Path:
    (folder / "in").mkdir(exist_ok=True)
    file = folder / "in" / "book.xlsx"
    file.write_bytes(content)
    return converted(file, ending, folder)
