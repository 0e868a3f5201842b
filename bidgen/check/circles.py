"""Things that come after each other in a circle, so that none of them can come first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter


def circles(after: Mapping[str, tuple[str, ...]]) -> Iterator[list[str]]:
    """Yield circles of ids, each coming after the next, until what is left has none.

    `after` says what each comes after; ids that it does not have are passed over. The first of a circle is
    the one that `after` has first.
    """
    order = {name: number for number, name in enumerate(after)}
    # Lists, not sets: which circle is found first must not change from run to run.
    needs = {name: [other for other in others if other in after] for name, others in after.items()}
    while True:
        try:
            TopologicalSorter(needs).prepare()
        except CycleError as error:
            # From one that comes first to the one that comes after it, the first twice.
            circle = list(reversed(error.args[1][1:]))
            start = min(range(len(circle)), key=lambda at: order[circle[at]])
            yield circle[start:] + circle[:start]
            needs = {
                name: [other for other in others if other not in circle]
                for name, others in needs.items()
                if name not in circle
            }
        else:
            return
