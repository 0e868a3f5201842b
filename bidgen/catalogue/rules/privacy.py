"""Problems of personal data in texts that go into documents: what was found is never printed whole."""

from __future__ import annotations

from bidgen.catalogue.entry import Entry, Severity

ERROR, WARNING, ADVICE = Severity.ERROR, Severity.WARNING, Severity.ADVICE

_PUBLISHED = (
    "The documents are sent to a fund and published. Nobody who took part in the research or wrote the bid "
    "has agreed to that, and the data protection officer would stop it."
)

PRIVACY: tuple[Entry, ...] = (
    Entry(
        "C400",
        "name-of-person",
        ERROR,
        "This text has a name that must not be printed: number {number} of people in bid.yaml.",
        "Write the role or the pseudonym in place of the name. If the words are no name, list the full name "
        "in people.",
        f"{_PUBLISHED} Found are the full name, also with a middle name or as one word, the surname first, "
        "and either name with the initial of the other, or a title. The names are never printed by the "
        "program: in every Problem that quotes one, [a name] stands for it.",
        "people has a participant's name, and the Quote of a finding thanks her by it.",
    ),
    Entry(
        "C401",
        "email-address",
        WARNING,
        "This text has an e-mail address: {found}.",
        "Take it away. If it is a mailbox shared by a team, write it in contact of bid.yaml, too.",
        f"{_PUBLISHED} A mailbox that stands in contact is the bid's own and may stand in every text.",
        "“Ask j.smith@northshire.gov.uk for the figures.”",
    ),
    Entry(
        "C402",
        "telephone-number",
        WARNING,
        "This text has what looks like a telephone number: {found}.",
        "Take it away. If it is an office's, write it in contact of bid.yaml, too. If it is no telephone "
        "number, write what it is before it, such as invoice, or accept the warning.",
        f"{_PUBLISHED} Looked for are ten digits after 0 or +44, as telephone numbers are written, mobile "
        "numbers from which a spreadsheet has taken the 0, and numbers abroad after +. A number after a word "
        "such as reference or invoice is none, and one that stands in contact may stand in every text.",
        "“Call 07700 900123.”",
    ),
    Entry(
        "C403",
        "national-insurance-number",
        WARNING,
        "This text has what looks like a National Insurance number: {found}.",
        "Take it away. In an example of a payment use QQ 12 34 56 C, which is nobody's.",
        f"{_PUBLISHED} Looked for are two letters that are given out, six digits and A, B, C or D.",
        "A finding quotes a payment with the payer's National Insurance number.",
    ),
    Entry(
        "C404",
        "postcode",
        WARNING,
        "This text has what looks like a postcode: {found}.",
        "Take it away, or name the district alone. If it is an office's, write it in contact of bid.yaml or "
        "in workplace_address of the brief, too.",
        f"{_PUBLISHED} A postcode is shared by some fifteen households. Those in contact and in the brief's "
        "workplace address may stand in every text.",
        "“A resident of S70 2TA waited for five days.”",
    ),
    Entry(
        "C405",
        "date-of-birth",
        WARNING,
        "This text has what looks like a date of birth: {found}.",
        "Take it away, or say how old people were: in their fifties.",
        f"{_PUBLISHED} Looked for are dates after born, DOB and date of birth.",
        "“Participant P3, born 3 May 1961, uses a screen reader.”",
    ),
    Entry(
        "C406",
        "name-for-pseudonym",
        WARNING,
        "The {what} {found} of a participant may be a name.",
        "Call participants by a letter and a number, such as P1, and by what they do. If it is no name, "
        "accept the warning in bid.yaml.",
        f"{_PUBLISHED} The pseudonym is printed in the user research report. Looked for are words of three "
        "letters or more, but for those of the participant's role and of organisations; in a role, titles "
        "with a name behind them (Ms J. Example).",
        "A participant whose Pseudonym is jane or JSmith2.",
    ),
    Entry(
        "C407",
        "quote-of-somebody-known",
        WARNING,
        "The quote of finding {id} leads to one person: its speaker, {speaker}, was alone in session "
        "{session}, with {organisation}.",
        "Say it in the team's own words without a quote, or leave out who said it and in which session.",
        f"{_PUBLISHED} The report prints the sessions of each finding and who took part in each session: "
        "with a role, an organisation and one person, everybody there knows who spoke.",
        "A quote of a parking manager from an interview with the one council of that name.",
    ),
)
