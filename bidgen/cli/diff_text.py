"""What differs between two bids as lines for an e-mail: one line for each change, without colour."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from bidgen.formats import count
from bidgen.problems import quote

if TYPE_CHECKING:
    from bidgen.api import Diffed
    from bidgen.diff import Diff
    from bidgen.diff.difference import EntryChange, InputChange, Moved, RowChange, TableChange, ValueChange

NOT_THERE = "none"
BRIEFS_ALONE = "Compared are the briefs alone, for one folder holds nothing else yet."
# Of so many words a text before and after is clearer than what changed in it.
_SHORT = 6
_NAME_WORDS = 10
_CELL_WORDS = 15
_TEXT_WORDS = 40
# Longer than any line is meant to be: texts are cut by words before.
_LONGEST_LINE = 2000
_INDENT = "  "


def diff_lines(diffed: Diffed, diff: Diff) -> Iterator[str]:
    """Yield what was compared, a summary, the effect on the brief, results, then every change."""
    yield _safe(f"What changed in “{diffed.title}”")
    for word, side in (("from", diffed.old), ("to", diffed.new)):
        yield _safe(f"{_INDENT}{word:4}  {side.name}, {side.path}")
    if diffed.briefs_alone:
        yield f"{_INDENT}{BRIEFS_ALONE}"
    yield ""
    yield from changes(diff)


def changes(diff: Diff, *, others: bool = True) -> Iterator[str]:
    """Yield the same without what was compared, and without the `others`: figures that few know by name."""
    yield from map(_safe, _changes(diff, others))


def _safe(line: str) -> str:
    bare = line.lstrip(" ")
    return " " * (len(line) - len(bare)) + quote(bare, _LONGEST_LINE)


def _changes(diff: Diff, with_others: bool) -> Iterator[str]:
    from bidgen.diff import summary

    yield summary(diff)
    if diff.brief:
        yield from ("", "The brief", f"{_INDENT}{diff.brief.says}")
    yield from _results(diff, with_others)
    for one in diff.inputs:
        yield ""
        yield from _input(one)
    others = diff.of_standing("other")
    if others and with_others:
        yield from ("", "Other figures")
        yield from map(_moved, others)


def _results(diff: Diff, with_others: bool) -> Iterator[str]:
    first, others = diff.of_standing("headline"), diff.of_standing("other")
    if not (first or others or diff.no_results):
        return
    yield from ("", "Results")
    yield from map(_moved, first)
    if others:
        figures = count(len(others), "other figure")
        where = "listed at the end" if with_others else "which “bidgen diff” lists"
        yield f"{_INDENT}{'and ' if first else ''}{figures}, {where}"
    if diff.no_results:
        yield f"{_INDENT}{diff.no_results}"


def _moved(one: Moved) -> str:
    return f"{_INDENT}{one.label}: {_figures(one)}"


def _figures(one: Moved | ValueChange) -> str:
    apart = f" ({one.difference})" if one.difference else ""
    return f"{one.before or NOT_THERE} → {one.after or NOT_THERE}{apart}"


def _input(one: InputChange) -> Iterator[str]:
    from bidgen.read.schemas import about

    yield f"{about(one.input).partition(':')[0].rstrip('.')} ({one.input})"
    for value in one.values:
        yield from (f"{_INDENT}{line}" for line in value_lines(value))
    for table in one.tables:
        yield f"{_INDENT}{table.label}"
        yield from (f"{_INDENT * 2}{line}" for line in _table(table))


def _table(table: TableChange) -> Iterator[str]:
    for row in table.rows:
        if row.kind == "changed":
            yield from _changed_row(row)
        else:
            yield f"{_head(row)} {row.kind}{_inside(row)}"


def _changed_row(row: RowChange) -> Iterator[str]:
    lines = [line for value in row.values for line in value_lines(value)]
    if len(lines) == 1:
        yield f"{_head(row)}, {lines[0]}"
        return
    yield f"{_head(row)}:"
    yield from (f"{_INDENT}{line}" for line in lines)


def _head(row: RowChange) -> str:
    from bidgen.diff.wording import shortened

    name = f"“{shortened(row.name, _NAME_WORDS)}”" if row.name else ""
    return " ".join(part for part in (shortened(row.id, _NAME_WORDS), name) if part)


def _inside(row: RowChange) -> str:
    """Return what an added or removed row says beside its id and name."""
    from bidgen.diff.wording import shortened

    said = [one for one in row.values if one.field not in row.told]
    texts = [f"{one.label}: {shortened(one.after or one.before or '', _CELL_WORDS)}" for one in said]
    return f" ({'; '.join(texts)})" if texts else ""


def value_lines(one: ValueChange) -> Iterator[str]:
    """Yield a change of one value, a line for each place of a text or each entry of a list."""
    from bidgen.diff.wording import in_words, shortened

    if one.entries:
        yield from _entries(one.label, one.entries)
    elif one.kind != "changed":
        text = one.after or one.before or ""
        shown = f"“{shortened(text, _TEXT_WORDS)}”" if " " in text and not one.value_after else text
        yield f"{one.label} {one.kind}: {shown}"
    elif one.rewordings and not _is_short(one.before, one.after):
        for change in one.rewordings:
            yield f"{one.label}: {in_words(change, _TEXT_WORDS)}"
    elif one.rewordings:
        yield f"{one.label}: “{one.before}” → “{one.after}”"
    else:
        yield f"{one.label}: {_figures(one)}"


def _entries(label: str, entries: Sequence[EntryChange]) -> Iterator[str]:
    from bidgen.diff.wording import in_words, shortened

    texts = [one.before or one.after or "" for one in entries]
    if not any(" " in text or one.rewordings for one, text in zip(entries, texts, strict=True)):
        # Ids and dates in a row.
        by_kind = [
            f"{kind} {', '.join(text for one, text in zip(entries, texts, strict=True) if one.kind == kind)}"
            for kind in dict.fromkeys(one.kind for one in entries)
        ]
        yield f"{label}: {'; '.join(by_kind)}"
        return
    for one, text in zip(entries, texts, strict=True):
        if one.kind != "changed":
            yield f"{label}: {one.kind} “{shortened(text, _TEXT_WORDS)}”"
        for change in one.rewordings:
            yield f"{label}: {in_words(change, _TEXT_WORDS)}"


def _is_short(*texts: str | None) -> bool:
    return all(len((text or "").split()) <= _SHORT for text in texts)
