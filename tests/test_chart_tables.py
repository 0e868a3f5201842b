"""Whatever a chart of the example shows stands in a table of its document, for those who cannot see it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from example import BID, TODAY, Example

from bidgen.api import check_bid
from bidgen.formats import date_text, number, whole_money
from bidgen.model.charts import (
    BarChart,
    ForcesChart,
    JourneyChart,
    LineChart,
    MatrixChart,
    RangeChart,
    Timeline,
    TornadoChart,
)
from bidgen.model.document import Picture

WITH_CHARTS = ("business-case", "user-research-report", "journey-map", "funding-bid")


def charts(value: object) -> Iterator[Picture]:
    """Yield every chart inside a context."""
    if isinstance(value, Picture):
        if not isinstance(value.source, Path):
            yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from charts(inner)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from charts(inner)


def shown(chart: Any) -> Iterator[str]:
    """Yield what somebody reads off a chart, as a table writes it."""
    if isinstance(chart, (BarChart, LineChart)):
        yield from chart.categories
        yield from (_figure(value, chart.unit) for one in chart.series for value in one.values)
    elif isinstance(chart, TornadoChart):
        for row in chart.rows:
            yield from (row.label, _figure(row.at_low, chart.unit), _figure(row.at_high, chart.unit))
    elif isinstance(chart, RangeChart):
        for row in chart.rows:
            for value in (row.middle, *(row.ends or ()), *(row.inner or ())):
                yield _figure(value, chart.unit)
    elif isinstance(chart, Timeline):
        yield from (one.label for one in chart.bars)
        for marker in chart.markers:
            yield from (marker.label, date_text(marker.day))
    elif isinstance(chart, ForcesChart):
        yield from (words for group in (*chart.towards, *chart.against) for words in group.words)
    elif isinstance(chart, JourneyChart):
        for step in chart.steps:
            yield from (step.label, step.stage, step.lane, step.words)
    else:
        assert isinstance(chart, MatrixChart), f"say what a {type(chart).__name__} shows"
        yield from (one for row in chart.cells for cell in row for one in cell)


def _figure(value: float, unit: str) -> str:
    return whole_money(value) if unit == "£" else number(value, 2)


@pytest.mark.parametrize(
    "key", [pytest.param(one, marks=pytest.mark.xdist_group(one)) for one in WITH_CHARTS]
)
def test_every_value_of_every_chart_stands_in_a_table(
    key: str, build_example: Callable[[str], Example]
) -> None:
    example = build_example(key)
    document = next(one for one in check_bid(BID, today=TODAY).documents if one.key == key)
    tables = Document(str(example.docx)).tables
    said = "\n".join(cell.text for table in tables for row in table.rows for cell in row.cells)
    lost = {
        (picture.key, words)
        for picture in charts(document.context)
        for words in shown(picture.source)
        if words not in said
    }
    assert list(charts(document.context)) != []
    assert lost == set()
