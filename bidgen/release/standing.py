"""Whether a release of a document still holds: current, superseded or withdrawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from bidgen.model.release import Release, ReleaseLog, Withdrawal

Holds: TypeAlias = Literal["current", "superseded", "withdrawn"]


@dataclass(frozen=True)
class Standing:
    """How a release of one document stands. `by` is the release that is current now, if any is."""

    document: str
    holds: Holds
    by: Release | None = None
    withdrawal: Withdrawal | None = None


def standing_of(log: ReleaseLog, release: Release, document: str) -> Standing:
    """Return how a release of a document stands by the log.

    A withdrawn release is withdrawn, whatever came after it. Any other is current where the log says so, and
    superseded where there is a newer one, even if that was withdrawn and nothing is in its place.
    """
    current = log.current(document)
    withdrawal = log.withdrawal_of(release.release)
    if withdrawal is not None:
        return Standing(document, "withdrawn", current, withdrawal)
    if current is not None and current.release == release.release:
        return Standing(document, "current", current)
    return Standing(document, "superseded", current)
