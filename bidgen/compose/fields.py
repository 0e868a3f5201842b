"""A document's context as fields: every tag that a template may use, with its meaning and an example."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from bidgen.model.document import Context, Picture
from bidgen.model.fields import FieldKind, TemplateField
from bidgen.model.prose import Prose
from bidgen.read.meanings import meaning_of

LONGEST_EXAMPLE = 60
# Charts that a bid has nothing to draw for are empty texts in its context.
_PICTURES = "charts"
# What a row is called in the tags, by how many lists it is in.
ROWS = ("row", "item", "part")
_CONTENTS = "contents"


def fields_of(context: Context) -> tuple[TemplateField, ...]:
    """Return every name that a template of the document may use, in the order of the context.

    Rows of a list are taken together. The contents list, which the program makes, comes last.
    """
    fields = tuple(_fields(context, ()))
    if any(one.name == _CONTENTS for one in fields):
        return fields
    made = TemplateField(
        _CONTENTS, _CONTENTS, f"{{{{p {_CONTENTS} }}}}", "narrative", meaning_of((_CONTENTS,)), ""
    )
    return (*fields, made)


def with_what_is_left_out(
    fields: Sequence[TemplateField], others: Sequence[TemplateField]
) -> tuple[TemplateField, ...]:
    """Return the fields of one bid with what `others` know to be inside those that this bid leaves empty."""
    known = {one.path: one for one in others}
    return tuple(_with_inside(one, known[one.path]) if one.path in known else one for one in fields)


def all_fields(fields: Sequence[TemplateField]) -> Iterator[TemplateField]:
    """Yield fields and all that is inside them."""
    for one in fields:
        yield one
        yield from all_fields(one.fields)


def _with_inside(one: TemplateField, other: TemplateField) -> TemplateField:
    if one.fields or one.example:
        return replace(one, fields=with_what_is_left_out(one.fields, other.fields))
    return replace(one, kind=other.kind, tag=other.tag, fields=_without_examples(other.fields))


def _without_examples(fields: Sequence[TemplateField]) -> tuple[TemplateField, ...]:
    return tuple(replace(one, example="", fields=_without_examples(one.fields)) for one in fields)


def _fields(values: Mapping[str, object], path: tuple[str, ...]) -> Iterator[TemplateField]:
    for name, value in values.items():
        yield _field(value, (*path, str(name)))


def _field(value: object, path: tuple[str, ...]) -> TemplateField:
    names = tuple(step for step in path if step != "[]")
    kind = _kind(value, path)
    inside: tuple[TemplateField, ...] = ()
    if isinstance(value, Mapping):
        inside = tuple(_fields(value, path))
    elif isinstance(value, list | tuple):
        inside = tuple(_row_fields(value, path))
    name = "" if path[-1] == "[]" else path[-1]
    meaning = meaning_of(names) if name else "One of them."
    return TemplateField(name, _shown(path), _tag(kind, path, value), kind, meaning, _example(value), inside)


def _row_fields(rows: Sequence[object], path: tuple[str, ...]) -> Iterator[TemplateField]:
    """Yield the fields of all rows together, each with the first value that any row has."""
    inside = (*path, "[]")
    together: dict[str, object] = {}
    for row in rows:
        for name, value in row.items() if isinstance(row, Mapping) else ():
            if name not in together or not together[name]:
                together[name] = value
    if together:
        yield from _fields(together, inside)
    elif rows:
        yield _field(rows[0], inside)


def _kind(value: object, path: tuple[str, ...]) -> FieldKind:
    if isinstance(value, bool):
        return "yes or no"
    if isinstance(value, Prose):
        return "narrative"
    if isinstance(value, Picture) or (path[:1] == (_PICTURES,) and len(path) > 1):
        return "picture"
    if isinstance(value, Mapping):
        return "group"
    return "list" if isinstance(value, list | tuple) else "text"


def _shown(path: Sequence[str]) -> str:
    """Return a path as it is written in tags, with [] for the rows of a list."""
    shown = ""
    for step in path:
        if step == "[]" or not shown:
            shown += step
        else:
            shown += f".{step}" if step.isidentifier() else f'["{step}"]'
    return shown


def _tag(kind: FieldKind, path: tuple[str, ...], value: object) -> str:
    """Return what is typed into a template, from the row of the innermost list on."""
    depth = path.count("[]")
    row = ROWS[min(depth, len(ROWS)) - 1]
    name = _shown((row, *path[len(path) - path[::-1].index("[]") :]) if depth else path)
    if kind == "narrative":
        return f"{{{{p {name} }}}}"
    if kind == "list":
        texts = isinstance(value, Sequence) and value and not isinstance(value[0], Mapping)
        return f"{{%{'p' if texts else 'tr'} for {ROWS[min(depth, len(ROWS) - 1)]} in {name} %}}"
    if kind == "yes or no":
        return f"{{%p if {name} %}}"
    return name if kind == "group" else f"{{{{ {name} }}}}"


def _example(value: object) -> str:
    """Return a value on one line, cut to a readable length; "" of what has no words of its own."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Picture):
        return _cut(value.alt)
    if isinstance(value, Prose):
        return _cut(value.text)
    if value is None or isinstance(value, Mapping | list | tuple):
        return ""
    return _cut(str(value))


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_EXAMPLE else f"{line[: LONGEST_EXAMPLE - 1].rstrip()}…"
