"""The words of a Word document and of a page, each read in its own simple way, and their comparison."""

from __future__ import annotations

from collections.abc import Sequence
from html.parser import HTMLParser

from lxml import etree

from bidgen.places import Place
from bidgen.problems import Problem, problem
from bidgen.render.word.heading_numbers import heading_numbers
from bidgen.render.word.numbering import read_numbering
from bidgen.render.word.package import Package, is_on, open_package, q, value
from bidgen.render.word.styles import is_contents_line, symbol
from bidgen.render.word.tick_boxes import shown_field
from bidgen.render.word.wordstyles import WordStyles, lineage, read_styles

_CONTEXT = 4
# Header and footer say what Word's running header and footer say.
_NOT_SAID = frozenset({"title", "style", "nav", "header", "footer"})
# Elements that part words even without a space; a footnote is in <small>.
_APART = frozenset(
    (
        "p",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "li",
        "td",
        "th",
        "tr",
        "br",
        "caption",
        "figcaption",
        "div",
        "small",
    )
)
_DELETED = frozenset({q("w:del"), q("w:moveFrom"), q("mc:Fallback")})


def docx_words(docx: bytes, name: str) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    """Return the words of a Word file's body as a reader meets them, each footnote at its mark.

    Numbers that Word writes before headings are among them. Hidden and deleted text, the contents list and
    running headers and footers are left out. D440 when the file cannot be read.
    """
    package, problems = open_package(docx, name)
    if package is None:
        return (), problems
    styles = read_styles(package.styles)
    return tuple("".join(_body_text(package, styles)).split()), ()


def _body_text(package: Package, styles: WordStyles) -> list[str]:
    notes = {} if package.footnotes is None else {value(n, "w:id"): n for n in package.footnotes}
    said: list[str] = []
    numbers = heading_numbers(package.body, styles, read_numbering(package.numbering))
    for paragraph in package.body.iter(q("w:p")):
        # A paragraph of a text box lies inside another; it is met on its own.
        text = _paragraph_text(paragraph, styles, notes)
        number = numbers.get(paragraph, "") if "".join(text).strip() else ""
        said += ["\n", number, " ", *text]
    return said


def _paragraph_text(
    paragraph: etree._Element, styles: WordStyles, notes: dict[str | None, etree._Element]
) -> list[str]:
    family = lineage(styles, value(paragraph.find(f"{q('w:pPr')}/{q('w:pStyle')}")))
    if any(is_contents_line(style.name) for style in family):
        return []
    hidden = any(style.hidden for style in family)
    said: list[str] = []
    for run in paragraph.iter(q("w:r")):
        around = list(run.iterancestors())
        inside = around[: around.index(paragraph)]
        if any(outer.tag == q("w:p") or outer.tag in _DELETED for outer in inside):
            continue
        if not _is_hidden(run, styles, hidden):
            said += _run_text(run, styles, notes)
    return said


def _is_hidden(run: etree._Element, styles: WordStyles, hidden: bool) -> bool:
    properties = run.find(q("w:rPr"))
    if properties is None:
        return hidden
    direct = properties.find(q("w:vanish"))
    if direct is not None:
        return is_on(direct)
    family = lineage(styles, value(properties.find(q("w:rStyle"))))
    return hidden or any(style.hidden for style in family)


def _run_text(run: etree._Element, styles: WordStyles, notes: dict[str | None, etree._Element]) -> list[str]:
    said: list[str] = []
    for child in run:
        if child.tag == q("w:t"):
            said.append(child.text or "")
        elif child.tag in (q("w:tab"), q("w:br"), q("w:cr")):
            said.append(" ")
        elif child.tag == q("w:noBreakHyphen"):
            said.append("\N{NON-BREAKING HYPHEN}")
        elif child.tag == q("w:softHyphen"):
            said.append("\N{SOFT HYPHEN}")
        elif child.tag == q("w:sym"):
            said.append(symbol(value(child, "w:font") or "", value(child, "w:char") or "") or "")
        elif child.tag == q("w:fldChar"):
            said.append(shown_field(child))
        elif child.tag == q("w:footnoteReference"):
            note = notes.get(value(child, "w:id"))
            for paragraph in [] if note is None else note.iter(q("w:p")):
                said += [" ", *_paragraph_text(paragraph, styles, {})]
            said.append(" ")
    return said


def html_words(html: str) -> tuple[str, ...]:
    """Return the words of a page in order, each footnote at its mark; contents and pictures left out."""
    listener = _Listener()
    listener.feed(html)
    listener.close()
    return tuple("".join(listener.said).split())


def page_properties(html: str) -> dict[str, str]:
    """Return what the head of a page says to programs: the contents of its <meta>, by their names."""
    listener = _Listener()
    listener.feed(html)
    listener.close()
    return listener.properties


class _Listener(HTMLParser):
    """Hears the text of a page as it goes by; html.parser calls the methods by their names."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.said: list[str] = []
        self.properties: dict[str, str] = {}
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent += tag in _NOT_SAID
        if tag in _APART:
            self.said.append(" ")
        values = dict(attrs)
        if tag == "meta" and (name := values.get("name")):
            self.properties.setdefault(name, values.get("content") or "")
        number = values.get("data-number")
        if number and not self._silent:
            self.said.append(f"{number} ")

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in _NOT_SAID
        if tag in _APART:
            self.said.append(" ")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.said.append(data)


def compare_words(expected: Sequence[str], found: Sequence[str], name: str) -> tuple[Problem, ...]:
    """Return D441 quoting the first place where `found` departs from `expected`, or nothing."""
    if tuple(expected) == tuple(found):
        return ()
    pairs = zip(expected, found, strict=False)
    at = next((n for n, (one, other) in enumerate(pairs) if one != other), min(len(expected), len(found)))
    return (problem("D441", Place(name), expected=_around(expected, at), found=_around(found, at)),)


def _around(words: Sequence[str], at: int) -> str:
    before = " ".join(words[max(0, at - _CONTEXT) : at])
    after = " ".join(words[at : at + _CONTEXT]) or "(nothing more)"
    return f"{before} {after}".strip()
