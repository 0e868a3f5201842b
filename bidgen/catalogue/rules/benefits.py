"""Problems of benefits: who answers for them, when they can begin, and what may not be counted."""

from __future__ import annotations

from bidgen.catalogue.entry import Entry, Severity

ERROR, WARNING = Severity.ERROR, Severity.WARNING

BENEFITS: tuple[Entry, ...] = (
    Entry(
        "C346",
        "cash-releasing-without-budget-holder",
        WARNING,
        "Benefit {id} (“{item}”) is cash-releasing and has no budget holder.",
        "Name by role whose budget is cut, or change the Class to non-cash-releasing.",
        "Cash is released only where somebody’s budget is cut. A benefit that no budget holder answers for "
        "is time freed, or a hope.",
        "Software no longer bought, with an empty Budget holder.",
    ),
    Entry(
        "C348",
        "benefit-counted-twice",
        WARNING,
        "Benefits {first} (“{first_item}”) and {id} (“{item}”) of option {option} have the same "
        "beneficiary and the same driver ({driver}), and both count in {years}.",
        "Take one of the two out. If each is a benefit of its own, say in its Note how they differ and "
        "accept this warning in bid.yaml.",
        "The same gain in two lines counts twice, of one class or of two: an hour that is freed can become "
        "time for other work or a smaller budget, not both. The driver is the assumptions that a line "
        "names; where it names none, its source and unit value. Two lines of one class that differ in "
        "their quantity or unit value may well be two benefits, so for them this is advice.",
        "Time freed from files as non-cash-releasing, and the same hours again as cash-releasing.",
    ),
    Entry(
        "C351",
        "benefit-before-alpha-ends",
        ERROR,
        "{what} in {year}, but the Alpha that option {option} needs ends on {end}, in {ends}.",
        "Correct the year, or the end of the Alpha.",
        "Nothing can be gained from a service before the Alpha that it rests on is over.",
        "Councils are live in 2020-21, and the Alpha ends in July 2021.",
    ),
    Entry(
        "C352",
        "benefit-in-year-of-alpha",
        WARNING,
        "{what} in {year}, the financial year in which the Alpha that option {option} needs ends ({end}).",
        "Enter a later year. If the service can be delivered so soon after the Alpha, accept this warning in "
        "bid.yaml and say how.",
        "An Alpha tries an idea out. What it tried has to be built before anybody gains from it, which "
        "seldom happens in the same financial year.",
        "Councils are live in 2020-21, and the Alpha ends in July 2020.",
    ),
    Entry(
        "C353",
        "benefit-before-cost",
        WARNING,
        "Option {option} (“{name}”) gains from {year} on, but {found}.",
        "Correct the First year of the benefit, or add the cost that brings it about.",
        "A benefit follows from something that is paid for. One that begins before it has a year that is "
        "wrong, or a cost that is missing.",
        "Savings from 2020-21 on, and a first cost in 2021-22.",
    ),
    Entry(
        "C357",
        "amount-not-in-money",
        WARNING,
        "Benefit {id} (“{item}”) is {kind}, which is not money, and has an amount: {found}. It is never "
        "summed.",
        "Tell what is gained in its Measure and empty these fields, or change the Class.",
        "Only cash-releasing and non-cash-releasing benefits are money. The others are shown in words and "
        "never added up, so a figure typed for one would be lost without a word.",
        "A quantified benefit, such as calls saved, with a quantity of 500 and a unit value of £3.",
    ),
)
