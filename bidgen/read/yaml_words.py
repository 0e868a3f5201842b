"""What a YAML parser's complaint means in plain words, by what it says and what stands on the line."""

from __future__ import annotations

from ruamel.yaml.error import MarkedYAMLError

from bidgen.places import Place
from bidgen.problems import Problem, problem

# (part of the parser's own words, what it means, what to do). The first that fits is used.
_MEANINGS: tuple[tuple[str, str, str], ...] = (
    (
        "found character '\\t'",
        "the line is indented with a tab",
        "Use spaces in place of the tab.",
    ),
    (
        "mapping values are not allowed here",
        "either the line is indented more than its neighbours, or its text has a second colon",
        "Line it up with the lines around it; put text that contains a colon in quotes.",
    ),
    (
        "could not find expected ':'",
        "a field's name has no colon after it, or a text goes on without being indented",
        "Put a colon and a space after the field's name, or indent the text.",
    ),
    (
        "text after the end",
        "text follows a closing quotation mark or bracket, or a quotation mark further up was never closed",
        "Put the whole text in quotes, doubling a ' inside '...'; or use a block that begins with |.",
    ),
    (
        "expected <block end>",
        "the line is indented differently from the ones it belongs with",
        "Line it up with the other fields or dashes of the same group.",
    ),
    (
        "did not find expected",
        "the line is indented differently from the ones it belongs with",
        "Line it up with the other fields or dashes of the same group.",
    ),
    (
        "block sequence entries are not allowed",
        "a dash stands where no list can begin",
        "Begin the list on the line below the field's name.",
    ),
    (
        "unknown escape character",
        "between double quotes a backslash begins a code, and this is none",
        "Use single quotes, or write the backslash twice.",
    ),
    (
        "quoted scalar",
        "a quotation mark is opened and not closed, or stands inside quoted text",
        "Close the quotation mark; double a ' inside '...', or use a block that begins with |.",
    ),
    (
        "',' or ']'",
        "a square bracket is opened and not closed",
        "Close the bracket; put text that begins with [ in quotes.",
    ),
    (
        "',' or '}'",
        "a curly bracket is opened and not closed",
        "Close the bracket; put text that begins with { in quotes.",
    ),
    (
        "that cannot start any token",
        "text cannot begin with this character unless it is in quotes",
        "Put the text in quotes.",
    ),
    (
        "alias",
        "text cannot begin with * unless it is in quotes",
        "Put the text in quotes.",
    ),
    (
        "anchor",
        "text cannot begin with & unless it is in quotes",
        "Put the text in quotes.",
    ),
    (
        "tag",
        "text cannot begin with ! unless it is in quotes",
        "Put the text in quotes.",
    ),
    (
        "directive",
        "a line cannot begin with % outside text",
        "Put the text in quotes, or indent it.",
    ),
    (
        "block scalar",
        "after | or > there may be nothing but the end of the line",
        "Begin the text on the next line, indented.",
    ),
)
_UNKNOWN = ("the file cannot be read on from here", "Compare the line with the ones around it.")


def syntax_problem(error: MarkedYAMLError, shown: str, text: str) -> Problem:
    """Return R105 at the line and column where the parser of the YAML file `shown` gave up."""
    mark = error.problem_mark or error.context_mark
    said = f"{error.context or ''} {error.problem or ''}"
    if mark is not None and "expected <block end>" in said and _line(text, mark.line, mark.column):
        said = "text after the end"
    meaning, remedy = next(
        ((meaning, remedy) for part, meaning, remedy in _MEANINGS if part in said), _UNKNOWN
    )
    place = Place(shown) if mark is None else Place(shown, mark.line + 1, mark.column + 1)
    line = "" if mark is None else _line(text, mark.line)
    opened = error.context_mark
    related = []
    if opened is not None and mark is not None and opened.line != mark.line:
        related = [Place(shown, opened.line + 1, opened.column + 1)]
    return problem("R105", place, related=related, found=line, meaning=(meaning,), mend=(remedy,))


def _line(text: str, number: int, end: int | None = None) -> str:
    lines = text.split("\n")
    return lines[number][:end].strip() if number < len(lines) else ""
