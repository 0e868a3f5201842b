"""A complete page of HTML5 around the body of a document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

from bidgen.render.word.package import Package, property_of

NO_PROPERTIES: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Html:
    """A page: a complete HTML5 document, to which the caller adds a stylesheet."""

    text: str

    def styled(self, css: str, banner: str = "") -> str:
        """Return the page with `css` inside it, and with `banner` above it wherever it is read or printed."""
        page = self.text.replace("</head>", f"<style>\n{css}</style>\n</head>", 1)
        if not banner:
            return page
        return page.replace("<body>\n", f'<body>\n<header class="draft">{escape(banner)}</header>\n', 1)

    def marked(self, mark: str, properties: Mapping[str, str] = NO_PROPERTIES) -> Html:
        """Return the page with `mark` below it and with `properties` for programs."""
        lines = "".join(meta(name, text) + "\n" for name, text in properties.items())
        page = self.text.replace("<title>", f"{lines}<title>", 1)
        footer = f"<footer>{escape(mark)}</footer>\n" if mark else ""
        return Html(page.replace("</body>", f"{footer}</body>", 1))


def meta(name: str, text: str) -> str:
    """Return the line of a page's head that says something to programs."""
    return f'<meta name="{escape(name)}" content="{escape(text)}">'


def page_of(package: Package, language: str, body: str) -> Html:
    """Return `body` as a page, with what the file's own properties say of it."""
    title = property_of(package, "dc:title") or "Untitled document"
    metas = {
        "author": property_of(package, "dc:creator"),
        "description": property_of(package, "dc:subject"),
        "keywords": property_of(package, "cp:keywords"),
        "dcterms.created": property_of(package, "dcterms:created"),
    }
    lines = [meta(key, text) for key, text in metas.items() if text]
    first = ['<meta charset="utf-8">', '<meta name="viewport" content="width=device-width, initial-scale=1">']
    head = "\n".join(first + lines)
    return Html(
        f'<!DOCTYPE html>\n<html lang="{escape(language)}">\n<head>\n{head}\n<title>{escape(title)}</title>\n'
        f"</head>\n<body>\n<main>\n{body}</main>\n</body>\n</html>\n"
    )
