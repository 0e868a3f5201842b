"""What the six documents say of the specimen bid, the one that the schemas' examples make."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bidgen.appraise import appraise
from bidgen.appraise.uncertainty import how_sure
from bidgen.check.specimen import FOLDER, specimen_bid
from bidgen.compose import compose, matter_of
from bidgen.model.charts import BarChart, Series
from bidgen.model.document import DOCUMENT_KEYS, NOT_RELEASED, Document, Picture
from bidgen.model.release import Release, ReleasedFile, ReleaseLog, Version
from bidgen.model.sources import sha256
from bidgen.plan import plan
from bidgen.read.schemas import example_of, load_schema

# The example of a picture is a file of a bid folder, and the specimen has no folder.
_PICTURE = Picture(
    "specimen",
    "Two bars: a permit takes 5 working days today and 1 with the service.",
    BarChart(("Today", "With the service"), (Series("Days", (5.0, 1.0)),), "", "When", "Working days"),
)


# No files make the specimen: a hash of nothing shows what a fingerprint looks like.
_HASH = sha256(b"")


def specimen_documents(today: date) -> tuple[Document, ...]:
    """Return the documents of the specimen bid as of `today`, in their order; nothing is read but schemas."""
    bid = specimen_bid()
    appraisal = appraise(bid)
    matter, _ = matter_of(bid, appraisal, how_sure(bid, appraisal), plan(bid, today), FOLDER)
    pictures = [{"picture": _PICTURE, "caption": "How long a permit takes"}]
    look = {"wordmark": bid.overview.look.wordmark, "logo": _logo()}
    return tuple(
        replace(one, context={**one.context, "look": look, "pictures": pictures})
        for one in compose(matter, today=today, version=_version(bid.overview.id, today))
    )


def _version(bid: str, today: date) -> Version:
    """Return a draft of a second release, so that the documents list a first one."""
    files = tuple(
        ReleasedFile(name=f"{bid}-{one}.pdf", document=one, sha256=_HASH, size=0) for one in DOCUMENT_KEYS
    )
    pack = ReleasedFile(name=f"{bid}.zip", sha256=_HASH, size=0)
    first = Release(
        release=1,
        date=today,
        note="First release.",
        fingerprint=_HASH,
        manifest=_HASH,
        files=files,
        pack=pack,
    )
    log = ReleaseLog(bid=bid, releases=(first,))
    return Version(NOT_RELEASED, log.next_number, _HASH, log)


def _logo() -> Picture:
    words = load_schema("bid")["look"]["schema"]["logo"]["schema"]["alt"]
    return replace(_PICTURE, key="specimen logo", alt=str(example_of(words)))
