"""Which of the ids that there are a text mentions."""

from __future__ import annotations

from collections.abc import Collection

from bidgen.review.mentions import mentioned, names


def mentions(text: str, ids: Collection[str]) -> tuple[str, ...]:
    """Return those of `ids` that a text mentions, in their own order, whatever their tables are."""
    found = mentioned(text)
    return tuple(one for one in ids if any(names(mention, one) for mention in found))
