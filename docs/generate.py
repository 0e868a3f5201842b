"""Writes the pages that can be made from the program itself: run it after changing what they describe."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click

from bidgen.catalogue import CATALOGUE, Entry, without_values
from bidgen.cli.entry import bidgen
from bidgen.read.schemas import example_of, load_schema

HERE = Path(__file__).parent
BEGIN = "<!-- made by docs/generate.py from here -->"
END = "<!-- to here -->"

INPUTS = {
    "bid": "`bid.yaml`",
    "business-case": "`business-case.yaml` and `business-case.xlsx`",
    "findings": "`findings.yaml` and `findings.xlsx`",
    "alpha-plan": "`alpha-plan.yaml` and `alpha-plan.xlsx`",
    "requirements": "`requirements.yaml`",
}
TYPES = {
    "id": "id",
    "ids": "ids",
    "text": "text",
    "prose": "narrative",
    "choice": "one of",
    "date": "date",
    "money": "money",
    "number": "number",
    "integer": "whole number",
    "percent": "percentage",
    "financial_year": "financial year",
    "month": "month",
    "boolean": "yes or no",
    "link": "web address",
    "file": "file",
    "list": "list",
    "dict": "group",
}
# Where the codes of each stage begin, and what the stage does.
STAGES = {
    "R": "Reading files",
    "S": "The shape of the inputs",
    "C": "Rules across the bid",
    "D": "Documents and templates",
    "T": "Time and the deadline",
    "O": "Output",
    "V": "Releases",
}


def commands() -> str:
    """Return the help texts of all commands, as Markdown."""
    return "\n\n".join(_helps(bidgen, "bidgen"))


def problems() -> str:
    """Return the catalogue of Problems, as Markdown."""
    parts = []
    for letter, title in STAGES.items():
        entries = [CATALOGUE[code] for code in sorted(CATALOGUE) if code.startswith(letter)]
        if entries:
            parts += [f"## {title}", *map(_entry, entries)]
    return "\n\n".join(parts)


def inputs() -> str:
    """Return the reference of fields, as Markdown."""
    parts: list[str] = []
    for name, files in INPUTS.items():
        parts += [f"## {files}", *_fields(load_schema(name))]
    return "\n\n".join(parts)


PAGES = {"commands.md": commands, "problems.md": problems, "inputs.md": inputs}


def page(name: str) -> str:
    """Return the page as it should be: what is written there by hand, and the made part anew."""
    before, _, rest = (HERE / name).read_text("utf-8").partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n\n{PAGES[name]()}\n\n{END}{after}"


def _helps(command: click.Command, name: str) -> Iterator[str]:
    """Yield the help of a command, then those of the commands below it."""
    yield _help(command, name)
    if isinstance(command, click.Group):
        for one, inner in sorted(command.commands.items()):
            yield from _helps(inner, f"{name} {one}")


def _help(command: click.Command, name: str) -> str:
    # The width is stated, for click asks the terminal otherwise.
    context = click.Context(command, info_name=name, terminal_width=80, max_content_width=80)
    context.help_option_names = ["-h", "--help"]
    return f"## {name}\n\n```text\n{command.get_help(context)}\n```"


def _entry(entry: Entry) -> str:
    return "\n\n".join(
        (
            f"### {entry.code} {entry.name}",
            f"*{entry.severity}* · {_plain(without_values(entry.message))}",
            _plain(entry.explanation),
            f"**To mend it:** {_plain(without_values(entry.remedy))}",
            f"**Example:** {_plain(entry.example)}",
        )
    )


def _fields(schema: Mapping[str, Any], title: str = "") -> Iterator[str]:
    rows = [
        "| Field | Label in Excel | What | Must be there | Meaning | Example |",
        "|---|---|---|---|---|---|",
    ]
    rows += [_row(name, rules) for name, rules in schema.items()]
    yield "\n".join(rows)
    for name, rules in schema.items():
        inner = _inside(rules)
        if inner:
            meta = rules.get("meta", {})
            path = f"{title}.{name}" if title else name
            sheet = f", sheet {meta['sheet']}" if meta.get("sheet") else ""
            yield f"### {path}{sheet}" if not title else f"#### {path}"
            yield from _fields(inner, path)


def _inside(rules: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the fields of a group, or of each row of a table."""
    schema = rules.get("schema", {})
    if rules.get("type") == "list":
        schema = schema.get("schema", {}) if schema.get("type") == "dict" else {}
    return schema if isinstance(schema, Mapping) else {}


def _row(name: str, rules: Mapping[str, Any]) -> str:
    meta = rules.get("meta", {})
    kind = "table" if meta.get("table") else TYPES[rules["type"]]
    if rules.get("allowed"):
        kind = f"one of: {', '.join(map(str, rules['allowed']))}"
    if meta.get("refers"):
        kind += f" of {meta['refers']}"
    if meta.get("unit"):
        kind += f" ({meta['unit']})"
    needed = "yes" if rules.get("required") else ""
    texts = (meta.get("label", ""), kind, needed, meta.get("help", ""), _example(rules))
    return f"| {' | '.join([f'`{name}`', *map(_cell, texts)])} |"


def _example(rules: Mapping[str, Any]) -> str:
    """Return what somebody would type; a table's examples stand with its columns."""
    example = example_of(rules)
    if _inside(rules) or example is None:
        return ""
    return "; ".join(example) if isinstance(example, list) else str(example)


def _cell(text: str) -> str:
    return " ".join(_plain(text).replace("|", "\\|").split())


def _plain(text: str) -> str:
    """Return text that Markdown leaves as it is."""
    for character in "\\*_<>[]`":
        text = text.replace(character, f"\\{character}")
    return text


if __name__ == "__main__":
    for name in PAGES:
        (HERE / name).write_text(page(name), "utf-8")
