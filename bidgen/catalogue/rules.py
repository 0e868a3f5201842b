"""Problems of what the inputs say together: references, sums, dates, the rules of fund and framework."""

from __future__ import annotations

from bidgen.catalogue.entry import Entry, Severity

ERROR, WARNING, ADVICE = Severity.ERROR, Severity.WARNING, Severity.ADVICE

RULES: tuple[Entry, ...] = (
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
        "C310",
        "story-without-finding",
        WARNING,
        "No finding answers user story {id} ({reader}).",
        "Name the story in the User stories column of a finding.",
        "The fund's published feedback asks for needs that the recommendations can be traced to. A user "
        "story that no finding answers is a promise not kept.",
        "Story S4 is not named by any finding.",
    ),
    Entry(
        "C311",
        "story-without-plan",
        WARNING,
        "Nothing in the Alpha's plan answers user story {id} ({reader}).",
        "Name the story in the User stories column of a workstream or a milestone.",
        "Each user story is to be answered by the evidence and by the plan, so that its reader finds"
        " out what "
        "happens next.",
        "Story S3 is named by findings, but by no workstream and no milestone.",
    ),
    Entry(
        "C312",
        "discovery-after-deadline",
        ERROR,
        "{what} is dated {found}, after the deadline of {deadline}.",
        "Correct the date, or move what it stands for before the deadline.",
        "The Discovery ends with the documents that are due at the deadline, so nothing of it can"
        " come later.",
        "A milestone “Report written” of the Discovery on 7 February 2020.",
    ),
    Entry(
        "C313",
        "alpha-starts-too-early",
        ERROR,
        "The Alpha starts on {found}; {what} is {day}.",
        "Start the Alpha later, or correct the other date.",
        "An Alpha that the fund has not yet decided on cannot have started.",
        "The Alpha starts on 20 January 2020 and the deadline is 31 January 2020.",
    ),
    Entry(
        "C314",
        "alpha-milestone-too-early",
        ERROR,
        "Milestone {id} of the Alpha is dated {found}, not after the deadline of {deadline}.",
        "Correct the date or the Phase of the milestone.",
        "The Alpha comes after the deadline of the Discovery, and so do its milestones.",
        "An Alpha milestone on 10 January 2020.",
    ),
    Entry(
        "C315",
        "ends-before-start",
        ERROR,
        "{what} ends on {end}, before its start on {start}.",
        "Correct one of the two dates.",
        "A period cannot end before it starts.",
        "A workstream from 4 May to 6 April 2020.",
    ),
    Entry(
        "C316",
        "approval-after-submission",
        ERROR,
        "“{name}” is approved on {found}, after the submission on {submission}.",
        "Correct the date, or plan the submission after the approval.",
        "Documents that need an approval cannot be sent before it is given.",
        "An officer decision on 5 February 2020 for documents that are sent on 31 January 2020.",
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
        "C318",
        "outside-alpha",
        ERROR,
        "{what} is dated {found}, outside the Alpha ({start} to {end}).",
        "Correct the date, or the Start or End of the Alpha.",
        "What belongs to the Alpha lies between its first day and its last.",
        "A deliverable due after the end of the Alpha.",
    ),
    Entry(
        "C319",
        "submission-after-deadline",
        ERROR,
        "The documents are to be sent on {found}, after the deadline of {deadline}.",
        "Plan the submission on or before the deadline.",
        "The submission date is printed in the documents and approvals are counted back from it.",
        "A submission date of 3 February 2020 for a deadline of 31 January 2020.",
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
        "C331",
        "too-many-words",
        WARNING,
        "{field} has {found}; {words} are allowed ({source}).",
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
        "{field} has {found}; {characters} are allowed ({source}).",
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
        "C338",
        "session-outside-discovery",
        WARNING,
        "Research session {id} is dated {found}, outside the Discovery ({start} to {end}).",
        "Correct the date, or the Start or End of the Discovery. Dates are read with the day before "
        "the month.",
        "The report tells of the research of the Discovery. A session on another date is usually a slip, "
        "such as a date typed with the month before the day.",
        "10/08/2019, meant as 8 October, for a Discovery that starts in September.",
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
    Entry(
        "C340",
        "milestones-in-a-circle",
        ERROR,
        "Milestones depend on each other in a circle: {found}.",
        "Take out of Depends on what does not come first.",
        "A milestone comes after those that it depends on, so none can come after itself.",
        "M2 depends on M3, and M3 on M2.",
    ),
    Entry(
        "C341",
        "depends-on-a-later-milestone",
        ERROR,
        "Milestone {id} of {found} depends on {other}, which is later: {later}.",
        "Correct one of the two dates, or take {other} out of Depends on.",
        "A milestone comes after those that it depends on.",
        "“Prototype tested” on 4 May depends on “Prototype built” on 22 May.",
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
    Entry(
        "C343",
        "strength-contradicts-sessions",
        WARNING,
        "Finding {id} is called “{strength}” and names {found}.",
        "Correct the Strength, or name every session that the finding rests on.",
        "The report calls the evidence of a finding strong, or says of one from a single source "
        "that it rests on one session alone.",
        "A finding called strong that names one interview.",
    ),
    Entry(
        "T501",
        "deadline-passed",
        WARNING,
        "{text} Every page says DRAFT.",
        "If the documents may still be sent, accept this warning in bid.yaml with the reason;"
        " otherwise check "
        "the date with --today.",
        "After the deadline the documents can be built, but every page says DRAFT, so that nobody"
        " takes them for "
        "a set that arrived in time.",
        "A build on 3 February 2020 for a deadline of 31 January 2020.",
    ),
    Entry(
        "T502",
        "approval-past-due",
        WARNING,
        "“{name}” takes {days} and is not requested yet: it had to be asked for by {ask_by} to be"
        " given by the "
        "submission on {submission}.",
        "Ask {approver} today whether it can be given sooner, then set its status to requested; or plan the "
        "submission later.",
        "Deadlines are missed because an approval takes ten working days. Approvals are counted back"
        " from the "
        "submission date in working days, bank holidays left out.",
        "An officer decision that takes 10 working days, not requested a week before the submission.",
    ),
    Entry(
        "T503",
        "approval-comes-too-late",
        WARNING,
        "“{name}” was requested on {requested} and takes {days}: it is expected on {expected}, after the "
        "submission on {submission}.",
        "Ask {approver} whether it can be given sooner, or plan the submission later.",
        "An approval that was asked for late arrives late. Working days are counted with England's"
        " bank holidays.",
        "Requested on 28 January 2020 with 10 working days, for a submission on 31 January 2020.",
    ),
    Entry(
        "T504",
        "approval-refused",
        WARNING,
        "“{name}” was refused by {approver}.",
        "Settle what was refused, then correct the status.",
        "Documents whose approval was refused must not be sent.",
        "The status of an approval is refused.",
    ),
)
