"""`bidgen template`: for whoever edits Word templates."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from bidgen.cli.report import as_text, named
from bidgen.cli.session import Session, Status, common_options
from bidgen.formats import listed
from bidgen.model.document import DOCUMENT_KEYS, DocumentKey


class WordFile(click.Path):
    """The path of a Word document, which Word opens by its ending alone."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if Path(value).suffix.casefold() != ".docx":
            self.fail(f"{str(value)!r} does not end in .docx.", param, ctx)
        return super().convert(value, param, ctx)


DOCUMENTS = f"DOCUMENT is {listed(DOCUMENT_KEYS, 'or')}."

document_argument = click.argument("document", metavar="DOCUMENT", type=click.Choice(DOCUMENT_KEYS))


@click.group(
    short_help="Start a Word template.",
    epilog="\b\nExample:\n  bidgen template new conclusion my-conclusion.docx",
)
def template() -> None:
    """Start a Word template of your own.

    A template is a Word file with tags in double braces, which a build fills in from the bid.
    docs/templates.md says how to edit one.
    """


@template.command(
    help=f"""Copy the house template of DOCUMENT to FILE, which must not exist yet.

    {DOCUMENTS}
    """,
    short_help="Copy a house template to start from.",
    epilog="\b\nExample:\n  bidgen template new conclusion my-conclusion.docx",
)
@document_argument
@click.argument("file", metavar="FILE", type=WordFile(path_type=Path))
@common_options
@click.pass_obj
def new(session: Session, document: DocumentKey, file: Path) -> int:
    from bidgen.api import new_template

    problems = new_template(document, file)
    for problem in problems:
        click.echo(as_text(problem), err=True)
    if problems:
        return Status.PROBLEMS
    if not session.quiet:
        click.echo(f"{named(file)}: the house template of {document}, to be edited in Word.")
        click.echo(
            f"Build with it: bidgen build FOLDER --only {document} --template {document}={named(file)}"
        )
    return Status.CLEAN
