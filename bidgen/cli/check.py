"""`bidgen check`: every Problem of a bid."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import click

from bidgen.cli.report import as_github, as_json, as_text, named, verdict
from bidgen.cli.session import FOLDER, Session, Status, common_options, today_option
from bidgen.formats import count

if TYPE_CHECKING:
    from bidgen.api import Checked, Marked

# A folder's check, and its marked copies where they were asked for.
Results: TypeAlias = "dict[Path, tuple[Checked, Marked | None]]"


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
@click.option(
    "--mark",
    is_flag=True,
    help="Write NAME.checked.xlsx or .yaml beside each file with Problems: a copy that shows them in place.",
)
@common_options
@click.pass_obj
def check(session: Session, folders: tuple[Path, ...], today: date, form: str, mark: bool) -> int:
    """Print every Problem of the bids in FOLDER...; without --mark nothing is written.

    Exits 1 where there is an error, or a warning that the bid does not accept; advice alone is clean.
    """
    from bidgen.api import check_bid, mark_bid

    checked = {folder: check_bid(folder, today=today) for folder in folders}
    results = {folder: (one, mark_bid(folder, one) if mark else None) for folder, one in checked.items()}
    PRINTERS[form](results, session)
    clean = all(one.clean and (marked is None or not marked.failed) for one, marked in results.values())
    return Status.CLEAN if clean else Status.PROBLEMS


def _print_text(results: Results, session: Session) -> None:
    for folder, (checked, marked) in results.items():
        for problem in (*checked.problems, *(marked.problems if marked else ())):
            click.echo(as_text(problem, accepted=problem in checked.accepted))
        if not session.quiet:
            for line in _marks(folder, marked):
                click.echo(line)
            if checked.unchecked:
                click.echo(checked.unchecked)
            click.echo(f"{named(folder)}: {_verdict(checked)}")


def _marks(folder: Path, marked: Marked | None) -> Iterator[str]:
    if marked is not None:
        for name in marked.written:
            yield f"{named(folder / name)}: a copy with {count(marked.counts[name], 'problem')} marked in it"
        for name in marked.removed:
            yield f"{named(folder / name)}: removed, for nothing in the original is to be marked any more"


def _print_json(results: Results, session: Session) -> None:
    bids = [_bid_as_json(folder, *found) for folder, found in results.items()]
    click.echo(json.dumps({"bids": bids}, indent=2))


def _print_github(results: Results, session: Session) -> None:
    for checked, marked in results.values():
        for problem in (*checked.problems, *(marked.problems if marked else ())):
            click.echo(as_github(problem, accepted=problem in checked.accepted))


PRINTERS: dict[str, Callable[[Results, Session], None]] = {
    "text": _print_text,
    "json": _print_json,
    "github": _print_github,
}


def _verdict(checked: Checked) -> str:
    others = [problem for problem in checked.problems if problem not in checked.accepted]
    return verdict(others, len(checked.accepted), clean=checked.clean)


def _bid_as_json(folder: Path, checked: Checked, marked: Marked | None) -> dict[str, object]:
    problems = (*checked.problems, *(marked.problems if marked else ()))
    return {
        "folder": str(folder),
        "clean": checked.clean,
        "errors": len(checked.errors),
        "warnings": len(checked.warnings),
        "advice": len(checked.advice),
        "accepted": len(checked.accepted),
        "unchecked": checked.unchecked,
        "problems": [as_json(one, accepted=one in checked.accepted) for one in problems],
        "marked": [str(folder / name) for name in marked.written] if marked else [],
    }
