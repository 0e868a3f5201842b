"""What holds for one run of the command line, and the options that every command has."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import IntEnum
from pathlib import Path
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

import click

from bidgen.formats import listed
from bidgen.model.document import DOCUMENT_KEYS

Command = TypeVar("Command", bound=Callable[..., Any])

# The fund and the council keep this time, wherever the machine stands.
ZONE = "Europe/London"


class Status(IntEnum):
    """What the program exits with."""

    CLEAN = 0
    PROBLEMS = 1
    USAGE = 2
    MACHINE = 3
    INTERRUPTED = 130


@dataclass
class Session:
    """The choices that hold for the whole run, set by the options before anything else happens.

    `written` are the bid folders whose documents have been written so far.
    """

    quiet: bool = False
    debug: bool = False
    written: list[Path] = field(default_factory=list)


class BritishDate(click.ParamType[date]):
    """A date as people type it in Britain: the same parser reads the inputs."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        from bidgen.check.dates import parse_date
        from bidgen.check.fault import Fault
        from bidgen.problems import problem

        parsed = parse_date(value)
        if isinstance(parsed, Fault):
            values: dict[str, Any] = {"label": "the date", **parsed.found}
            found = problem(parsed.code, None, **values)
            self.fail(f"{found.message} {found.remedy}", param, ctx)
        return parsed


def today_in_london() -> date:
    """Return the machine's date in Europe/London."""
    return datetime.now(ZoneInfo(ZONE)).date()


def usable_cores() -> int:
    """Return how many processors this process may use; where the system does not tell, how many there are."""
    allowed = getattr(os, "sched_getaffinity", None)
    return len(allowed(0)) if allowed else os.cpu_count() or 1


def not_confirmed() -> str:
    """Return why nothing was done where somebody has to say yes."""
    return "it was not confirmed." if sys.stdin.isatty() else "say --yes where there is nobody to ask."


FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)

today_option = click.option(
    "--today",
    type=BritishDate(),
    default=lambda: today_in_london().isoformat(),
    show_default="the date in London",
    help="Work as if it were this day, for example 2020-01-24 or '24 January 2020'.",
)


jobs_option = click.option(
    "--jobs",
    type=click.IntRange(min=1),
    default=usable_cores,
    show_default="the cores there are",
    metavar="N",
    help="Build as many documents at a time; the files are the same however many.",
)


def only_option(verb: str) -> Callable[[Command], Command]:
    """Return the option that names documents, in the words of a command: "Build" or "Release"."""
    return click.option(
        "--only",
        type=click.Choice(DOCUMENT_KEYS),
        multiple=True,
        metavar="DOCUMENT",
        help=f"{verb} this document alone; may be given again. One of {listed(DOCUMENT_KEYS, 'or')}.",
    )


def common_options(command: Command) -> Command:
    """Give a command --quiet and --debug, which set the Session."""
    for name, words in (
        ("debug", "Show where in the program a fault arose."),
        ("quiet", "Print Problems and results asked for, nothing else."),
    ):
        option = click.option(
            f"--{name}", is_flag=True, expose_value=False, is_eager=True, callback=_set(name), help=words
        )
        command = option(command)
    return command


def _set(name: str) -> Callable[[click.Context, click.Parameter, bool], None]:
    def keep(ctx: click.Context, _: click.Parameter, chosen: bool) -> None:
        if chosen:
            setattr(ctx.ensure_object(Session), name, True)

    return keep
