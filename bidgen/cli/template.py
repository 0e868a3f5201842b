"""`bidgen template`: for whoever edits Word templates."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import click

from bidgen.cli.report import as_json, as_text, named, summary, verdict
from bidgen.cli.session import FOLDER, Session, Status, common_options, today_option
from bidgen.cli.template_fields import field_lines, fields_json
from bidgen.formats import listed
from bidgen.model.document import DOCUMENT_KEYS, DocumentKey


class WordFile(click.Path):
    """The path of a Word document, which Word opens by its ending alone."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if Path(value).suffix.casefold() != ".docx":
            self.fail(f"{str(value)!r} does not end in .docx.", param, ctx)
        return super().convert(value, param, ctx)


DOCUMENTS = f"DOCUMENT is {listed(DOCUMENT_KEYS, 'or')}."

folder_option = click.option(
    "--folder",
    metavar="FOLDER",
    type=FOLDER,
    help="Take values from the bid in FOLDER, in place of the examples of a new bid.",
)
document_argument = click.argument("document", metavar="DOCUMENT", type=click.Choice(DOCUMENT_KEYS))


@click.group(
    short_help="Start a Word template, list its tags, check it.",
    epilog="\b\nExample:\n  bidgen template new conclusion my-conclusion.docx",
)
def template() -> None:
    """Start a Word template of your own, list the tags it may use, and check it.

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


@template.command(
    help=f"""List every tag that a template of DOCUMENT may use, with its kind, meaning and an example.

    {DOCUMENTS} The list is made from what the document says: what is inside a group or a row stands
    below it. What begins with {{%tr for ends with {{%tr endfor %}}, each in a row of its own.
    """,
    short_help="List the tags that a template may use.",
    epilog="\b\nExample:\n  bidgen template fields funding-bid --folder bids/ims-alpha",
)
@document_argument
@folder_option
@today_option
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@common_options
def fields(document: DocumentKey, folder: Path | None, today: date, form: str) -> int:
    from bidgen.api import template_fields

    found = template_fields(document, today=today, folder=folder)
    if found.problems:
        for problem in found.problems:
            click.echo(as_text(problem), err=True)
        click.echo(f"{named(folder or Path())}: no list: {summary(found.problems)}", err=True)
        return Status.PROBLEMS
    if form == "json":
        listing = {"document": document, "fields": fields_json(found.fields)}
        click.echo(json.dumps(listing, indent=2, ensure_ascii=False))
    else:
        click.echo("\n".join(field_lines(found.fields)))
    return Status.CLEAN


@template.command(
    short_help="Print every fault of a Word template.",
    epilog="\b\nExample:\n  bidgen template check my-conclusion.docx --document conclusion",
)
@click.argument("file", metavar="FILE", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--document",
    required=True,
    type=click.Choice(DOCUMENT_KEYS),
    metavar="DOCUMENT",
    help=f"The document that it is a template of. One of {listed(DOCUMENT_KEYS, 'or')}.",
)
@folder_option
@today_option
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@common_options
@click.pass_obj
def check(
    session: Session, file: Path, document: DocumentKey, folder: Path | None, today: date, form: str
) -> int:
    """Print every fault of the Word template FILE, all in one run; nothing is written.

    Tags that are unknown, split, unbalanced or have words beside them; styles that are not the house's; what
    keeps a document from being read by everybody; and what the house template shows and this one leaves
    out. Then the template is filled and typeset, and what comes of that is checked too.

    Exits 1 where there is an error or a warning; advice alone is clean.
    """
    from bidgen.api import check_template

    found = check_template(file, document, today=today, folder=folder)
    if found.bid:
        for problem in found.bid:
            click.echo(as_text(problem), err=True)
        click.echo(f"{named(folder or Path())}: nothing to fill it with: {summary(found.bid)}", err=True)
        return Status.PROBLEMS
    if form == "json":
        problems = [as_json(problem) for problem in found.problems]
        report = {"file": str(file), "document": document, "clean": found.clean, "pages": found.pages}
        click.echo(json.dumps({**report, "problems": problems}, indent=2, ensure_ascii=False))
    else:
        for problem in found.problems:
            click.echo(as_text(problem))
        if not session.quiet:
            click.echo(f"{named(file)}: {verdict(found.problems, clean=found.clean)}")
    return Status.CLEAN if found.clean else Status.PROBLEMS
