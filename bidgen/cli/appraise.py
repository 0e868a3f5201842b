"""`bidgen appraise`: what the options cost and gain, and how sure that is."""

from __future__ import annotations

import json
from pathlib import Path

import click

from bidgen.cli.appraisal_json import appraisal_json
from bidgen.cli.report import as_text, named, summary
from bidgen.cli.session import FOLDER, Status, common_options, today_in_london


@click.command(
    short_help="Print the economic results of a bid.",
    epilog="\b\nExample:\n  bidgen appraise bids/ims-alpha",
)
@click.argument("folder", metavar="FOLDER", type=FOLDER)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@common_options
def appraise(folder: Path, form: str) -> int:
    """Print what the options of the bid in FOLDER cost and gain, and how sure that is.

    Present values, NPSV and BCR by the Green Book, relative to business as usual, before and after optimism
    bias; what a council of each type pays and saves; the financial case in cash, by year and organisation;
    the scenarios of adoption; at which value of an input another option would be better; and a simulation.
    Exits 1 where errors of the bid stand in the way.
    """
    from bidgen.api import check_bid
    from bidgen.cli.appraisal_text import appraisal_lines

    # No result depends on the day: the date only completes the check.
    checked = check_bid(folder, today=today_in_london())
    matter = checked.matter
    if matter is None:
        for problem in checked.errors:
            click.echo(as_text(problem), err=True)
        click.echo(f"{named(folder)}: no results: {summary(checked.errors)}", err=True)
        return Status.PROBLEMS
    if form == "json":
        click.echo(
            json.dumps(appraisal_json(matter.appraisal, matter.uncertainty), indent=2, ensure_ascii=False)
        )
    else:
        click.echo("\n".join(appraisal_lines(matter)))
    return Status.CLEAN
