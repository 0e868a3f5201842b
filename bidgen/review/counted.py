"""What the tables of a bid count, by which words narrative calls it, and which references give it."""

from __future__ import annotations

from dataclasses import dataclass

# Between what has something and how many of it there are. "Includes" and "describes" may tell of a part.
_HAS = (
    r"(?:ha[sd]|have|will have|comprises?|consists? of|is made up of|contains?|lists|sets out"
    r"|(?:is|are) (?:organised|planned|split|divided|arranged) (?:in|into)|(?:will )?runs? in)"
)
_HELD = r"(?:held|ran|run|carried out|conducted|completed|organised|hosted|did)"
_SPOKE = r"(?:interviewed|(?:spoke|spoken|talked) (?:to|with)|heard(?: from)?|researched)"
# Who "took part" may be those who took part in what was just told of.
_HEARD = r"(?:interviewed|heard|researched|(?P<part>took part))"
_THE = r"(?:the|this|our) "
_ALPHA = rf"{_THE}(?:Alpha|Alpha plan|plan|plan for the Alpha)"
# Also "is planned from April to July, in seven workstreams with 14 milestones".
_PLANS = rf"(?:{_HAS}|(?:is planned|runs|will run)\b(?:\[\[[^]]*\]\]|[^][.;:!?]){{0,80}}? (?:in|with))"
_REPORT = rf"{_THE}(?:report|research|user research|user research report|Discovery)"
_RESTS_ON = r"(?:is based on|rests on|draws on|was|consisted of|had|comprised)"
_COUNCILS = r"(?:local )?(?:councils|authorities)"
NEVER = r"(?!)"


@dataclass(frozen=True)
class Counted:
    """One thing that is counted, and the sentences by which a text tells of all there are of it.

    `names` are the references that give it, the likeliest first; a number that is one of them is right.
    `table` is the field of an input in which it is counted. The rest are patterns:

    - `words`, its plural, with the adjectives that leave none out: "remote interviews" are some of them
    - we `done` six of them; six of them were `was`; `has` `verbs` six of them

    Where it is `owned`, "our six" are all of them; "the six", too, where that is what they are called
    (`title`), and otherwise perhaps. The first few of something may be called as all are (`top`). What is
    `past` is no plan, and what is not `in_brief` may be something else in the brief to suppliers. `others`
    leaves out the lead.
    """

    names: tuple[str, ...]
    table: str
    words: str
    done: str = NEVER
    was: str = NEVER
    has: str = NEVER
    verbs: str = _HAS
    owned: bool = True
    title: bool = False
    top: bool = False
    past: bool = False
    in_brief: bool = False
    others: bool = False

    @property
    def one(self) -> str:
        """Its singular, where that is its plural without the s."""
        return self.words[:-1] if self.words.endswith("s") else NEVER


def _held(words: str, *names: str) -> Counted:
    """Return a row for what the Sessions table has of one method, or in all."""
    return Counted(names, "sessions", words, done=_HELD, was=_HELD, has=_REPORT, verbs=_RESTS_ON, past=True)


