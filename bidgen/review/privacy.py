"""No personal data goes into a document: names of the bid's people, addresses, numbers, dates of birth."""

from __future__ import annotations

from collections.abc import Iterator

from bidgen.model.whole import EARLY_INPUTS, INPUTS, Bid, EarlyBid
from bidgen.problems import Problem, problem
from bidgen.review.people import names_within
from bidgen.review.personal_data import Kind, personal_data
from bidgen.review.typed_values import texts_of

_CODES: dict[Kind, str] = {
    "e-mail address": "C401",
    "telephone number": "C402",
    "National Insurance number": "C403",
    "postcode": "C404",
    "date of birth": "C405",
}
# What was born no longer ago than this when the Discovery began is no person who took part in it.
_YOUNGEST = 10


def no_personal_data(bid: Bid | EarlyBid) -> Iterator[Problem]:
    """Yield C400 for each name of `people` in a text of the bid, C401 to C405 for other personal data.

    Looked at is every text that was typed, the captions and alternative texts of pictures and the words of
    accepted warnings too, so also what a document says of itself. The e-mail addresses, telephone numbers
    and postcodes of `contact`, and the postcode of the brief's `workplace_address`, are an organisation's:
    they may stand anywhere.
    """
    born_before = bid.overview.discovery.start.year - _YOUNGEST
    public = _public(bid, born_before)
    inputs = INPUTS if isinstance(bid, Bid) else EARLY_INPUTS
    texts = (one for name in inputs for one in texts_of(getattr(bid, name)))
    for text, place in texts:
        for number in names_within(text, bid.overview.people):
            yield problem("C400", place, number=number)
        for one in personal_data(text, born_before=born_before):
            if (one.kind, one.key) not in public:
                yield problem(_CODES[one.kind], place, found=one.masked)


def _public(bid: Bid | EarlyBid, born_before: int) -> set[tuple[Kind, str]]:
    """Return the kinds and keys of what belongs to an organisation and may be published."""
    texts = (
        (bid.overview.contact or "", ("e-mail address", "telephone number", "postcode")),
        (bid.requirements.workplace_address, ("postcode",)),
    )
    return {
        (one.kind, one.key)
        for text, kinds in texts
        for one in personal_data(text, born_before=born_before)
        if one.kind in kinds
    }
