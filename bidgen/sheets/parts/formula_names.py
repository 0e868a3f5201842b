"""Names in formulas: a sheet or a table's column renamed in a formula's text, and in nothing else of it."""

from __future__ import annotations

import re
from collections.abc import Collection

from bidgen.read.addresses import quoted

# A text in a formula, a quoted sheet name, or one that needs no quotes; what stands before the last decides
# whether it is a name of its own ("[1]Costs!" is a sheet of another workbook).
_NAMED = re.compile(
    r"""(?P<text>"(?:[^"]|"")*")|'(?P<quoted>(?:[^']|'')+)'!|(?P<plain>(?<![\w.\]'])[^\W\d][\w.:]*)!""",
)
_PLAIN = re.compile(r"[^\W\d][\w.]*")
# Names that look like a cell (AB12, R1C1) are quoted.
_LIKE_CELL = re.compile(r"[A-Za-z]{1,3}[0-9]+|[Rr][0-9]*[Cc][0-9]*|[Rr]|[Cc]")
_TABLE = re.compile(r'"(?:[^"]|"")*"|\'(?:[^\']|\'\')*\'!|(?P<table>[^\W\d][\w.]*)?\[')
_SPECIAL = re.compile(r"[\[\]#'@]")


def rename_sheet(formula: str, old: str, new: str) -> str:
    """Return the formula, range or link with the sheet `old` called `new`."""

    def renamed(match: re.Match[str]) -> str:
        if match["text"] is not None:
            return match[0]
        found = (match["quoted"] or match["plain"]).replace("''", "'")
        # A range over several sheets names the first and the last: 'Jan:Dec'!A1.
        names = found.split(":")
        if old.casefold() not in (name.casefold() for name in names):
            return match[0]
        return _written(":".join(new if name.casefold() == old.casefold() else name for name in names)) + "!"

    return _NAMED.sub(renamed, formula)


def mentions_sheet(text: str, sheet: str) -> bool:
    """Return whether a formula names the sheet in a text, as INDIRECT and HYPERLINK take it."""
    names = {sheet.casefold(), quoted(sheet).casefold()}
    for match in _NAMED.finditer(text):
        words = (match["text"] or "").strip('"').replace('""', '"').casefold().lstrip("#")
        if words.rpartition("!")[0] in names or (words in names and "indirect" in text.casefold()):
            return True
        if words in {f"{name}!" for name in names}:
            return True
    return False


def refers_to_sheet(text: str, sheet: str) -> bool:
    """Return whether a formula, range or link leads to the sheet."""
    return rename_sheet(text, sheet, sheet + "x") != text


def rename_column(formula: str, tables: Collection[str], old: str, new: str, *, inside: bool = False) -> str:
    """Return the formula with the column `old` of the Excel tables `tables` called `new`.

    `inside` is whether the formula stands in the table itself, where its name may be left out.
    """
    known = {name.casefold() for name in tables}
    written = []
    position = 0
    while match := _TABLE.search(formula, position):
        written.append(formula[position : match.end()])
        position = match.end()
        if not match[0].endswith("["):
            continue
        end = _closing(formula, position)
        name = match["table"]
        if (name or "").casefold() in known or (name is None and inside):
            written.append(_renamed_inside(formula[position:end], old, new))
        else:
            written.append(formula[position:end])
        position = end
    return "".join(written) + formula[position:]


def _renamed_inside(words: str, old: str, new: str) -> str:
    """Rename the column in what stands between the brackets: "Old", "@Old", "[#This Row],[Old]"."""
    if "[" not in re.sub(r"'.", "", words):
        sign, name = ("@", words[1:]) if words.startswith("@") else ("", words)
        return sign + _escaped(new) if _unescaped(name) == old.casefold() else words
    written = []
    position = 0
    while position < len(words):
        if words[position] != "[":
            written.append(words[position])
            position += 1
            continue
        end = _closing(words, position + 1)
        name = words[position + 1 : end]
        written.append("[" + (_escaped(new) if _unescaped(name) == old.casefold() else name))
        position = end
    return "".join(written)


def _closing(formula: str, position: int) -> int:
    """Return where the bracket that opened before `position` closes; an apostrophe escapes what follows."""
    depth = 1
    while position < len(formula):
        if formula[position] == "'":
            position += 2
            continue
        depth += {"[": 1, "]": -1}.get(formula[position], 0)
        if depth == 0:
            return position
        position += 1
    return len(formula)


def _escaped(name: str) -> str:
    return _SPECIAL.sub(r"'\g<0>", name)


def _unescaped(name: str) -> str:
    return re.sub(r"'(.)", r"\1", name).strip().casefold()


def _written(name: str) -> str:
    plain = all(_PLAIN.fullmatch(one) and not _LIKE_CELL.fullmatch(one) for one in name.split(":"))
    return name if plain else quoted(name)
