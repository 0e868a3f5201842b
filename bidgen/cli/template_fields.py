"""What a template may name, as people read it and as plain data."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from typing import Any

from bidgen.model.fields import TemplateField

WIDTH = 100
_INDENT = "    "


def field_lines(fields: Sequence[TemplateField], depth: int = 0) -> Iterator[str]:
    """Yield each field's tag and kind, then its meaning and example; what is inside it is indented."""
    before = _INDENT * depth
    for one in fields:
        yield f"{before}{one.tag}  ({one.kind})"
        told = one.meaning + (f" Example: {one.example}" if one.example else "")
        yield from textwrap.wrap(
            told, WIDTH, initial_indent=f"{before}  ", subsequent_indent=f"{before}  ", break_on_hyphens=False
        )
        yield from field_lines(one.fields, depth + 1)


def fields_json(fields: Sequence[TemplateField]) -> list[dict[str, Any]]:
    """Return fields as plain data, nested; docs/templates.md says what each entry has."""
    return [
        {
            "name": one.name,
            "path": one.path,
            "tag": one.tag,
            "kind": one.kind,
            "meaning": one.meaning,
            "example": one.example or None,
            "fields": fields_json(one.fields),
        }
        for one in fields
    ]
