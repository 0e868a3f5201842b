"""Problems of the Alpha's plan: what it lacks, dates that cannot be kept, days that are not paid for."""

from __future__ import annotations

from bidgen.catalogue.entry import Entry, Severity

ERROR, WARNING, ADVICE = Severity.ERROR, Severity.WARNING, Severity.ADVICE

_CRITICISED = (
    "The fund's published feedback criticised an Alpha whose goals had no dated timeline, milestones and "
    "spend."
)

PLAN: tuple[Entry, ...] = (
    Entry(
        "C450",
        "no-dated-milestone",
        WARNING,
        "The Alpha has no milestone.",
        "Add rows of the phase “alpha” to the Milestones table, each with a date and an owner.",
        _CRITICISED,
        "A plan with workstreams and goals, whose milestones are all the Discovery's.",
    ),
    Entry(
        "C451",
        "no-spend-profile",
        WARNING,
        "The Spend table is empty, so nobody can see when the sum asked for is spent.",
        "Add a row for each month of the Alpha.",
        _CRITICISED,
        "A bid for £100,000 without a month in the Spend table.",
    ),
    Entry(
        "C452",
        "sprints-overlap",
        ERROR,
        "Sprint {id} starts on {found}, when sprint {other} has not ended ({end}).",
        "Correct the Start or the End of one of them.",
        "Sprints come one after the other: each ends by showing what was made, and the next is planned from "
        "that.",
        "SP2 starts on 15 May and SP1 ends on 15 May.",
    ),
    Entry(
        "C453",
        "more-days-than-there-are",
        WARNING,
        "{role} is to work {days}, and the Alpha has {available} for {people}.",
        "Plan fewer days, say how many People hold the role, or make the Alpha longer.",
        "Weekends, bank holidays, the closures of bid.yaml and the absences of the plan are no working days. "
        "Days that there are not will not be worked, and what they are for will not be done.",
        "A delivery manager for 70 days in an Alpha of 68 working days.",
    ),
    Entry(
        "C454",
        "owner-away",
        ADVICE,
        "Milestone {id} is due on {found}, when its owner ({owner}) is away.",
        "Choose another day or another owner, or correct the Absences table.",
        "Somebody has to say that a milestone has been reached.",
        "M17 is due on 12 June, and the technical lead is away from 8 to 12 June.",
    ),
    Entry(
        "C455",
        "milestone-too-soon",
        ERROR,
        "Milestone {id} is dated {found}, but needs {needed} after {what} and cannot come before "
        "{earliest}{without}.",
        "Give it a later date, fewer Working days, or let what it depends on come earlier.",
        "Weekends, bank holidays, the closures of bid.yaml and absences of the owner are no working days. "
        "A date that the plan's own days do not allow would be wrong in every document.",
        "M16 needs 20 working days after M14 on 5 May, and is dated 29 May: 25 May is a bank holiday.",
    ),
    Entry(
        "C456",
        "team-cost-mismatch",
        ERROR,
        "{what}: days times day rate make {cost}, and the Budget's lines for them ({lines}) add up to "
        "{found} (a difference of {difference}).",
        "Correct the Days or the Day rate in the Team table, or the amounts of the lines.",
        "An assessor multiplies days by rates. A budget that says something else is wrong in one of the two "
        "tables.",
        "20 days at £650 make £13,000, and the line for the service designer is £13,500.",
    ),
    Entry(
        "C457",
        "rate-without-line",
        WARNING,
        "{who} a day rate, and no line of the Budget names {whom} in its Team members.",
        "In the line that pays for the days name the member by id, or leave the Day rate empty where nobody "
        "charges.",
        "What a member costs and what the Budget pays can be compared only where the line says whose days it "
        "is for.",
        "A technical lead at £300 a day for whom no line is there.",
    ),
    Entry(
        "C458",
        "line-of-another-employer",
        ERROR,
        "Budget line {id} is spent by {organisation}, and pays for {role}, who is employed by {employer}.",
        "Correct the Organisation of the line or of the member.",
        "The fund asks for the costs of the supplier, the lead and the partners apart. A member's days under "
        "another organisation would make that breakdown wrong.",
        "A line of the supplier that pays for the lead council's developers.",
    ),
    Entry(
        "C459",
        "rate-contradicts-assumption",
        WARNING,
        "{role} has a day rate of {rate}; Budget line {id} rests on assumption {assumption}, which is "
        "{value}.",
        "Bring the Day rate and the assumption together, or name another assumption in the line.",
        "The business case says by the range of an assumption how far a figure may be off. That says nothing "
        "of a rate that is another one.",
        "A delivery manager at £700 a day on the assumption “supplier-day-rate” of £650.",
    ),
    Entry(
        "C460",
        "milestone-without-owner",
        ADVICE,
        "Milestone {id} of the Alpha has no owner.",
        "Name in its Owner column the member of the team who answers for it.",
        "What nobody answers for is nobody's to deliver.",
        "Milestone M19 has an empty Owner.",
    ),
    Entry(
        "C461",
        "high-risk-without-mitigation",
        WARNING,
        "Risk {id} is high ({likelihood} likelihood, {impact} impact), and its Mitigation says nothing.",
        "Say in its Mitigation what is done, or lower its Likelihood or Impact if it was set too high.",
        "The fund's published feedback asks for risks with mitigations.",
        "A risk of high likelihood and high impact with an empty Mitigation.",
    ),
    Entry(
        "C462",
        "unusual-length",
        ADVICE,
        "The Alpha takes {found}, from {start} to {end}; usual are {least} to {most} weeks ({source}).",
        "Say in the Approach why it takes {found}, or change the dates.",
        "A length out of the ordinary is no fault. Assessors ask for the reason.",
        "An Alpha of 14 weeks, because council staff work on it one or two days a week.",
    ),
    Entry(
        "C463",
        "workstream-without-deliverable",
        ADVICE,
        "Workstream {id} ({name}) hands over nothing.",
        "Name the workstream in a row of the Deliverables table.",
        "An assessor asks of each workstream what there is at its end.",
        "Workstream WS4 has no row in the Deliverables table.",
    ),
    Entry(
        "C464",
        "outside-workstream",
        ERROR,
        "{what} is dated {found}, outside workstream {workstream} ({start} to {end}).",
        "Correct the date, or the Start or End of the workstream.",
        "What a workstream makes or reaches is made or reached while it runs.",
        "Deliverable D3 is due on 12 June, and its workstream ends on 29 May.",
    ),
    Entry(
        "C465",
        "paid-for-without-rate",
        ADVICE,
        "{role} has no day rate, and in the Budget {lines} pays for the days.",
        "Fill in the Day rate, or take the member out of the line's Team members.",
        "An assessor asks how an amount is made up: days times a rate.",
        "A line for the product manager's backfill, and no rate in the Team table.",
    ),
)
