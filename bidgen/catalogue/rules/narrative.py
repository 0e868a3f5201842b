"""Problems of narrative: counts and ids that disagree with the tables, and links that say nothing."""

from __future__ import annotations

from bidgen.catalogue.entry import Entry, Severity

WARNING, ADVICE = Severity.WARNING, Severity.ADVICE

NARRATIVE: tuple[Entry, ...] = (
    Entry(
        "C440",
        "count-typed-by-hand",
        ADVICE,
        "“{count}” is typed by hand, and a reference gives the same: {offers}.",
        "If that is what is meant, write the reference in place of the number, so that it is right in every"
        " document when the table changes.",
        "Counts that are typed into narrative go out of date, and then the documents contradict each other. "
        "Looked at are numbers, in digits or words, of what the tables count: councils, partners, sessions, "
        "interviews, workshops, surveys, participants, research questions, findings, needs, musts, gaps, "
        "recommendations, steps of the journey, user stories, workstreams, milestones, sprints, "
        "deliverables, goals, riskiest assumptions, roles and days of the team, risks, weeks of the Alpha "
        "and options. They count only where the sentence tells of all there are: “we held six workshops”, "
        "“our six workshops”, “the Alpha has seven workstreams”, “nine councils took part”. Left alone are "
        "“one”, numbers that are not exact, some of them (“two remote interviews”), plans where research is "
        "counted, years before the Discovery, words in quotation marks and the texts that C344 leaves alone.",
        "“We held two workshops.” where [[findings.workshops]] is 2.",
    ),
    Entry(
        "C441",
        "count-contradicts-table",
        WARNING,
        "“{count}” contradicts {table}, which gives {offers}.",
        "Write the reference in place of the number, or correct the table. If only some are meant, say "
        "which; if the words are somebody else's, put them into quotation marks.",
        "A reader who finds six councils on one page and seven on the next trusts neither. The same counts "
        "of the same texts are looked at as for C440. Where “the two” may point back to some that were just "
        "named, a number is held against the table only if it is five or more, or more than there are.",
        "“We interviewed six councils.” where the Sessions table names seven.",
    ),
    Entry(
        "C442",
        "mention-of-nothing",
        WARNING,
        "“{mention}” names {what}. {known}",
        "Correct the id, or take it out of the text; a row that was deleted may have to come back.",
        "Readers look up the ids that a text names, such as (F03), in the tables of the documents. A text "
        "names an id where letters and number look like those of a table and stand alone in brackets, behind "
        "the word for the record (“step J05”, “option D”), in a row with others (“F01, F02 and F30”, “F06 to "
        "F11”, which names all between), before a colon, or as nothing else is written (F09, REC8). What may "
        "be something else is left alone: Q1 2020, the M25, A4 paper.",
        "“The chains break (F50).” where findings end with F18.",
    ),
    Entry(
        "C444",
        "link-says-nothing",
        ADVICE,
        "The link “{quote}” to {address} does not say where it leads.",
        "Let the words of the link be the name of what it leads to: [the fund’s guidance](https://…).",
        "Screen readers offer the links of a page as a list, in which “here” and “read more” mean nothing, "
        "and an address is spelt out letter by letter (WCAG 2.1, success criterion 2.4.4).",
        "“See [here](https://www.example.org/report).”",
    ),
)
