"""Rules that need results or finished text: time left, limits, characters, accepted warnings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from bidgen.catalogue import Severity
from bidgen.compose.answers import answers
from bidgen.compose.form import FORMS
from bidgen.compose.matter import Matter
from bidgen.compose.names import names_of, table_names
from bidgen.formats import date_text
from bidgen.model.bid import AcceptedWarning
from bidgen.model.plan import Plan
from bidgen.model.whole import Bid, EarlyBid
from bidgen.problems import LONGEST_ITEM, Problem, problem, quote
from bidgen.review.characters import showable
from bidgen.review.counts import counts_from_tables
from bidgen.review.figures import figures_from_results
from bidgen.review.known_ids import mentions_lead_somewhere
from bidgen.review.limits import stated_limits_hold, within_limits
from bidgen.review.link_words import links_say_where_they_lead
from bidgen.review.masking import without_personal_data
from bidgen.review.notice import notice_in_time
from bidgen.review.privacy import no_personal_data
from bidgen.review.pseudonyms import participants_have_pseudonyms
from bidgen.review.results import no_council_saves_more_than_it_pays, preferred_is_best
from bidgen.review.schedule import days_are_there, length_is_usual, milestones_can_be_met, owners_are_there
from bidgen.review.timing import approvals_have_happened, approvals_in_time, deadline_not_passed

STALE = "C334"
# What codes of documents and rendering begin with.
OF_DOCUMENTS = "D"


@dataclass(frozen=True)
class Reviewed:
    """Every Problem of a bid, the warnings apart that the team has accepted."""

    problems: tuple[Problem, ...]
    accepted: tuple[Problem, ...]

    @property
    def unaccepted(self) -> tuple[Problem, ...]:
        """The errors and warnings that stand in the way: a clean bid has none."""
        return tuple(
            one for one in self.problems if one.severity is not Severity.ADVICE and one not in self.accepted
        )


def review_texts(bid: Bid) -> Iterator[Problem]:
    """Yield what the rules find that need the bid's texts alone, whatever else is at fault with it."""
    yield from no_personal_data(bid)
    yield from participants_have_pseudonyms(bid)
    yield from mentions_lead_somewhere(bid)


def review_plan(bid: Bid, plan: Plan) -> Iterator[Problem]:
    """Yield what the rules find that need dates and counts alone, whether or not the bid has results."""
    yield from deadline_not_passed(bid, plan)
    yield from approvals_in_time(bid, plan)
    yield from approvals_have_happened(bid, plan)
    yield from milestones_can_be_met(bid, plan)
    yield from length_is_usual(bid, plan)
    yield from owners_are_there(bid)
    yield from days_are_there(bid, plan)
    yield from counts_from_tables(bid, table_names(bid, plan))


def review(bid: Bid, matter: Matter) -> Iterator[Problem]:
    """Yield what the rules find that need results, the bid's finished text or the fonts of its documents.

    `bid` is as typed; that of `matter` has every reference filled in.
    """
    appraisal = matter.appraisal
    yield from no_council_saves_more_than_it_pays(bid)
    yield from preferred_is_best(bid, appraisal)
    yield from figures_from_results(bid, names_of(bid, appraisal, matter.uncertainty, matter.plan))
    yield from notice_in_time(bid.early, matter.plan.notice, matter.plan.deadline.today)
    for document in FORMS:
        yield from stated_limits_hold(bid.early, document, answers(bid, document))
    # What is counted is the text as it goes out, with every reference filled in.
    yield from within_limits(matter.bid)
    yield from showable(bid)
    yield from links_say_where_they_lead(bid)


def settle(
    bid: Bid | EarlyBid | None, problems: Iterable[Problem], people: Sequence[str], *, rendered: bool = False
) -> Reviewed:
    """Return the Problems with accepted warnings apart, and C334 for each acceptance that fits none.

    A warning alone can be accepted: an error would make the documents wrong whoever agrees to it. What an
    accepted one says in the place of a remedy is who accepted it, when and why. Until the documents are
    rendered nothing is said of acceptances that only rendering can bear out.

    No Problem quotes a name of the `people` or other personal data, whether or not there is a whole bid.
    """
    rows = bid.overview.accepted_warnings if bid else ()
    by_code = {row.code.strip().upper(): row for row in reversed(rows)}
    found: list[Problem] = []
    accepted: list[Problem] = []
    for one in problems:
        if one.severity is Severity.WARNING and one.code in by_code:
            accepted.append(_accepted(one, by_code[one.code]))
            found.append(accepted[-1])
        elif one.code != STALE:
            found.append(one)
    used = {one.code for one in accepted}
    for row in rows:
        code = row.code.strip().upper()
        if code not in used and (rendered or not code.startswith(OF_DOCUMENTS)):
            found.append(problem(STALE, row.at("code"), found=row.code))
    return Reviewed(without_personal_data(found, people), without_personal_data(accepted, people))


def _accepted(warning: Problem, row: AcceptedWarning) -> Problem:
    who, when = quote(row.accepted_by), date_text(row.accepted_on)
    return replace(warning, remedy=f"Accepted by {who} on {when}: {quote(row.reason, LONGEST_ITEM)}")