COUNTED: tuple[Counted, ...] = (
    # The research that was done.
    _held(r"(?:(?:user )?research )?sessions", "findings.sessions", "findings.sessions_with_people"),
    _held(
        r"(?:(?:user|research|user research) )?interviews",
        "findings.interviews",
        "findings.people_interviewed",
    ),
    _held(r"(?:(?:user|research|user research) )?workshops", "findings.workshops"),
    _held(r"(?:online )?surveys", "findings.surveys"),
    Counted(
        ("findings.participants",),
        "sessions",
        r"(?:research )?participants",
        done=_SPOKE,
        was=_HEARD,
        past=True,
    ),
    Counted(
        ("findings.participants",),
        "sessions",
        "people",
        done=_SPOKE,
        was=_HEARD,
        owned=False,
        past=True,
    ),
    Counted(
        ("findings.councils_beyond_partners",),
        "sessions",
        rf"(?:other )?{_COUNCILS} (?:from )?(?:beyond|outside) (?:the|our) (?:partners|partnership)",
        done=_SPOKE,
        was=_HEARD,
        past=True,
    ),
    Counted(
        ("findings.councils_researched", "findings.councils_interviewed"),
        "sessions",
        rf"(?:other )?{_COUNCILS}",
        done=_SPOKE,
        was=_HEARD,
        owned=False,
        past=True,
        others=True,
    ),
    # Who makes the bid.
    Counted(
        ("bid.discovery_councils",),
        "organisations",
        _COUNCILS,
        has=rf"{_THE}Discovery",
        verbs=r"(?:ha[sd]|brought together|was led by)",
        owned=False,
    ),
    Counted(
        ("bid.alpha_councils",),
        "organisations",
        _COUNCILS,
        has=rf"{_THE}Alpha",
        verbs=r"(?:has|will have|brings together|will bring together)",
        owned=False,
    ),
    Counted(
        ("bid.alpha_councils",),
        "organisations",
        rf"(?:Alpha {_COUNCILS}|{_COUNCILS} of the Alpha)",
    ),
    Counted(
        ("bid.discovery_partner_councils", "bid.alpha_partner_councils"),
        "organisations",
        rf"partner {_COUNCILS}",
        done=r"(?:work(?:ed)? with)",
        has=rf"(?:{_THE}(?:Discovery|Alpha|partnership|bid)|we)",
    ),
    Counted(
        (
            "bid.discovery_partners",
            "bid.alpha_partners",
            "bid.discovery_partner_councils",
            "bid.alpha_partner_councils",
        ),
        "organisations",
        "partners",
        has=rf"(?:{_THE}(?:Discovery|Alpha|bid)|we)",
    ),
    Counted(
        ("bid.stories",),
        "stories",
        "user stories",
        has=rf"(?:{_THE}(?:bid|Discovery|brief|requirements)|we)",
        verbs=rf"(?:{_HAS}|answers?|will answer)",
        title=True,
    ),
    # What the research gave.
    Counted(
        ("findings.questions",),
        "questions",
        "research questions",
        done=r"(?:asked|set|began with|started with|had)",
        was=r"(?:asked|set)",
        has=_REPORT,
        title=True,
        in_brief=True,
    ),
    Counted(
        ("findings.findings",),
        "findings",
        "findings",
        done=r"(?:made|recorded|wrote|drew|reached|came to|arrived at)",
        was=r"(?:made|recorded|written)",
        has=_REPORT,
    ),
    Counted(
        ("findings.needs",),
        "needs",
        r"(?:(?:user )?needs|need statements)",
        done=r"(?:found|identified|recorded|wrote|derived|drew up)",
        was=r"(?:found|identified|recorded|written)",
        has=_REPORT,
    ),
    Counted(
        ("findings.musts",),
        "needs",
        r"(?:musts|must-haves|needs (?:that are|marked as|rated as|rated) (?:a )?musts?)",
        has=_REPORT,
    ),
    Counted(
        ("findings.gaps",),
        "gaps",
        "gaps",
        done=r"(?:found|identified|recorded|listed)",
        was=r"(?:found|identified|recorded|listed)",
        has=rf"(?:{_REPORT}|{_THE}gap analysis)",
    ),
    Counted(
        ("findings.recommendations",),
        "recommendations",
        "recommendations",
        done=r"(?:made|make|gave|give)",
        was="made",
        has=rf"(?:{_REPORT}|{_THE}conclusion)",
        verbs=rf"(?:{_HAS}|makes|made|ends with|gives)",
    ),
    Counted(
        ("findings.journey_steps",),
        "journey",
        r"(?:journey steps|steps of (?:the|this) (?:“to be” |future )?journey)",
    ),
    Counted(
        ("findings.journey_steps",),
        "journey",
        "steps",
        has=rf"{_THE}(?:(?:“to be” |future )?journey|journey map|map)",
        owned=False,
    ),
    # The plan.
    Counted(
        ("plan.weeks",),
        "end",
        "weeks",
        has=rf"(?:{_THE}Alpha|the work of the Alpha)",
        verbs=r"(?:takes|will take|lasts|will last|runs for|will run for|is planned (?:for|over))",
        owned=False,
    ),
    Counted(
        ("plan.weeks",),
        "end",
        r"weeks? Alpha",
        done=r"(?:propose|plan|ask for|bid for|ask the fund for)",
        title=True,
    ),
    Counted(
        ("plan.workstreams",),
        "workstreams",
        "workstreams",
        has=rf"(?:{_ALPHA}|we|the work)",
        verbs=_PLANS,
    ),
    Counted(
        ("plan.milestones", "plan.all_milestones"),
        "milestones",
        r"(?:dated )?milestones",
        has=rf"(?:{_ALPHA}|we)",
        verbs=_PLANS,
    ),
    Counted(
        ("plan.deliverables",),
        "deliverables",
        "deliverables",
        has=rf"(?:{_ALPHA}|we)",
        verbs=rf"(?:{_HAS}|hands? over|will hand over|delivers?|will deliver|produces?|will produce)",
    ),
    Counted(("plan.sprints",), "sprints", "sprints", has=rf"(?:{_ALPHA}|we|the work)", verbs=_PLANS),
    Counted(("plan.goals",), "goals", "goals", has=rf"(?:{_ALPHA}|we)"),
    Counted(
        ("plan.riskiest_assumptions",),
        "hypotheses",
        r"riskiest assumptions",
        has=rf"(?:{_ALPHA}|we)",
        verbs=rf"(?:{_HAS}|tests?|will test)",
        title=True,
        top=True,
    ),
    Counted(
        ("plan.riskiest_assumptions",),
        "hypotheses",
        "hypotheses",
        has=rf"(?:{_ALPHA}|we)",
        verbs=rf"(?:{_HAS}|tests?|will test)",
    ),
    Counted(
        ("plan.team_roles",),
        "team",
        r"(?:team )?roles",
        has=rf"{_THE}(?:team|Alpha team)",
        owned=False,
    ),
    Counted(
        ("plan.team_days",),
        "team",
        r"(?:team|person|staff)[- ]days",
        has=_ALPHA,
        verbs=r"(?:has|takes|will take|needs|uses)",
    ),
    Counted(("plan.risks",), "risks", "risks", has=rf"{_THE}(?:risk register|register)"),
    # The business case.
    Counted(
        ("appraisal.options", "appraisal.options_of_change"),
        "options",
        "options",
        done=r"(?:compared|appraised|compare|appraise)",
        was=r"(?:compared|appraised)",
        has=rf"{_THE}(?:appraisal|economic case)",
        verbs=r"(?:compares|compared|has)",
        owned=False,
    ),
)
