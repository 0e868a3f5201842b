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
)
