"""Problems of a Word template that can be told before anything is filled in."""

from __future__ import annotations

from bidgen.catalogue.entry import Entry, Severity

ADVICE, ERROR = Severity.ADVICE, Severity.ERROR

TEMPLATES: tuple[Entry, ...] = (
    Entry(
        "D460",
        "template-leaves-out",
        ADVICE,
        "The template never uses {tag}, which the house template always shows: {meaning}",
        "Put it in where it belongs, or leave it out on purpose.",
        "Narrative, tables and charts that the program's own template of the document shows in every bid are"
        " what its readers look for. A form of a fund's own may well ask for less.",
        "a template of the conclusion without {{p conclusion.recommendation }}",
    ),
    Entry(
        "D465",
        "placeholder-without-tag",
        ERROR,
        "The alternative text of a picture, “{quote}”, names a chart or picture and is no tag: the grey "
        "picture of the template itself would be printed.",
        "Make the alternative text {tag}, with both pairs of braces (right click, View Alt Text).",
        "A placeholder picture becomes the chart whose tag it has as its alternative text; without the "
        "braces it is a picture like any other.",
        "alternative text that says charts.timeline",
    ),
    Entry(
        "D463",
        "template-language",
        ADVICE,
        "The template says that its language is “{found}”; the documents are in British English.",
        "In Word, mark all text, choose Review, Language, Set Proofing Language, English (United Kingdom),"
        " and set it as the default.",
        "The language decides how a document is read aloud. It is taken from the template's own default.",
        "a template made in an American Word, en-US",
    ),
    Entry(
        "D464",
        "formatted-by-hand",
        ADVICE,
        "“{quote}” is formatted by hand: {found}.",
        "Clear the formatting (Ctrl+Space) and give the words or the paragraph a style of the house list.",
        "What is formatted by hand looks right in Word alone: the PDF and the web page know nothing but"
        " styles, and nobody can change such a look in one place.",
        "a heading that is a Normal paragraph in large red letters",
    ),
)
