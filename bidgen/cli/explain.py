"""`bidgen explain`: one Problem explained."""

from __future__ import annotations

from difflib import get_close_matches

import click

from bidgen.catalogue import CATALOGUE, Entry, without_values
from bidgen.cli.session import Status, common_options
from bidgen.formats import listed


@click.command(
    short_help="Explain a Problem.",
    epilog="\b\nExample:\n  bidgen explain R104",
)
@click.argument("codes", metavar="CODE...", nargs=-1, required=True)
@common_options
def explain(codes: tuple[str, ...]) -> int:
    """Explain Problems: what a code means, why it matters and how to mend it.

    CODE is a code such as R104 or its short name, in any case.
    """
    found: list[str] = []
    refusal: click.UsageError | None = None
    for code in codes:
        try:
            found.append(as_text(find(code)))
        except click.UsageError as unknown:
            refusal = refusal or unknown
    # One code mistyped is no reason to hold back the others.
    if found:
        click.echo("\n\n".join(found))
    if refusal:
        raise refusal
    return Status.CLEAN


def find(code: str) -> Entry:
    """Return the catalogue's entry of a code or short name; a usage error names the nearest."""
    known = {key.casefold(): entry for entry in CATALOGUE.values() for key in (entry.code, entry.name)}
    wanted = code.strip().casefold().replace(" ", "-").replace("_", "-")
    if wanted in known:
        return known[wanted]
    near = [known[key] for key in get_close_matches(wanted, known, n=3)]
    meant = listed([f"{entry.code} ({entry.name})" for entry in dict.fromkeys(near)], "or")
    hint = f" Did you mean {meant}?" if meant else " docs/problems.md lists them all."
    raise click.UsageError(f"There is no problem {code!r}.{hint}")


def as_text(entry: Entry) -> str:
    """Return everything the catalogue says of one code."""
    parts = (
        f"{click.style(entry.code, bold=True)} {entry.name} ({entry.severity})",
        entry.explanation,
        f"What is reported: {without_values(entry.message)}",
        f"How to mend it: {without_values(entry.remedy)}",
        f"Example: {entry.example}",
    )
    return "\n".join(click.wrap_text(part, width=100, preserve_paragraphs=True) for part in parts if part)
