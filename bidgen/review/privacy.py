"""No personal data goes into a document: names of the bid's people, addresses, numbers, dates of birth."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import MAXYEAR
from typing import Any

from bidgen.model.typed_values import texts_of
from bidgen.model.whole import Bid
from bidgen.places import Path, Place, nearest_place
from bidgen.problems import Problem, problem
from bidgen.read.raw import Raw, RawBid
from bidgen.review.people import names_within, people_listed
from bidgen.review.personal_data import Kind, personal_data

_CODES: dict[Kind, str] = {
    "e-mail address": "C401",
    "telephone number": "C402",
    "National Insurance number": "C403",
    "postcode": "C404",
    "date of birth": "C405",
}
# What was born no longer ago than this when the Discovery began is no person who took part in it.
_YOUNGEST = 10


def no_personal_data(bid: Bid) -> Iterator[Problem]:
    """Yield C400 for each name of `people` in a text of the bid, C401 to C405 for other personal data.

    Looked at is every text that was typed, the captions and alternative texts of pictures and the words of
    accepted warnings too, so also what a document says of itself. The e-mail addresses, telephone numbers
    and postcodes of `contact`, and the postcode of the brief's `workplace_address`, are an organisation's:
    they may stand anywhere.
    """
    texts = (one for record in bid.inputs for one in texts_of(record))
    overview = bid.overview
    published = _Published(overview.contact or "", bid.requirements.workplace_address)
    yield from _found(texts, overview.people, published, overview.discovery.start.year)


def no_personal_data_typed(raw: RawBid) -> Iterator[Problem]:
    """Yield the same of what was typed so far, for a bid that is not whole yet."""
    texts = ((text, place) for name in raw.inputs for text, place in _texts_typed(raw.inputs[name]))
    contact, address = (
        str(raw.inputs[name].values.get(field) or "") if name in raw.inputs else ""
        for name, field in (("bid", "contact"), ("requirements", "workplace_address"))
    )
    discovery = raw.inputs["bid"].values.get("discovery") if "bid" in raw.inputs else None
    start = str(discovery.get("start")) if isinstance(discovery, dict) else ""
    year = re.search(r"\b20\d\d\b", start)
    began = int(year[0]) if year else MAXYEAR
    yield from _found(texts, people_listed(raw), _Published(contact, address), began)


def _texts_typed(raw: Raw) -> Iterator[tuple[str, Place | None]]:
    """Yield every text of an input as it was read, `people` left out, with its Place."""

    def inside(path: Path, value: Any) -> Iterator[tuple[str, Place | None]]:
        if isinstance(value, dict):
            for name, one in value.items():
                yield from inside((*path, name), one)
        elif isinstance(value, list):
            for number, one in enumerate(value):
                yield from inside((*path, number), one)
        elif isinstance(value, str):
            yield value, nearest_place(raw.places, path)

    for name, value in raw.values.items():
        if name != "people":
            yield from inside((name,), value)


@dataclass(frozen=True, slots=True)
class _Published:
    """The texts whose addresses and numbers are an organisation's."""

    contact: str
    workplace_address: str

    def keys(self, born_before: int) -> set[tuple[Kind, str]]:
        """Return the kinds and keys of what may be published."""
        texts = (
            (self.contact, ("e-mail address", "telephone number", "postcode")),
            (self.workplace_address, ("postcode",)),
        )
        return {
            (one.kind, one.key)
            for text, kinds in texts
            for one in personal_data(text, born_before=born_before)
            if one.kind in kinds
        }


def _found(
    texts: Iterable[tuple[str, Place | None]], people: Sequence[str], published: _Published, began: int
) -> Iterator[Problem]:
    born_before = began - _YOUNGEST
    public = published.keys(born_before)
    for text, place in texts:
        for number in names_within(text, people):
            yield problem("C400", place, number=number)
        for one in personal_data(text, born_before=born_before):
            if (one.kind, one.key) not in public:
                yield problem(_CODES[one.kind], place, found=one.masked)
