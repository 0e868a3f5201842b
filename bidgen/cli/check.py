"""`bidgen check`: every Problem of a bid."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bidgen.cli.report import as_github, as_json, as_text, summary
from bidgen.cli.session import FOLDER, Session, Status, common_options, today_option

if TYPE_CHECKING:
    from bidgen.api import Checked

Results = dict[Path, "Checked"]


@click.command(
    short_help="Print every Problem of a bid.",
    epilog="\b\nExample:\n  bidgen check bids/ims-alpha --today 2020-01-24",
)
@click.argument("folders", metavar="FOLDER...", type=FOLDER, nargs=-1, required=True)
@today_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    show_default=True,
    help="How to print: for people, for programs, or as annotations in a GitHub workflow.",
)
@common_options
@click.pass_obj
def check(session: Session, folders: tuple[Path, ...], today: date, form: str) -> int:
    """Print every Problem of the bids in FOLDER..., and write nothing.

    Exits 1 where there is an error, or a warning that the bid does not accept; advice alone is clean.
    """
    from bidgen.api import check_bid

    results = {folder: check_bid(folder, today=today) for folder in folders}
    PRINTERS[form](results, session)
    return Status.CLEAN if all(checked.clean for checked in results.values()) else Status.PROBLEMS


def _print_text(results: Results, session: Session) -> None:
    for folder, checked in results.items():
        for problem in checked.problems:
            click.echo(as_text(problem, accepted=problem in checked.accepted))
        if not session.quiet:
            click.echo(f"{folder}: {_verdict(checked)}")


def _print_json(results: Results, session: Session) -> None:
    click.echo(json.dumps({"bids": [_bid_as_json(*each) for each in results.items()]}, indent=2))


def _print_github(results: Results, session: Session) -> None:
    for checked in results.values():
        for problem in checked.problems:
            click.echo(as_github(problem, accepted=problem in checked.accepted))


PRINTERS: dict[str, Callable[[Results, Session], None]] = {
    "text": _print_text,
    "json": _print_json,
    "github": _print_github,
}


def _verdict(checked: Checked) -> str:
    others = [problem for problem in checked.problems if problem not in checked.accepted]
    counted = summary(others, len(checked.accepted))
    if not checked.clean:
        return counted
    return "clean" if counted == "no problems" else f"clean, with {counted}"


def _bid_as_json(folder: Path, checked: Checked) -> dict[str, object]:
    return {
        "folder": str(folder),
        "clean": checked.clean,
        "errors": len(checked.errors),
        "warnings": len(checked.warnings),
        "advice": len(checked.advice),
        "accepted": len(checked.accepted),
        "problems": [as_json(one, accepted=one in checked.accepted) for one in checked.problems],
    }
