"""What is to be released: the documents that were made, and how that was."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bidgen.model.document import Made
from bidgen.model.plan import DeadlineStatus
from bidgen.model.sources import Sources
from bidgen.model.whole import Bid, EarlyBid
from bidgen.problems import Problem


@dataclass(frozen=True)
class ReleaseSet:
    """Documents that belong together, the files they were made from and what the check said of them.

    `folder` is the bid's, as Places name it. `kind` and `status` are those of the brief where the brief is
    among the documents; `dropped` are its fields that were left out because an earlier release of it was
    withdrawn.
    `accepted` are the warnings among `problems` that bid.yaml accepts; there are no others.
    """

    bid: Bid | EarlyBid
    folder: Path
    number: int
    day: date
    note: str
    sources: Sources
    made: tuple[Made, ...]
    problems: tuple[Problem, ...]
    accepted: tuple[Problem, ...]
    deadline: DeadlineStatus
    kind: str | None = None
    status: str | None = None
    dropped: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """What its files are called, and its pack: ims-alpha-release-003."""
        return f"{self.bid.overview.id}-release-{self.number:03}"

    def file_name(self, made: Made) -> str:
        """Return what a file is called in the release, so that no draft has its name."""
        return f"{self.bid.overview.id}-{made.document}-release-{self.number:03}.{made.format}"
