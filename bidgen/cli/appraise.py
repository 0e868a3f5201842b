"""`bidgen appraise`: what the options cost and gain, and how sure that is."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from bidgen.cli.report import as_text, named, summary
from bidgen.cli.session import FOLDER, Status, common_options, today_in_london
from bidgen.formats import measure, percent, ratio, whole_money

if TYPE_CHECKING:
    from bidgen.model.appraisal import Appraisal, AssumptionSwitch, OptionResult, Switch, Uncertainty

_PENNY = Decimal("0.01")
_SHARE = Decimal("0.000001")


@click.command(
    short_help="Print the economic results of a bid.",
    epilog="\b\nExample:\n  bidgen appraise bids/ims-alpha",
)
@click.argument("folder", metavar="FOLDER", type=FOLDER)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@common_options
def appraise(folder: Path, form: str) -> int:
    """Print what the options of the bid in FOLDER cost and gain, and how sure that is.

    Present values, NPSV and BCR by the Green Book, relative to business as usual; what one council pays and
    saves; the scenarios of adoption; at which value of an assumption another option would be better; and a
    simulation. Exits 1 where errors of the bid stand in the way.
    """
    from bidgen.api import check_bid

    # No result depends on the day: the date only completes the check.
    checked = check_bid(folder, today=today_in_london())
    if checked.appraisal is None or checked.uncertainty is None:
        for problem in checked.errors:
            click.echo(as_text(problem), err=True)
        click.echo(f"{named(folder)}: no results: {summary(checked.errors)}", err=True)
        return Status.PROBLEMS
    sure = checked.uncertainty
    if form == "json":
        click.echo(json.dumps(_as_json(checked.appraisal, sure), indent=2, ensure_ascii=False))
    else:
        click.echo("\n".join(_as_lines(checked.appraisal, sure)))
    return Status.CLEAN


def _as_lines(appraisal: Appraisal, sure: Uncertainty) -> Iterator[str]:
    preferred = appraisal.preferred.option
    years = f"{appraisal.years[0]} (year 0) to {appraisal.years[-1]}"
    rate = percent(appraisal.rates.rates[0].rate)
    yield f"Pounds in prices of {appraisal.price_base}, against business as usual, {years},"
    yield f"discounted at {rate} a year, the rate of {appraisal.rates.name}."
    yield from _table(
        ("", "Option", "PV costs", "PV benefits", "NPSV", "BCR", "Payback"),
        [_option_row(one, preferred.id) for one in appraisal.results],
    )
    if sure.ranking.differ:
        yield "By NPSV and by BCR the order differs; NPSV decides."
    yield ""
    yield f"One council, option {preferred.id}:"
    yield from _table((), _council_rows(appraisal))
    yield ""
    yield "Adoption, NPSV in each scenario:"
    ids = [one.option.id for one in appraisal.results]
    yield from _table(
        ("", *ids, "Best"),
        [
            (one.scenario, *(whole_money(found.npsv) for found in one.outcomes), one.best.id)
            for one in sure.scenarios
        ],
    )
    yield ""
    yield f"What moves the NPSV of option {preferred.id} most, from low to high:"
    yield from _table(
        ("Assumption", "At low", "At high"),
        [
            (one.assumption.id, whole_money(one.npsv_at_low), whole_money(one.npsv_at_high))
            for one in sure.tornado.bars
        ],
    )
    yield ""
    yield "Where the recommendation changes:"
    yield from _table(
        ("Assumption", "Central", "Changes at", "Then better", "In its range"),
        [_switch_row(one, one.nearest) for one in sure.switches if one.nearest is not None],
    )
    yield ""
    drawn = sure.simulation
    yield f"Simulation, {drawn.draws:,} independent draws of {len(drawn.drawn)} assumptions:"
    above, best = percent(drawn.chance_positive), percent(drawn.chance_best)
    yield f"  The NPSV is above 0 in {above} of them, and the option is the best in {best}."
    low, middle, high = (whole_money(drawn.point(one)) for one in (10, 50, 90))
    yield f"  10% are below {low}, half below {middle}, 90% below {high}."


def _option_row(one: OptionResult, preferred: str) -> tuple[str, ...]:
    mark = "*" if one.option.id == preferred else ""
    payback = "never" if one.payback is None else f"{one.payback:.1f} years"
    if one.bcr is None and one.npsv == 0 and not one.benefits:
        payback = "-"
    return (
        f"{one.option.id}{mark}",
        one.option.name,
        whole_money(one.present_cost),
        whole_money(one.present_benefit),
        whole_money(one.npsv),
        "-" if one.bcr is None else ratio(one.bcr),
        payback,
    )


def _council_rows(appraisal: Appraisal) -> list[tuple[str, ...]]:
    council = appraisal.one_council
    payback = "never" if council.payback is None else f"{council.payback:.1f} years"
    return [
        ("pays once to join", whole_money(council.joining)),
        ("pays each year", whole_money(council.running)),
        ("saves each year, in cash", whole_money(council.cash_releasing)),
        ("net saving each year", whole_money(council.net_saving)),
        ("earned back in", payback),
    ]


def _switch_row(one: AssumptionSwitch, switch: Switch | None) -> tuple[str, ...]:
    assumption = one.assumption
    assert switch is not None
    known = {True: "yes", False: "no", None: "no range"}[switch.in_range]
    return (
        assumption.id,
        measure(assumption.value, assumption.unit),
        measure(switch.value, assumption.unit),
        switch.rival.id,
        known,
    )


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield the rows in columns: the first and texts to the left, figures to the right."""
    every = [list(heads), *map(list, rows)] if heads else [list(one) for one in rows]
    widths = [max(len(row[at]) for row in every) for at in range(len(every[0]))] if every else []
    figures = [
        at > 0 and all(row[at][:1] in "£-−0123456789n" for row in rows if row[at])
        for at in range(len(widths))
    ]
    for row in every:
        cells = [
            cell.rjust(width) if right else cell.ljust(width)
            for cell, width, right in zip(row, widths, figures, strict=True)
        ]
        yield f"  {'  '.join(cells).rstrip()}"


