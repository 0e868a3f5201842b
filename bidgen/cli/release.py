"""`bidgen release`: the documents frozen under a number."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from bidgen.cli.build import hint_of_brief, progress_on
from bidgen.cli.release_text import offer_lines, released_lines
from bidgen.cli.report import as_text, named, summary
from bidgen.cli.session import (
    FOLDER,
    Session,
    Status,
    common_options,
    jobs_option,
    not_confirmed,
    only_option,
    today_option,
)
from bidgen.model.document import FORMATS

if TYPE_CHECKING:
    from bidgen.api import Offer, Released
    from bidgen.problems import Problem


class BriefField(click.ParamType[str]):
    """A field of the brief, by the name that it has in requirements.yaml."""

    name = "field"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        from bidgen.read.schemas import load_schema

        if value not in load_schema("requirements"):
            self.fail(f"{value!r} is no field of requirements.yaml, such as start_date.", param, ctx)
        return str(value)


@click.command(
    short_help="Freeze the documents under a number, to be sent.",
    epilog="\b\nExample:\n  bidgen release bids/ims-alpha --only requirements --note 'Start date moved'",
)
@click.argument("folder", metavar="FOLDER", type=FOLDER)
@today_option
@only_option("Release")
@click.option(
    "--as",
    "formats",
    type=click.Choice(FORMATS),
    multiple=True,
    default=FORMATS,
    help="Release this format alone; may be given again. All three if left out.",
)
@click.option(
    "--note",
    metavar="TEXT",
    help="What changed, in a line: it stands in the documents. Left out, the names of what did.",
)
@click.option(
    "--keep",
    type=BriefField(),
    multiple=True,
    metavar="FIELD",
    help="A field of a withdrawn brief that still holds, such as start_date; may be given again.",
)
@click.option("--yes", is_flag=True, help="Release without asking, as a script has to.")
@jobs_option
@common_options
@click.pass_obj
def release(
    session: Session,
    folder: Path,
    today: date,
    only: tuple[str, ...],
    formats: tuple[str, ...],
    note: str | None,
    keep: tuple[str, ...],
    yes: bool,
    jobs: int,
) -> int:
    """Build the documents of the bid in FOLDER afresh and freeze them as the next release.

    The release is a new folder below FOLDER/releases with the documents, all that they were made from, a
    manifest and one file to send. What is to be released, and what has changed since the last time, is
    shown first and has to be confirmed. An error, or a warning that the bid does not accept, stops it.
    """
    from bidgen.api import release_bid

    told: list[Problem] = []

    def tell(released: Released | Offer) -> None:
        for problem in released.problems:
            if problem not in told:
                told.append(problem)
                click.echo(as_text(problem, accepted=problem in released.accepted), err=True)

    def confirm(offer: Offer) -> bool:
        tell(offer)
        if not (session.quiet and yes):
            click.echo("\n".join(offer_lines(offer, formats)))
        return yes or (sys.stdin.isatty() and click.confirm(f"\nRelease {offer.number} of {named(folder)}?"))

    released = release_bid(
        folder,
        today=today,
        only=frozenset(only),
        formats=frozenset(formats),
        note=note,
        keep=frozenset(keep),
        jobs=jobs,
        progress=progress_on(session),
        confirm=confirm,
    )
    tell(released)
    if released.release is None:
        click.echo(f"{named(folder)}: nothing was released: {_why(released)}", err=True)
        hint_of_brief(folder, only)
        return Status.PROBLEMS
    if not session.quiet:
        click.echo("\n".join(released_lines(released)))
    return Status.CLEAN


def _why(released: Released) -> str:
    if released.refused:
        return not_confirmed()
    return summary(one for one in released.problems if one not in released.accepted)
