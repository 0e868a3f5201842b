"""A copy of a YAML file in which each Problem stands as a comment above its line."""

from __future__ import annotations

import codecs
import re
import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import PurePath

from bidgen.catalogue import Severity
from bidgen.formats import count
from bidgen.places import Place
from bidgen.problems import Problem
from bidgen.read.raw import Value
from bidgen.read.text import FORBIDDEN, REPLACEMENT
from bidgen.read.yaml_file import parse_yaml
from bidgen.texts.tree import texts_of

# What every line of ours begins with, so that it is found again. Comments of people seldom do.
PREFIX = "#! "
WIDTH = 100
NARROWEST = 40

_OURS = re.compile(r"[ \t]*#!(?: .*)?\r?")
_SEAL = re.compile(rb"# bidgen marked copy sha256:([0-9a-f]{64})\r?\n?")


def marked_yaml(content: bytes, problems: Sequence[Problem], name: str) -> bytes:
    """Return the file `name` ("bid.yaml") with a comment above the line of each of its Problems.

    Above the line of a field, where the Problem is within its text. All Problems are listed on top; the last
    line is a seal, by which `is_unchanged_mark` knows the copy. The values of a file that can be read are
    those of the original. Marks that the file has already are taken out first. UTF-16 becomes UTF-8.
    """
    start, text = _decoded(unmarked(content))
    lines = text.split("\n")
    ending = "\r" if lines[0].endswith("\r") else ""
    made = _with_marks(lines, _marks(lines, _by_line(problems, name), text), ending)
    if not _says_the_same(text, made):
        made = lines
    head = [line + ending for line in _head(problems, name)]
    body = "\n".join([*head, *made])
    if not body.endswith("\n"):
        body += ending + "\n"
    sealed = start + body.encode("utf-8", "surrogateescape")
    return sealed + _seal(sealed) + ending.encode() + b"\n"


def is_unchanged_mark(content: bytes) -> bool:
    """Return whether this is a marked copy just as `marked_yaml` made it: nobody has worked in it."""
    body, seal = _split(content)
    return seal is not None and seal.rstrip() == _seal(body)


def unmarked(content: bytes) -> bytes:
    """Return a marked copy without its marks; any other content as it is."""
    body, seal = _split(content)
    if seal is None:
        return content
    start, text = _decoded(body)
    lines = text.split("\n")
    within = {line for _, first, last in _texts(text) for line in range(first + 1, last + 1)}
    kept = [line for number, line in enumerate(lines) if number in within or not _OURS.fullmatch(line)]
    return start + "\n".join(kept).encode("utf-8", "surrogateescape")


def _seal(body: bytes) -> bytes:
    return b"# bidgen marked copy sha256:" + sha256(body).hexdigest().encode()


def _split(content: bytes) -> tuple[bytes, bytes | None]:
    """Return what stands before the seal, and the seal; None where the last line is none."""
    at = content.rstrip(b"\r\n").rfind(b"\n") + 1
    last = content[at:]
    return (content[:at], last) if _SEAL.fullmatch(last) else (content, None)


def _decoded(content: bytes) -> tuple[bytes, str]:
    """Return the mark of UTF-8, where there is one, and the text; other bytes are carried along."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return b"", content.decode("utf-16", "replace")
    start = codecs.BOM_UTF8 if content.startswith(codecs.BOM_UTF8) else b""
    return start, content[len(start) :].decode("utf-8", "surrogateescape")


def _by_line(problems: Iterable[Problem], name: str) -> dict[int, list[Problem]]:
    """Return the Problems by the line of the file on which they are, counted from 0."""
    found: dict[int, list[Problem]] = {}
    for one in problems:
        line = _line(one, name)
        if line is not None:
            found.setdefault(line - 1, []).append(one)
    return found


def _line(one: Problem, name: str) -> int | None:
    """Return the line of the file that the Problem is on, or else the first that it has to do with."""
    places = [place for place in (one.place, *one.related) if _is_of(place, name)]
    return next((place.line for place in places if place is not None and place.line is not None), None)


def _is_of(place: Place | None, name: str) -> bool:
    return place is not None and PurePath(place.file).name == name


def _marks(lines: list[str], found: Mapping[int, list[Problem]], text: str) -> dict[int, list[str]]:
    """Return the comments by the line that they stand above; none stands within a text."""
    texts = _texts(text)
    marks: dict[int, list[str]] = {}
    for line, problems in sorted(found.items()):
        above = next((field for field, first, last in texts if first < line <= last), line)
        above = min(above, len(lines) - 1)
        indent = lines[above][: len(lines[above]) - len(lines[above].lstrip(" "))]
        for one in problems:
            # Above a text of many lines, the line of the original says where in it.
            where = f"line {line + 1}: " if above != line else ""
            marks.setdefault(above, []).extend(_comment(where, one, indent))
    return marks


def _texts(text: str) -> list[tuple[int, int, int]]:
    return texts_of(FORBIDDEN.sub(REPLACEMENT, text))


def _with_marks(lines: list[str], marks: Mapping[int, list[str]], ending: str) -> list[str]:
    made: list[str] = []
    for number, line in enumerate(lines):
        made += [mark + ending for mark in marks.get(number, [])]
        made.append(line)
    return made


def _comment(where: str, one: Problem, indent: str) -> Iterator[str]:
    yield from _wrapped(f"{where}{one.severity} {one.code} {one.name}: {one.message}", indent)
    if one.remedy:
        yield from _wrapped(one.remedy, indent, "  ")


def _head(problems: Sequence[Problem], name: str) -> Iterator[str]:
    """Yield the lines on top: what this is, and every Problem of the file."""
    yield from _wrapped(
        f"This is a copy of {name} with its Problems marked, written by bidgen. Mend {name} itself and check"
        " it again: nothing reads this copy. The numbers of lines are those of the original."
    )
    yield PREFIX.rstrip()
    yield from _wrapped(f"{_counted(problems)} of {name}:")
    for one in problems:
        line = _line(one, name)
        where = f"line {line}" if line is not None else "the file as a whole"
        yield from _wrapped(f"- {where}: {one.severity} {one.code} {one.name}: {one.message}", hanging="  ")
        for place in (one.place, *one.related):
            if place is not None and not _is_of(place, name):
                yield from _wrapped(f"see {place}", "", "  ")
        if one.remedy:
            yield from _wrapped(one.remedy, "", "  ")
    yield PREFIX.rstrip()


def _counted(problems: Sequence[Problem]) -> str:
    errors = sum(one.severity is Severity.ERROR for one in problems)
    counted = count(len(problems), "Problem")
    return f"{counted}, {count(errors, 'error')} among them," if 0 < errors < len(problems) else counted


def _wrapped(text: str, indent: str = "", margin: str = "", hanging: str = "") -> list[str]:
    """Return `text` as comment lines; deep in nested lists they are longer rather than very narrow."""
    plain = " ".join(FORBIDDEN.sub(REPLACEMENT, text).split())
    before = indent + PREFIX + margin
    return textwrap.wrap(
        plain,
        max(WIDTH, len(before) + NARROWEST),
        initial_indent=before,
        subsequent_indent=before + hanging,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _says_the_same(text: str, made: Sequence[str]) -> bool:
    before, after = _values(text), _values("\n".join(made))
    return before == after


def _values(text: str) -> dict[str, Value] | None:
    raw, _ = parse_yaml(text.encode("utf-8", "surrogateescape"), "")
    return raw.values if raw else None
