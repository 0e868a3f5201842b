"""Writing files: what belongs together appears together, or not at all. Nothing else writes to disk.

The libraries that draw and typeset keep what they need meanwhile in temporary files of their own.
"""

from __future__ import annotations

from bidgen.files.disk import STAGING
from bidgen.files.making import make_folder
from bidgen.files.moving import JOURNAL
from bidgen.files.writing import undo_unfinished, unusable, write_all

__all__ = ["JOURNAL", "STAGING", "make_folder", "undo_unfinished", "unusable", "write_all"]
