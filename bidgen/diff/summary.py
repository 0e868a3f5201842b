"""What differs between two bids in one sentence, for a note."""

from __future__ import annotations

from collections.abc import Iterator

from bidgen.diff.difference import KINDS, Diff, Moved
from bidgen.formats import count, number

LONGEST = 160
NOTHING = "Nothing differs."
# The results that a sentence has room for, the first that moved first.
_TOLD = {
    "appraisal.preferred.name": "the preferred option",
    "plan.sum_asked": "the sum asked for",
    "appraisal.preferred.npsv": "the NPSV",
    "plan.end": "the last day of the Alpha",
}


def summary(diff: Diff) -> str:
    """Return one sentence of at most 160 characters, without what there is no room for.

    For example: 2 rows added, 1 changed and 3 fields changed; the sum asked for is £10,000 less.
    """
    if not diff:
        return NOTHING
    text = _counts(diff)
    for part in _results(diff):
        longer = f"{text}; {part}"
        if len(longer) < LONGEST:
            text = longer
    return f"{text}."


def _counts(diff: Diff) -> str:
    """Return how many rows and other values differ: "2 rows added, 1 changed, and 3 fields changed"."""
    many = diff.row_counts
    rows = [f"{number(many[kind])} {kind}" for kind in KINDS if many[kind]]
    if rows:
        first, rest = rows[0].split(" ", 1)
        rows[0] = f"{first} row{'' if first == '1' else 's'} {rest}"
    fields = [f"{count(diff.value_count, 'field')} changed"] if diff.value_count else []
    return " and ".join([", ".join(rows)] * bool(rows) + fields)


def _results(diff: Diff) -> Iterator[str]:
    if diff.brief and diff.brief.withdraw:
        yield "the brief has to be withdrawn"
    by_name = {one.reference: one for one in diff.results}
    for name, label in _TOLD.items():
        if name in by_name:
            yield _told(label, by_name[name])


def _told(label: str, one: Moved) -> str:
    return f"{label} is {one.difference or f'now {one.after}'}"


def what_changed(diff: Diff) -> str:
    """Return which fields and tables differ in a line for readers: "Changed: Closes, Latest start date."

    At most 160 characters: of what there is no room for, only how many there are.
    """
    labels: list[str] = []
    for one in diff.inputs:
        labels += [value.label for value in one.values] + [table.label for table in one.tables]
    if not labels:
        return NOTHING
    for shown in range(len(labels), 0, -1):
        left = len(labels) - shown
        others = f" and {count(left, 'other', 'others')}" if left else ""
        text = f"Changed: {', '.join(labels[:shown])}{others}."
        if len(text) <= LONGEST:
            return text
    return f"Changed: {count(len(labels), 'field or table', 'fields and tables')}."
