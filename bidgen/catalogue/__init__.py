"""Every Problem the program can report: one table, gathered from one module a stage."""

from __future__ import annotations

from bidgen.catalogue.documents import DOCUMENTS
from bidgen.catalogue.entry import Entry, Severity, without_values
from bidgen.catalogue.output import OUTPUT
from bidgen.catalogue.reading import READING
from bidgen.catalogue.releases import RELEASES
from bidgen.catalogue.rules import RULES
from bidgen.catalogue.shapes import SHAPES
from bidgen.catalogue.templates import TEMPLATES
from bidgen.catalogue.typesetting import TYPESETTING
from bidgen.catalogue.values import VALUES

CATALOGUE: dict[str, Entry] = {
    entry.code: entry
    for group in (READING, SHAPES, VALUES, RULES, DOCUMENTS, TYPESETTING, TEMPLATES, OUTPUT, RELEASES)
    for entry in group
}

__all__ = ["CATALOGUE", "Entry", "Severity", "without_values"]
