"""The one parser of each type of value: from what was typed to what it means, never a guess."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import PurePosixPath
from typing import TypeAlias
from urllib.parse import urlsplit

from bidgen.check.dates import parse_date, parse_financial_year, parse_month
from bidgen.check.fault import Fault
from bidgen.check.numbers import parse_integer, parse_money, parse_number, parse_percent
from bidgen.model.calendar import FinancialYear, Month
from bidgen.read.raw import Scalar
from bidgen.read.text import tidy

Typed: TypeAlias = str | int | bool | Decimal | date | FinancialYear | Month | tuple[str, ...]
Parser: TypeAlias = Callable[[Scalar], "Typed | Fault"]

LONGEST_ID = 60
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]*")
_BETWEEN_IDS = re.compile(r"[,;\n]")
_YES_NO = {"yes": True, "no": False, "y": True, "n": False, "true": True, "false": False}
_DRIVE = re.compile(r"[A-Za-z]:")


def parse_text(raw: Scalar) -> str | Fault:
    """Return text exactly as typed; a number typed in a cell is text too.

    Faults: S238 a date or yes/no that a workbook has made of the text.
    """
    if isinstance(raw, str):
        return raw
    if isinstance(raw, bool | date):
        return Fault("S238", {"found": _as_shown(raw)})
    return f"{raw:f}" if isinstance(raw, Decimal) else str(raw)


def parse_id(raw: Scalar) -> str | Fault:
    """Return an id: letters, digits and hyphens, first a letter or digit. Faults: S238, S239."""
    text = parse_text(raw)
    if isinstance(text, Fault):
        return text
    text = tidy(text)
    if _ID.fullmatch(text) is None or len(text) > LONGEST_ID:
        return Fault("S239", {"found": text})
    return text


def parse_ids(raw: Scalar | list[Scalar]) -> tuple[str, ...] | Fault:
    """Return the ids of a YAML list, or of text such as "F1, F2; F3", also on separate lines.

    Faults: S238, S239 for the first that is no id.
    """
    if not isinstance(raw, list):
        text = parse_text(raw)
        if isinstance(text, Fault):
            return text
        raw = list(split_ids(text))
    ids = [parse_id(part) for part in raw]
    fault = next((one for one in ids if isinstance(one, Fault)), None)
    return fault or tuple(one for one in ids if isinstance(one, str))


def split_ids(text: str) -> Iterator[str]:
    """Yield what stands between the commas, semicolons and line ends of `text`."""
    return (found for part in _BETWEEN_IDS.split(text) if (found := tidy(part)))


def parse_boolean(raw: Scalar) -> bool | Fault:
    """Return yes or no, y or n, true or false, in any case. Faults: S237."""
    if isinstance(raw, bool):
        return raw
    known = _YES_NO.get(tidy(raw).casefold()) if isinstance(raw, str) else None
    return Fault("S237", {"found": raw}) if known is None else known


def parse_link(raw: Scalar) -> str | Fault:
    """Return a web address that begins with https:// or http://. Faults: S240."""
    if not isinstance(raw, str):
        return Fault("S240", {"found": _as_shown(raw)})
    text = tidy(raw)
    try:
        parts = urlsplit(text)
        good = parts.scheme in {"http", "https"} and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        good = False
    if not good or any(character.isspace() or character in '<>"\\' for character in text):
        return Fault("S240", {"found": text})
    return text


def parse_file(raw: Scalar) -> str | Fault:
    """Return a path inside the bid folder, with forward slashes. Faults: S241.

    Whether the file is there is checked where the folder is known.
    """
    if not isinstance(raw, str):
        return Fault("S241", {"found": _as_shown(raw)})
    text = raw.strip()
    parts = PurePosixPath(text).parts
    if not parts or parts[0] in {"/", "//", "~"} or ".." in parts or "\\" in text or _DRIVE.match(text):
        return Fault("S241", {"found": text})
    if not text.isprintable():
        return Fault("S241", {"found": text})
    return str(PurePosixPath(text))


PARSERS: dict[str, Parser] = {
    "id": parse_id,
    "text": parse_text,
    "prose": parse_text,
    "choice": parse_text,
    "date": parse_date,
    "money": parse_money,
    "number": parse_number,
    "integer": parse_integer,
    "percent": parse_percent,
    "financial_year": parse_financial_year,
    "month": parse_month,
    "boolean": parse_boolean,
    "link": parse_link,
    "file": parse_file,
}


def _as_shown(raw: Scalar) -> str:
    if isinstance(raw, bool):
        return "TRUE" if raw else "FALSE"
    return str(raw)
