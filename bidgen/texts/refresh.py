"""A YAML file brought up to the present schema, by editing its text: what is there stays as it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bidgen.catalogue import Severity
from bidgen.places import Path, Place
from bidgen.problems import Problem, problem
from bidgen.read.schemas import WORKBOOKS, Rules, Schema, earlier_names, load_schema
from bidgen.read.yaml_file import parse_yaml
from bidgen.texts.blank import empty_line, field_lines
from bidgen.texts.edit import Added, Edit, Renamed, applied, changes, edited, is_record
from bidgen.texts.tree import Entries, Field, Fields, Node, tree_of
from bidgen.texts.words import is_table, short_explanation

BOM = b"\xef\xbb\xbf"


def refreshed_yaml(
    content: bytes, name: str, shown: str | None = None, schema: Schema | None = None
) -> tuple[bytes | None, tuple[str, ...], tuple[Problem, ...]]:
    """Return the YAML file of the input `name` with the present schema's fields, and what is new, in words.

    None where nothing is to be changed. Places call the file `shown`, NAME.yaml by default; `schema` stands
    in for the packaged one.

    A field that has another name now gets it, at any depth. A field that is missing is added, empty and
    with its explanation, at its place in the schema's order; in the entries of a list only those that must
    be filled in, and no table that a new bid keeps in a workbook. Every other byte stays.

    Problems: all of `parse_yaml`, whose errors leave the file as it is; S250 for an old name beside the new
    one; O611 for fields between curly brackets, where none is added; O612 in place of a result that would
    say something else than the file did.
    """
    shown = shown or f"{name}.yaml"
    raw, found = parse_yaml(content, shown)
    if raw is None or any(one.severity is Severity.ERROR for one in found):
        return None, (), tuple(found)
    start = len(BOM) if content.startswith(BOM) else 0
    text = content[start:].decode("utf-8")
    walk = _Walk(text.split("\n"), shown, tables=name not in WORKBOOKS)
    # A blank line would be part of a text that keeps every line behind it.
    for walk.spaced in (True, False):
        walk.edit, walk.problems = Edit(), []
        _mapping(walk, tree_of(text), schema or load_schema(name), len(walk.lines), ())
        if not walk.edit.renamed and not walk.edit.added:
            return None, (), tuple(walk.problems)
        made = content[:start] + edited(text, walk.edit).encode("utf-8")
        if _says_the_same(content, made, walk.edit, shown):
            return made, tuple(changes(walk.edit)), tuple(walk.problems)
    return None, (), (*walk.problems, problem("O612", Place(shown)))


def _says_the_same(before: bytes, after: bytes, edit: Edit, shown: str) -> bool:
    """Return whether every value is what it was, but for the changes."""
    raw, _ = parse_yaml(after, shown)
    old, _ = parse_yaml(before, shown)
    if raw is None or old is None:
        return False
    if raw.values == applied(old.values, edit):
        return True
    # A text that ended with the file has got the newline that it had not.
    longer, _ = parse_yaml(before if before.endswith(b"\n") else before + b"\n", shown)
    return longer is not None and raw.values == applied(longer.values, edit)


@dataclass
class _Walk:
    """What a walk over the tree needs, and what it finds to be changed."""

    lines: list[str]
    shown: str
    tables: bool
    spaced: bool = True
    edit: Edit = field(default_factory=Edit)
    problems: list[Problem] = field(default_factory=list)

    def place(self, one: Field | None) -> Place:
        return Place(self.shown, one.line + 1, one.column + 1) if one else Place(self.shown)


def _mapping(walk: _Walk, node: Node, schema: Schema, end: int, path: Path) -> None:
    """Note the changes of one mapping and of what is in it; what follows it begins on the line `end`."""
    if not isinstance(node, Fields):
        return
    now_called = {old: name for name, rules in schema.items() for old in earlier_names(rules)}
    # Each field by its present name, and the line on which what follows it begins.
    after: dict[str, int] = {}
    for number, one in enumerate(node.fields):
        following = node.fields[number + 1].line if number + 1 < len(node.fields) else end
        name = one.name
        if name not in schema and name in now_called:
            name = _renamed(walk, one, now_called[name], node, path)
        after[name] = following
        if name in schema:
            _inner(walk, one.value, schema[name], following, (*path, name))
    # A group with nothing in it is a value that is missing, and an entry with nothing in it is none.
    if node.fields or not path:
        _missing(walk, node, schema, after, path)


def _renamed(walk: _Walk, old: Field, new: str, node: Fields, path: Path) -> str:
    """Note that the field is renamed, and return the name by which it goes on."""
    same = [one for one in node.fields if one.name == new]
    same += [one.field for one in walk.edit.renamed if one.new == new and one.path == path]
    if not same:
        walk.edit.renamed.append(Renamed(old, new, path))
        return new
    first = walk.place(same[0])
    found = problem("S250", walk.place(old), related=[first], found=old.name, nearest=new, first=(first,))
    walk.problems.append(found)
    return old.name


def _inner(walk: _Walk, node: Node, rules: Rules, end: int, path: Path) -> None:
    if rules["type"] == "dict":
        _mapping(walk, node, rules["schema"], end, path)
    elif is_table(rules) and isinstance(node, Entries):
        for number, (_, entry) in enumerate(node.entries):
            after = node.entries[number + 1][0] if number + 1 < len(node.entries) else end
            _mapping(walk, entry, rules["schema"]["schema"], after, (*path, number))


def _missing(walk: _Walk, node: Fields, schema: Schema, after: Mapping[str, int], path: Path) -> None:
    """Note the fields to be added, each behind the last one before it in the schema that is there."""
    absent = {
        name: rules for name, rules in schema.items() if name not in after and _is_wanted(walk, rules, path)
    }
    if absent and node.flow:
        place = walk.place(node.fields[0] if node.fields else None)
        walk.problems.append(problem("O611", place, expected=tuple(absent)))
        return
    indent = node.fields[0].column if node.fields else 0
    spaced = not node.fields or _is_spaced(walk.lines, _above(walk.lines, node.fields[-1].line))
    line = _first_line(walk, node, after, path)
    for name, rules in schema.items():
        if name in after:
            line = _above(walk.lines, after[name])
        elif name in absent:
            block = _block(walk, (*path, name), rules, indent)
            walk.edit.added.append(
                Added(line, _parted(walk, block, line, spaced, path), (*path, name), rules)
            )


def _is_wanted(walk: _Walk, rules: Rules, path: Path) -> bool:
    if is_record(path):
        return bool(rules.get("required")) and "default" not in rules
    return walk.tables or not is_table(rules)


def _block(walk: _Walk, path: Path, rules: Rules, indent: int) -> list[str]:
    """Return the lines of a new field; in the entries of a list it is explained once."""
    name = str(path[-1])
    if not is_record(path):
        return field_lines(name, rules, indent)
    names = _names(path)
    explained = any(_names(one.path) == names for one in walk.edit.added)
    return [*([] if explained else short_explanation(name, rules, indent)), empty_line(name, rules, indent)]


def _names(path: Path) -> list[str]:
    return [step for step in path if isinstance(step, str)]


def _parted(walk: _Walk, block: list[str], line: int, spaced: bool, path: Path) -> list[str]:
    """Return `block` with a blank line before or after it, where its neighbours have them too."""
    if is_record(path) or not walk.spaced:
        return block
    if _is_spaced(walk.lines, line):
        return [*block, ""]
    return ["", *block] if spaced and line >= len(walk.lines) - 1 else block


def _is_spaced(lines: list[str], line: int) -> bool:
    return line > 0 and not lines[line - 1].strip()


def _first_line(walk: _Walk, node: Fields, after: Mapping[str, int], path: Path) -> int:
    """Return the line above which a field can stand as the first of its mapping."""
    if not node.fields:
        return _above(walk.lines, len(walk.lines))
    if is_record(path):
        # The first field of an entry stands behind the dash: a new one can only come after it.
        return _above(walk.lines, next(iter(after.values())))
    first = node.fields[0].line
    # The comment at the head of the file is about the file.
    return _above(walk.lines, first) or first


def _above(lines: list[str], line: int) -> int:
    """Return the line above the comment that belongs to what begins on `line`."""
    if line >= len(lines):
        # Behind the last newline there is nothing; "..." ends the document.
        line = len(lines) - 1 if lines[-1] == "" else len(lines)
        while line and lines[line - 1].strip() == "...":
            line -= 1
        return line
    # The dash of an entry may stand on a line of its own.
    while line and lines[line - 1].strip() == "-":
        line -= 1
    margin = _margin(lines[line])
    while line and lines[line - 1].lstrip().startswith("#") and _margin(lines[line - 1]) <= margin:
        line -= 1
    return line


def _margin(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
