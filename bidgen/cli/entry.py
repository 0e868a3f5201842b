"""The command `bidgen`: its sub-commands, and what becomes of every fault that is not a Problem."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Sequence
from io import TextIOWrapper
from typing import NoReturn

import click

from bidgen.cli.answers import answers
from bidgen.cli.appraise import appraise
from bidgen.cli.build import build
from bidgen.cli.check import check
from bidgen.cli.deadline import deadline
from bidgen.cli.diff import diff
from bidgen.cli.explain import explain
from bidgen.cli.new import new
from bidgen.cli.refresh import refresh
from bidgen.cli.release import release
from bidgen.cli.schema import schema
from bidgen.cli.session import Session, Status
from bidgen.cli.template import template
from bidgen.cli.trace import trace
from bidgen.cli.verify import verify
from bidgen.cli.withdraw import withdraw
from bidgen.formats import listed


@click.group(
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="\b\nExample:\n  bidgen build bids/ims-alpha --today 2020-01-24",
)
@click.version_option(None, "--version", package_name="bidgen", message="%(prog)s %(version)s")
@click.pass_context
def bidgen(ctx: click.Context) -> None:
    """Check a bid to the Local Digital Fund, and build its documents as Word and accessible PDF.

    Exit status: 0 clean, 1 problems found, 2 wrong usage, 3 something wrong with the machine or the
    program.
    """
    # The convention: set and not empty, whatever it says. Without a terminal click leaves colour out.
    if os.environ.get("NO_COLOR"):
        ctx.color = False


COMMANDS = (
    new,
    check,
    build,
    appraise,
    answers,
    trace,
    deadline,
    diff,
    release,
    withdraw,
    verify,
    refresh,
    template,
    schema,
    explain,
)
for command in COMMANDS:
    bidgen.add_command(command)


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and exit: see `Status`."""
    session = Session()
    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot show “£” or a quotation mark gets its code, not a fault.
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        status = bidgen.main(arguments, prog_name="bidgen", standalone_mode=False, obj=session)
    except click.exceptions.Abort:
        click.echo("bidgen: stopped; nothing was half written.", err=True)
        status = Status.INTERRUPTED
    except click.ClickException as refusal:
        refusal.show()
        status = refusal.exit_code
    except Exception as fault:
        if session.debug:
            traceback.print_exc()
        click.echo(f"bidgen: {_one_line(fault, session)}", err=True)
        status = Status.MACHINE
    sys.exit(status or Status.CLEAN)


def _one_line(fault: Exception, session: Session) -> str:
    if isinstance(fault, OSError) and fault.strerror:
        where = f" ({fault.filename})" if fault.filename else ""
        return f"{fault.strerror.lower()}{where}. {_left(session)}"
    what = " ".join(f"{type(fault).__name__}: {fault}".split())[:300]
    return f"a fault in the program, not in your bid: {what}. Please report it; --debug shows where it arose."


def _left(session: Session) -> str:
    """Return what there is now: all documents of a bid, or none of them, are new."""
    if not session.written:
        return "Earlier files are as they were."
    return f"The documents of {listed([str(folder) for folder in session.written])} had been written before."
