"""`bidgen deadline`: how long is left, and what has to be done by when."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bidgen.cli.deadline_json import status_json, timetable_json
from bidgen.cli.deadline_text import timetable_lines
from bidgen.cli.report import as_text, named
from bidgen.cli.session import FOLDER, Session, Status, common_options, today_option

if TYPE_CHECKING:
    from bidgen.api import Timed


@click.command(
    short_help="Print how long is left, and what has to be done by when.",
    epilog="\b\nExample:\n  bidgen deadline bids/ims-alpha --today 2020-01-24 --ics ims-alpha.ics",
)
@click.argument("folder", metavar="FOLDER", type=FOLDER)
@today_option
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option(
    "--soon",
    metavar="DAYS",
    type=click.IntRange(min=0),
    default=5,
    show_default=True,
    help="Within how many working days an approval counts as due soon.",
)
@click.option(
    "--ics",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the dates as a calendar that Outlook, Google and Apple import. An earlier calendar of the "
    "same bid is replaced; no other file is.",
)
@common_options
@click.pass_obj
def deadline(session: Session, folder: Path, today: date, form: str, soon: int, ics: Path | None) -> int:
    """Print how long is left to the deadline of the bid in FOLDER, and what has to be done by when.

    Approvals are counted back from the submission date in working days, one after the other where one comes
    after another: which are past due, due soon or given, the latest safe day to ask for each, and what has to
    be done next. A brief that is a draft or live has its dates there too.

    Exits 1 when a deadline has passed, the brief can no longer be published in time, or an approval is past
    due: not asked for in time, overdue, expected too late, refused, or without a meeting in time.
    """
    from bidgen.api import timetable_of, write_calendar

    timed = timetable_of(folder, today=today, soon=soon)
    failed = write_calendar(timed, ics) if ics else ()
    for problem in (*timed.problems, *failed):
        click.echo(as_text(problem), err=True)
    if timed.status is None:
        return Status.PROBLEMS
    written = ics if ics and timed.timetable and not failed else None
    click.echo(_as_json(timed, written) if form == "json" else _as_text(timed))
    if written and form == "text" and not session.quiet:
        click.echo(f"\n{named(written)}: the calendar, to be imported into Outlook, Google or Apple Calendar")
    if timed.timetable is None or timed.timetable.past_due or timed.problems or failed:
        return Status.PROBLEMS
    return Status.CLEAN


def _as_text(timed: Timed) -> str:
    if timed.timetable is not None:
        return "\n".join(timetable_lines(timed.timetable))
    assert timed.status is not None
    return f"{timed.status.text}\nThere is no timetable until bid.yaml is mended."


def _as_json(timed: Timed, written: Path | None) -> str:
    assert timed.status is not None
    answer = status_json(timed.status)
    if timed.timetable is not None:
        answer |= timetable_json(timed.timetable)
    if written is not None:
        answer["calendar"] = str(written)
    return json.dumps(answer, indent=2, ensure_ascii=False)
