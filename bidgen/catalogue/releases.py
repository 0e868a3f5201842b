"""Problems of releases: what keeps a set of documents from being frozen, withdrawn or recognised."""

from __future__ import annotations

from bidgen.catalogue.entry import Entry, Severity

RELEASES: tuple[Entry, ...] = (
    Entry(
        code="V701",
        name="log-contradicts-itself",
        severity=Severity.ERROR,
        message="This entry of the log cannot be right: {reason}.",
        remedy="Put the log back as it was, from a backup or from version control.",
        explanation=(
            "The log says what was released and what was withdrawn. The program only adds to its end, so "
            "an entry that does not fit those before it was edited or merged by hand, and nothing in the log "
            "can be relied on."
        ),
        example="releases 2 and 2, after two people's logs were put together",
    ),
    Entry(
        code="V702",
        name="log-missing",
        severity=Severity.ERROR,
        message="There are releases that this log does not tell of: {found}.",
        remedy="Put log.yaml back, from a backup or from version control: no number is safe without it.",
        explanation=(
            "A release counts because the log says so, and the log says which numbers are used up. A number "
            "of a folder that it does not know would be given again."
        ),
        example="releases/001-2020-01-20 is there, releases/log.yaml is not",
    ),
    Entry(
        code="V703",
        name="log-of-another-bid",
        severity=Severity.ERROR,
        message="The log is that of {found}, and the bid is {expected}.",
        remedy="Put the bid's own log here, or none for a bid that has released nothing yet.",
        explanation=(
            "A folder that was copied to begin another bid still holds the releases of the first, which are "
            "none of this one. Nor may the id of a bid change once something was released: every file that "
            "went out carries it."
        ),
        example="the folder of a Discovery was copied for its Alpha, releases/ and all",
    ),
    Entry(
        code="V704",
        name="log-not-added-to",
        severity=Severity.ERROR,
        message="Nothing can be added at the end of this log: it is not laid out as it was written.",
        remedy="Put the log back as it was, from a backup or from version control.",
        explanation=(
            "The program adds lines to the end of the log and changes nothing that stands there. Where an "
            "editor or another program has indented the entries anew, or ended the file with three dots, "
            "what is added would not be read as an entry, and the log would be broken."
        ),
        example="a tool that puts all YAML files in one style has indented the entries by two spaces",
    ),
    Entry(
        code="V705",
        name="words-not-fit-to-print",
        severity=Severity.ERROR,
        message="{what} cannot be printed: {reason}.",
        remedy="Say it in one line, by roles and organisations, with no names and addresses.",
        explanation=(
            "What is said of a release or a withdrawal stands in the documents and the log from then on. It "
            "is held to what the inputs are held to: no personal data."
        ),
        example="a note of two lines, or one with an e-mail address",
    ),
    Entry(
        code="V710",
        name="brief-not-published",
        severity=Severity.ERROR,
        message="The brief that is to be released says of itself that it is a draft, not to be answered.",
        remedy="Write status: live, with the day on which it goes out under published, and release again.",
        explanation=(
            "A release is what is sent. A brief whose status is draft prints on its first page that it is "
            "not published, which is wrong from the moment it is. Release other documents with --only."
        ),
        example="status: draft in requirements.yaml",
    ),
    Entry(
        code="V711",
        name="dropped-with-the-withdrawn-brief",
        severity=Severity.ERROR,
        message=(
            "{field} is that of release {release}, which was withdrawn: the framework drops it, and a brief "
            "cannot go out without it."
        ),
        remedy="Type a new one, or release with --keep {name} if it still holds.",
        explanation=(
            "A withdrawn notice is not opened again. It is copied to a new draft, and the copy has no start "
            "date and no details of the Q&A session, which belonged to the old timetable. What is typed "
            "anew since counts as given."
        ),
        example="the brief is released a second time with the start date of the first",
    ),
    Entry(
        code="V712",
        name="left-out-with-the-withdrawn-brief",
        severity=Severity.ADVICE,
        message="{field} is left out: it is that of release {release}, which was withdrawn.",
        remedy="Type it anew where it has changed, or release with --keep {name} if it still holds.",
        explanation=(
            "A withdrawn notice is not opened again. It is copied to a new draft, and the copy has no start "
            "date and no details of the Q&A session, which were tied to the old timetable."
        ),
        example="question_and_answer_session names a day before the withdrawal",
    ),
    Entry(
        code="V713",
        name="before-the-last-entry",
        severity=Severity.ERROR,
        message="The day is {found}, and the last entry of the log is of {expected}.",
        remedy="Work as of today, or of a day that is not before that entry.",
        explanation=(
            "The log and the control tables of the documents tell what happened in order. An entry that goes "
            "back in time would make every later reader doubt them."
        ),
        example="bidgen release bids/ims-alpha --today 2020-01-20, after a release of 24 January",
    ),
    Entry(
        code="V714",
        name="live-brief-changed",
        severity=Severity.ERROR,
        message="The brief is live as release {release}, and what cannot change in a live one has: {fields}.",
        remedy="Withdraw release {release} and release anew, or put back what was published.",
        explanation=(
            "Suppliers are answering what was published. The framework lets some of it change only by "
            "withdrawing the notice and starting again; otherwise some would bid for one thing and some for "
            "another."
        ),
        example="the closing date was moved while the brief is open to suppliers",
    ),
    Entry(
        code="V715",
        name="brief-not-as-published",
        severity=Severity.ADVICE,
        message="The brief is not what it was in release {release}, by which suppliers bid: {fields}.",
        remedy="Put back what was published, or say in the brief's note or history why the record differs.",
        explanation=(
            "A brief that is closed or awarded is a record of what went to market. What suppliers bid for is "
            "settled then, so a difference is more often a slip than news."
        ),
        example="the start date of an awarded brief was moved to the day of the inception meeting",
    ),
    Entry(
        code="V716",
        name="live-brief-not-compared",
        severity=Severity.ERROR,
        message="The brief is live as release {release}, and what changed since cannot be told: {reason}.",
        remedy="Put the release's folder back, from a backup or from version control.",
        explanation=(
            "What suppliers are answering may change only in some ways. Whether it has is seen from the "
            "inputs that the release keeps."
        ),
        example="releases/002-2019-10-16 was deleted, and the brief is released again",
    ),
    Entry(
        code="V717",
        name="published-before-the-withdrawal",
        severity=Severity.ERROR,
        message=(
            "The brief says that it was published on {found}. Release {release} of it was withdrawn on "
            "{day}, and this one goes out after that."
        ),
        remedy="Correct published to the day on which it goes out now.",
        explanation=(
            "A brief that goes out after a withdrawal is a new notice, with a day of publication of its own. "
            "Closing date and days for questions are counted from it."
        ),
        example="published is still the day of the notice that was withdrawn",
    ),
    Entry(
        code="V720",
        name="no-such-release",
        severity=Severity.ERROR,
        message="There is no release {found}; {known}.",
        remedy="Give the number that the file itself shows, or that “bidgen verify” names.",
        explanation="Only what the log knows can be withdrawn, or stand in the place of something withdrawn.",
        example="bidgen withdraw bids/ims-alpha 7 --reason '…', after two releases",
    ),
    Entry(
        code="V721",
        name="withdrawn-already",
        severity=Severity.ERROR,
        message="Release {found} was withdrawn on {when}: {reason}",
        remedy="Nothing needs to be done. To put something in its place, release anew.",
        explanation="A withdrawal is final: a release is taken back once, and the log keeps when and why.",
        example="bidgen withdraw bids/ims-alpha 1 --reason '…', a second time",
    ),
    Entry(
        code="V722",
        name="no-replacement",
        severity=Severity.ERROR,
        message="Release {found} cannot stand in the place of release {release}: {reason}.",
        remedy="Name a release that holds the same documents and was not withdrawn, or none.",
        explanation=(
            "Whoever finds the withdrawn file is sent to its replacement. Without one that is the next "
            "release of the same document."
        ),
        example="bidgen withdraw bids/ims-alpha 2 --replaced-by 2 --reason '…'",
    ),
    Entry(
        code="V730",
        name="no-log-to-go-by",
        severity=Severity.ERROR,
        message="There is no log of releases to go by: not here, nor beside the file or above it.",
        remedy="Say where the bid's folder or its releases/log.yaml is: --log PATH.",
        explanation=(
            "Whether a file is what was released, and still holds, is known from the bid's log alone. It is "
            "in releases/ in the folder of the bid, and may be copied to wherever files are verified."
        ),
        example="bidgen verify ~/Downloads/ims-alpha-conclusion.pdf, in another folder than the bid's",
    ),
    Entry(
        code="V731",
        name="file-not-readable",
        severity=Severity.ERROR,
        message="The file cannot be verified: {reason}.",
        remedy="Name a PDF, a Word file, a web page, a pack or a manifest.json that you may read.",
        explanation="A file is known by its bytes and its words, so it has to be read whole.",
        example="a film of two hours",
    ),
    Entry(
        code="V732",
        name="file-of-another-bid",
        severity=Severity.ERROR,
        message="The file says that it is of the bid {found}, and the log {log} is that of {expected}.",
        remedy="Say where the log of its own bid is: --log PATH.",
        explanation="What the log of one bid does not know may be current in another.",
        example="bidgen verify ims-beta-conclusion.pdf --log bids/ims-alpha",
    ),
)
