"""Problems of what the arithmetic needs: options, years, amounts, prices, optimism bias; and its result."""

from __future__ import annotations

from bidgen.catalogue.entry import Entry, Severity

ERROR, WARNING, ADVICE = Severity.ERROR, Severity.WARNING, Severity.ADVICE

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
        "C347",
        "no-benefit-in-money",
        WARNING,
        "Option {id} (“{name}”) has {found}.",
        "Add the benefits in money that it brings, or say in its disadvantages that it brings none.",
        "The appraisal compares what options cost with what they gain in money. An option without a "
        "benefit in money can only lose; for the preferred one this is a warning, for the others advice.",
        "The preferred option has three qualitative benefits and no other.",
    ),
    Entry(
        "C349",
        "unused-assumption",
        ADVICE,
        "Nothing uses assumption {id} (“{statement}”).",
        "Name it in the cost, benefit or budget line that rests on it, write it in a text as "
        "[[assumption.{id}]], or take it out.",
        "Every assumption is printed as one that the figures rest on. Used are those that a cost, a "
        "benefit or a line of the Budget names, and those that a text refers to.",
        "The assumption working-weeks is left over from an earlier version of the case.",
    ),
    Entry(
        "C350",
        "single-option",
        WARNING,
        "Besides business as usual there is {found}.",
        "Add the other options that were thought of, doing the minimum among them. If there are none, accept "
        "this warning in bid.yaml and say why.",
        "The Green Book asks for a choice between options: a case with a single one does not show that it is "
        "the best.",
        "Options A, business as usual, and B, a shared service.",
    ),
    Entry(
        "C359",
        "unit-range-without-its-value",
        ERROR,
        "Line {id} (“{item}”): the {end} unit value {found} is {word} the unit value, {central}.",
        "Correct the range or the unit value.",
        "The lowest unit value is not above the unit value and the highest is not below it. An empty unit "
        "value means £1, so a range needs one.",
        "Lowest £18,000, unit value £15,000, highest £25,000.",
    ),
    Entry(
        "C360",
        "cash-prices-without-inflation",
        ERROR,
        "{found} in cash prices, and “inflation” under “appraisal” is empty.",
        "Enter by how much prices rise a year, or type the amounts in prices of {base} and set their "
        "Prices to real.",
        "The discount rate is a real one: it goes with prices of one year. An amount in the prices of the "
        "year in which it is paid is deflated first; discounted as it stands, it would come out too high.",
        "A contract of £21,000 in cash prices of 2024-25, and no inflation.",
    ),
    Entry(
        "C361",
        "inflation-without-cash-prices",
        ADVICE,
        "Inflation of {found} a year is stated, but no cost and no benefit in money is in cash prices, so "
        "nothing uses it.",
        "Leave it out, or set the Prices of the amounts that are typed in cash prices to cash.",
        "Inflation is used for one thing: to deflate amounts typed in cash prices. Amounts that hold "
        "inflation and are called real would be counted too high.",
        "inflation: 2%, and every line real.",
    ),
    Entry(
        "C362",
        "optimism-bias-not-possible",
        ERROR,
        "Optimism bias {id}: {found}.",
        "Correct the row, its Option, or its factors in the Mitigation table.",
        "The contributions of the factors are shares of one bias, so they make 100% at most. A benefit "
        "lowered by more than 100% would be a cost. Business as usual is what the others are measured "
        "against, and is left as it is.",
        "Factors that contribute 60% and 50%.",
    ),
    Entry(
        "C363",
        "no-optimism-bias",
        WARNING,
        "{options} capital costs, and no row of the Optimism bias table raises them.",
        "Add a row for capital costs, by own evidence or by a published range, with what mitigates it. If "
        "none is needed, accept this warning in bid.yaml and say why.",
        "Plans tend to be too hopeful. The Green Book asks for an explicit uplift of costs; for equipment "
        "and development it goes from 10% to 200% of capital costs. The Alpha’s own cost, a budget that is "
        "fixed, needs none.",
        "A build of £250,000 and an empty Optimism bias table.",
    ),
    Entry(
        "C368",
        "saves-more-than-is-paid",
        WARNING,
        "A council{type} that uses option {option} would save {found} a year in cash, but under business as "
        "usual it pays {pays}.",
        "Correct the cash-releasing benefits per council live, or the costs of business as usual per council "
        "live.",
        "Nobody can save more cash than is paid today. Both figures are those of the last year of the "
        "appraisal, for one council, before what the option itself costs.",
        "A saving of £65,000 a year where business as usual costs a district £40,000.",
    ),
    Entry(
        "C369",
        "preferred-is-not-best",
        WARNING,
        "Option {id} is preferred with a net present social value of {found}; {best}.",
        "Prefer the option with the highest value. If another reason decides, tell it in the "
        "recommendation and accept this warning in bid.yaml.",
        "By the Green Book the option with the highest net present social value is the best for society, "
        "unless something that is not in money weighs more. Then the case has to say what. Both figures "
        "are after optimism bias.",
        "Option B is preferred with £20,000, and option C has £310,000.",
    ),
    Entry(
        "C420",
        "amount-below-nought",
        ERROR,
        "{id} (“{item}”) comes to {found}, less than nothing.",
        "Type what comes in as a benefit, and what is lost or costs more as a cost, both above 0.",
        "Costs and benefits are typed above 0, each on its own side, so that a ratio means the same for "
        "every option and optimism bias makes nothing look better.",
        "A cost of −£50,000 for servers that are sold.",
    ),
    Entry(
        "C421",
        "amount-too-large",
        ERROR,
        "{id} (“{item}”) comes to more than {most}.",
        "Correct its Quantity, its Unit value or its assumptions.",
        "An amount beyond every public budget is a slip, such as a figure typed in pence or a quantity typed "
        "as a price.",
        "A quantity of 1,000,000,000 with a unit value of £1,000,000.",
    ),
    Entry(
        "C422",
        "reserved-id",
        ERROR,
        "“{id}” cannot be the id of {what}: references such as [[appraisal.preferred.npsv]] need the word "
        "for something else.",
        "Choose another id.",
        "A reference names a result by words and ids. An id that is one of these words would make it give "
        "another figure than it says.",
        "An option with the id preferred, an assumption with the id adoption.",
    ),
)
