"""Which names of a document the tags of a template ask for, through loops and all they are in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from jinja2 import nodes

from bidgen.model.fields import TemplateField
from bidgen.problems import Problem, problem
from bidgen.render.fill.record import nearest
from bidgen.render.fill.tags import Tag, read_tag

# Filters that give the same rows, and those that give one of them.
_SAME_ROWS = frozenset(("list", "reject", "rejectattr", "reverse", "select", "selectattr", "sort", "unique"))
_ONE_ROW = frozenset(("first", "last"))


@dataclass(frozen=True, slots=True)
class Asked:
    """What a template's tags ask for: the paths of the fields, those of them that no `if` stands around."""

    paths: frozenset[str]
    always: frozenset[str]
    problems: tuple[Problem, ...]


@dataclass(slots=True)
class _Reading:
    """One part being read: what each name of a loop stands for, None for what cannot be told."""

    top: Mapping[str, TemplateField]
    scopes: list[tuple[str, dict[str, TemplateField | None]]] = field(default_factory=list)
    paths: set[str] = field(default_factory=set)
    always: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)

    @property
    def guarded(self) -> bool:
        return any(word == "if" for word, _ in self.scopes)


def asked_for(tags: Iterable[Sequence[Tag]], fields: Sequence[TemplateField]) -> Asked:
    """Return what the tags of each part ask for, and D412 for a name that nothing has, at any depth.

    Names at the top are `check_tags`'s to judge. A tag that cannot be read asks for nothing.
    """
    found = [_part(part, {one.name: one for one in fields}) for part in tags]
    return Asked(
        frozenset(path for one in found for path in one.paths),
        frozenset(path for one in found for path in one.always),
        tuple(problem for one in found for problem in one.problems),
    )


def left_out(asked: Asked, house: Asked, fields: Sequence[TemplateField]) -> Iterator[TemplateField]:
    """Yield the fields that the house template always shows and the other never asks for, the outer ones.

    Narrative, lists and pictures, and the status that every page has to say; a name or figure is no content.
    """
    for one in fields:
        if one.kind == "group":
            yield from left_out(asked, house, one.fields)
        elif one.path in house.always - asked.paths and (one.kind != "text" or one.path == "about.status"):
            yield one


def _part(tags: Sequence[Tag], top: Mapping[str, TemplateField]) -> _Reading:
    reading = _Reading(top)
    for tag in tags:
        tree = read_tag(tag)
        if tag.word in ("endfor", "endif"):
            if reading.scopes:
                reading.scopes.pop()
        elif isinstance(tree, nodes.Template):
            _tag(tag, tree, reading)
    return reading


def _tag(tag: Tag, tree: nodes.Template, reading: _Reading) -> None:
    if tag.word == "if":
        # Asking whether something is there does not show it.
        reading.scopes.append((tag.word, {}))
        for choice in tree.find_all(nodes.If):
            _every(choice.test, tag, reading)
    elif tag.word == "for":
        loop = next(tree.find_all(nodes.For))
        row = _row(_follow(loop.iter, tag, reading))
        names = {name: row if isinstance(loop.target, nodes.Name) else None for name in _stored(loop.target)}
        reading.scopes.append((tag.word, {**names, "loop": None}))
    elif tag.word == "set":
        for made in tree.find_all(nodes.Assign):
            value = _follow(made.node, tag, reading)
            scope = reading.scopes[-1][1] if reading.scopes else None
            for name in _stored(made.target):
                if scope is not None:
                    scope[name] = value
    else:
        _every(tree, tag, reading)


def _every(tree: nodes.Node, tag: Tag, reading: _Reading) -> None:
    """Follow every outermost name within what a tag says."""
    if isinstance(tree, (nodes.Name, nodes.Getattr, nodes.Getitem, nodes.Filter)):
        _follow(tree, tag, reading)
        return
    # What is only asked about may not be there: filling will tell.
    if isinstance(tree, nodes.Test) and tree.name in ("defined", "undefined"):
        return
    for inner in tree.iter_child_nodes():
        _every(inner, tag, reading)


def _follow(node: nodes.Node | None, tag: Tag, reading: _Reading) -> TemplateField | None:
    """Return the field that an expression leads to, None where that cannot be told; note the way."""
    found: TemplateField | None = None
    if isinstance(node, nodes.Name):
        found = _named(node.name, reading)
    elif isinstance(node, nodes.Getattr):
        found = _inside(_follow(node.node, tag, reading), node.attr, tag, reading)
    elif isinstance(node, nodes.Getitem):
        outer = _follow(node.node, tag, reading)
        step = node.arg.value if isinstance(node.arg, nodes.Const) else None
        if isinstance(step, str):
            found = _inside(outer, step, tag, reading)
        elif isinstance(step, int):
            found = _row(outer)
    elif isinstance(node, nodes.Filter):
        if node.name in ("default", "d"):
            return None
        inner = _follow(node.node, tag, reading)
        if node.name in _SAME_ROWS:
            found = inner
        elif node.name in _ONE_ROW:
            found = _row(inner)
    elif node is not None:
        _every(node, tag, reading)
    if found is not None:
        reading.paths.add(found.path)
        if not reading.guarded:
            reading.always.add(found.path)
    return found


def _named(name: str, reading: _Reading) -> TemplateField | None:
    for _, names in reversed(reading.scopes):
        if name in names:
            return names[name]
    return reading.top.get(name)


def _inside(outer: TemplateField | None, name: str, tag: Tag, reading: _Reading) -> TemplateField | None:
    if outer is None:
        return None
    known = {one.name: one for one in outer.fields}
    # What the bid leaves empty does not tell what would be inside it.
    if name in known or (not outer.fields and outer.kind in ("group", "list")):
        return known.get(name)
    near = nearest(name, list(known) if outer.kind == "group" else [])
    reading.problems.append(problem("D412", tag.place, tag=tag.text, name=name, nearest=near))
    return None


def _row(outer: TemplateField | None) -> TemplateField | None:
    """Return what a row of a list is: the list's own fields as a group, or the text that each row is."""
    if outer is None or outer.kind != "list" or not outer.fields:
        return None
    if len(outer.fields) == 1 and not outer.fields[0].name:
        return outer.fields[0]
    path = f"{outer.path}[]"
    return TemplateField("", path, "", "group", "", "", outer.fields)


def _stored(target: nodes.Node) -> Iterator[str]:
    names = [target] if isinstance(target, nodes.Name) else target.find_all(nodes.Name)
    yield from (name.name for name in names)
