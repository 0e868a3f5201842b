"""What a file says of itself, in words and in properties, so that it is recognised wherever it turns up."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

# A short fingerprint is told from any other by eye and can be read out; the full one is in the properties.
SHORT = 12
_DRAFT = "Draft of release "
_RELEASE = re.compile(r"Release (\d{1,6})")
# The same names in PDF, Word and HTML. PDF's have to be letters and digits alone.
PROPERTIES = (
    "BidgenBid",
    "BidgenDocument",
    "BidgenTitle",
    "BidgenStatus",
    "BidgenVersion",
    "BidgenDate",
    "BidgenFingerprint",
)


@dataclass(frozen=True, slots=True)
class Identity:
    """Which document of which bid a file is, in which version, and what it was made from.

    `bid` is the bid's id, `document` a document's key. `number` is the release's, or for a draft the number
    that the next release will have. `fingerprint` are the 64 hexadecimal digits of `Sources.fingerprint`.
    """

    bid: str
    document: str
    number: int
    released: bool
    fingerprint: str

    @property
    def version(self) -> str:
        """ "Release 3", or "Draft of release 3"."""
        return release_name(self.number) if self.released else f"{_DRAFT}{self.number}"

    @property
    def short(self) -> str:
        """The beginning of the fingerprint, as it is printed."""
        return self.fingerprint[:SHORT]


@dataclass(frozen=True, slots=True)
class Claim:
    """What a file found somewhere says of itself; "" of what it does not say. Nothing of it is proven."""

    bid: str = ""
    document: str = ""
    title: str = ""
    status: str = ""
    version: str = ""
    day: str = ""
    fingerprint: str = ""

    @property
    def draft(self) -> bool:
        """Whether it says that it was never released."""
        return bool(self.bid) and self.version.startswith(_DRAFT)

    @property
    def release(self) -> int | None:
        """The number of the release that it says it is; None for a draft."""
        found = _RELEASE.fullmatch(self.version)
        return int(found[1]) if found else None


def release_name(number: int) -> str:
    """Return what every page of a release says: "Release 3"."""
    return f"Release {number}"


def as_properties(claim: Claim) -> dict[str, str]:
    """Return the properties that a file carries in any format, by their names."""
    values = (
        claim.bid,
        claim.document,
        claim.title,
        claim.status,
        claim.version,
        claim.day,
        claim.fingerprint,
    )
    return dict(zip(PROPERTIES, values, strict=True))


def from_properties(properties: Mapping[str, str]) -> Claim:
    """Return what the properties of a file claim, others than ours left aside."""
    return Claim(*(properties.get(name, "") for name in PROPERTIES))
