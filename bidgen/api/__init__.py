"""The public Python API: whatever the command line does, a script can do."""

from __future__ import annotations

from bidgen.api.answering import Answered, answers_of
from bidgen.api.building import Built, Output, build_bid
from bidgen.api.checking import Checked, check_bid
from bidgen.api.diffing import Diffed, Source, diff_bids, source_of
from bidgen.api.inputs_since import Inputs
from bidgen.api.marking import Marked, mark_bid
from bidgen.api.material import is_brief_alone
from bidgen.api.offering import Offer, Since
from bidgen.api.refreshing import Refreshed, refresh_bid
from bidgen.api.releasing import Released, release_bid
from bidgen.api.starting import Started, new_bid
from bidgen.api.templating import (
    TemplateChecked,
    TemplateFields,
    check_template,
    new_template,
    template_fields,
)
from bidgen.api.timing import Timed, deadline_of, timetable_of, write_calendar
from bidgen.api.tracing import Traced, trace_of
from bidgen.api.verifying import Verified, verify_file
from bidgen.api.withdrawing import Withdrawn, withdraw_release

__all__ = [
    "Answered",
    "Built",
    "Checked",
    "Diffed",
    "Inputs",
    "Marked",
    "Offer",
    "Output",
    "Refreshed",
    "Released",
    "Since",
    "Source",
    "Started",
    "TemplateChecked",
    "TemplateFields",
    "Timed",
    "Traced",
    "Verified",
    "Withdrawn",
    "answers_of",
    "build_bid",
    "check_bid",
    "check_template",
    "deadline_of",
    "diff_bids",
    "is_brief_alone",
    "mark_bid",
    "new_bid",
    "new_template",
    "refresh_bid",
    "release_bid",
    "source_of",
    "template_fields",
    "timetable_of",
    "trace_of",
    "verify_file",
    "withdraw_release",
    "write_calendar",
]
