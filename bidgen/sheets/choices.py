"""Drop-downs of an existing sheet brought up to what may be chosen now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from bidgen.read.addresses import area
from bidgen.sheets.new.input_checks import InputCheck
from bidgen.sheets.new.looks import ColumnLook
from bidgen.sheets.new_columns import fill_check
from bidgen.sheets.parts.package import Package
from bidgen.sheets.parts.spreadsheetml import q


def refresh_choices(
    package: Package, sheet: str, header: int, looks: Mapping[int, ColumnLook]
) -> tuple[str, ...]:
    """Let the drop-downs of columns (`looks` by number) offer what they should; return the labels of those.

    Only checks that a blank workbook came with are changed, known by their title: those that people made
    are theirs.
    """
    changed = []
    for number, one in _ours(package, sheet, header, looks):
        check = looks[number].check
        if check is not None and not _is_up_to_date(one, check):
            package.edit(sheet)
            fill_check(one, check)
            changed.append(looks[number].label)
    return tuple(changed)


def columns_checked(
    package: Package, sheet: str, header: int, looks: Mapping[int, ColumnLook]
) -> frozenset[int]:
    """Return which columns have the drop-down, or the place of one, that a blank workbook came with."""
    return frozenset(number for number, _ in _ours(package, sheet, header, looks))


def _ours(
    package: Package, sheet: str, header: int, looks: Mapping[int, ColumnLook]
) -> Iterator[tuple[int, etree._Element]]:
    for number, look in looks.items():
        if look.check is None or look.check.kind != "list":
            continue
        for one in _checks(package, sheet):
            is_ours = one.get("promptTitle") == look.check.title and one.get("type") in (None, "none", "list")
            if is_ours and _covers(one.get("sqref", ""), header + 1, number):
                yield number, one


def _checks(package: Package, sheet: str) -> list[etree._Element]:
    return package.look(sheet).findall(f"{q('x:dataValidations')}/{q('x:dataValidation')}")


def _covers(cells: str, row: int, column: int) -> bool:
    """Return whether the check is of this column alone, from this row or above it on."""
    for one in cells.split():
        top, left, bottom, right = area(one)
        if not (left == right == column and top <= row <= bottom):
            return False
    return bool(cells.split())


def _is_up_to_date(element: etree._Element, check: InputCheck) -> bool:
    """Return whether a check offers what it should, and refuses nothing where it is only to ask."""
    same = _plain(element.findtext(q("x:formula1"), "")) == _plain(check.first or "")
    return same and (check.style is None or element.get("errorStyle", "stop") == check.style)


def _plain(formula: str) -> str:
    """Return a range as programs that write it differently mean it."""
    return formula if formula.startswith('"') else formula.replace("'", "").replace("$", "").casefold()
