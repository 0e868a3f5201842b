"""Finds the stylesheets that ship with the program."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Literal

from bidgen.model.document import DRAFT
from bidgen.model.look import HOUSE, Colours
from bidgen.render.recolour import recoloured


@cache
def stylesheet(name: Literal["print", "draft", "web"]) -> str:
    """Return templates/print.css, templates/draft.css or templates/web.css."""
    return files("bidgen.templates").joinpath(f"{name}.css").read_text(encoding="utf-8")


def print_sheet(status: str, colours: Colours = HOUSE) -> str:
    """Return the stylesheet of a PDF in its colours: that of a draft says so at the head of each page."""
    return recoloured(stylesheet("print") + (stylesheet("draft") if status == DRAFT else ""), colours)
