"""`bidgen answers`: the text of each field of a form, to paste into a portal."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from bidgen.cli.report import as_text, named, summary
from bidgen.cli.session import FOLDER, Status, common_options, today_option
from bidgen.formats import count, number

if TYPE_CHECKING:
    from bidgen.api import Answered
    from bidgen.compose.form import Allowed, Answer, FormKey, Text, Used

NO_LIMIT = "no limit known"


@click.command(
    short_help="Print the text of each field of a form.",
    epilog="\b\nExample:\n  bidgen answers bids/ims-alpha requirements",
)
@click.argument("folder", metavar="FOLDER", type=FOLDER)
@click.argument("document", metavar="DOCUMENT", type=click.Choice(["requirements", "funding-bid"]))
@click.option("--field", metavar="FIELD", help="Print one field's text alone, such as background.")
@today_option
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@common_options
def answers(folder: Path, document: FormKey, field: str | None, today: date, form: str) -> int:
    """Print DOCUMENT of the bid in FOLDER as plain text, field by field, to paste into somebody's form.

    DOCUMENT is requirements or funding-bid, in the order of the marketplace's form and of the bid's document.
    The requirements need bid.yaml and requirements.yaml alone. Beside each field stand the words it has and
    the words allowed, counted as `check` counts them: a word is a run of characters without white space, and
    so is the mark of an item of a list.
    Exits 1 where a text is longer than a confirmed limit, errors of the bid stand in the way, or the
    requirements have a warning that the bid does not accept, which is printed first.
    """
    from bidgen.api import answers_of

    found = answers_of(folder, document, today=today)
    if found.problems:
        for problem in found.problems:
            click.echo(as_text(problem), err=True)
        click.echo(f"{named(folder)}: no answers: {summary(found.problems)}", err=True)
        return Status.PROBLEMS
    if found.beside:
        others = f"{summary(found.beside)} in other files, which touch no answer"
        click.echo(f"{named(folder)}: {others}", err=True)
    for problem in found.warnings:
        click.echo(as_text(problem), err=True)
    fields = [one for one in found.fields if field in (None, one.field)]
    if field is not None and not fields:
        known = ", ".join(dict.fromkeys(one.field for one in found.fields))
        raise click.BadParameter(f"{field!r} is none of {known}.", param_hint="--field")
    if form == "json":
        click.echo(json.dumps(_as_json(document, found, fields), indent=2, ensure_ascii=False))
    elif field is not None:
        click.echo("\n".join(text.text for one in fields for text in one.texts))
    else:
        click.echo("\n".join(_lines(found)))
    broken = found.warnings or any(_broken(one) for one in fields)
    return Status.PROBLEMS if broken else Status.CLEAN


def _lines(found: Answered) -> Iterator[str]:
    """Yield the fields that have a text, section by section; those left out are named at the end."""
    yield f"{found.title} ({found.form})"
    if found.standing:
        yield found.standing
    section = ""
    for one in found.fields:
        if not one.texts:
            continue
        if one.section != section:
            section = one.section
            yield f"\n== {section} =="
        yield f"\n-- {one.label} ({', '.join(_standing(one))})" if one.limitable else f"\n-- {one.label}"
        for place, text in enumerate(one.texts, 1):
            if one.listed and one.limitable:
                yield f"\n   item {place} ({_used(text, one.allowed)})"
            yield text.text
    left_out = [one.label for one in found.fields if not one.texts]
    if left_out:
        yield f"\nLeft out: {', '.join(left_out)}."


def _standing(one: Answer) -> Iterator[str]:
    """Yield what a field has of what it may have, and where that is from when it is not sure."""
    allowed = one.allowed
    if one.listed:
        most = allowed.items if allowed else None
        yield f"{len(one.texts)} of {count(most, 'item')}" if most else count(len(one.texts), "item")
    else:
        yield _used(one.texts[0], allowed)
    if allowed and not allowed.confirmed:
        yield f"limit not confirmed: {allowed.source}"


def _used(text: Text, allowed: Allowed | None) -> str:
    """Return "41 of 50 words", "3 of 30 words, 20 of 300 characters", "60 words, no limit known"."""
    parts = [_of(one) for one in allowed.used_by(text)] if allowed else []
    return ", ".join(parts) or f"{count(text.words, 'word')}, {NO_LIMIT}"


def _of(used: Used) -> str:
    over = f", {number(used.over)} too many" if used.over else ""
    return f"{number(used.found)} of {count(used.most, used.thing)}{over}"


def _broken(one: Answer) -> bool:
    """Return whether a confirmed limit of the field is broken."""
    allowed = one.allowed
    if allowed is None or not allowed.confirmed:
        return False
    return (allowed.items is not None and len(one.texts) > allowed.items) or any(
        _too_long(text, allowed) for text in one.texts
    )


def _too_long(text: Text, allowed: Allowed | None) -> bool:
    """Return whether a text has more words or characters than are allowed, confirmed or not."""
    return allowed is not None and any(used.over for used in allowed.used_by(text))


def _as_json(document: str, found: Answered, fields: list[Answer]) -> dict[str, Any]:
    """Return plain data; `allowed` is null where no limit is known or the field is chosen, not written."""
    return {
        "document": document,
        "title": found.title,
        "form": found.form,
        "standing": found.standing or None,
        "fields": [
            {
                "section": one.section,
                "field": one.field,
                "label": one.label,
                "list": one.listed,
                "allowed": _allowed_json(one.allowed),
                "texts": [
                    {
                        "text": text.text,
                        "words": text.words,
                        "characters": len(text.text),
                        "too_long": _too_long(text, one.allowed),
                    }
                    for text in one.texts
                ],
            }
            for one in fields
        ],
    }


def _allowed_json(allowed: Allowed | None) -> dict[str, Any] | None:
    names = ("words", "characters", "items", "source", "confirmed")
    return {name: getattr(allowed, name) for name in names} if allowed else None
