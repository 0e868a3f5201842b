"""Problems of ids, names and acceptances that lead nowhere, and of what rests on no evidence."""

from __future__ import annotations

from bidgen.catalogue.entry import Entry, Severity

ERROR, WARNING, ADVICE = Severity.ERROR, Severity.WARNING, Severity.ADVICE

REFERENCES: tuple[Entry, ...] = (
    Entry(
        "C301",
        "unknown-reference",
        ERROR,
        "“{found}” is not the id of anything in {table}; it is named {times}. {known}",
        "Correct the id, or add the record that it means.",
        "Tables refer to each other by id: a finding to its sessions, a cost to its option. A reference that "
        "leads nowhere would leave a hole in the documents.",
        "The Sessions column of a finding says SE99 and there is no session SE99.",
    ),
    Entry(
        "C317",
        "figure-without-evidence",
        WARNING,
        "{table} line {id} (“{item}”) names neither a source nor an assumption.",
        "Name a source, or an assumption of the Assumptions table.",
        "The fund's published feedback asks for figures backed by evidence. A figure that is not a"
        " known fact "
        "belongs into the Assumptions table, marked as an assumption.",
        "A saving of £20,000 a year with no source.",
    ),
    Entry(
        "C330",
        "unknown-name",
        ERROR,
        "“[[{name}]]” is not a name that text may refer to. {offer}",
        "Correct the name, or take the brackets away if it is just text.",
        "A figure that the program computes is written in narrative as a reference, from a closed list of "
        "names, so that it is the same in every document.",
        "[[appraisal.saving]] where [[appraisal.council.saving]] is meant.",
    ),
    Entry(
        "C334",
        "stale-acceptance",
        ADVICE,
        "The warning {found} is accepted, but it is not reported.",
        "Take the acceptance away, or correct its code.",
        "An acceptance names the code of a warning. One that fits nothing is out of date or misspelt.",
        "accepted_warnings has T501 and the deadline has not passed.",
    ),
    Entry(
        "C335",
        "unknown-rules",
        ERROR,
        "“{found}” is not a {kind} that the program knows. There are: {known}.",
        "Choose one of these names.",
        "The rules of a fund's round, of a procurement framework and the discount rates come from"
        " files of the "
        "program, each with its sources. A name that has no file has no rules.",
        "fund: local-digital-fund-2019",
    ),
    Entry(
        "C343",
        "strength-contradicts-sessions",
        WARNING,
        "Finding {id} is called “{strength}” and names {found}.",
        "Correct the Strength, or name every session that the finding rests on.",
        "The report says of a finding from a single source that it rests on one session alone, and of the "
        "others that some sessions agree, or many. A finding that names no session has no evidence at all.",
        "A finding called strong that names one interview.",
    ),
    Entry(
        "C344",
        "figure-typed-by-hand",
        ADVICE,
        "“{figure}” is typed by hand, and a reference gives the same: {offers}.",
        "If that is what is meant, write the reference in its place, so that it is right in every document "
        "when the figure changes.",
        "Figures that are typed into narrative go out of date, and then the documents contradict each other. "
        "Looked at are amounts of £1,000 or more, benefit-cost ratios and paybacks. A typed figure equals a "
        "result that would be printed so with its digits: £0.4 million is £394,990. An assumption's value is "
        "offered where no other assumption has it. Texts that state evidence or set a figure are left alone, "
        "and what they say may be said anywhere: sources, assumptions, costs, benefits, adoption, optimism "
        "bias, research sessions and findings, goals, hypotheses, team, budget, spend, and in the brief its "
        "history, budget range and answers to suppliers.",
        "“The sector would save £340,000 a year.” where [[appraisal.sector_saving_a_year]] is £340,000.",
    ),
    Entry(
        "C345",
        "figure-from-nowhere",
        WARNING,
        "“{figure}” is a figure that no result, source or assumption of the bid gives. {nearest}",
        "Write the reference of the result that is meant. If the figure is evidence, add it to what a source "
        "says, or to the Assumptions table.",
        "A reader cannot check a figure that nothing gives; often it is a result from before an input "
        "changed. The same figures of the same texts are looked at as for C344. Known are the results, the "
        "figures in the texts that C344 leaves alone and in the columns beside them, and the rules of fund "
        "and framework. Smaller amounts, named in passing, are left alone.",
        "“Councils would save £6 million a year.” where the results give £340,000 and no source says it.",
    ),
)
