"""Problems of filling a Word template: its tags, its values, its pictures."""

from __future__ import annotations

from bidgen.catalogue.entry import Entry, Severity

DOCUMENTS: tuple[Entry, ...] = (
    Entry(
        code="D410",
        name="template-not-word",
        severity=Severity.ERROR,
        message="This template is not a readable Word file (.docx): {reason}.",
        remedy="Open it in Word, save it as a Word document (.docx), and try again.",
        explanation="A template must be a Word document in the .docx format. An older .doc file, a file that "
        "was cut short on its way, or one locked with a password cannot be read.",
        example="A .doc file whose name was changed to .docx.",
    ),
    Entry(
        code="D411",
        name="template-tag-not-understood",
        severity=Severity.ERROR,
        message='The tag "{tag}" cannot be understood: {reason}.{nearest}',
        remedy="Mend the tag in Word. Tags are {{{{ name }}}}, {{%p for x in list %}} with {{%p endfor %}}, "
        "and {{%p if name %}} with {{%p endif %}}.",
        explanation="A tag is what a template holds in place of words that come from the bid. It must begin "
        "and end in one paragraph, what it opens must be closed in the same way, and it may only show, "
        "repeat or choose: nothing else is allowed, for safety.",
        example="{{%p for cost in costs %}} with no {{%p endfor %}} after it.",
    ),
    Entry(
        code="D412",
        name="template-unknown-name",
        severity=Severity.ERROR,
        message='The tag "{tag}" asks for "{name}", which this document does not have.{nearest}',
        remedy="Correct the name in the template.",
        explanation="A template may only use the names its document has. A name that is not known would "
        "leave a blank in the document, so nothing is built.",
        example='{{{{ organsation }}}} where the document has "organisation".',
    ),
    Entry(
        code="D413",
        name="template-empty-value",
        severity=Severity.ERROR,
        message='The tag "{tag}" has no value in this bid.',
        remedy="Give the value in the bid, or put the tag between {{%p if NAME %}} and {{%p endif %}}.",
        explanation="A value that the bid leaves out must never print as a blank or as a word of the "
        "program's own. Where it may be left out, the template says what to do then.",
        example="{{{{ closing_date }}}} while the brief has no closing date yet.",
    ),
    Entry(
        code="D414",
        name="text-beside-tag",
        severity=Severity.ERROR,
        message='"{text}" stands beside the tag "{tag}", which removes the whole {what} it stands in.',
        remedy="Give the tag a {what} of its own.",
        explanation="A tag with p (paragraph), tr (table row) or tc (table cell) takes the place of all of "
        "it, so that no blank one is left behind. Words or pictures beside it would vanish.",
        example="The words Costs: in one paragraph with {{%p for cost in costs %}}.",
    ),
    Entry(
        code="D415",
        name="template-value-misplaced",
        severity=Severity.ERROR,
        message='The tag "{tag}" gives {what}, which cannot stand here.',
        remedy="{remedy}",
        explanation="Narrative needs a paragraph of its own and a tag with p; a picture needs a placeholder "
        "picture whose alternative text is the tag; a list or a group needs a loop or a name within it.",
        example="The story so far: {{{{ background }}}}, where background is narrative.",
    ),
    Entry(
        code="D416",
        name="template-style-missing",
        severity=Severity.ERROR,
        message='The template has no style "{style}", which {needed_for}.',
        remedy="Add the style to the template, for example by copying it from one of the house templates.",
        explanation="What the program writes into a document uses Word styles by name, so that whoever "
        "edits the template decides how it looks.",
        example='A template without "List Bullet" and a narrative with bullets.',
    ),
    Entry(
        code="D417",
        name="unprintable-character",
        severity=Severity.ERROR,
        message='The value of the tag "{tag}" holds {character}, which no Word file can hold: "{text}".',
        remedy="Delete the character where the text was typed. It often comes in by pasting.",
        explanation="Control characters have no place in a document. They are named, not dropped, because "
        "dropping one could join two words.",
        example="A vertical tab pasted from an e-mail.",
    ),
    Entry(
        code="D418",
        name="picture-unreadable",
        severity=Severity.ERROR,
        message='The picture "{picture}" cannot be used: {reason}.',
        remedy="Save the picture again as PNG or JPEG, and check that it opens.",
        explanation="Pictures are PNG or JPEG files. Anything else, or one cut short, would show as an empty "
        "frame in the document.",
        example="A photograph in HEIC format with the name plan.jpg.",
    ),
    Entry(
        code="D419",
        name="template-cannot-be-filled",
        severity=Severity.ERROR,
        message="The template cannot be filled: {reason}.",
        remedy="{remedy}",
        explanation="The tags are each in order, but together they would give a Word file that Word could "
        "not open, or one that shows what nobody should see, such as tracked changes.",
        example="{{%p for x in list %}} before a table and {{%p endfor %}} in one of its cells.",
    ),
    Entry(
        code="D450",
        name="template-runs-something",
        severity=Severity.ERROR,
        message="The template holds {found}, which Word may run or fetch as soon as a document is opened.",
        remedy="Take it out of the template. Pictures go into the file itself (Insert, Pictures, This "
        "Device); a field becomes plain text with Ctrl+Shift+F9.",
        explanation="Whoever opens a document of the bid must not run a program by doing so, nor tell "
        "another computer that they opened it. A template may come from anybody, so nothing of the kind is "
        "passed on.",
        example="A logo in the page header that is fetched from a web site.",
    ),
    Entry(
        code="D451",
        name="heading-empty",
        severity=Severity.WARNING,
        message="A paragraph in the style “{style}” has no words.",
        remedy="Delete it, or give it the style of ordinary text.",
        explanation="Screen readers and the contents list offer headings to move about by; an empty one "
        "leads nowhere. Microsoft's accessibility checker reports it too.",
        example="An empty line above a table that was left in the style Heading 2.",
    ),
    Entry(
        code="D452",
        name="blanks-for-space",
        severity=Severity.ADVICE,
        message="Space is made with {what}, near “{quote}”.",
        remedy="Delete them, and set the space before or after in the paragraph's style; for a new "
        "page tick “Page break before”.",
        explanation="A screen reader says “blank” for every empty line, so that its user may take the "
        "document for finished. Microsoft's accessibility checker calls them repeated blank "
        "characters.",
        example="Five empty lines that push a heading to the next page.",
    ),
    Entry(
        code="D453",
        name="table-for-layout",
        severity=Severity.ADVICE,
        message="The table that begins “{quote}” is there for its looks: the PDF and the web page show what "
        "stands in it row by row, cell after cell, as boxes.",
        remedy="In a form of somebody else's, nothing. In a template of your own use paragraphs: the style "
        "Callout makes a box. If it holds data, tick “Repeat as header row” for its first row.",
        explanation="Word announces a table as one, with its rows and columns, and reads it cell by cell. "
        "That helps with data and hinders with anything else.",
        example="A box around a sentence, made of a table with one cell.",
    ),
    Entry(
        code="D454",
        name="floats-beside-text",
        severity=Severity.ADVICE,
        message="{what} floats beside the text, near “{quote}”.",
        remedy="{advice}",
        explanation="What floats has no place in the order of the text, so a screen reader may find it late"
        " or never. The PDF shows it where it is anchored. Microsoft's accessibility checker "
        "asks for “in line with text”.",
        example="A picture that the text is set around.",
    ),
    Entry(
        code="D455",
        name="link-unclear",
        severity=Severity.ADVICE,
        message="The link “{quote}” does not say where it leads.",
        remedy="Let the words of the link be the name of what it leads to.",
        explanation="People who use a screen reader go from link to link and hear nothing but their words; "
        "an address is read out letter by letter.",
        example="“Click here”.",
    ),
    Entry(
        code="D456",
        name="language-missing",
        severity=Severity.WARNING,
        message="The Word file does not say which language it is in.",
        remedy="In Word, select all the text and choose Review, Language, Set Proofing Language.",
        explanation="A screen reader reads a document in the language that the file names; where it names "
        "none, English may be read by a voice of another language (WCAG 2.1, 3.1.1).",
        example="A form whose styles name no language.",
    ),
    Entry(
        code="D457",
        name="title-missing",
        severity=Severity.WARNING,
        message="The Word file has no title among its properties.",
        remedy="In Word, choose File, Info and fill in Title.",
        explanation="The title is what a screen reader says first, and what a browser tab or a window shows"
        " (WCAG 2.1, 2.4.2). What the program builds has the title of the document.",
        example="A file whose only name is “final-v3 (2).docx”.",
    ),
    Entry(
        code="D458",
        name="list-typed-by-hand",
        severity=Severity.ADVICE,
        message="The paragraphs from “{quote}” on are a list whose {marks} were typed.",
        remedy="Delete what was typed, and give the paragraphs the style List Bullet or List Number.",
        explanation="A real list is announced with the number of its items, and its user can pass over it.",
        example="Three lines that begin with a hyphen and a space.",
    ),
    Entry(
        code="D459",
        name="colours-too-close",
        severity=Severity.WARNING,
        message="“{quote}” is hard to read: the contrast of #{colour} on #{ground} is {ratio} to 1; "
        "expected at least {least} to 1.",
        remedy="Make the text darker, or what is behind it lighter; change the style rather than the text.",
        explanation="Text needs a contrast of 4.5 to 1, large text (18 points, or 14 in bold) of 3 to 1 "
        "(WCAG 2.1, 1.4.3), for people with low sight and for everybody on a poor print.",
        example="A note in light grey.",
    ),
)
