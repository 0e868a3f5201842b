"""The charts of how sure the appraisal is, each with a sentence that states what it shows."""

from __future__ import annotations

from bidgen.compose.common import capital
from bidgen.compose.input_names import input_name
from bidgen.compose.matter import Matter
from bidgen.compose.uncertainty_tables import ends_text
from bidgen.formats import listed, number, percent, whole_money
from bidgen.model.charts import RangeChart, RangeRow, TornadoChart, TornadoRow
from bidgen.model.document import Picture


def tornado(matter: Matter) -> Picture | None:
    """Return the inputs that move the preferred option's NPSV most; None where none has a range."""
    found, option = matter.uncertainty.tornado, matter.appraisal.preferred.option.id
    if not found.bars:
        return None
    rows = []
    for bar in found.bars:
        low, high = ends_text(bar, matter)
        rows.append(
            TornadoRow(input_name(bar.assumption), float(bar.npsv_at_low), float(bar.npsv_at_high), low, high)
        )
    chart = TornadoChart(tuple(rows), float(found.npsv), "£", f"NPSV of option {option}")
    first = found.bars[0]
    sinks = sum(min(bar.npsv_at_low, bar.npsv_at_high) < 0 for bar in found.bars)
    alt = (
        f"Bars of {len(found.bars)} inputs, the strongest first. {input_name(first.assumption)} moves "
        f"the net present social value most, from {whole_money(first.npsv_at_low)} at its low to "
        f"{whole_money(first.npsv_at_high)} at its high. {_sinking(sinks, len(found.bars))}"
    )
    return Picture("tornado", alt, chart)


def _sinking(sinks: int, bars: int) -> str:
    if not sinks:
        return "None of them by itself brings it below zero."
    many = "Each" if sinks == bars else f"{number(sinks)} of the {number(bars)}"
    return f"{many} by itself can bring it below zero."


def ranges(matter: Matter) -> Picture | None:
    """Return the NPSV of the draws from their 10% to their 90% point, and of each scenario.

    None where there is neither a range nor more than one scenario: it would show one point.
    """
    found, appraisal = matter.uncertainty.simulation, matter.appraisal
    option = appraisal.preferred.option.id
    scenarios = [
        (one.scenario, float(outcome.npsv), outcome.npsv)
        for one in matter.uncertainty.scenarios
        if (outcome := one.outcome(option))
    ]
    if not found.drawn and len(scenarios) < 2:
        return None
    rows = [RangeRow(f"{capital(name)} adoption, all else central", middle) for name, middle, _ in scenarios]
    results = listed([f"{whole_money(npsv)} ({name})" for name, _, npsv in scenarios])
    said = f"The scenarios of adoption give {results}."
    if found.drawn:
        low, middle, high = (found.point(one) for one in (10, 50, 90))
        rows.insert(0, RangeRow("Random draws", float(middle), (float(low), float(high))))
        said = (
            f"Four draws in five lie from {whole_money(low)} to {whole_money(high)}, half of them below "
            f"{whole_money(middle)}; {percent(found.chance_positive, 0)} are above zero. {said}"
        )
    chart = RangeChart(
        tuple(rows),
        "£",
        f"NPSV of option {option}",
        middle_name="Middle of the draws, or the scenario’s result",
        ends_name="From 10% to 90% of the draws" if found.drawn else "",
    )
    return Picture("ranges", said, chart)
