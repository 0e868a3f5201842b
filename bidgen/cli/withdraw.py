"""`bidgen withdraw`: a release taken back, for good and with a reason."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bidgen.cli.release_text import to_withdraw_lines, withdrawn_lines
from bidgen.cli.report import as_text, named, summary
from bidgen.cli.session import FOLDER, Session, Status, common_options, not_confirmed, today_option

if TYPE_CHECKING:
    from bidgen.model.release import Release, ReleaseLog


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
@click.option("--yes", is_flag=True, help="Withdraw without asking, as a script has to.")
@today_option
@common_options
@click.pass_obj
def withdraw(
    session: Session, folder: Path, number: int, reason: str, replaced_by: int | None, yes: bool, today: date
) -> int:
    """Write into the log of the bid in FOLDER that release N was withdrawn.

    Its files stay as they are. It cannot be undone: what is right is released anew, under a new number. So
    it has to be confirmed.
    """
    from bidgen.api import withdraw_release

    def confirm(log: ReleaseLog, release: Release) -> bool:
        if not (session.quiet and yes):
            click.echo("\n".join(to_withdraw_lines(log, release, reason)))
        return yes or (
            sys.stdin.isatty() and click.confirm(f"\nWithdraw release {number} of {named(folder)}?")
        )

    withdrawn = withdraw_release(
        folder, number, today=today, reason=reason, replaced_by=replaced_by, confirm=confirm
    )
    for problem in withdrawn.problems:
        click.echo(as_text(problem), err=True)
    if withdrawn.withdrawal is None:
        why = summary(withdrawn.problems) if withdrawn.problems else not_confirmed()
        click.echo(f"{named(folder)}: nothing was withdrawn: {why}", err=True)
        return Status.PROBLEMS
    if not session.quiet:
        click.echo("\n".join(withdrawn_lines(withdrawn)))
    return Status.CLEAN
