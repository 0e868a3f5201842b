"""`bidgen verify`: which release a file is, and whether it still holds."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from bidgen.cli.report import as_text
from bidgen.cli.session import Session, Status, common_options, today_option
from bidgen.cli.verify_json import verified_json
from bidgen.cli.verify_text import verified_lines

_ENDINGS = {".pdf", ".docx", ".html", ".zip"}


@click.command(
    short_help="Say which release a file is, and whether it still holds.",
    epilog="\b\nExample:\n  bidgen verify ~/Downloads/ims-alpha-conclusion.pdf --log bids/ims-alpha",
)
@click.argument("files", metavar="FILE...", type=click.Path(path_type=Path), nargs=-1, required=True)
@click.option(
    "--log",
    type=click.Path(exists=True, path_type=Path),
    help="The log to go by, or the folder of its bid. Looked for beside and above each file if left out.",
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@today_option
@common_options
@click.pass_obj
def verify(session: Session, files: tuple[Path, ...], log: Path | None, form: str, today: date) -> int:
    """Say of each PDF, Word file, web page, pack or manifest which release it is.

    Also whether a byte of it has changed, whether it is current, superseded or withdrawn, and whether the
    inputs have changed since. Its name does not matter. Of a folder every such file in it is verified. Exit
    status 0 only where every file is current and intact.
    """
    from bidgen.api import verify_file

    found = [verify_file(one, today=today, log=log, near=(Path.cwd(),)) for one in _files(files)]
    if form == "json":
        click.echo(json.dumps([verified_json(one) for one in found], indent=2, ensure_ascii=False))
    else:
        for one in found:
            for problem in one.problems:
                click.echo(as_text(problem), err=True)
            if one.recognised is not None:
                lines = list(verified_lines(one))
                click.echo("\n".join(lines[:1] if session.quiet else lines))
    return Status.CLEAN if all(one.holds for one in found) else Status.PROBLEMS


def _files(paths: tuple[Path, ...]) -> Iterator[Path]:
    """Yield the files that are named; of a folder those in it that may be of a release.

    A folder without any is named itself: nothing in it is current and intact.
    """
    from bidgen.release.manifest import MANIFEST

    for path in paths:
        try:
            inside = sorted(path.iterdir())
        except OSError:
            # No folder, or none to be read: what it is instead is said of it as of any file.
            inside = []
        found = [one for one in inside if one.suffix.lower() in _ENDINGS or one.name == MANIFEST]
        yield from found or [path]
