"""Bid -> Plan: time left, timetable of approvals, budget and the trace from story to milestone."""

from __future__ import annotations

from datetime import date, timedelta

from bidgen.model.plan import Plan
from bidgen.model.whole import Bid
from bidgen.plan.approvals import approval_dates
from bidgen.plan.budget import summarise_budget
from bidgen.plan.deadline import deadline_status, document_dates
from bidgen.plan.notice import plan_notice
from bidgen.plan.schedule import member_days, schedule
from bidgen.plan.trace import trace_stories
from bidgen.plan.workdays import closed_days, working_days_between

DAYS_A_WEEK = 7


def plan(bid: Bid, today: date) -> Plan:
    """Return what follows from the bid's dates, amounts and references as of `today`."""
    alpha = bid.plan
    closed = closed_days(bid.overview.closures)
    days = (alpha.end - alpha.start).days + 1
    return Plan(
        deadline=deadline_status(bid.fund, today, closed),
        documents=document_dates(bid.fund, today, closed),
        approvals=approval_dates(bid.overview, today),
        budget=summarise_budget(alpha.budget, bid.overview.organisations),
        traces=trace_stories(bid),
        alpha_weeks=-(-days // DAYS_A_WEEK),
        alpha_working_days=working_days_between(alpha.start - timedelta(days=1), alpha.end, closed),
        member_days=member_days(alpha, closed),
        schedule=schedule(alpha, closed),
        notice=plan_notice(bid.early, closed),
    )
