"""The bid's own pictures, each in the document that it is for."""

from __future__ import annotations

from bidgen.compose.matter import Matter
from bidgen.model.document import DocumentKey, Picture


def pictures_of(matter: Matter, document: DocumentKey) -> list[dict[str, object]]:
    """Return `picture` and `caption` of each of the document's pictures, in the order of the table."""
    return [
        {"picture": Picture(f"bid {one.id}", one.alt, matter.folder / one.file), "caption": one.caption}
        for one in matter.bid.overview.pictures
        if one.document == document
    ]
