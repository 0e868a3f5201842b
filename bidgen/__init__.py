"""Builds the documents of a bid to the Local Digital Fund, as Word and as accessible PDF."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bidgen.api import (
        Answered,
        Built,
        Checked,
        Diffed,
        Marked,
        Offer,
        Output,
        Refreshed,
        Released,
        Source,
        Started,
        TemplateChecked,
        TemplateFields,
        Timed,
        Traced,
        Verified,
        Withdrawn,
        answers_of,
        build_bid,
        check_bid,
        check_template,
        deadline_of,
        diff_bids,
        mark_bid,
        new_bid,
        new_template,
        refresh_bid,
        release_bid,
        source_of,
        template_fields,
        timetable_of,
        trace_of,
        verify_file,
        withdraw_release,
        write_calendar,
    )
    from bidgen.catalogue import CATALOGUE, Severity
    from bidgen.colours import colours_of
    from bidgen.json_schema import check_report_schema, json_schema
    from bidgen.model.document import About, Document, Picture
    from bidgen.model.prose import Prose
    from bidgen.places import Place
    from bidgen.problems import Problem
    from bidgen.prose import parse_prose
    from bidgen.render import Rendered, render_document

__all__ = [
    "CATALOGUE",
    "About",
    "Answered",
    "Built",
    "Checked",
    "Diffed",
    "Document",
    "Marked",
    "Offer",
    "Output",
    "Picture",
    "Place",
    "Problem",
    "Prose",
    "Refreshed",
    "Released",
    "Rendered",
    "Severity",
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
    "check_report_schema",
    "check_template",
    "colours_of",
    "deadline_of",
    "diff_bids",
    "json_schema",
    "mark_bid",
    "new_bid",
    "new_template",
    "parse_prose",
    "refresh_bid",
    "release_bid",
    "render_document",
    "source_of",
    "template_fields",
    "timetable_of",
    "trace_of",
    "verify_file",
    "withdraw_release",
    "write_calendar",
]

_HOMES = {
    "bidgen.api": (
        "Answered",
        "Built",
        "Checked",
        "Diffed",
        "Marked",
        "Offer",
        "Output",
        "Refreshed",
        "Released",
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
    ),
    "bidgen.json_schema": ("check_report_schema", "json_schema"),
    "bidgen.catalogue": ("CATALOGUE", "Severity"),
    "bidgen.colours": ("colours_of",),
    "bidgen.model.document": ("About", "Document", "Picture"),
    "bidgen.model.prose": ("Prose",),
    "bidgen.prose": ("parse_prose",),
    "bidgen.places": ("Place",),
    "bidgen.problems": ("Problem",),
    "bidgen.render": ("Rendered", "render_document"),
}


def __getattr__(name: str) -> object:
    """Load what is asked for, when it is asked for: a script that only checks never loads a typesetter."""
    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(home), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
