"""What is known of a file, for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bidgen.cli.report import as_json

if TYPE_CHECKING:
    from bidgen.api import Inputs, Verified
    from bidgen.release.recognise import Recognised
    from bidgen.release.standing import Standing


def verified_json(one: Verified) -> dict[str, Any]:
    """Return the verdict on one file as plain data; docs/releases.md lists the fields."""
    return {
        "file": str(one.path),
        "holds": one.holds,
        "log": str(one.log) if one.log else None,
        "bid": one.bid or None,
        "problems": [as_json(found) for found in one.problems],
        **(_recognised(one.recognised) if one.recognised else {}),
        "standings": [_standing(standing) for standing in one.standings],
        "inputs": _inputs(one.inputs) if one.inputs else None,
        "changes": [{"before": change.before, "after": change.after} for change in one.changes],
        "release_folder": {"changed": list(one.kept.changed), "missing": list(one.kept.missing)}
        if one.kept
        else None,
    }


def _inputs(one: Inputs) -> dict[str, Any]:
    return {
        "state": one.state,
        "changed": list(one.changed),
        "say_the_same": one.say_the_same,
        "why_not": one.why_not,
    }


def _recognised(found: Recognised) -> dict[str, Any]:
    release, file, claim = found.release, found.file, found.claim
    return {
        "kind": found.kind,
        "state": found.state,
        "release": release.release if release else None,
        "date": release.date.isoformat() if release else None,
        "released_as": file.name if file else None,
        "documents": list(found.documents),
        "says": {
            "bid": claim.bid,
            "document": claim.document,
            "title": claim.title,
            "version": claim.version,
            "status": claim.status,
            "date": claim.day,
            "fingerprint": claim.fingerprint,
        },
        "members": [{"file": one.name, **_recognised(one)} for one in found.members],
    }


def _standing(one: Standing) -> dict[str, Any]:
    withdrawal = one.withdrawal
    return {
        "document": one.document,
        "holds": one.holds,
        "current": one.by.release if one.by else None,
        "withdrawn_on": withdrawal.date.isoformat() if withdrawal else None,
        "reason": withdrawal.reason if withdrawal else None,
    }
