"""Problems of dates that contradict each other, of the deadline and of approvals."""

from __future__ import annotations

from bidgen.catalogue.entry import Entry, Severity

ERROR, WARNING, ADVICE = Severity.ERROR, Severity.WARNING, Severity.ADVICE

DATES: tuple[Entry, ...] = (
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
        "{what} to be sent on {found}, after the deadline of {deadline}.",
        "Plan the submission on or before the deadline.",
        "The submission date is printed in the documents and approvals are counted back from it. A fund's "
        "file may state an earlier deadline for one document.",
        "A submission date of 3 February 2020 for a deadline of 31 January 2020.",
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
        "T501",
        "deadline-passed",
        WARNING,
        "{text} Until this is accepted, every page says DRAFT.",
        "If the documents may still be sent, accept this warning in bid.yaml with the reason;"
        " otherwise check "
        "the date with --today.",
        "After the deadline the documents can be built, but every page says DRAFT until somebody says why "
        "they may still be sent, so that nobody takes them for a set that arrived in time.",
        "A build on 3 February 2020 for a deadline of 31 January 2020.",
    ),
    Entry(
        "T502",
        "approval-past-due",
        WARNING,
        "“{name}” takes {days} and is not requested yet: it had to be asked for by {ask_by} to be given "
        "{needed}.",
        "Ask {approver} today whether it can be given sooner, then set its status to requested; or plan the "
        "submission later.",
        "Deadlines are missed because an approval takes ten working days. Approvals are counted back from "
        "the submission date in working days, bank holidays and the bid's closures left out: one that comes "
        "after another from the day on which it has to be asked for, and one that is decided at meetings "
        "from its last meeting.",
        "An officer decision that takes 10 working days, not requested a week before the submission.",
    ),
    Entry(
        "T503",
        "approval-comes-too-late",
        WARNING,
        "“{name}” was requested on {requested} and takes {days}: it is expected on {expected}, too late to "
        "be given {needed}.",
        "Ask {approver} whether it can be given sooner, or plan the submission later.",
        "An approval that was asked for late arrives late. Working days are counted with England's bank "
        "holidays and the bid's closures; a day that was agreed counts in their place.",
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
    Entry(
        "T505",
        "no-meeting-in-time",
        WARNING,
        "“{name}” is decided at meetings, and none of those listed ({found}) is in time for it to be given "
        "{needed}.",
        "Ask {approver} how it can be decided between meetings, add the meeting that is missing, or plan the "
        "submission later.",
        "A committee decides on the days on which it meets. The last of these that is early enough is what "
        "the timetable counts back from.",
        "A cabinet that meets on 5 February 2020, for a submission on 31 January 2020.",
    ),
    Entry(
        "T506",
        "approvals-in-a-circle",
        ERROR,
        "Approvals come after each other in a circle: {found}.",
        "Take out of After what does not have to be given first.",
        "An approval is asked for once those that it comes after are given, so none can come after itself.",
        "A2 comes after A3, and A3 after A2.",
    ),
    Entry(
        "T507",
        "approval-out-of-order",
        WARNING,
        "“{name}” {asked}, and comes after “{other}”, which {given}.",
        "Correct the dates or the status, or take {other_id} out of After.",
        "What an approval comes after has to be given before it can be asked for.",
        "An officer decision requested on 14 January 2020 that comes after an approval given on 17 January.",
    ),
    Entry(
        "T508",
        "approval-overdue",
        WARNING,
        "“{name}” was expected on {expected} and is not given yet.",
        "Ask {approver} where it is; then set its status to given, or correct the day.",
        "An answer that does not come is as late as one that was not asked for. Expected is the day that was "
        "agreed or, where there is none, the request and the working days that it takes.",
        "An approval that was to be given on 17 January 2020 and is still requested on the 20th.",
    ),
    Entry(
        "T509",
        "meeting-in-doubt",
        ADVICE,
        "“{name}” {what}.",
        "Look whether the date is right.",
        "Committees meet on working days, and what is decided at meetings is given on the day of one. "
        "Another date is often a slip.",
        "A meeting on Saturday 25 January 2020.",
    ),
    Entry(
        "C475",
        "approval-still-to-come",
        WARNING,
        "“{name}” is said to be {what} on {found}; today is {today}.",
        "Correct the date, or the status: an approval whose day is agreed is requested until it is given.",
        "The status of an approval tells what has happened. Documents and timetable take it for done.",
        "An approval with the status given whose date is next week.",
    ),
)
