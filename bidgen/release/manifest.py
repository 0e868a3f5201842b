"""manifest.json: what a release consists of, what it was made from and by, and what the check said."""

from __future__ import annotations

import json
import platform
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from typing import Any

from bidgen.model.release import Release, ReleasedFile
from bidgen.places import Place
from bidgen.problems import Problem
from bidgen.release.release_set import ReleaseSet

MANIFEST = "manifest.json"
# The number goes up when a field changes its meaning or goes, so that later programs know what they read.
FORM = 1
_NAME = re.compile(r"[A-Za-z0-9._-]+")


def manifest_of(one: ReleaseSet, release: Release) -> bytes:
    """Return the manifest: JSON, the same for the same set. docs/releases.md lists its fields.

    Nothing in it tells of the machine: paths are those inside the bid's folder, dates are the release's.
    """
    overview, fund = one.bid.overview, one.bid.fund
    told: dict[str, Any] = {
        "form": FORM,
        "bid": overview.id,
        "title": overview.title,
        "release": one.number,
        "date": one.day.isoformat(),
        "note": one.note,
        "kind_of_brief": one.kind,
        "dropped_from_brief": list(one.dropped),
        "fingerprint": one.sources.fingerprint,
        "fund": {"name": fund.name, "file": f"rules/funds/{overview.fund}.yaml"},
        "deadline": {
            "date": one.deadline.deadline.isoformat(),
            "days_left": one.deadline.days,
            "working_days_left": one.deadline.working_days,
            "passed": one.deadline.days < 0,
        },
        "checks": _checks(one),
        "accepted_warnings": [
            {
                "code": row.code,
                "reason": row.reason,
                "accepted_by": row.accepted_by,
                "accepted_on": row.accepted_on.isoformat(),
            }
            for row in overview.accepted_warnings
        ],
        "documents": [
            {**_file(file), "title": made.title, "format": made.format, "pages": made.pages}
            for made, file in zip(one.made, release.files, strict=True)
        ],
        "pack": _file(release.pack),
        "sources": [
            {"name": path, "size": len(one.sources.files[path]), "sha256": digest}
            for path, digest in one.sources.hashes.items()
        ],
        "made_by": {"bidgen": _version("bidgen"), "Python": platform.python_version(), **libraries()},
    }
    return (json.dumps(told, indent=2, ensure_ascii=False) + "\n").encode()


@cache
def libraries() -> Mapping[str, str]:
    """Return the version of every library that the program names as its own, by its name."""
    lines = (line for line in requires("bidgen") or () if "extra ==" not in line)
    named = filter(None, map(_NAME.match, lines))
    names = sorted({found[0] for found in named}, key=str.casefold)
    return {name: _version(name) for name in names if _version(name)}


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        # One that only some systems have.
        return ""


def _checks(one: ReleaseSet) -> dict[str, Any]:
    counted = Counter(str(found.severity) for found in one.problems)
    return {
        "errors": counted["error"],
        "warnings": counted["warning"],
        "warnings_accepted": len(one.accepted),
        "advice": counted["advice"],
        "problems": [_problem(found, one) for found in one.problems],
    }


def _problem(found: Problem, one: ReleaseSet) -> dict[str, Any]:
    return {
        "code": found.code,
        "name": found.name,
        "severity": str(found.severity),
        "accepted": found in one.accepted,
        "message": found.message,
        "place": _place(found.place, one.folder) if found.place else None,
    }


def _place(place: Place, folder: Path) -> str:
    """Return a Place as the bid's folder has it: where that lies is the machine's affair."""
    file = Path(place.file)
    if file.is_relative_to(folder):
        return str(replace(place, file=str(file.relative_to(folder))))
    return str(place if place.file.startswith("templates/") else replace(place, file=file.name))


def _file(file: ReleasedFile) -> dict[str, Any]:
    found = {
        "name": file.name,
        "document": file.document,
        "size": file.size,
        "sha256": file.sha256,
        "word_count": file.word_count,
        "words": file.words,
    }
    return {name: value for name, value in found.items() if value is not None}
