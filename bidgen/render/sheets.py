"""Finds the stylesheets that ship with the program."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Literal


@cache
def stylesheet(name: Literal["print", "web"]) -> str:
    """Return templates/print.css or templates/web.css."""
    return files("bidgen.templates").joinpath(f"{name}.css").read_text(encoding="utf-8")
