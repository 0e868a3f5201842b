"""Problems of what the inputs say together: references, sums, dates, the rules of fund and framework."""

from __future__ import annotations

from bidgen.catalogue.entry import Entry
from bidgen.catalogue.rules.adoption import ADOPTION
from bidgen.catalogue.rules.appraisal import APPRAISAL
from bidgen.catalogue.rules.benefits import BENEFITS
from bidgen.catalogue.rules.brief import BRIEF
from bidgen.catalogue.rules.dates import DATES
from bidgen.catalogue.rules.look import LOOK
from bidgen.catalogue.rules.narrative import NARRATIVE
from bidgen.catalogue.rules.partners import PARTNERS
from bidgen.catalogue.rules.plan import PLAN
from bidgen.catalogue.rules.privacy import PRIVACY
from bidgen.catalogue.rules.references import REFERENCES
from bidgen.catalogue.rules.requirements import REQUIREMENTS
from bidgen.catalogue.rules.research import RESEARCH
from bidgen.catalogue.rules.trace import TRACE
from bidgen.catalogue.rules.workbook import WORKBOOK

RULES: tuple[Entry, ...] = (
    *REFERENCES,
    *PARTNERS,
    *PLAN,
    *DATES,
    *BRIEF,
    *REQUIREMENTS,
    *APPRAISAL,
    *ADOPTION,
    *BENEFITS,
    *PRIVACY,
    *RESEARCH,
    *TRACE,
    *NARRATIVE,
    *WORKBOOK,
    *LOOK,
)

__all__ = ["RULES"]
