"""Writing files: what belongs together appears together, or not at all. Nothing else writes to disk."""

from __future__ import annotations

from bidgen.files.disk import STAGING
from bidgen.files.making import make_folder
from bidgen.files.writing import JOURNAL, undo_unfinished, unusable, write_all

__all__ = ["JOURNAL", "STAGING", "make_folder", "undo_unfinished", "unusable", "write_all"]
