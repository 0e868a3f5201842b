"""`bidgen build`: the documents of a bid."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from bidgen.cli.report import as_text, named, summary
from bidgen.cli.session import (
    FOLDER,
    Session,
    Status,
    common_options,
    jobs_option,
    only_option,
    today_option,
)
from bidgen.formats import count, listed
from bidgen.model.document import DEFAULT_FORMATS, DOCUMENT_KEYS, DRAFT, FORMATS, NOT_RELEASED
from bidgen.model.identity import SHORT

if TYPE_CHECKING:
    from bidgen.api import Built, Output

# Shorter work needs no word about how far it has got.
_PATIENCE = 1.0


class DocumentTemplate(click.ParamType[tuple[str, Path]]):
    """DOCUMENT=FILE: the Word file to use in place of a document's own template."""

    name = "document=file"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, Path]:
        document, _, file = str(value).partition("=")
        if document not in DOCUMENT_KEYS:
            self.fail(f"{document!r} is no document: {listed(DOCUMENT_KEYS, 'or')}.", param, ctx)
        if not Path(file).is_file():
            self.fail(f"there is no file {file!r}.", param, ctx)
        return document, Path(file)


@click.command(
    short_help="Build the documents of a bid.",
    epilog="\b\nExample:\n  bidgen build bids/ims-alpha --only funding-bid --as pdf --output ~/to-send",
)
@click.argument("folders", metavar="FOLDER...", type=FOLDER, nargs=-1, required=True)
@today_option
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    help="Write here, in place of out/ in the bid's folder.",
)
@only_option("Build")
@click.option(
    "--as",
    "formats",
    type=click.Choice(FORMATS),
    multiple=True,
    default=DEFAULT_FORMATS,
    help="Build this format alone; may be given again. Word and PDF if left out.",
)
@click.option(
    "--template",
    "templates",
    type=DocumentTemplate(),
    multiple=True,
    metavar="DOCUMENT=FILE",
    help="Use this Word file as the document's template, in place of one that bid.yaml names too.",
)
@jobs_option
@common_options
@click.pass_obj
def build(
    session: Session,
    folders: tuple[Path, ...],
    today: date,
    output: Path | None,
    only: tuple[str, ...],
    formats: tuple[str, ...],
    templates: tuple[tuple[str, Path], ...],
    jobs: int,
) -> int:
    """Build the documents of the bids in FOLDER..., all of them or none.

    An error stops the build, and earlier documents stay as they were. A warning that the bid does not
    accept puts DRAFT on every page.
    """
    from bidgen.api import build_bid

    if output is not None and len(folders) > 1:
        raise click.UsageError("--output goes with one FOLDER alone.")
    status = Status.CLEAN
    for folder in folders:
        built = build_bid(
            folder,
            today=today,
            output=output,
            only=frozenset(only),
            formats=frozenset(formats),
            templates=dict(templates),
            jobs=jobs,
            progress=progress_on(session),
        )
        session.written += [folder] if built.outputs else []
        for problem in built.problems:
            click.echo(as_text(problem, accepted=problem in built.accepted), err=True)
        if not built.outputs:
            click.echo(f"{named(folder)}: nothing was written: {summary(built.problems)}", err=True)
            hint_of_brief(folder, only)
            status = Status.PROBLEMS
        elif not session.quiet:
            click.echo(_report(built))
    return status


def hint_of_brief(folder: Path, only: tuple[str, ...]) -> None:
    """Say what can be made of a folder that holds a brief and nothing else yet."""
    from bidgen.api import is_brief_alone

    if not only and is_brief_alone(folder):
        click.echo("There is only the brief yet: --only requirements needs no other file.", err=True)


def _report(built: Built) -> str:
    lines = [f"{count(len(built.outputs), 'file')} in {named(built.outputs[0].path.parent)}:"]
    for title, group in groupby(built.outputs, key=lambda output: output.title):
        lines.append(f"  {title}")
        lines += [f"    {output.path.name}{_pages(output)}" for output in group]
    lines.append(f"{built.status}: {_REASONS[built.status]}")
    if built.version is not None:
        number, short = built.version.number, built.version.fingerprint[:SHORT]
        lines.append(f"It is a draft of release {number}, with the fingerprint {short}.")
    if built.deadline is not None:
        lines.append(built.deadline.text)
    return "\n".join(lines)


_REASONS = {
    DRAFT: "every page says so, for there are warnings that the bid does not accept.",
    NOT_RELEASED: "every page says so; there is no warning that the bid does not accept.",
}


def _pages(output: Output) -> str:
    return f", {count(output.pages, 'page')}" if output.pages is not None else ""


def progress_on(session: Session) -> Callable[[str], None]:
    """Return what prints how far a build has got, on a terminal, once it has taken over a second."""
    begun = time.monotonic()
    shown = sys.stderr.isatty() and not session.quiet

    def say(step: str) -> None:
        if shown and time.monotonic() - begun > _PATIENCE:
            click.echo(f"  {step}", err=True)

    return say
