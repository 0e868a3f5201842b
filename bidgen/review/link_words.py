"""Links of narrative whose words do not say where they lead."""

from __future__ import annotations

from collections.abc import Iterator

from bidgen.model.typed_values import texts_of
from bidgen.model.whole import Bid
from bidgen.problems import Problem, problem
from bidgen.prose import link_is_clear, parse_prose


def links_say_where_they_lead(bid: Bid) -> Iterator[Problem]:
    """Yield C444 for each link of a text whose words are "here", "read more" or its bare address."""
    for record in bid.inputs:
        for text, place in texts_of(record):
            if "](" not in text:
                continue
            for span in (span for block in parse_prose(text).blocks for span in block.spans):
                if span.link is not None and not link_is_clear(span.text):
                    yield problem("C444", place, quote=span.text, address=span.link)