def _as_json(appraisal: Appraisal, sure: Uncertainty) -> dict[str, Any]:
    """Return the results as plain data: pounds to the penny as text, so that no digit is lost."""
    drawn = sure.simulation
    return {
        "price_base": str(appraisal.price_base),
        "years": [str(year) for year in appraisal.years],
        "discount_factors": [str(one.quantize(_SHARE)) for one in appraisal.discount_factors],
        "preferred": appraisal.preferred.option.id,
        "options": [
            {
                "id": one.option.id,
                "name": one.option.name,
                "costs": _pounds_each(one.cost_by_year),
                "cash_releasing": _pounds_each(one.cash_releasing_by_year),
                "non_cash_releasing": _pounds_each(one.non_cash_releasing_by_year),
                "present_cost": _pounds(one.present_cost),
                "present_benefit": _pounds(one.present_benefit),
                "npsv": _pounds(one.npsv),
                "bcr": None if one.bcr is None else str(one.bcr.quantize(_SHARE)),
                "payback_years": None if one.payback is None else str(one.payback.quantize(_PENNY)),
            }
            for one in appraisal.results
        ],
        "scenarios": [
            {
                "scenario": one.scenario,
                "npsv": {found.option.id: _pounds(found.npsv) for found in one.outcomes},
                "best": one.best.id,
            }
            for one in sure.scenarios
        ],
        "tornado": [
            {
                "assumption": bar.assumption.id,
                "low": _pounds(bar.npsv_at_low),
                "high": _pounds(bar.npsv_at_high),
            }
            for bar in sure.tornado.bars
        ],
        "switching_values": [
            {
                "assumption": one.assumption.id,
                "below": None if one.below is None else str(one.below.value.quantize(_SHARE)),
                "above": None if one.above is None else str(one.above.value.quantize(_SHARE)),
            }
            for one in sure.switches
        ],
        "simulation": {
            "seed": drawn.seed,
            "draws": drawn.draws,
            "chance_positive": str(drawn.chance_positive),
            "chance_best": str(drawn.chance_best),
            "npsv": {str(one): _pounds(drawn.point(one)) for one in (10, 50, 90)},
        },
    }


def _pounds(amount: Decimal) -> str:
    return str(amount.quantize(_PENNY))


def _pounds_each(amounts: Sequence[Decimal]) -> list[str]:
    return [_pounds(one) for one in amounts]
