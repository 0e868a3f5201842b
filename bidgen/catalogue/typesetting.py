"""Problems of turning a finished Word document into a web page and an accessible PDF."""

from __future__ import annotations

from bidgen.catalogue.entry import Entry, Severity

ERROR, WARNING, ADVICE = Severity.ERROR, Severity.WARNING, Severity.ADVICE

TYPESETTING: tuple[Entry, ...] = (
    Entry(
        "D420",
        "unknown-element",
        ERROR,
        "The document holds {element}, which cannot be carried into the PDF. Text there: “{quote}”.",
        "Take it out of the template, or replace it with a paragraph, list, table or picture.",
        "The PDF and the web page are made from the Word document by a walk over everything in it. What the"
        " walk does not know is reported, so that nothing is ever lost without a word.",
        "body, paragraph 12: w:altChunk",
    ),
    Entry(
        "D421",
        "left-out",
        ERROR,
        "{what} cannot be carried into the PDF. Text there: “{quote}”.",
        "{advice}",
        "Text boxes, equations, charts made in Word, embedded files and the like have no place in the reading"
        " order of a document, so a screen reader cannot find them.",
        "a text box at the side of page 2 that holds “Key dates”",
    ),
    Entry(
        "D422",
        "unknown-style",
        ADVICE,
        "The style “{style}” is not a house style; it is shown as “{shown}”. First used at: “{quote}”.",
        "Give the paragraph one of the styles listed in templates/README.md.",
        "Word and PDF are joined by the names of styles. A style without a meaning in the list looks like the"
        " nearest style that it is based on.",
        "a paragraph in the style “Intense Quote”",
    ),
    Entry(
        "D423",
        "unknown-word-field",
        WARNING,
        "The field “{field}” is not known; its last result, “{quote}”, is used as it stands.",
        "Replace the field with plain text or a template tag.",
        "Word may work a field out again when the file is opened, and then Word and PDF would disagree.",
        "{{ DATE }} in the body of a template",
    ),
    Entry(
        "D424",
        "header-cells-merged",
        WARNING,
        "The table's heading cells are merged or take more than one row, at “{quote}”.",
        "Use one heading row with one cell for each column, and one plain cell at the start of each row.",
        "Screen readers announce the heading of each cell. They cannot with merged headings, and the"
        " PDF would"
        " break the rules for accessible PDF (PDF/UA).",
        "a heading row in which “2020 to 2021” spans two columns",
    ),
    Entry(
        "D425",
        "table-without-headings",
        WARNING,
        "The table that begins “{quote}” has no heading row.",
        "In Word, tick “Repeat as header row” for its first row, or use the table style “Fact Table” for"
        " pairs of label and value; give a table that is there for its looks the style “Layout Table”.",
        "Without headings a screen reader reads a table as a row of loose words.",
        "a table of costs whose first row is only bold",
    ),
    Entry(
        "D426",
        "hidden-text",
        WARNING,
        "Hidden text is left out: “{quote}”.",
        "Delete the hidden text, or show it (Font, untick Hidden).",
        "Hidden text stays in the Word file and can be read by whoever receives it.",
        "a note to a colleague, hidden instead of deleted",
    ),
    Entry(
        "D427",
        "tracked-change",
        WARNING,
        "A tracked change was left in the document: {what} “{quote}”. It is treated as accepted.",
        "Accept or reject every change in Word (Review, Accept).",
        "Whoever receives the Word file can read what was deleted.",
        "a sentence struck out under Track Changes",
    ),
    Entry(
        "D428",
        "comment",
        ADVICE,
        "The document holds a comment near “{quote}”; it is left out of the PDF.",
        "Delete the comment before the Word file is sent to anyone.",
        "Comments stay in the Word file and can be read by whoever receives it.",
        "“Is this still true?” in the margin",
    ),
    Entry(
        "D429",
        "picture-without-words",
        WARNING,
        "A picture has no alternative text.",
        "In Word, choose View Alt Text and say in a sentence what the picture shows.",
        "Someone who cannot see the picture gets its alternative text and nothing else.",
        "a chart whose alternative text is empty",
    ),
    Entry(
        "D430",
        "picture-not-carried",
        ERROR,
        "The picture “{quote}” cannot be shown: found {found}, expected PNG, JPEG, GIF or SVG inside"
        " the file.",
        "Put the picture in again as a PNG or JPEG.",
        "Pictures of other kinds, or linked from elsewhere, cannot be carried into the PDF.",
        "a drawing pasted as an enhanced metafile (EMF)",
    ),
    Entry(
        "D431",
        "heading-order",
        WARNING,
        "The heading “{quote}” is {found}, where {expected} was expected.",
        "Use Title once, at the start, and then Heading 1, Heading 2 and so on without leaving one out.",
        "Screen readers offer the headings as a list to move about in; a missing level breaks it, and PDF/UA"
        " forbids it.",
        "a Heading 3 directly under a Heading 1",
    ),
    Entry(
        "D432",
        "link-astray",
        WARNING,
        "The link on “{quote}” goes to “{target}”, which is {fault}; its words are kept without the link.",
        "Mend the address, or remove the link.",
        "Links may go to web pages (http, https), e-mail and telephone addresses, and bookmarks of the"
        " document.",
        "a cross-reference to a heading that has been deleted",
    ),
    Entry(
        "D433",
        "caption-astray",
        ADVICE,
        "The caption “{quote}” stands by neither a table nor a picture.",
        "Put the caption of a table directly before it, that of a picture directly after it.",
        "A caption that is tied to its table or picture is read out with it.",
        "a caption with an empty paragraph between it and the table",
    ),
    Entry(
        "D434",
        "layout-by-hand",
        ADVICE,
        "{what} is used for layout, at “{quote}”; the PDF shows {instead}.",
        "Use a style or a table in place of it.",
        "Layout made by hand does not survive outside Word, and means nothing to a screen reader.",
        "two words pushed apart with a tab",
    ),
    Entry(
        "D435",
        "table-shape",
        WARNING,
        "The table has {what}, at “{quote}”.",
        "Make it a plain grid: one cell for each row and column, no table inside a table.",
        "Screen readers move through tables by row and column.",
        "a table inside a cell",
    ),
    Entry(
        "D436",
        "form-field-empty",
        WARNING,
        "A field of the form is not filled in: it still says “{quote}”.",
        "Put a template tag or text in its place.",
        "Word's own prompt would be printed as if it were an answer.",
        "“Click or tap here to enter text.”",
    ),
    Entry(
        "D437",
        "number-left-out",
        WARNING,
        "“{quote}” is numbered by Word, and the number is left out of the PDF.",
        "Take the number off the paragraph, or off its style: Word counts it, and the numbers of headings"
        " below it move with it where it stands in their list.",
        "Word's numbers of headings and lists are shown; those of a title, a caption or a line of the cover"
        " are not.",
        "a Title that Word numbers “2.”",
    ),
    Entry(
        "D438",
        "picture-decorative",
        ADVICE,
        "A picture marked as decorative is left out of the PDF.",
        "Nothing, if it is decoration; otherwise give it alternative text.",
        "A picture with nothing to say is not read out, so it is not carried over.",
        "a line of flourish under the title",
    ),
    Entry(
        "D440",
        "word-file-unreadable",
        ERROR,
        "This is not a Word document that can be read: {reason}.",
        "Open it in Word and save it again as a Word document (.docx).",
        "A .docx file is a zip of XML files; one of them is missing or broken.",
        "an old .doc file renamed to .docx",
    ),
    Entry(
        "D441",
        "words-differ",
        ERROR,
        "Word and PDF would not say the same: the Word document has “{expected}” where the page has"
        " “{found}”.",
        "Look at that place in the template for a text box, a field or anything unusual.",
        "The words of both are compared on every build, in order.",
        "a sentence inside a shape",
    ),
    Entry(
        "D442",
        "character-missing",
        ERROR,
        "The fonts of the documents have no {characters}, in “{quote}”.",
        "Replace it with a word or another sign.",
        "A character without a shape would be printed as an empty box, and an accessible PDF may not"
        " hold one.",
        "an emoji in a quotation",
    ),
    Entry(
        "D443",
        "pango-missing",
        ERROR,
        "The PDF cannot be made, because the Pango library is missing from this machine.",
        "Install Pango: on Debian or Ubuntu “apt install libpango-1.0-0 libpangoft2-1.0-0"
        " libharfbuzz-subset0”,"
        " on macOS “brew install pango”, on Windows use WSL with Ubuntu.",
        "Pango sets the lines of text of the PDF. Word documents and every check work without it.",
        "a new laptop",
    ),
    Entry(
        "D444",
        "typesetter-complains",
        ERROR,
        "The typesetter complained about the document: {complaint}",
        "Look at the template near what it names; if it names nothing of yours, report a fault of the"
        " program.",
        "A complaint of the typesetter often means a PDF that is not accessible.",
        "“Image has no required alt description”",
    ),
    Entry(
        "D445",
        "address-refused",
        ERROR,
        "The document asked for “{address}”, and nothing is fetched from outside it.",
        "Put the picture into the Word document itself.",
        "A document made from other people's text must not reach out to the network or to other files.",
        "a picture linked from a web site",
    ),
    Entry(
        "D446",
        "text-turned-round",
        ERROR,
        "The text holds {character}, which nobody sees and which turns what follows it round, in “{quote}”.",
        "Delete the whole text and type it anew: the character came with something that was pasted.",
        "A document with such a character shows other words than those a search, a screen reader or a program"
        " finds: a figure may read backwards. Text in Arabic or Hebrew runs the right way without it.",
        "an invoice number pasted from a web page with U+202E before it",
    ),
    Entry(
        "D447",
        "tab-in-text",
        ADVICE,
        "The text holds a tab, which the PDF shows as a space, in “{quote}”.",
        "Put a space in its place; what is meant to stand in columns belongs in a table.",
        "A tab is as wide as the program that shows it likes, and means nothing to a screen reader.",
        "a line pasted from a spreadsheet into a description",
    ),
    Entry(
        "D448",
        "row-taller-than-page",
        ERROR,
        "The table that begins “{quote}” has a row that does not fit on a page with its heading row.",
        "Shorten the longest text in that row, or say in narrative what does not fit into a table.",
        "A row that has to be cut in two is read out piece by piece across its cells, and a heading row that"
        " finds no room is left out of the page: words would be out of order, or lost.",
        "an advantage of an option that is 300 words long, in a column a quarter of the page wide",
    ),
    Entry(
        "D449",
        "figure-broken",
        WARNING,
        "The figure “{quote}” does not fit into its column and is broken over two lines.",
        "In the template make its column wider, or another narrower (Table Properties, Column).",
        "Half of an amount on a line of its own is misread as an amount.",
        "£1,116,500 in a column that was squeezed by a new one",
    ),
)
