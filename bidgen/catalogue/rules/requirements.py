"""Problems of the brief that goes to market: the wrong kind, points, its dates and record, stated limits."""

from __future__ import annotations

from bidgen.catalogue.entry import Entry, Severity

ERROR, WARNING, ADVICE = Severity.ERROR, Severity.WARNING, Severity.ADVICE

REQUIREMENTS: tuple[Entry, ...] = (
    Entry(
        "C380",
        "outcome-asks-for-a-person",
        WARNING,
        "“{field}” of a brief for an outcome asks for one person: “{found}”.",
        "Ask for a team that delivers a result, or set the kind of brief to specialist.",
        "A brief for a specialist asks for one person with a day rate; one for an outcome asks for a team"
        " that delivers a result. Published in place of the other, a brief has to be withdrawn. Looked "
        "for are the words by which briefs for one person are known.",
        "“We are looking for an experienced individual” in a brief of kind outcome.",
    ),
    Entry(
        "C381",
        "outcome-asks-for-a-day-rate",
        WARNING,
        "“{field}” of a brief for an outcome speaks of pay by the day: “{found}”.",
        "Ask for the price of the outcome, or set the kind of brief to specialist.",
        "A day rate is how one person is paid. Where the payment approach is time and materials, or the "
        "sentence speaks of a team, its roles or suppliers, a price may be made of such rates too, and this "
        "is advice.",
        "“The maximum day rate is £650” in a brief for an outcome at a fixed price.",
    ),
    Entry(
        "C382",
        "outcome-asks-for-a-role",
        WARNING,
        "“{field}” of a brief for an outcome asks for a single role: “{found}”.",
        "Ask for a team and list its roles under Roles, or set the kind of brief to specialist.",
        "A brief that asks for one named role is one for a specialist. Sentences of several roles, or of "
        "a team, are left alone, and so is a field that asks for several roles one after the other.",
        "A title “Senior user researcher for a Discovery”.",
    ),
    Entry(
        "C383",
        "specialist-brief-asks-for-a-team",
        WARNING,
        "“{field}” of a brief for a specialist asks for a team: “{found}”.",
        "Ask for one person with one role, or set the kind of brief to outcome.",
        "A brief for a specialist asks for one person in one role, and does not get a result from a team.",
        "“The supplier’s team will run the Discovery” in a brief of kind specialist.",
    ),
    Entry(
        "C473",
        "specialist-brief-not-for-one-person",
        WARNING,
        "The brief is for a specialist and {found}.",
        "Name the one role under Roles, the most you pay for a day under Budget range, and no outputs; or "
        "set the kind of brief to outcome.",
        "A brief for a specialist asks for one person, in one role, for a day rate. Without a maximum nobody "
        "can be left out for being too dear; a missing one is advice.",
        "Four outputs in a brief of kind specialist.",
    ),
    Entry(
        "C384",
        "outcome-without-a-team",
        WARNING,
        "The brief is for an outcome and names {found}, which makes no team.",
        "List under Roles the roles that the supplier brings at least.",
        "An outcome is delivered by a team: a brief that names one role, or none, asks for a specialist "
        "or leaves suppliers to guess.",
        "Roles: User researcher, and nothing else.",
    ),
    Entry(
        "C385",
        "outcome-without-outputs",
        WARNING,
        "The brief is for an outcome and names no outputs.",
        "List under Outputs what the supplier hands over.",
        "Suppliers can price, and a council can accept, only what is named.",
        "A brief whose outputs are left out.",
    ),
    Entry(
        "C386",
        "owed-output-not-asked-for",
        ADVICE,
        "The Discovery owes the fund {missing}; the brief does not ask for it.",
        "Add it to Outputs, or say in the brief that the council writes it.",
        "The outputs of the Discovery are owed to the fund by the deadline. What is not in the contract "
        "has to be written by the council. Looked for are the names of the documents in the outputs, the "
        "summary, the background and the problem.",
        "A brief that asks for a business case and a research report, but for no conclusion.",
    ),
    Entry(
        "C387",
        "role-not-asked-for",
        WARNING,
        "The brief names no {role}, neither in its roles nor in the existing team ({source}).",
        "Add the role to Roles, or say under Existing team who holds it.",
        "A team that can deliver has these roles, whoever brings them. Where the file of the fund does "
        "not have the role as confirmed, this is advice.",
        "A brief for a Discovery without a service designer.",
    ),
    Entry(
        "C388",
        "points-not-for-all",
        WARNING,
        "{found} of {all} have no points, while others have some ({source}).",
        "Give points to every criterion, at its end: – 15 points. Or take all points out.",
        "Points for single criteria are optional, but if one criterion has points all of them must.",
        "Proposal criteria with points beside essential skills without.",
    ),
    Entry(
        "C389",
        "nice-to-have-points-too-high",
        WARNING,
        "A nice-to-have skill has {found}; the least of an essential skill or proposal criterion is "
        "{least} ({source}).",
        "Give it fewer points than every essential skill and proposal criterion.",
        "What is nice to have may not count for as much as what is essential or asked of the proposal.",
        "A nice-to-have of 10 points where an essential skill has 5.",
    ),
    Entry(
        "C390",
        "brief-dates-out-of-order",
        ERROR,
        "The brief {what} on {found}, before it {before} on {earlier}.",
        "Correct one of the two dates.",
        "A brief is published, then closes, then is awarded; the work of a draft starts after all of these.",
        "A brief published on 30 October 2019 that closes on 16 October 2019.",
    ),
    Entry(
        "C391",
        "brief-record-incomplete",
        ADVICE,
        "The status of the brief is {status}, and it {lacks}.",
        "Complete the record of what happened, or correct the status.",
        "Whoever finds a copy of the brief has to know where it stands: when it was published and closed,"
        " why it was withdrawn, to whom it was awarded.",
        "A brief with the status awarded and no published date.",
    ),
    Entry(
        "C392",
        "published-too-late",
        WARNING,
        "The brief {found}; {last}: it would be awarded on {award} and start on {start}{note}.",
        "Publish it earlier, shorten the days to the award and to the start, or plan for less work before"
        " the deadline.",
        "Counted back from the latest start that leaves room for the milestones and weeks of work before "
        "the deadline, over the working days to the start and to the award, and over the days that the "
        "notice is open.",
        "A brief to be published on 1 November 2019 for a start on 11 November.",
    ),
    Entry(
        "C393",
        "closing-date-not-the-framework-s",
        WARNING,
        "The brief is to close on {found}; by the framework’s timetable it closes on {wanted} ({source}).",
        "Correct Closes, or leave it empty: it follows from Published. For another portal choose its "
        "framework.",
        "The framework fixes how long a notice is open.",
        "Published on 16 October 2019 and to close on 25 October, where notices are open for two weeks.",
    ),
    Entry(
        "C394",
        "start-too-late",
        ERROR,
        "The latest start date of the brief is {found}, after {what}: {day}.",
        "Bring the latest start date forward, or correct the other date.",
        "A supplier that may start so late cannot do what it is asked for before the Discovery ends.",
        "A latest start on 6 January 2020 for 12 weeks of work before 31 January 2020.",
    ),
    Entry(
        "C395",
        "publication-not-planned",
        ADVICE,
        "The brief is a draft with no {found} to come; {last}: it would be awarded on {award} and start on "
        "{start}{note}.",
        "Type the {found} under Published or Closes.",
        "Counted back from the latest start, as for a brief that is published too late. For a portal whose "
        "timetable is not known, and for a specialist, the closing date is needed.",
        "A draft without Published.",
    ),
    Entry(
        "C470",
        "milestones-before-the-start",
        ADVICE,
        "The latest start date of the brief is {found}. The Discovery reaches milestones before that, after "
        "the notice closes on {closes}: {milestones}.",
        "Name under Milestones of the supplier those that it works for, and bring the latest start date "
        "forward where it does so for one of these.",
        "A supplier cannot work for a milestone that comes before its start. Which milestones it works for, "
        "the team alone knows: once they are named, the last day to publish leaves time for them.",
        "A latest start on 20 December 2019, and an inception meeting on 13 November.",
    ),
    Entry(
        "C396",
        "clarification-names-a-supplier",
        ADVICE,
        "{what} names a supplier; the documents say “[a supplier]” in its place.",
        "Take the name out here too, and read the rest for what else tells who asked.",
        "Questions and answers go to every supplier, with nothing that tells who asked. Names of "
        "suppliers in the Organisations table are found; other names, misspelt ones and descriptions are "
        "not.",
        "“May Example Digital Ltd work from its own offices?”",
    ),
    Entry(
        "C397",
        "limit-of-no-field",
        ERROR,
        "A word limit is stated for “{found}” of {document}, where there is no such text. {offer}",
        "Correct the name of the field.",
        "A limit of a field that does not exist is held against nothing.",
        "A limit for “backgroud” of requirements.",
    ),
    Entry(
        "C398",
        "limit-known-already",
        WARNING,
        "{found} are stated as the limit of “{field}” of {document}, which has one that holds: "
        "{known} ({source}).",
        "Take the row out. For a portal with limits of its own, choose the framework plain.",
        "What a bid states takes the place of a limit that is not confirmed, or of none. A confirmed one "
        "of the file of the fund or framework holds, and of two rows for one field the first.",
        "300 words for the background under Digital Outcomes and Specialists 4, which allows 200.",
    ),
    Entry(
        "C478",
        "limit-of-nothing",
        ERROR,
        "The row for “{field}” of {document} limits neither words nor characters.",
        "Fill in what the portal takes at most, or delete the row.",
        "A portal limits the words of an answer, its characters or both.",
        "A limit of funding-bid, approach, with a source and nothing else.",
    ),
    Entry(
        "C474",
        "status-does-not-fit",
        WARNING,
        "The status of the brief is {status}, and it {found}.",
        "Correct the status, or the date.",
        "A brief is live until its closing date, and then closed, awarded, cancelled or unsuccessful. Only a "
        "live one can be withdrawn: what its history tells of that is looked for by its words, so this is "
        "advice.",
        "A brief with the status live on the day after its closing date.",
    ),
    Entry(
        "C399",
        "record-in-the-future",
        WARNING,
        "{what} on {found}, says the record of the brief; today is {today}.",
        "Correct the date or the status of the brief.",
        "The record tells what has happened. A brief that is still to be published is a draft.",
        "A brief with the status awarded whose award is dated next week.",
    ),
    Entry(
        "C479",
        "draft-without-its-time",
        ADVICE,
        "The draft of the brief does not say how much time there is {what}; its last day of publication is "
        "counted as if it took none.",
        "Fill in Working days to the award, Working days to the start and Weeks of work.",
        "The last day on which a brief can be published is counted back from the end of the Discovery. What "
        "is left out makes that day look later than it is, and the deadline is missed.",
        "A draft whose award_working_days and work_weeks are empty.",
    ),
)
