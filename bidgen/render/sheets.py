"""Finds the stylesheets that ship with the program."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Literal

from bidgen.model.document import DRAFT


@cache
def stylesheet(name: Literal["print", "draft", "web"]) -> str:
    """Return templates/print.css, templates/draft.css or templates/web.css."""
    return files("bidgen.templates").joinpath(f"{name}.css").read_text(encoding="utf-8")


def print_sheet(status: str) -> str:
    """Return the stylesheet of a PDF whose status is `status`: a draft's says so at the head of each page."""
    return stylesheet("print") + (stylesheet("draft") if status == DRAFT else "")
