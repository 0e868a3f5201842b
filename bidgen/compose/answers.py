"""What is pasted into a portal's form: each field as plain text, beside what the form takes at most."""

from __future__ import annotations

from bidgen.compose.bid_answers import bid_answers
from bidgen.compose.brief_answers import brief_answers
from bidgen.compose.form import Answer, FormKey
from bidgen.model.whole import Bid


def answers(bid: Bid, document: FormKey) -> tuple[Answer, ...]:
    """Return the fields of a document's form in its order, those left out too.

    `bid` has its references filled in. A limit that bid.yaml states takes the place of the file's where that
    is not confirmed.
    """
    return tuple(brief_answers(bid.early) if document == "requirements" else bid_answers(bid))
