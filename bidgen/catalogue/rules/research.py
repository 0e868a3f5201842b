"""Problems of research: what the fund missed when it read such reports, and who took part in what."""

from __future__ import annotations

from bidgen.catalogue.entry import Entry, Severity

ERROR, WARNING, ADVICE = Severity.ERROR, Severity.WARNING, Severity.ADVICE

_FEEDBACK = (
    "The fund's published feedback asks which methods were used, how sessions were arranged, who took part "
    "and how many, and what the limitations are."
)

RESEARCH: tuple[Entry, ...] = (
    Entry(
        "C430",
        "participants-not-counted",
        WARNING,
        "No number of participants is given for {what} with people: {found}.",
        "Fill in the Participants column of the Sessions table. If nobody counted, say so in the limitations "
        "and accept this warning in bid.yaml.",
        f"{_FEEDBACK} Sessions with people are all but desk research and show and tells; for a survey it is "
        "the number of answers.",
        "Three interviews whose Participants are empty.",
    ),
    Entry(
        "C431",
        "small-sample",
        WARNING,
        "Only {found} took part in the research; {few} or fewer have been called too few ({source}).",
        "Ask more people before the documents are sent. If that cannot be done, say in the limitations what "
        "so few cannot show, and accept this warning in bid.yaml.",
        "Added up are the participants of all sessions with people, once every one of them is counted. The "
        "number that is too few, and its source, are in the fund's file.",
        "A workshop with five people and three interviews.",
    ),
    Entry(
        "C432",
        "arrangement-not-stated",
        WARNING,
        "How it was arranged is not stated for {what} with people: {found}.",
        "Fill in the Arranged column of the Sessions table: who invited whom, and how. If nobody knows any "
        "more, say that.",
        f"{_FEEDBACK} How people were found tells a reader whom they stand for. A dash, “none” or “not "
        "known” states nothing.",
        "A workshop whose Arranged is empty.",
    ),
    Entry(
        "C433",
        "limitations-not-stated",
        WARNING,
        "No limitations are stated for {what}: {found}.",
        "Say what it cannot show, and why: who was not there, what was not asked, what was not tried.",
        f"{_FEEDBACK} All research has limits, and an assessor who finds none stated looks for them. For "
        "single sessions this is advice, where the research as a whole states its own.",
        "limitations: There were none.",
    ),
    Entry(
        "C434",
        "research-within-partnership",
        WARNING,
        "No council took part in the research but the lead and its partners.",
        "Ask councils beyond the partners, and name them in the Organisations column of their sessions. If "
        "that cannot be done, say so in the limitations and accept this warning in bid.yaml.",
        "The fund's published feedback asks for research with councils beyond the partners: partners have "
        "chosen the project, so what they need may not be what others need. Who is a partner is said by "
        "the role in the Discovery; desk research and show and tells do not count.",
        "Every session names the lead and its two partners alone.",
    ),
    Entry(
        "C435",
        "inclusion-not-considered",
        ADVICE,
        "Inclusion says nothing of {missing}.",
        "Say in inclusion what was done about them, or is to be done in the Alpha, or record it in the "
        "Access needs and Digital inclusion columns of the Participants table.",
        "The fund's published feedback asks for research with users who are digitally excluded, and a "
        "service for the public has to work for people with access needs. Looked for are words such as "
        "internet, offline, disability and screen reader, so this is advice.",
        "inclusion: Everybody was welcome.",
    ),
    Entry(
        "C436",
        "participants-disagree",
        ERROR,
        "Who took part is contradicted: {said}, and {but}.",
        "Correct whichever of the two is wrong.",
        "The report prints both, and a reader who finds one number contradicted believes none. An "
        "organisation that was researched and is in no session is a warning.",
        "Session R1 counts 9 people, and the Participants table lists 10 of it.",
    ),
    Entry(
        "C437",
        "speaker-not-there",
        ERROR,
        "Finding {id} quotes {speaker}, who took part in session {session} and not in {sessions}.",
        "Correct Said by, or name the session in the Sessions column of the finding.",
        "A quote is evidence for its finding from one of the finding's own sessions.",
        "Finding F3 rests on session R2 and quotes P1, who took part in R1.",
    ),
    Entry(
        "C438",
        "quote-without-speaker",
        ADVICE,
        "Finding {id} has a quote that nobody is named for.",
        "Name the pseudonym of whoever said it in Said by.",
        "The report prints role and kind of organisation beside a quote, so that a reader can weigh it. It "
        "is asked for where the Participants table lists somebody of the finding's sessions.",
        "A quote whose Said by is empty, and five participants of its session.",
    ),
)
