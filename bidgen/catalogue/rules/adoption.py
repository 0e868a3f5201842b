"""Problems of how many councils use an option when, and of which councils have said that they would."""

from __future__ import annotations

from bidgen.catalogue.entry import Entry, Severity

ERROR, WARNING = Severity.ERROR, Severity.WARNING

ADOPTION: tuple[Entry, ...] = (
    Entry(
        "C322",
        "adoption-missing",
        ERROR,
        "Option {option} counts councils, but the Adoption table has no row for it{type} in the "
        "{scenario} scenario for {years}.",
        "Add a row for each of these years, with 0 where no council is live.",
        "A line that is multiplied by councils live or joining needs their number in each year. A"
        " missing year "
        "is not guessed.",
        "A cost for each council live from 2021-22 to 2029-30, and adoption typed up to 2025-26.",
    ),
    Entry(
        "C336",
        "stops-while-councils-are-live",
        WARNING,
        "Line {id} (“{item}”) counts each council live in {first} alone, for its Last year is empty; the "
        "Adoption table has councils live in {years} too.",
        "Enter the last year in which it counts; {first} again if it does stop there.",
        "What a council that uses the service pays or saves goes on for as long as it uses it. An amount "
        "that stops in its first year is usually one whose last year was forgotten.",
        "A running cost per council live from 2021-22 with no Last year, and adoption up to 2029-30.",
    ),
    Entry(
        "C339",
        "councils-leave",
        WARNING,
        "Option {option}, {scenario} scenario: {before} {councils} are live in {first} and {found} in "
        "{year}.",
        "Correct the number: it includes the councils that joined in earlier years. If councils do leave, "
        "accept this warning in bid.yaml.",
        "Councils live are all that use the service in that year. A number that falls is usually the number "
        "of those that join, typed in its place.",
        "3 councils live in 2022-23, 0 in 2023-24 and 3 in 2024-25.",
    ),
    Entry(
        "C354",
        "adoption-faster-than-evidence",
        WARNING,
        "In the {scenario} scenario more councils join option {option} in a year ({found}) than by the "
        "evidence stated: {most} at most.",
        "Correct the Adoption table, or “most_joining” under “appraisal” with its source. If there is a "
        "reason why councils would join faster, accept this warning in bid.yaml and say it there.",
        "How fast councils join decides what a shared service is worth, and plans are nearly always too "
        "hopeful about it. Councils joining are those by which the councils live, of all types together, "
        "have become more since the year before.",
        "most_joining is 2, and councils live go from 2 in 2023-24 to 6 in 2024-25.",
    ),
    Entry(
        "C355",
        "joining-without-source",
        WARNING,
        "At most {found} joining in one year are given as evidence, and no source is named for them.",
        "Name the source as “most_joining_source” under “appraisal”; add it to the Sources if it is not "
        "there.",
        "The number is what the adoption is held against, so a reader wants to know where it was published "
        "or measured.",
        "most_joining: 4 without most_joining_source.",
    ),
    Entry(
        "C356",
        "no-evidence-of-joining",
        WARNING,
        "The Adoption table counts councils, and nothing is stated as evidence of how fast councils join.",
        "Enter the most councils that have joined such a service in one year as “most_joining” under "
        "“appraisal”, with its source. If there is no such evidence, accept this warning in bid.yaml and say "
        "why the adoption is likely all the same.",
        "An assessor asks what the pace of adoption rests on. Where there is evidence, the program holds the "
        "Adoption table against it.",
        "Ten councils are live by 2029-30, and most_joining is left out.",
    ),
    Entry(
        "C358",
        "council-type-counts-nothing",
        ERROR,
        "Line {id} (“{item}”) is for councils of the type “{type}”, but {found}.",
        "Empty the Council type; or make it an amount per council, and add rows of that type to the "
        "Adoption table.",
        "A line with a council type counts the councils of that type alone, by the Adoption table. An "
        "amount that counts once counts for no councils at all, and where no row of the table has the "
        "type, the line counts nothing.",
        "A saving for each district live, where the Adoption table of the option has rows for unitary "
        "councils only.",
    ),
    Entry(
        "C364",
        "baseline-changes-with-scenario",
        ERROR,
        "Business as usual counts {first_found} in {year} in the {first} scenario and {found} in the "
        "{scenario} scenario.",
        "Give business as usual the same numbers in every scenario.",
        "The councils of business as usual are those that the case is about. Every option is measured "
        "against them, so a scenario, which says how fast an option is taken up, never changes them.",
        "Option A has 10 councils in 2021-22 in the central scenario and 20 in the fast one.",
    ),
    Entry(
        "C365",
        "baseline-changes-with-year",
        WARNING,
        "Business as usual counts {first_found} in {first} and {found} in {year}.",
        "Give business as usual the same number in every year. If the number does change, such as where "
        "councils merge, accept this warning in bid.yaml.",
        "The councils of business as usual are those that the case is about, whether they join or not. A "
        "number that changes is usually that of councils joining, typed for the wrong option.",
        "Option A has 0 councils in 2020-21 and 10 in 2029-30.",
    ),
    Entry(
        "C366",
        "cannot-join",
        ERROR,
        "{name} joins in {year}, but {found}.",
        "Correct the year, or empty Joins where the organisation is no council.",
        "Joins is for a council that has said from which financial year on it would use the preferred "
        "option: what it pays and saves is then added up with that of the others.",
        "A supplier that joins in 2021-22, or a council that joins after the last year of the appraisal.",
    ),
    Entry(
        "C367",
        "more-joining-than-live",
        WARNING,
        "By {year} {found} of the bid have joined by their Joins, but the Adoption table has {live} live "
        "in that year for option {option} in the {scenario} scenario.",
        "Correct the Joins of the organisations or the Adoption table.",
        "The councils that have said when they would join are part of those that the figures count, so they "
        "cannot be more.",
        "Three councils say that they join in 2021-22, and one council is live in that year.",
    ),
)
