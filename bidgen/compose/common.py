"""What every document's context holds: the bid, the fund, the readers' stories, organisations, terms."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from bidgen.compose.matter import BriefMatter, Matter
from bidgen.formats import date_text, period_text, whole_money
from bidgen.model.bid import Organisation, Story
from bidgen.model.document import Context, DocumentKey, Picture
from bidgen.model.prose import Prose
from bidgen.prose import parse_prose

Row: TypeAlias = dict[str, object]

# What stands in a table for what was left out or does not apply; never a blank that looks forgotten.
NONE_TEXT = "None"
NOT_CONFIRMED = "not confirmed"


def common(matter: Matter | BriefMatter, document: DocumentKey) -> Row:
    """Return the keys that every document has: bid, fund, stories, organisations, look and its own pictures.

    A field that was left out is empty text or empty Prose, so that a template can ask for it with
    `{%p if bid.contact %}`.
    """
    overview, discovery, fund = matter.bid.overview, matter.bid.overview.discovery, matter.bid.fund
    lead = organisation_names(matter, (overview.lead,))[0]
    return {
        "bid": {
            "id": overview.id,
            "title": overview.title,
            "summary": parse_prose(overview.summary),
            "lead": lead,
            "contact": overview.contact or "",
            "website": overview.website or "",
            "submission_date": date_text(overview.submission_date),
            "decision_date": date_text(overview.decision_date) if overview.decision_date else "",
            "discovery": {
                "period": period_text(discovery.start, discovery.end),
                "start": date_text(discovery.start),
                "end": date_text(discovery.end),
                "award": whole_money(discovery.award),
                "summary": parse_prose(discovery.summary),
            },
        },
        "fund": {
            "name": fund.name,
            "department": fund.department,
            "deadline": confirmed_text(date_text(fund.deadline.value), fund.deadline.confirmed),
            "deadline_time": fund.deadline.time or "",
            "deadline_source": fund.deadline.source,
        },
        "stories": [_story_row(story) for story in overview.stories],
        "organisations": [_organisation_row(one) for one in overview.organisations],
        "look": {"wordmark": overview.look.wordmark or "", "logo": _logo(matter)},
        "pictures": [
            {
                "picture": Picture(f"bid {one.id}", one.alt, matter.folder / one.file, one.at("file")),
                "caption": one.caption,
            }
            for one in overview.pictures
            if one.document == document
        ],
    }


def with_terms(
    context: Mapping[str, object], matter: Matter | BriefMatter, template: Sequence[str] = ()
) -> Context:
    """Return the context with `glossary`: those of the bid's terms that this document uses.

    `template` names the terms that the template's own words use, which the context cannot show.
    """
    text = "\n".join(_texts(context))
    rows = [
        {"term": one.term, "meaning": one.meaning}
        for one in matter.bid.overview.glossary
        # One row may explain several terms: "IM, IMS".
        if one.term in template or any(uses(text, term) for term in one.term.split(", "))
    ]
    return {**context, "glossary": sorted(rows, key=lambda row: row["term"].casefold())}


def uses(text: str, term: str) -> bool:
    """Say whether `text` has `term` as words of their own; "BCR" and "BCRs", but not "ABCR"."""
    # Abbreviations are matched as written, so that the term IT is not found in every "it".
    flags = 0 if any(letter.isupper() for letter in term[1:]) else re.IGNORECASE
    words = re.escape(term)
    # What stands before is looked at last: a pattern that begins with words is found many times faster.
    return re.search(rf"{words}(?<!\w{words})(?:s|es)?(?!\w)", text, flags) is not None


def organisation_names(matter: Matter | BriefMatter, ids: Iterable[str]) -> list[str]:
    """Return the names of organisations by their ids, in the order given; an unknown id is itself."""
    names = {one.id: one.name for one in matter.bid.overview.organisations}
    return [names.get(one, one) for one in ids]


def short_names(matter: Matter, ids: Iterable[str]) -> list[str]:
    """Return what tables call organisations that have been named in full before."""
    names = {one.id: one.short_name or one.name for one in matter.bid.overview.organisations}
    return [names.get(one, one) for one in ids]


def as_a(role: str) -> str:
    """Return "As a council income manager" or "As an LA income manager"."""
    return f"As {'an' if _begins_with_vowel_sound(role) else 'a'} {role}"


def sentence(text: str) -> str:
    """Return `text` ending in one full stop (or the mark it already ends in)."""
    bare = text.rstrip()
    return bare if not bare or bare[-1] in ".!?" else f"{bare}."


def capital(text: str) -> str:
    """Return `text` with a capital first letter and the rest as it is: not "Gov.uk" from "GOV.UK"."""
    return text[:1].upper() + text[1:]


def confirmed_text(text: str, confirmed: bool) -> str:
    """Return a rule's value; one that is not confirmed at its source says so."""
    return text if confirmed else f"{text} ({NOT_CONFIRMED})"


def story_sentence(story: Story) -> str:
    """Return a story as one sentence: As an LA income manager, I need to ... so that ..."""
    return f"{as_a(story.as_a)}, I need to {story.i_need_to} so that {sentence(story.so_that)}"


def _story_row(story: Story) -> Row:
    return {
        "id": story.id,
        "reader": story.reader,
        "story": story_sentence(story),
        "answer": parse_prose(story.answer),
    }


def _logo(matter: Matter | BriefMatter) -> Picture | str:
    logo = matter.bid.overview.look.logo
    if logo is None:
        return ""
    return Picture("logo", logo.alt, matter.folder / logo.file, logo.at("file"), boxed=True)


def _organisation_row(one: Organisation) -> Row:
    return {
        "id": one.id,
        "name": one.name,
        "kind": capital(f"{one.council_type} {one.kind}" if one.council_type else one.kind),
        "discovery_role": capital(one.discovery_role or NONE_TEXT),
        "alpha_role": capital(one.alpha_role or NONE_TEXT),
        "contribution": one.contribution or "",
    }


def _begins_with_vowel_sound(role: str) -> bool:
    first = role.split(maxsplit=1)[0] if role.split() else ""
    if len(first) > 1 and first.isupper():
        # An abbreviation is read letter by letter: an LA officer, an MP, a UK council.
        return first[0] in "AEFHILMNORSX"
    return first[:1].casefold() in "aeio" and bool(first)


def _texts(value: object) -> Iterator[str]:
    """Yield every text inside a context's value, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Prose):
        yield value.text
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from _texts(one)
    elif isinstance(value, (list, tuple)):
        for one in value:
            yield from _texts(one)
