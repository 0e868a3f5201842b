"""`bidgen schema`: the shape of an input as JSON Schema, for editors and other programs."""

from __future__ import annotations

import json

import click

from bidgen.cli.session import Status, common_options
from bidgen.formats import listed

REPORT = "report"


@click.command(
    short_help="Print a JSON Schema.",
    epilog="\b\nExample:\n  bidgen schema alpha-plan > alpha-plan.json",
)
@click.argument("name", metavar="NAME")
@common_options
def schema(name: str) -> int:
    """Print the JSON Schema (2020-12) of the YAML file NAME.yaml, for editors that check as you type.

    NAME is bid, business-case, findings, alpha-plan or requirements; fund, procurement or appraisal for the
    rules that ship with the program; or report for what `check --format json` prints.
    """
    from bidgen.json_schema import check_report_schema, json_schema
    from bidgen.read.raw import INPUTS
    from bidgen.read.schemas import RULES

    if name not in (*INPUTS, *RULES, REPORT):
        known = listed([*INPUTS, *RULES, REPORT], "or")
        raise click.UsageError(f"There is no schema {name!r}: NAME is {known}.")
    found = check_report_schema() if name == REPORT else json_schema(name)
    click.echo(json.dumps(found, indent=2, ensure_ascii=False))
    return Status.CLEAN
