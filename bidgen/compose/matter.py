"""What every document is composed from."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from bidgen.model.appraisal import Appraisal
from bidgen.model.plan import NoticePlan, Plan
from bidgen.model.uncertainty import Uncertainty
from bidgen.model.whole import Bid, EarlyBid


@dataclass(frozen=True)
class Matter:
    """The bid with its references filled in, what was computed from it, and where its pictures are."""

    bid: Bid
    appraisal: Appraisal
    uncertainty: Uncertainty
    plan: Plan
    folder: Path

    @property
    def brief(self) -> BriefMatter:
        """What of it the brief is composed from."""
        return BriefMatter(self.bid.early, self.plan.notice, self.folder)


@dataclass(frozen=True)
class BriefMatter:
    """What the brief alone is composed from, which is there before there is a case, research or a plan."""

    bid: EarlyBid
    notice: NoticePlan | None
    folder: Path
