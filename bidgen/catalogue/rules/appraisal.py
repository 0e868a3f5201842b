"""Problems of what the arithmetic needs: options, years, amounts, adoption."""

from __future__ import annotations

from bidgen.catalogue.entry import Entry, Severity

ERROR, WARNING = Severity.ERROR, Severity.WARNING

APPRAISAL: tuple[Entry, ...] = (
    Entry(
        "C321",
        "business-as-usual",
        ERROR,
        "Exactly one option is to be business as usual; found: {found}.",
        "Set the Kind of one option to “business as usual” and of no other.",
        "Every figure of the appraisal is relative to business as usual, so the Green Book has it as"
        " an option "
        "in the table.",
        "Four ways to change and no row for leaving things as they are.",
    ),
    Entry(
        "C322",
        "adoption-missing",
        ERROR,
        "Option {option} counts councils, but the Adoption table has no row for it in the {scenario}"
        " scenario "
        "for {years}.",
        "Add a row for each of these years, with 0 where no council is live.",
        "A line that is multiplied by councils live or joining needs their number in each year. A"
        " missing year "
        "is not guessed.",
        "A cost for each council live from 2021-22 to 2029-30, and adoption typed up to 2025-26.",
    ),
    Entry(
        "C323",
        "range-without-its-value",
        ERROR,
        "Assumption {id}: {found} is {word} the central value {central}.",
        "Correct the range or the central value.",
        "The low value is not above the central one and the high value is not below it.",
        "Low £40,000, central £30,000, high £60,000.",
    ),
    Entry(
        "C324",
        "benefit-without-year",
        ERROR,
        "Benefit {id} (“{item}”) is in money and has no first year.",
        "Enter the financial year in which it begins, such as 2021-22.",
        "A benefit in money counts in the years in which it arises. Only benefits not in money may"
        " have no year.",
        "A cash-releasing benefit whose First year is empty.",
    ),
    Entry(
        "C325",
        "years-reversed",
        ERROR,
        "Line {id} begins in {first} and ends in {last}.",
        "Correct the First year or the Last year.",
        "An amount cannot end before it begins: it would count in no year at all.",
        "First year 2024-25, last year 2021-22.",
    ),
    Entry(
        "C326",
        "outside-appraisal",
        ERROR,
        "{id}: {found} is outside the years of the appraisal, {counted}.",
        "Correct the year, or the first year or number of years of the appraisal.",
        "An amount outside the years that are appraised would be lost without a word.",
        "A cost in 2019-20 where year 0 is 2020-21.",
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
        "C337",
        "no-amount",
        ERROR,
        "Line {id} (“{item}”) has no amount: its Quantity and Unit value are empty or 1 and it names no "
        "assumption, so it would count as £1.",
        "Fill in Quantity and Unit value, or name an assumption that gives the amount.",
        "An empty Quantity and an empty Unit value each mean 1, so that an assumption alone can give the "
        "amount. With no assumption either, nothing does.",
        "A cost whose Quantity, Unit value and Assumptions are all empty.",
    ),
    Entry(
        "C339",
        "councils-leave",
        WARNING,
        "Option {option}, {scenario} scenario: {before} councils are live in {first} and {found} in {year}.",
        "Correct the number: it includes the councils that joined in earlier years. If councils do leave, "
        "accept this warning in bid.yaml.",
        "Councils live are all that use the service in that year. A number that falls is usually the number "
        "of those that join, typed in its place.",
        "3 councils live in 2022-23, 0 in 2023-24 and 3 in 2024-25.",
    ),
)
