"""What a template of a document may name: every tag, nested as the document's context is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

FieldKind = Literal["text", "narrative", "list", "group", "picture", "yes or no"]


@dataclass(frozen=True, slots=True)
class TemplateField:
    """One name that a template may use, and what is inside it.

    `path` leads to it from the top of the context, the rows of a list as [] ("stories[].reader"). `tag` is
    what is typed into the template, with `row` for a row of the list around it. `example` is the value in the
    bid that the fields were taken from, "" where there is none. What is inside a list are the fields of each
    row: one without a name where a row is a text.
    """

    name: str
    path: str
    tag: str
    kind: FieldKind
    meaning: str
    example: str
    fields: tuple[TemplateField, ...] = ()
