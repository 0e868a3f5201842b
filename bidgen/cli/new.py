"""`bidgen new`: a blank bid folder."""

from __future__ import annotations

from pathlib import Path

import click

from bidgen.cli.report import as_text, named
from bidgen.cli.session import Session, Status, common_options
from bidgen.formats import listed

DEFAULT_FUND = "local-digital-fund-2020"


@click.command(
    short_help="Make a blank bid folder.",
    epilog="\b\nExample:\n  bidgen new bids/parking-alpha",
)
@click.argument("folder", metavar="FOLDER", type=click.Path(path_type=Path))
@click.option(
    "--fund",
    default=DEFAULT_FUND,
    show_default=True,
    metavar="ROUND",
    help="The fund and round whose rules and deadline hold.",
)
@common_options
@click.pass_obj
def new(session: Session, folder: Path, fund: str) -> int:
    """Make a blank bid in FOLDER, which must not exist yet or be empty.

    YAML files with every field and what it is for; workbooks with headings, notes, drop-downs and an
    example row in each sheet; and a README.txt that says what to do.
    """
    from bidgen.api import new_bid
    from bidgen.read.packaged import packaged_names

    funds = packaged_names("funds")
    if fund not in funds:
        raise click.UsageError(f"There is no fund {fund!r}; there is {listed(funds, 'and')}.")
    made = new_bid(folder, fund=fund)
    for problem in made.problems:
        click.echo(as_text(problem), err=True)
    if made.problems:
        return Status.PROBLEMS
    if not session.quiet:
        shown = [name for name in made.files if not name.startswith(".")]
        lines = [f"A new bid in {named(folder)}:", *(f"  {name}" for name in shown)]
        lines.append("README.txt says what to do first. The command check says what is missing.")
        click.echo("\n".join(lines))
    return Status.CLEAN
