"""The timetable of the notice as the brief shows it, while it still is one."""

from __future__ import annotations

from bidgen.compose.common import Row, confirmed_text
from bidgen.compose.matter import BriefMatter
from bidgen.formats import weekday_text
from bidgen.model.plan import NoticeDates
from bidgen.model.requirements import DRAFT

UNTIL, AT_END = "Until the end of {}", "At the end of {}"


def timetable_rows(matter: BriefMatter) -> list[Row]:
    """Return the days of a draft or open notice, each with what happens on it, in their order.

    A draft has the last day of publication last, or of closing where the portal's timetable is not known, and
    what that is counted back from. The notice's own days are by the framework's timetable, and say so where
    that is not confirmed. None once the notice has closed: its record is told instead.
    """
    brief, notice = matter.bid.requirements, matter.notice
    if notice is None:
        return []
    draft = brief.status == DRAFT
    rows: list[tuple[str, str]] = []
    # A live notice whose closing date is another than the framework's has a timetable of its own.
    if notice.dates and (draft or brief.closes in (None, notice.dates.closes)):
        rows += _days(matter, notice.dates)
    else:
        if draft and brief.published:
            rows.append(("Publication", weekday_text(brief.published)))
        if brief.closes:
            rows.append(("Notice closes", AT_END.format(weekday_text(brief.closes))))
    if draft and notice.award and notice.start:
        rows.append(("Award expected", weekday_text(notice.award)))
        rows.append(("Start possible", weekday_text(notice.start)))
    if draft and notice.latest_close and notice.latest_start:
        start = f"for a start on {weekday_text(notice.latest_start)}"
        if notice.latest:
            last = _stated(matter, weekday_text(notice.latest.published))
            rows.append(("Last day to publish", f"{last}, {start}"))
        else:
            rows.append(("Last day to close", f"{weekday_text(notice.latest_close)}, {start}"))
    return [{"what": what, "when": when} for what, when in rows]


def _days(matter: BriefMatter, dates: NoticeDates) -> list[tuple[str, str]]:
    return [
        ("Publication", weekday_text(dates.published)),
        ("Suppliers’ questions", _stated(matter, UNTIL.format(weekday_text(dates.questions_close)))),
        ("Answers published by", _stated(matter, weekday_text(dates.answers_due))),
        ("Notice closes", _stated(matter, AT_END.format(weekday_text(dates.closes)))),
    ]


def _stated(matter: BriefMatter, text: str) -> str:
    return confirmed_text(text, matter.bid.framework.confirmed)
