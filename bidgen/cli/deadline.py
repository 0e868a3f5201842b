"""`bidgen deadline`: how long is left."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import click

from bidgen.cli.report import as_text
from bidgen.cli.session import FOLDER, Status, common_options, today_option


@click.command(
    short_help="Print how long is left to the deadline.",
    epilog="\b\nExample:\n  bidgen deadline bids/ims-alpha --today 2020-01-24",
)
@click.argument("folder", metavar="FOLDER", type=FOLDER)
@today_option
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@common_options
def deadline(folder: Path, today: date, form: str) -> int:
    """Print how long is left to the deadline of the fund that the bid in FOLDER is for.

    Exits 1 when it has passed.
    """
    from bidgen.api import deadline_of

    status, problems = deadline_of(folder, today=today)
    if status is None:
        for problem in problems:
            click.echo(as_text(problem), err=True)
        return Status.PROBLEMS
    if form == "json":
        fields = ("name", "days", "working_days", "when", "text")
        plain = {"deadline": status.deadline.isoformat(), "today": today.isoformat()}
        click.echo(json.dumps(plain | {name: getattr(status, name) for name in fields}, indent=2))
    else:
        click.echo(status.text)
    return Status.PROBLEMS if status.when == "passed" else Status.CLEAN
