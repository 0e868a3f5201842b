"""`bidgen trace`: which finding, need, recommendation, plan item and benefit answers which user story."""

from __future__ import annotations

import json
from pathlib import Path

import click

from bidgen.cli.report import as_text, named, summary
from bidgen.cli.session import FOLDER, Status, common_options, today_in_london
from bidgen.cli.trace_json import trace_json
from bidgen.cli.trace_text import trace_lines


@click.command(
    short_help="Print what answers which user story, and every loose end.",
    epilog="\b\nExample:\n  bidgen trace bids/ims-alpha",
)
@click.argument("folder", metavar="FOLDER", type=FOLDER)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@common_options
def trace(folder: Path, form: str) -> int:
    """Print what answers each user story of the bid in FOLDER, from evidence to money.

    Findings, needs, recommendations, workstreams, milestones and benefits by story, as in the appendix of the
    funding bid; then every loose end in either direction, such as a need that no recommendation serves or a
    workstream that answers nothing. Exits 1 where errors of the bid stand in the way; loose ends alone are
    matters for `check`.
    """
    from bidgen.api import trace_of

    # No part of the trace depends on the day: the date only completes the check.
    traced = trace_of(folder, today=today_in_london())
    if traced.problems:
        for problem in traced.problems:
            click.echo(as_text(problem), err=True)
        click.echo(f"{named(folder)}: no trace: {summary(traced.problems)}", err=True)
        return Status.PROBLEMS
    if form == "json":
        click.echo(json.dumps(trace_json(traced), indent=2, ensure_ascii=False))
    else:
        click.echo("\n".join(trace_lines(traced)))
    return Status.CLEAN
