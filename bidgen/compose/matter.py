"""What every document is composed from."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from bidgen.model.appraisal import Appraisal
from bidgen.model.plan import Plan
from bidgen.model.uncertainty import Uncertainty
from bidgen.model.whole import Bid


@dataclass(frozen=True)
class Matter:
    """The bid with its references filled in, what was computed from it, and where its pictures are."""

    bid: Bid
    appraisal: Appraisal
    uncertainty: Uncertainty
    plan: Plan
    folder: Path
