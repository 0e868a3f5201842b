"""Word templates for those who edit them: a house template to start from."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from bidgen.files import write_all
from bidgen.model.document import DocumentKey
from bidgen.places import Place
from bidgen.problems import Problem, problem


def new_template(document: DocumentKey, file: Path) -> tuple[Problem, ...]:
    """Write the house template of a document to `file`, which must not exist yet; its folder is made.

    Reports O615 for a file that is there already, O601, O602 and O613.
    """
    if file.exists() or file.is_symlink():
        return (problem("O615", Place(str(file)), file=file.name),)
    return write_all(file.parent, {file.name: house_template(document)}, unchanged={file.name: None})


def house_template(document: DocumentKey) -> bytes:
    """Return the Word file that the program itself uses for a document."""
    return (files("bidgen.templates") / f"{document}.docx").read_bytes()
