"""Words that are typed with a command and printed in documents: a note, a reason. Held to what inputs are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bidgen.check.fault import says_nothing, says_to_come
from bidgen.problems import Problem, problem
from bidgen.read.text import FORBIDDEN, UNSEEN, tidy
from bidgen.review.people import names_within
from bidgen.review.personal_data import personal_data

# A line or two of a control table.
LONGEST = 300


def printable_words(
    what: str, text: str, people: Sequence[str], *, born_before: int, contact: str = ""
) -> Iterator[Problem]:
    """Yield V705 where a text cannot stand in the documents; `what` it is, such as "the note".

    It is one line, of at most `LONGEST` characters, and names no person and nothing of one; what the bid's
    `contact` says may stand in it.
    """
    if not tidy(text) or says_nothing(text) or says_to_come(text):
        yield problem("V705", None, what=what, reason="it says nothing")
        return
    if len(text) > LONGEST:
        yield problem("V705", None, what=what, reason=f"it has {len(text)} characters, of at most {LONGEST}")
    if "\n" in text or "\r" in text or FORBIDDEN.search(text) or UNSEEN.search(text):
        reason = "it is more than one line, or holds a character that nobody sees"
        yield problem("V705", None, what=what, reason=reason)
    known = {one.key for one in personal_data(contact, born_before=born_before)}
    for found in personal_data(text, born_before=born_before):
        if found.key not in known:
            article = "an" if found.kind[0] in "aeio" else "a"
            yield problem("V705", None, what=what, reason=f"it holds {article} {found.kind} ({found.masked})")
    if names_within(text, people):
        yield problem("V705", None, what=what, reason="it names one of the people of bid.yaml")
