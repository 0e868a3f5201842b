"""What the conclusion says: desirable, viable, feasible? Stop or go on, and why."""

from __future__ import annotations

from bidgen.compose.common import Row, common, with_terms
from bidgen.compose.evidence import confidence_words, question_rows, recommendation_rows
from bidgen.compose.matter import Matter
from bidgen.compose.readers import reader_sections
from bidgen.model.document import Context
from bidgen.prose import parse_prose

DECISIONS = {
    "go on": "Go on: the Discovery recommends that the work goes on to an Alpha.",
    "go on with changes": "Go on with changes: the Discovery recommends an Alpha, changed as this page says.",
    "stop": "Stop: the Discovery recommends that the work ends here.",
}
NARRATIVE = (
    "summary",
    "desirability",
    "viability",
    "feasibility",
    "recommendation",
    "would_change_our_mind",
    "next_steps",
)


def compose(matter: Matter) -> Context:
    """Return the context of the conclusion: the decision first, then the reasons for it."""
    research = matter.bid.research
    said: Row = {
        "decision": DECISIONS[research.conclusion.decision],
        "conclusion": {name: parse_prose(getattr(research.conclusion, name)) for name in NARRATIVE},
        "confidence": confidence_words(research),
        "recommendations": [
            {name: row[name] for name in ("id", "recommendation", "stories")}
            for row in recommendation_rows(research.recommendations)
        ],
        "questions": question_rows(research),
        "readers": reader_sections(matter),
    }
    return {**common(matter, "conclusion"), **with_terms(said, matter)}
