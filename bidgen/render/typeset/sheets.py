"""Finds the stylesheets that ship with the program, and gives them a document's colours."""

from __future__ import annotations

from dataclasses import asdict
from functools import cache
from importlib.resources import files
from typing import Literal

from bidgen.model.document import DRAFT
from bidgen.model.look import HOUSE, Colours


@cache
def stylesheet(name: Literal["print", "draft", "web"]) -> str:
    """Return templates/print.css, templates/draft.css or templates/web.css."""
    return files("bidgen.templates").joinpath(f"{name}.css").read_text(encoding="utf-8")


def print_sheet(status: str, colours: Colours = HOUSE) -> str:
    """Return the stylesheet of a PDF in its colours: that of a draft says so at the head of each page."""
    return recoloured(stylesheet("print") + (stylesheet("draft") if status == DRAFT else ""), colours)


def recoloured(css: str, colours: Colours) -> str:
    """Return a stylesheet of the house's whose variables have the document's colours."""
    for name, house in asdict(HOUSE).items():
        css = css.replace(f"--{name}: {house};", f"--{name}: {getattr(colours, name)};")
    return css
