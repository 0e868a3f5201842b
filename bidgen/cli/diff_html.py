"""What differs between two bids as one web page that stands alone: tables of before and after."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import TYPE_CHECKING

from bidgen.cli.diff_text import BRIEFS_ALONE
from bidgen.formats import count

if TYPE_CHECKING:
    from bidgen.api import Diffed
    from bidgen.diff import Diff
    from bidgen.diff.difference import EntryChange, InputChange, Moved, RowChange, TableChange, ValueChange
    from bidgen.diff.wording import Rewording

_NONE = '<span class="none">none</span>'
_STYLE = """
html { font: 1.0625rem/1.5 "Source Sans 3", "Segoe UI", Roboto, Helvetica, Arial, sans-serif;
  color: #0b0c0c; background: #fff; text-size-adjust: 100%; }
body { margin: 0 auto; max-width: 70rem; padding: 1.5rem 1.25rem 4rem; }
h1, h2, h3 { color: #0f4c5c; line-height: 1.2; margin: 1.8em 0 0.5em; }
h1 { margin-top: 0.5em; }
p, dl { max-width: 45rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.2rem 1rem; }
dt { font-weight: 600; }
dd { margin: 0; }
.lead { font-size: 1.2rem; color: #0f4c5c; }
.callout { background: #eef4f5; border-left: 5px solid #0f4c5c; padding: 0.8rem 1.1rem; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; margin: 0 0 1.5rem; }
caption { text-align: left; font-size: 1.2rem; font-weight: 600; color: #0f4c5c; padding: 0.4rem 0; }
th, td { text-align: left; vertical-align: top; padding: 0.35rem 0.6rem; border-bottom: 1px solid #b9c6ca; }
thead th { background: #eef4f5; }
tbody th { font-weight: 400; }
.head { font-weight: 600; padding-top: 0.9rem; border-bottom: 0; }
.heard { position: absolute; width: 1px; height: 1px; overflow: hidden;
  clip-path: inset(50%); white-space: nowrap; }
p, li, dd, th, td, caption, h1, h2, h3 { overflow-wrap: anywhere; }
td p { margin: 0 0 0.4em; white-space: pre-line; }
td p:last-child { margin: 0; }
ins { background: #d7f0dd; text-decoration: underline; }
del { background: #fbdfdc; text-decoration: line-through; }
.none { color: #4a5560; }
@media print { body { max-width: none; padding: 0; } tr { break-inside: avoid; } }
"""
_HEADS = ("Before", "After", "Change")
_NOT_THERE = '<p class="none">not there</p>'


def diff_html(diffed: Diffed, diff: Diff) -> str:
    """Return one page that needs no other file: the same changes as the text, long texts whole.

    What is gone stands in <del> in the column Before, what is new in <ins> in the column After.
    """
    title = escape(f"What changed in “{diffed.title}”")
    return "\n".join(
        (
            "<!DOCTYPE html>",
            '<html lang="en-GB">',
            f'<head>\n<meta charset="utf-8">\n<title>{title}</title>',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<style>{_STYLE}</style>\n</head>",
            f"<body>\n<main>\n<h1>{title}</h1>",
            *_parts(diffed, diff),
            "</main>\n</body>\n</html>\n",
        )
    )


def _parts(diffed: Diffed, diff: Diff) -> Iterator[str]:
    from bidgen.diff import summary

    yield "<dl>"
    for word, side in (("From", diffed.old), ("To", diffed.new)):
        yield f"<dt>{word}</dt><dd>{escape(f'{side.name}, {side.path}')}</dd>"
    yield "</dl>"
    if diffed.briefs_alone:
        yield f"<p>{BRIEFS_ALONE}</p>"
    yield f'<p class="lead">{escape(summary(diff))}</p>'
    if diff.brief:
        yield f'<h2>The brief</h2>\n<p class="callout">{escape(diff.brief.says)}</p>'
    yield from _results(diff)
    for one in diff.inputs:
        yield from _input(one)
    if others := diff.of_standing("other"):
        yield "<h2>Other figures</h2>"
        yield from _figures_table(count(len(others), "figure that followed", "figures that followed"), others)


def _results(diff: Diff) -> Iterator[str]:
    first, others = diff.of_standing("headline"), diff.of_standing("other")
    if not (first or others or diff.no_results):
        return
    yield "<h2>Results</h2>"
    if diff.no_results:
        yield f"<p>{escape(diff.no_results)}</p>"
    if first:
        yield from _figures_table("Results that moved", first)
    if others:
        yield f"<p>{count(len(others), 'other figure')}, listed at the end.</p>"


def _figures_table(caption: str, results: Sequence[Moved]) -> Iterator[str]:
    yield from _table(caption, "Result", [("", [(one.label, _figures(one)) for one in results])])


def _figures(one: Moved | ValueChange) -> list[str]:
    before, after = (_NONE if text is None else _paragraph(text) for text in (one.before, one.after))
    return [before, after, escape(one.difference or "changed")]


def _input(one: InputChange) -> Iterator[str]:
    from bidgen.read.schemas import about

    title = f"{about(one.input).partition(':')[0].rstrip('.')} ({one.input})"
    yield f"<h2>{escape(title)}</h2>"
    if one.values:
        yield from _table("Fields outside tables", "Field", [("", _lines(one.values))])
    for table in one.tables:
        yield from _rows(table)


def _rows(table: TableChange) -> Iterator[str]:
    caption = f"{table.label}: {count(len(table.rows), 'row')}"
    yield from _table(caption, "Field", [(_head(row), _lines(row.values)) for row in table.rows])


def _lines(values: Sequence[ValueChange]) -> list[tuple[str, Sequence[str]]]:
    return [(one.label, _cells(one)) for one in values]


def _head(row: RowChange) -> str:
    return f"{' '.join(part for part in (row.id, row.name) if part)}, {row.kind}"


def _table(
    caption: str, first: str, groups: Iterable[tuple[str, Sequence[tuple[str, Sequence[str]]]]]
) -> Iterator[str]:
    """Yield a table of before and after: a line for each label, below the head of its group if it has one."""
    heads = "".join(f'<th scope="col">{one}</th>' for one in (first, *_HEADS))
    yield f"<table>\n<caption>{escape(caption)}</caption>\n<thead><tr>{heads}</tr></thead>"
    for head, lines in groups:
        yield "<tbody>"
        if head:
            yield f'<tr><td class="head" colspan="{len(_HEADS) + 1}">{escape(head)}</td></tr>'
        # Whoever hears a line by itself hears of which row it is.
        of = f'<span class="heard">{escape(head)}: </span>' if head else ""
        for label, cells in lines:
            inside = "".join(f"<td>{cell}</td>" for cell in cells)
            yield f'<tr><th scope="row">{of}{escape(label)}</th>{inside}</tr>'
        yield "</tbody>"
    yield "</table>"


def _cells(one: ValueChange) -> list[str]:
    """Return what stands before and after in a row of the page, and how far apart the two are."""
    if one.entries:
        many = Counter(entry.kind for entry in one.entries)
        counts = ", ".join(f"{how_many} {kind}" for kind, how_many in many.items())
        return [*_sides(_entry(entry) for entry in one.entries), counts]
    if one.kind == "changed" and one.rewordings:
        return [*_sides(_words(change) for change in one.rewordings), "reworded"]
    if one.kind == "changed":
        return _figures(one)
    before, after = _marked(one.before, "del"), _marked(one.after, "ins")
    return [before or _NONE, after or _NONE, escape(one.kind)]


def _sides(pairs: Iterable[tuple[str, str]]) -> tuple[str, str]:
    befores, afters = zip(*pairs, strict=True)
    return "".join(befores), "".join(afters)


def _entry(one: EntryChange) -> tuple[str, str]:
    if one.rewordings:
        befores, afters = zip(*(_words(change) for change in one.rewordings), strict=True)
        return "".join(befores), "".join(afters)
    return _marked(one.before, "del") or _NOT_THERE, _marked(one.after, "ins") or _NOT_THERE


def _words(one: Rewording) -> tuple[str, str]:
    """Return a change in its surroundings, as it was and as it is."""
    sides = ((one.before, "del"), (one.after, "ins"))
    before, after = (
        " ".join(
            part for part in (escape(one.lead), _mark(text, tag) if text else "", escape(one.trail)) if part
        )
        for text, tag in sides
    )
    return f"<p>{before}</p>", f"<p>{after}</p>"


def _marked(text: str | None, tag: str) -> str:
    return "" if text is None else f"<p>{_mark(text, tag)}</p>"


def _mark(text: str, tag: str) -> str:
    return f"<{tag}>{escape(text)}</{tag}>"


def _paragraph(text: str) -> str:
    return f"<p>{escape(text)}</p>"
