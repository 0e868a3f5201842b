"""Problems of the brief’s weightings and contract, and of text that is too long."""

from __future__ import annotations

from bidgen.catalogue.entry import Entry, Severity

ERROR, WARNING, ADVICE = Severity.ERROR, Severity.WARNING, Severity.ADVICE

BRIEF: tuple[Entry, ...] = (
    Entry(
        "C327",
        "weightings-not-whole",
        ERROR,
        "The weightings for technical competence, cultural fit and price make {found} together, not 100%.",
        "Correct the weightings so that they make exactly 100%.",
        "Suppliers are marked by these shares; together they are the whole.",
        "60%, 20% and 25%.",
    ),
    Entry(
        "C328",
        "weighting-out-of-bounds",
        WARNING,
        "The {field} weighting is {found}; the framework allows {least} to {most} ({source}).",
        "Choose a weighting within these bounds.",
        "The framework sets the least and the greatest share of each kind of mark.",
        "A cultural weighting of 25% where 5% to 20% is allowed.",
    ),
    Entry(
        "C329",
        "suppliers-out-of-bounds",
        WARNING,
        "{found} to be evaluated; the framework allows {least} to {most} ({source}).",
        "Choose a number within these bounds.",
        "The framework sets how many suppliers may be evaluated.",
        "Two suppliers where 3 to 15 are allowed.",
    ),
    Entry(
        "C471",
        "weighting-not-whole",
        WARNING,
        "The {field} weighting is {found}; the framework takes whole percentages ({source}).",
        "Round it, so that the three make 100%.",
        "The form takes a whole number for each weighting.",
        "A technical weighting of 60.5%.",
    ),
    Entry(
        "C472",
        "contract-too-long",
        ADVICE,
        "The contract is to last “{found}”; the framework allows {most} at most ({source}).",
        "Plan for a shorter contract, or for one after the other.",
        "A framework says how long a contract may last. Looked for are lengths such as “3 years” in the "
        "expected contract length.",
        "“3 years” where a contract may last for 24 months.",
    ),
    Entry(
        "C331",
        "too-many-words",
        WARNING,
        "{field} has {found}; {most} are allowed ({source}).",
        "Shorten it by {over}.",
        "Funds and frameworks limit the words of an answer. A word is a run of characters without"
        " white space. "
        "The limit is in the file of the fund or framework, with its source; where it is not confirmed "
        "there, this is advice.",
        "A background of 230 words where 200 are allowed.",
    ),
    Entry(
        "C332",
        "too-many-characters",
        WARNING,
        "{field} has {found}; {most} are allowed ({source}).",
        "Shorten it by {over}.",
        "A framework limits the characters of some answers.",
        "A title of 120 characters where 100 are allowed.",
    ),
    Entry(
        "C333",
        "too-many-items",
        WARNING,
        "{field} has {found}; {items} are allowed ({source}).",
        "Take {over} out, or join some.",
        "A framework limits how many skills and criteria a brief may name.",
        "22 essential skills where 20 are allowed.",
    ),
)
