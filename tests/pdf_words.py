"""Reads a tagged PDF as a screen reader does: its words in the order of the tags."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pikepdf


@dataclass(frozen=True)
class Said:
    """A stretch of text under one tag; `tags` are those around it, outermost first."""

    tags: tuple[str, ...]
    text: str


def said(pdf: bytes) -> list[Said]:
    """Return every tagged stretch of text of a PDF, in the order of its structure."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        pages = {page.objgen: _marked_text(page) for page in opened.pages}
        root = opened.Root.StructTreeRoot
        return list(_walk(root.K, (), None, pages))


def _walk(
    node: pikepdf.Object, tags: tuple[str, ...], page: object, pages: dict[object, dict[int, str]]
) -> Iterator[Said]:
    if isinstance(node, int):
        yield Said(tags, pages[page].get(node, ""))
    elif isinstance(node, pikepdf.Array):
        for child in node:
            yield from _walk(child, tags, page, pages)
    elif isinstance(node, pikepdf.Dictionary) and node.get("/Type") == "/MCR":
        yield Said(tags, pages[node.Pg.objgen].get(int(node.MCID), ""))
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        here = node.Pg.objgen if "/Pg" in node else page
        if "/K" in node:
            yield from _walk(node.K, (*tags, str(node.S)[1:]), here, pages)


def _marked_text(page: pikepdf.Page) -> dict[int, str]:
    """Return the text of each marked piece of a page, by its number."""
    fonts = {name: _to_unicode(font) for name, font in page.Resources.Font.items()}
    found: dict[int, str] = {}
    open_marks: list[int | None] = []
    font: dict[int, str] = {}
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name in ("BDC", "BMC"):
            properties = operands[1] if name == "BDC" else None
            number = properties.get("/MCID") if isinstance(properties, pikepdf.Dictionary) else None
            open_marks.append(int(number) if number is not None else None)
        elif name == "EMC":
            open_marks.pop()
        elif name == "Tf":
            font = fonts[str(operands[0])]
        elif name in ("Tj", "TJ"):
            mark = next((m for m in reversed(open_marks) if m is not None), None)
            if mark is not None:
                strings = operands[0] if name == "TJ" else [operands[0]]
                text = "".join(_text(bytes(s), font) for s in strings if isinstance(s, pikepdf.String))
                found[mark] = found.get(mark, "") + text
    return found


def _text(codes: bytes, font: dict[int, str]) -> str:
    return "".join(font.get(int.from_bytes(codes[at : at + 2], "big"), "") for at in range(0, len(codes), 2))


def _to_unicode(font: pikepdf.Object) -> dict[int, str]:
    found: dict[int, str] = {}
    for block in re.findall(rb"beginbfchar(.*?)endbfchar", font.ToUnicode.read_bytes(), re.DOTALL):
        for code, text in re.findall(rb"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>", block):
            found[int(code, 16)] = bytes.fromhex(text.decode()).decode("utf-16-be")
    return found


def tags(pdf: bytes) -> Counter[str]:
    """Return how many structure elements of each kind a reader meets."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return Counter(_kinds(opened.Root.StructTreeRoot.K))


def _kinds(node: pikepdf.Object) -> Iterator[str]:
    if isinstance(node, pikepdf.Array):
        for child in node:
            yield from _kinds(child)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        yield str(node.S)[1:]
        yield from _kinds(node.get("/K", pikepdf.Array()))


def letters(pdf: bytes) -> tuple[str, list[str]]:
    """Return the letters of the body, and of each footnote, white space left out.

    White space is no evidence, for a line of a PDF ends without a space. Left out too: the contents
    list, alternative texts, and the marks of list items and footnotes.
    """
    body = ""
    notes: list[str] = []
    for piece in said(pdf):
        if "Note" in piece.tags and "Lbl" in piece.tags:
            notes.append("")
        if not {"Lbl", "Reference", "Figure", "TOC"}.isdisjoint(piece.tags):
            continue
        if "Note" in piece.tags:
            notes[-1] += "".join(piece.text.split())
        else:
            body += "".join(piece.text.split())
    return body, notes


def first_difference(pdf: bytes, words: Iterable[str]) -> str | None:
    """Return where the PDF departs from `words`, which have each footnote at its mark; None for nowhere."""
    expected = "".join(words)
    body, notes = letters(pdf)
    at = 0
    for note in notes:
        at = expected.find(note, at)
        if at < 0:
            return f"the footnote {note[:60]!r} is not where it should be"
        expected = expected[:at] + expected[at + len(note) :]
    if body == expected:
        return None
    at = next((n for n, (a, b) in enumerate(zip(body, expected, strict=False)) if a != b), 0)
    return f"PDF: {body[at : at + 60]!r}, expected: {expected[at : at + 60]!r}"
