"""Problems of the sum asked for, its parts, its months, and who takes part."""

from __future__ import annotations

from bidgen.catalogue.entry import Entry, Severity

ERROR, WARNING = Severity.ERROR, Severity.WARNING

PARTNERS: tuple[Entry, ...] = (
    Entry(
        "C302",
        "sum-asked-mismatch",
        ERROR,
        "The sum asked for is {asked}, but the Budget's lines paid by the fund add up to {found} "
        "(a difference of {difference}).",
        "Correct the sum asked for or the lines of the Budget.",
        "The sum that the fund is asked for is the total of what it pays for. Two figures for it in one set "
        "of documents would be wrong.",
        "sum_asked is £100,000 and the lines paid by the fund make £98,500.",
    ),
    Entry(
        "C303",
        "cost-part-missing",
        WARNING,
        "The Budget has no line for the part “{part}”. The fund asks for a breakdown into supplier costs and "
        "those of the lead and the partners ({source}).",
        "Add a line for that part, of £0 if nothing is spent.",
        "The fund asks for a clear breakdown of cost, supplier costs and those of the lead and the partners "
        "included.",
        "A Budget that has lines for the supplier alone.",
    ),
    Entry(
        "C304",
        "cost-part-contradicts-role",
        ERROR,
        "Budget line {id} counts as “{part}”, but the role of {name} in the Alpha is “{role}”.",
        "Correct the Part of the line or the organisation's Role in the Alpha.",
        "A cost is counted under the part of the organisation that spends it. Otherwise the breakdown that "
        "the fund asks for would be wrong.",
        "A line of a partner council is marked as lead.",
    ),
    Entry(
        "C305",
        "above-maximum-grant",
        WARNING,
        "The sum asked for is {found}; the fund's maximum is {maximum} ({source}).",
        "Ask for less, or check the maximum of the round.",
        "A fund sets the most that one project may ask for. The figure is in the fund's file, with its "
        "source; where it is not confirmed there, this is advice.",
        "A bid for £400,000 where a project may have £350,000.",
    ),
    Entry(
        "C306",
        "too-few-partners",
        WARNING,
        "The Alpha has {found} beside the lead; the fund asks for at least {needed} ({source}).",
        "Add partners, or correct the Role in the Alpha of the organisations that take part.",
        "A fund asks that several organisations work together. The number is in the fund's file, with its "
        "source; where it is not confirmed there, this is advice.",
        "A lead council that bids with one partner.",
    ),
    Entry(
        "C307",
        "too-few-councils",
        WARNING,
        "The Alpha has {found}, the lead counted; the fund asks for at least {needed} ({source}).",
        "Add councils, or correct the Kind and the Role in the Alpha of the organisations that take part.",
        "The Local Digital Fund asks for at least three councils. The number is in the fund's file, with its "
        "source.",
        "A bid by one council and one software supplier.",
    ),
    Entry(
        "C308",
        "lead-of-wrong-kind",
        WARNING,
        "{name} leads the bid and is of the kind “{kind}”; only a {needed} may lead ({source}).",
        "Let a {needed} lead, or correct the organisation's Kind.",
        "Only a local authority may lead a bid to the Local Digital Fund; others may be partners.",
        "A supplier is named as the lead.",
    ),
    Entry(
        "C309",
        "role-missing",
        WARNING,
        "Nobody in the Alpha's team is a {role} ({source}).",
        "Add the role to the Team table. If somebody holds it under another title, make their Role {role}.",
        "A team of an Alpha usually holds the roles that the GOV.UK Service Manual describes. Which roles "
        "are looked for is in the fund's file, with its source.",
        "A team without a user researcher.",
    ),
    Entry(
        "C320",
        "spend-mismatch",
        ERROR,
        "The sum asked for is {asked}, but the months of the Spend profile add up to {found} "
        "(a difference of {difference}).",
        "Correct the amounts of the Spend table or the sum asked for.",
        "The spend profile says when the sum asked for is spent, so it adds up to that sum.",
        "Spend of £40,000 and £50,000 for a sum of £100,000.",
    ),
    Entry(
        "C342",
        "spend-outside-alpha",
        WARNING,
        "The Spend profile has an amount in {found}, outside the Alpha ({first} to {last}).",
        "Correct the month, or the Start or End of the Alpha. If that is when the money is paid, accept this "
        "warning in bid.yaml.",
        "The spend profile says when the Alpha spends the sum asked for, so its months are the Alpha's.",
        "An amount in April 2021 for an Alpha from April to July 2020.",
    ),
)
