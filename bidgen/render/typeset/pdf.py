"""Typesets a page as a tagged PDF that passes PDF/A-2a and PDF/UA-1, from our own fonts and nothing else."""

from __future__ import annotations

import gc
import hashlib
import io
import logging
import warnings
from base64 import b64decode
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from dataclasses import dataclass
from functools import partial
from html.parser import HTMLParser
from typing import Any

from lxml import etree

from bidgen.fonts import FACES, font_faces, font_file, missing_characters
from bidgen.model.document import About
from bidgen.places import Place
from bidgen.problems import Problem, problem


@dataclass(frozen=True, slots=True)
class Pdf:
    """A finished PDF and how many pages it has."""

    content: bytes
    pages: int


def html_to_pdf(html: str, css: str, about: About, name: str) -> tuple[Pdf | None, tuple[Problem, ...]]:
    """Return the page as a PDF, typeset by the stylesheet `css`.

    The same `html`, `css` and `about` give the same bytes, whatever the clock, the place or the fonts
    of the machine. None with D442 (a character without a shape), D443 (no Pango) or D445 (something
    to be fetched from outside); D448 for a table with a row that is taller than a page; D449 for a
    figure that is broken; D444 for whatever the typesetter complains of.
    """
    running = (about.status, about.bid_title, about.title, about.mark)
    missing = missing_characters([*_texts(html), *running], name)
    if missing:
        return None, missing
    typesetter = _typesetter()
    if typesetter is None:
        return None, (problem("D443", None),)
    style = f"{font_faces()}\n{css}\n{_running_text(about)}"
    with _complaints() as complaints, _no_collection():
        content, pages, refused, tall, broken = _write(typesetter, html, style, about)
    problems = [problem("D445", Place(name), address=address) for address in refused]
    problems += [problem("D448", Place(name), quote=table) for table in tall]
    problems += [problem("D449", Place(name), quote=figure) for figure in broken]
    if not refused:
        problems += [problem("D444", Place(name), complaint=text) for text in dict.fromkeys(complaints)]
    return (None if refused else Pdf(content, pages)), tuple(problems)


def _typesetter() -> Any:
    """Return WeasyPrint, or None where its system library Pango is missing."""
    try:
        # Without Pango WeasyPrint prints advice; without fonts it warns, but ours come with us.
        with warnings.catch_warnings(), redirect_stdout(io.StringIO()):
            warnings.simplefilter("ignore")
            import weasyprint
    except OSError:
        return None
    return weasyprint


def _write(
    weasyprint: Any, html: str, style: str, about: About
) -> tuple[bytes, int, list[str], list[str], list[str]]:
    """Return the PDF, its pages, the addresses refused, tables with too tall a row, and broken figures."""
    from weasyprint.urls import FatalURLFetchingError

    from bidgen.render.typeset.archival import VARIANT, say_both
    from bidgen.render.typeset.isolation import only_our_fonts, packaged_files
    from bidgen.render.typeset.laid_out import broken_figures, tables_too_tall
    from bidgen.render.typeset.tagging import mend_tags, watch_tags

    watch_tags()
    refused: list[str] = []
    fetcher = packaged_files({address: partial(font_file, address) for address in FACES}, refused)
    fonts = only_our_fonts()
    try:
        page = weasyprint.HTML(string=html, url_fetcher=fetcher)
        sheet = weasyprint.CSS(string=style, url_fetcher=fetcher, font_config=fonts)
        options = {
            "pdf_variant": VARIANT,
            "pdf_identifier": _identifier(html, style),
            "custom_metadata": True,
        }
        document = page.render(stylesheets=[sheet], font_config=fonts, **options)
        _describe(document.metadata, about)
        say_both(document.metadata)
        with warnings.catch_warnings():
            # WeasyPrint 70 does not close the file of its colour profile.
            warnings.simplefilter("ignore", ResourceWarning)
            content = document.write_pdf(finisher=mend_tags, **options)
        return content, len(document.pages), refused, tables_too_tall(document), broken_figures(document)
    except FatalURLFetchingError:
        return b"", 0, refused, [], []


def _describe(metadata: Any, about: About) -> None:
    """Write the properties of the PDF; its dates are the day it was made for, never the clock's."""
    day = f"{about.day.isoformat()}T00:00:00Z"
    metadata.title = about.title
    metadata.authors = [about.author]
    metadata.description = about.subject
    metadata.keywords = list(about.keywords)
    metadata.generator = "bidgen"
    metadata.created = metadata.modified = day
    metadata.lang = about.language
    # Those of the page are what WeasyPrint made of its <meta>: none of them is the document's.
    metadata.custom = about.properties


def _identifier(html: str, style: str) -> str:
    return hashlib.sha256(f"{html}\0{style}".encode()).hexdigest()[:32]


def _running_text(about: About) -> str:
    """Return the rule that gives the stylesheet its running text: status, bid, document and mark."""
    texts = (about.status, about.bid_title, about.title, about.mark)
    status, bid, title, mark = (_css_string(text) for text in texts)
    return f"body {{ string-set: status {status}, bid {bid}, document {title}, mark {mark} }}"


def _css_string(text: str) -> str:
    """Return `text` as a CSS string; whatever could mean something to CSS is escaped.

    An escape ends at its sixth digit, or at one space, which belongs to it.
    """
    escaped = "".join(c if c.isalnum() or c == " " else f"\\{ord(c):06x} " for c in text)
    return f'"{escaped}"'


@contextmanager
def _complaints() -> Iterator[list[str]]:
    """Collect what WeasyPrint and the font tools log, in place of passing it on.

    Heard is whatever WeasyPrint says but how far it has come, however little of it a script wants to log.
    """
    found: list[str] = []
    handler = logging.Handler()
    handler.addFilter(lambda record: record.name != "weasyprint.progress")
    handler.emit = lambda record: found.append(record.getMessage())  # type: ignore[method-assign]
    heard = (("weasyprint", logging.DEBUG), ("fontTools", logging.WARNING))
    loggers = [(logging.getLogger(name), least) for name, least in heard]
    before = [(logger, logger.propagate, logger.level) for logger, _ in loggers]
    disabled = logging.root.manager.disable
    logging.disable(logging.NOTSET)
    for logger, least in loggers:
        logger.addHandler(handler)
        logger.propagate = False
        logger.setLevel(least)
    try:
        yield found
    finally:
        logging.disable(disabled)
        for logger, propagate, level in before:
            logger.removeHandler(handler)
            logger.propagate = propagate
            logger.setLevel(level)


@contextmanager
def _no_collection() -> Iterator[None]:
    """Keep the garbage collector off: layout makes no garbage worth collecting, and it costs a fifth."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _texts(html: str) -> list[str]:
    listener = _Texts()
    listener.feed(html)
    listener.close()
    return listener.found


_SVG = "data:image/svg+xml;base64,"


class _Texts(HTMLParser):
    """Hears every text that is drawn: the page's and that of its charts, not alternative texts."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []

    def handle_data(self, data: str) -> None:
        self.found.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        source = dict(attrs).get("src") or ""
        if source.startswith(_SVG):
            chart = etree.fromstring(
                b64decode(source.removeprefix(_SVG)), etree.XMLParser(resolve_entities=False)
            )
            self.found += [text for text in chart.itertext() if isinstance(text, str)]
