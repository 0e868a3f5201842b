"""Colours stand out from what is behind them, in stylesheets and in charts (WCAG 2.1: 1.4.3, 1.4.11)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import css_colours
import pytest

from bidgen.render.charts import palette
from bidgen.sheets.mark_colours import contrast

ROOT = Path(__file__).parents[1]
WHITE = "#ffffff"
PALETTE = {name: value for name, value in vars(palette).items() if name.isupper()}
# What is no more than a help for the eye: lines that values are read off by, tints of rows and areas.
DECORATION = ("GRID", "BAND", "SHADE")
# Each of these has an outline or hatch in another colour, and words only on a white label.
OUTLINED = ("RANGE", "GRAVITY", "GRAVITY_HATCHES")


def sheet(name: str) -> str:
    return (ROOT / "templates" / f"{name}.css").read_text("utf-8")


def test_every_stylesheet_is_held_to_it() -> None:
    assert {path.stem for path in (ROOT / "templates").glob("*.css")} == {"print", "draft", "web"}


@pytest.mark.parametrize("names", [["print"], ["print", "draft"], ["web"]], ids=" and ".join)
def test_the_colours_of_a_stylesheet_stand_out(names: list[str]) -> None:
    assert css_colours.faults("".join(map(sheet, names))) == []


@pytest.mark.parametrize(
    ("name", "old", "new", "fault"),
    [
        ("web", "--quiet: #4a5560", "--quiet: #7a8794", ".subtitle: 7A8794 on EEF4F5 is 3.3, not 4.5"),
        ("print", "--quiet: #4a5560", "--quiet: #7a8794", "h5: 7A8794 on FFFFFF is 3.7, not 4.5"),
        ("print", "--wash: #eef4f5", "--wash: #0f4c5c", "h4: 0B0C0C on 0F4C5C is 2.1, not 4.5"),
        (
            "print",
            "  color: var(--quiet);",
            "  color: silver;",
            "@page: C0C0C0 on FFFFFF is 1.8, not 4.5",
        ),
        (
            "print",
            "    color: var(--accent);",
            "    color: #f46a25;",
            "@page @top-right: F46A25 on FFFFFF is 3.0, not 4.5",
        ),
        ("print", "1mm solid var(--accent)", "1mm solid #9aa", "99AAAA on FFFFFF is 2.4, not 3.0"),
        (
            "web",
            "3px solid var(--ink)",
            "3px solid #ffbf47",
            ":focus-visible: FFBF47 on FFFFFF is 1.6, not 3.0",
        ),
        ("web", ".cover-detail {", ".cover-detail { opacity: 0.5;", ".cover-detail: what an opacity does"),
        ("web", ".lead {", ".lead { color: oklch(70% 0.1 200);", "cannot be judged"),
        ("web", ".lead {", ".lead { background: var(--wsh);", ".lead: var(--wsh) cannot be judged"),
        ("web", ".key {", ".key { color: #777;", ".key: 777777 on EEF4F5 is 4.0, not 4.5"),
    ],
)
def test_a_weak_colour_is_named(name: str, old: str, new: str, fault: str) -> None:
    css = sheet(name)
    assert old in css
    assert any(fault in one for one in css_colours.faults(css.replace(old, new)))


def weak_colours(colours: Mapping[str, Any]) -> Iterator[str]:
    """Yield what stands out too little in a chart."""
    dark, *_ = series = [str(one) for one in colours["COLOURS"]]
    tints = {"white": WHITE} | {name: str(colours[name]) for name in ("BAND", "SHADE")}
    pairs = [("INK", colours["INK"], name, tint, 4.5) for name, tint in tints.items()]
    pairs += [("labels", dark, "white", WHITE, 4.5), ("white", WHITE, "a head", dark, 4.5)]
    pairs += [("the outline", dark, name, tint, 3) for name, tint in tints.items()]
    pairs += [("QUIET", colours["QUIET"], name, tint, 3) for name, tint in tints.items()]
    pairs += [("the outline", dark, "RANGE", colours["RANGE"], 3)]
    pairs += [(f"series {at}", one, "white", WHITE, 3) for at, one in enumerate(series, 1)]
    for front, colour, behind, ground, least in pairs:
        ratio = contrast(str(colour)[1:], str(ground)[1:])
        if ratio < least:
            yield f"{front} on {behind} is {ratio:.2f}, not {least}"


def test_the_colours_of_charts_stand_out() -> None:
    assert list(weak_colours(PALETTE)) == []


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"INK": "#8a9099"}, "INK on white is 3.22, not 4.5"),
        ({"SHADE": "#5a6066"}, "INK on SHADE is 2.32, not 4.5"),
        ({"QUIET": "#a0a8b0"}, "QUIET on BAND is 2.20, not 3"),
        ({"RANGE": "#5f7f9f"}, "the outline on RANGE is 2.45, not 3"),
        ({"COLOURS": ("#12436d", "#ff9a5c")}, "series 2 on white is 2.09, not 3"),
    ],
)
def test_a_weak_colour_of_charts_is_named(change: dict[str, Any], fault: str) -> None:
    assert fault in list(weak_colours(PALETTE | change))


def test_charts_have_no_colours_but_those_of_the_palette() -> None:
    judged = {"COLOURS", "INK", "QUIET", *DECORATION, *OUTLINED}
    with_colours = {name for name, value in PALETTE.items() if re.search("#[0-9a-f]{6}", str(value))}
    assert with_colours == judged
    others = [path for path in (ROOT / "bidgen" / "render").rglob("*.py") if path.name != "palette.py"]
    assert len(others) > 40
    found = {
        path.name: re.findall(r"[\"']#[0-9a-fA-F]{3,8}[\"']", path.read_text("utf-8")) for path in others
    }
    assert {name: colours for name, colours in found.items() if colours} == {}
