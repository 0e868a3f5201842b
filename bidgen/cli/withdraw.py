"""`bidgen withdraw`: a release taken back, for good and with a reason."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from bidgen.cli.release_text import withdrawn_lines
from bidgen.cli.report import as_text, named
from bidgen.cli.session import FOLDER, Session, Status, common_options, today_option


@click.command(
    short_help="Take a release back.",
    epilog="\b\nExample:\n  bidgen withdraw bids/ims-alpha 1 --reason 'A brief for a specialist by mistake'",
)
@click.argument("folder", metavar="FOLDER", type=FOLDER)
@click.argument("number", metavar="N", type=click.IntRange(min=1))
@click.option("--reason", required=True, metavar="TEXT", help="Why, in a line: later documents tell it.")
@click.option(
    "--replaced-by",
    type=click.IntRange(min=1),
    metavar="M",
    help="The release that stands in its place. Left out, the next one of the same documents.",
)
@today_option
@common_options
@click.pass_obj
def withdraw(
    session: Session, folder: Path, number: int, reason: str, replaced_by: int | None, today: date
) -> int:
    """Write into the log of the bid in FOLDER that release N was withdrawn.

    Its files stay as they are. It cannot be undone: what is right is released anew, under a new number.
    """
    from bidgen.api import withdraw_release

    withdrawn = withdraw_release(folder, number, today=today, reason=reason, replaced_by=replaced_by)
    for problem in withdrawn.problems:
        click.echo(as_text(problem), err=True)
    if withdrawn.withdrawal is None:
        click.echo(f"{named(folder)}: nothing was withdrawn.", err=True)
        return Status.PROBLEMS
    if not session.quiet:
        click.echo("\n".join(withdrawn_lines(withdrawn)))
    return Status.CLEAN
