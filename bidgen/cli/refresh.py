"""`bidgen refresh`: a bid's files brought up to the present schemas."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bidgen.cli.report import as_text, named, summary
from bidgen.cli.session import FOLDER, Session, Status, common_options, today_option

if TYPE_CHECKING:
    from bidgen.api import Refreshed


@click.command(
    short_help="Bring a bid's files up to date.",
    epilog="\b\nExample:\n  bidgen refresh bids/ims-alpha",
)
@click.argument("folders", metavar="FOLDER...", type=FOLDER, nargs=-1, required=True)
@today_option
@common_options
@click.pass_obj
def refresh(session: Session, folders: tuple[Path, ...], today: date) -> int:
    """Add to the files in FOLDER... the fields, columns and sheets that this version of the program has.

    Every value, formula, colour, note, column and sheet of your own stays. The old file is kept beside the
    new one as NAME.before-DATE. Where something would be lost, nothing is written and it is named.
    """
    from bidgen.api import refresh_bid

    status = Status.CLEAN
    for folder in folders:
        refreshed = refresh_bid(folder, today=today)
        for problem in refreshed.problems:
            click.echo(as_text(problem), err=True)
        if refreshed.failed:
            click.echo(f"{named(folder)}: nothing was written: {summary(refreshed.problems)}", err=True)
            status = Status.PROBLEMS
        elif not session.quiet:
            click.echo(_report(folder, refreshed))
    return status


def _report(folder: Path, refreshed: Refreshed) -> str:
    if not refreshed.changes:
        return f"{named(folder)}: up to date; nothing was changed."
    lines = [f"{named(folder)}:"]
    for name, changes in refreshed.changes.items():
        lines.append(f"  {name} (the old one is {refreshed.kept[name]})")
        lines += [f"    {change}" for change in changes]
    return "\n".join(lines)
