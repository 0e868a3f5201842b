"""The command line: the only part that prints, reads the clock or the environment, or exits."""

from __future__ import annotations

from bidgen.cli.entry import main

__all__ = ["main"]
