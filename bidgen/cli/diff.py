"""`bidgen diff`: what changed between two bid folders or releases, in words to pass on."""

from __future__ import annotations

import json
from pathlib import Path

import click

from bidgen.cli.diff_html import diff_html
from bidgen.cli.diff_json import diff_json
from bidgen.cli.diff_text import diff_lines
from bidgen.cli.report import as_text, named, summary
from bidgen.cli.session import FOLDER, Status, common_options, today_in_london


@click.command(
    short_help="Print what changed between two bids or releases.",
    epilog="\b\nExample:\n  bidgen diff bids/ims-alpha-before bids/ims-alpha",
)
@click.argument("old", metavar="OLD", type=FOLDER)
@click.argument("new", metavar="NEW", type=FOLDER)
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "html"]), default="text", show_default=True
)
@common_options
def diff(old: Path, new: Path, form: str) -> int:
    """Print what changed from OLD to NEW, each a bid folder or the folder of a release.

    Rows added, removed and changed by their ids; narrative with the words that changed; figures before, after
    and their difference; the results that moved in consequence; and whether a published brief has to be
    withdrawn. Rows that were moved or sorted are no change. `--format html` prints one page that stands
    alone. Exits 0 whether or not anything changed, and 1 where a bid cannot be read or lacks values that
    must be there.
    """
    from bidgen.api import diff_bids

    # No difference depends on the day: the date only completes the check.
    diffed = diff_bids(old, new, today=today_in_london())
    if diffed.diff is None:
        for folder, problems in ((old, diffed.old_problems), (new, diffed.new_problems)):
            for problem in problems:
                click.echo(as_text(problem), err=True)
            if problems:
                click.echo(f"{named(folder)}: not compared: {summary(problems)}", err=True)
        return Status.PROBLEMS
    if form == "json":
        click.echo(json.dumps(diff_json(diffed, diffed.diff), indent=2, ensure_ascii=False))
    elif form == "html":
        click.echo(diff_html(diffed, diffed.diff), nl=False)
    else:
        click.echo("\n".join(diff_lines(diffed, diffed.diff)))
    return Status.CLEAN
