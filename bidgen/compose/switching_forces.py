"""The switching forces: what moves councils towards a change and what holds them back."""

from __future__ import annotations

from collections.abc import Iterable

from bidgen.compose.common import Row, capital, sentence
from bidgen.compose.ids import ids_text
from bidgen.model.charts import ForceGroup, ForcesChart
from bidgen.model.document import Picture
from bidgen.model.research import Force

# Push and pull favour a change; anxiety and habit hold back.
TOWARDS = ("push", "pull")
AGAINST = ("anxiety", "habit")


def force_rows(forces: Iterable[Force]) -> list[Row]:
    """Return what favours a change before what holds back, whatever the order of the table."""
    found = tuple(forces)
    return [
        {
            "kind": capital(kind),
            "statement": one.statement,
            "findings": ids_text(one.findings),
        }
        for kind in (*TOWARDS, *AGAINST)
        for one in found
        if one.kind == kind
    ]


def forces_chart(forces: Iterable[Force]) -> Picture:
    """Return the forces as two sides that face each other; its alternative text tells every one of them."""
    found = tuple(forces)
    chart = ForcesChart(
        towards=_groups(found, TOWARDS),
        against=_groups(found, AGAINST),
        before="What councils have today",
        after="A new service",
    )
    sides = ((chart.towards_name, chart.towards), (chart.against_name, chart.against))
    told = " ".join(f"{name}. {' '.join(_told(group) for group in groups)}" for name, groups in sides)
    return Picture("forces", f"Diagram of the forces on the way to a new service. {told}", chart)


def _groups(forces: Iterable[Force], kinds: Iterable[str]) -> tuple[ForceGroup, ...]:
    found = tuple(forces)
    return tuple(
        ForceGroup(capital(kind), tuple(one.statement for one in found if one.kind == kind)) for kind in kinds
    )


def _told(group: ForceGroup) -> str:
    if not group.words:
        return f"{group.name}: none found."
    return f"{group.name}: {' '.join(sentence(one) for one in group.words)}"
