"""Reads which colours a stylesheet gives to words, to grounds and to lines, and how well they stand out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import tinycss2
from tinycss2.color3 import RGBA, parse_color

from bidgen.sheets.mark_colours import contrast

WORDS, GRAPHICS = 4.5, 3.0
PAGE = "FFFFFF"
# Lines between rows, which are told apart without them.
DECORATION = ("--rule",)
_NO_COLOUR = frozenset({"inherit", "currentcolor", "transparent", "none", "unset", "initial"})


@dataclass(frozen=True, slots=True)
class Rule:
    """One block of declarations: its selector, and the tokens of each property's value."""

    where: str
    values: Mapping[str, list[Any]]


def faults(css: str) -> list[str]:
    """Return each pair of colours that is too weak, as "selector: FRONT on BEHIND is 2.1, not 4.5".

    Words are held against each ground of the stylesheet, since any may lie in any; a rule that sets both is a
    pair of its own. What cannot be judged, such as an opacity, is a fault too.
    """
    rules = list(_rules(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True), ""))
    known = {name: value for rule in rules for name, value in rule.values.items() if name.startswith("--")}
    decoration = {colour for name in DECORATION for colour in _colours(known.get(name, []), known)}
    words: list[tuple[str, str]] = []
    graphics: list[tuple[str, str]] = []
    grounds = {PAGE}
    found = []
    for rule in rules:
        front: list[str] = []
        behind: list[str] = []
        for name, value in rule.values.items():
            colours = _colours(value, known)
            if name in ("color", "background", "background-color") and not _is_drawn(value):
                if not colours and not _says_none(value):
                    found.append(f"{rule.where}: {tinycss2.serialize(value).strip()} cannot be judged")
                elif name == "color":
                    front = colours
                else:
                    behind = colours
            elif name == "opacity":
                found.append(f"{rule.where}: what an opacity does to colours cannot be judged")
            elif not name.startswith("--"):
                graphics += [(rule.where, one) for one in colours if one not in decoration | {PAGE}]
        if front and behind:
            found += _weak(rule.where, front[0], behind[0], WORDS)
        else:
            words += [(rule.where, one) for one in front]
            grounds.update(behind)
    for pairs, least in ((words, WORDS), (graphics, GRAPHICS)):
        for where, colour in pairs:
            for ground in sorted(grounds):
                found += _weak(where, colour, ground, least)
    return found


def _weak(where: str, front: str, behind: str, least: float) -> list[str]:
    ratio = contrast(front, behind)
    return [] if ratio >= least else [f"{where}: {front} on {behind} is {ratio:.1f}, not {least}"]


def _rules(nodes: list[Any], where: str) -> Iterator[Rule]:
    values: dict[str, list[Any]] = {}
    for node in nodes:
        if node.type == "declaration":
            # CSS's own case: a custom property keeps it, no other does.
            values[node.name if node.name.startswith("--") else node.lower_name] = node.value
        elif node.type == "error":
            raise AssertionError(f"the stylesheet cannot be read: {node.message}")
        elif node.type in ("qualified-rule", "at-rule") and node.content is not None:
            name = f"@{node.at_keyword} " if node.type == "at-rule" else ""
            inner = f"{where} {name}{tinycss2.serialize(node.prelude).strip()}".strip()
            yield from _rules(tinycss2.parse_blocks_contents(node.content, True, True), inner)
    if values:
        yield Rule(where, values)


def _colours(value: list[Any], known: Mapping[str, list[Any]]) -> list[str]:
    """Return the colours in a value as six digits each, those of variables and gradients included."""
    found: list[str] = []
    for token in value:
        colour = parse_color(token)
        if isinstance(colour, RGBA):
            found += [_digits(colour)] if colour.alpha == 1 else []
        elif token.type == "function" and token.lower_name == "var":
            names = [one.value for one in token.arguments if one.type == "ident"]
            found += _colours(known.get(names[0], []), known)
        elif token.type == "function":
            found += _colours(token.arguments, known)
    return found


def _digits(colour: RGBA) -> str:
    return "".join(f"{round(255 * part):02X}" for part in colour[:3])


def _says_none(value: list[Any]) -> bool:
    return any(token.type == "ident" and token.lower_value in _NO_COLOUR for token in value)


def _is_drawn(value: list[Any]) -> bool:
    """Return whether a background is a drawing, such as a band beside the words, and no ground of theirs."""
    return any(token.type == "function" and token.lower_name.endswith("gradient") for token in value)
