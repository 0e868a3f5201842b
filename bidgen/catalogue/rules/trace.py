"""Problems of the trace from user story to benefit: each is a loose end, which `bidgen trace` prints."""

from __future__ import annotations

from bidgen.catalogue.entry import Entry, Severity

WARNING, ADVICE = Severity.WARNING, Severity.ADVICE

TRACE: tuple[Entry, ...] = (
    Entry(
        "C310",
        "story-without-finding",
        WARNING,
        "No finding answers user story {id} ({reader}).",
        "Name the story in the User stories column of a finding.",
        "The fund's published feedback asks for needs that the recommendations can be traced to. A user "
        "story that no finding answers is a promise not kept.",
        "Story S4 is not named by any finding.",
    ),
    Entry(
        "C311",
        "story-without-plan",
        WARNING,
        "Nothing in the Alpha's plan answers user story {id} ({reader}).",
        "Name the story in the User stories column of a workstream or a milestone.",
        "Each user story is to be answered by the evidence and by the plan, so that its reader finds out "
        "what happens next.",
        "Story S3 is named by findings, but by no workstream and no milestone.",
    ),
    Entry(
        "C410",
        "unused-finding",
        ADVICE,
        "Nothing rests on finding {id}: it is named by no need, research question or switching force.",
        "Name it in the Findings column of a need, a question or a force, or leave it out.",
        "A reader asks of each finding what follows from it. One from which nothing follows is either not "
        "told to the end or of no matter to this bid.",
        "Finding F9 is in the report, and no need comes from it.",
    ),
    Entry(
        "C411",
        "need-without-finding",
        WARNING,
        "Need {id} names no finding.",
        "Name the findings that it comes from. If nobody was heard to have it, leave it out or make it a "
        "riskiest assumption of the Alpha.",
        "A need is what research has shown. One without a finding is the team's own idea, and the fund's "
        "published feedback asks for needs that are backed by evidence.",
        "A need whose Findings are an empty list.",
    ),
    Entry(
        "C412",
        "need-without-recommendation",
        WARNING,
        "No recommendation serves need {id} (a {priority}).",
        "Name it in the Needs column of a recommendation, or lower its Priority.",
        "A must that no recommendation serves is left unmet, and the report says of a must that a service "
        "without it is of no use to its users. For needs of lower priority this is advice.",
        "Need N3 is a must and is named by no recommendation.",
    ),
    Entry(
        "C439",
        "need-without-step",
        ADVICE,
        "No step of the journey meets need {id}, a must of the {role}, whose other needs it meets.",
        "Name it in the Needs column of the step that meets it, or add the step. If it is met outside this "
        "journey, say so in the introduction of the journey map.",
        "The journey map shows what gets better for its users. A must that none of its steps meets has been "
        "forgotten, or is met elsewhere. Needs of people none of whose needs the journey meets are left "
        "alone: it is not their journey.",
        "The journey meets four needs of an income manager, and not N3, a must.",
    ),
    Entry(
        "C413",
        "recommendation-without-need",
        WARNING,
        "Recommendation {id} names no need.",
        "Name the needs that it serves, or leave it out.",
        "The fund's published feedback asks for needs that the recommendations can be traced to.",
        "A recommendation whose Needs are an empty list.",
    ),
    Entry(
        "C414",
        "recommendation-without-plan",
        WARNING,
        "No workstream of the Alpha carries out recommendation {id}.",
        "Name it in the Recommendations column of a workstream. If it is not for the Alpha, accept this "
        "warning in bid.yaml.",
        "The funding bid says that the Alpha carries out what the Discovery recommends. Where the conclusion "
        "is to stop, there is no such promise and this is advice.",
        "Recommendation K3 is named by no workstream.",
    ),
    Entry(
        "C415",
        "workstream-without-reason",
        WARNING,
        "Workstream {id} carries out no recommendation and answers no user story.",
        "Name in its row what it is for, or leave it out.",
        "An assessor asks of each workstream why it is paid for.",
        "Workstream WS8 names neither a recommendation nor a story.",
    ),
    Entry(
        "C416",
        "milestone-without-reason",
        ADVICE,
        "Milestone {id} of the Alpha belongs to no workstream and answers no user story, and no milestone "
        "that does depends on it.",
        "Name its Workstream or User stories, or name it in the Depends on column of the milestone that "
        "needs it.",
        "A milestone shows that something is reached for somebody. One that leads to nothing is "
        "not told to the end.",
        "A milestone “Board meeting” that nothing depends on.",
    ),
    Entry(
        "C417",
        "benefit-without-story",
        ADVICE,
        "Benefit {id} (“{item}”) of the preferred option answers no user story.",
        "Name in its User stories column the readers whom it concerns.",
        "The trace shows each reader what is in it for them. A benefit without a story is in nobody's row.",
        "A saving in postage that no user story asks about.",
    ),
    Entry(
        "C418",
        "story-without-recommendation",
        WARNING,
        "Findings answer user story {id} ({reader}), and no recommendation does.",
        "Name the story in the User stories column of a recommendation.",
        "The way from a story to the plan leads from findings by way of needs to recommendations. Where "
        "there is none, the reader cannot see why the Alpha does what it does.",
        "Story S3 has two findings, and no recommendation names it.",
    ),
    Entry(
        "C419",
        "story-without-benefit",
        ADVICE,
        "No benefit of the preferred option answers user story {id} ({reader}).",
        "Name the story in the User stories column of a benefit, of any class.",
        "Every reader asks what they gain. Benefits that nobody can count answer it, too.",
        "Story S4 is named by no benefit of option C.",
    ),
    Entry(
        "C476",
        "finding-without-story",
        ADVICE,
        "Finding {id} answers no user story.",
        "Name in its User stories column the readers to whom it matters.",
        "The trace leads from each story to its findings. One without a story is in nobody's row, and so is "
        "a need that comes from it alone.",
        "Finding F9 names no story.",
    ),
    Entry(
        "C477",
        "recommendation-without-story",
        ADVICE,
        "Recommendation {id} answers no user story.",
        "Name in its User stories column the readers whom it concerns.",
        "Each reader looks for what is recommended to them. A recommendation without a story is in nobody's "
        "row, and so is a workstream that carries out that one alone.",
        "Recommendation K3 names no story.",
    ),
)
LOOSE_ENDS: frozenset[str] = frozenset(entry.code for entry in TRACE)
