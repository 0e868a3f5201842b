"""Reads the small Markdown of narrative: paragraphs, lists, bold, italic, links; all else as typed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.list import list_block
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Delimiter
from markdown_it.token import Token

from bidgen.model.prose import Block, BlockKind, Prose, Span

# The addresses a document for print may point at. Anything else, javascript: for one, stays as typed.
_ADDRESS = re.compile(
    r"\(((?:https?://|mailto:)(?:[^\s()<>\x00-\x1f]|\([^\s()<>\x00-\x1f]*\))+)\)", re.IGNORECASE
)
# Word's lists have nine levels. A list nested deeper stays as typed.
_DEEPEST_LIST = 8
_TOKEN_LEVELS_A_LIST = 2


_BARE_ADDRESS = re.compile(r"(https?://|www\.)\S+", re.IGNORECASE)
_SAYS_NOTHING = frozenset(
    {
        *("click", "click here", "download", "go", "here", "learn more", "link", "more", "read more"),
        *("see here", "see more", "this", "this link", "this page", "website"),
    }
)


def link_is_clear(words: str) -> bool:
    """Return whether the words of a link say where it leads to somebody who hears nothing but them."""
    return words.casefold().strip(" .…>»") not in _SAYS_NOTHING and not _BARE_ADDRESS.fullmatch(words.strip())


# Several rules and documents read each narrative of a bid.
@lru_cache(maxsize=2048)
def parse_prose(text: str) -> Prose:
    """Return `text` as blocks of spans. No fault is possible, and no word is ever dropped.

    A blank line ends a paragraph; a single line break is a space. A list entry's own paragraphs are
    one block. An entry or a link with no words is no entry and no link: its marks stay as typed.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    tokens = _reader().parse(lines)
    return Prose(tuple(_Reading(tokens, lines.split("\n")).blocks()))


@cache
def _reader() -> MarkdownIt:
    reader = MarkdownIt("zero", {"maxNesting": 100})
    reader.enable(["list", "emphasis", "link", "newline"])
    # It would put U+FFFD in the place of a NUL; what may not be printed is named, not replaced.
    reader.core.ruler.disable("normalize")
    reader.block.ruler.at("list", _list, {"alt": ["paragraph", "reference", "blockquote"]})
    reader.inline.ruler.at("link", _link)
    reader.inline.ruler.at("emphasis", _emphasis)
    return reader


def _list(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    if state.level >= _DEEPEST_LIST * _TOKEN_LEVELS_A_LIST:
        return False
    return list_block(state, start, end, silent)


def _link(state: StateInline, silent: bool) -> bool:
    """Read [words](address): the address exactly as typed, no title, no link inside a link."""
    if state.src[state.pos] != "[" or state.linkLevel:
        return False
    start, after = state.pos + 1, state.posMax
    end = state.md.helpers.parseLinkLabel(state, state.pos, True)
    address = _ADDRESS.match(state.src, end + 1, after) if end >= 0 else None
    if address is None or not state.src[start:end].strip():
        return False
    if not silent:
        state.pos, state.posMax = start, end
        state.push("link_open", "a", 1).attrs = {"href": address[1]}
        state.linkLevel += 1
        state.md.inline.tokenize(state)
        state.linkLevel -= 1
        state.push("link_close", "a", -1)
    state.pos, state.posMax = address.end(), after
    return True


def _emphasis(state: StateInline, silent: bool) -> bool:
    """Read * and _ as marks only at the edge of words: 2*3*4 and snake_case_names stay as typed."""
    marker = state.src[state.pos]
    if silent or marker not in "*_":
        return False
    found = state.scanDelims(state.pos, False)
    around = (
        state.src[max(state.pos - 1, 0) : state.pos]
        + state.src[state.pos + found.length : state.pos + found.length + 1]
    )
    # {_{ is how a Word template writes braces; it is no emphasis in anybody's text.
    marks = not set(around) & set("{}")
    for _ in range(found.length):
        token = state.push("text", "", 0)
        token.content = marker
        if marks:
            state.delimiters.append(
                Delimiter(
                    marker=ord(marker),
                    length=found.length,
                    token=len(state.tokens) - 1,
                    end=-1,
                    open=found.can_open,
                    close=found.can_close,
                )
            )
    state.pos += found.length
    return True


@dataclass(slots=True)
class _List:
    kind: BlockKind
    number: int
    start: int


@dataclass(slots=True)
class _Reading:
    """Where the reading of the tokens stands: the lists that are open and the entry being gathered."""

    tokens: Sequence[Token]
    lines: Sequence[str]
    lists: list[_List] = field(default_factory=list)
    made: list[Block] = field(default_factory=list)
    # For each open entry, its place in `made` once it has words of its own.
    entries: list[int | None] = field(default_factory=list)
    lists_seen: int = 0

    def blocks(self) -> list[Block]:
        at = 0
        while at < len(self.tokens):
            token = self.tokens[at]
            if token.type == "list_item_open" and (past := self._past_empty_entry(at)):
                at = past
                continue
            self._read(token)
            at += 1
        return self.made

    def _read(self, token: Token) -> None:
        match token.type:
            case "bullet_list_open" | "ordered_list_open":
                self.lists_seen += 1
                kind: BlockKind = "bullet" if token.type == "bullet_list_open" else "number"
                self.lists.append(_List(kind, self.lists_seen, int(token.attrGet("start") or 0)))
                if kind == "bullet" or token.attrGet("start") is None:
                    self.lists[-1].start = 1
            case "bullet_list_close" | "ordered_list_close":
                self.lists.pop()
            case "list_item_open":
                self.entries.append(None)
            case "list_item_close":
                self.entries.pop()
            case "inline":
                self._add(_spans(token.children or ()))

    def _add(self, spans: tuple[Span, ...]) -> None:
        if not any(span.text.strip() for span in spans):
            return
        if not self.lists:
            self.made.append(Block("paragraph", spans))
        elif self.entries[-1] is not None and self.entries[-1] == len(self.made) - 1:
            entry = self.made[-1]
            self.made[-1] = replace(entry, spans=_joined((*entry.spans, Span(" "), *spans)))
        else:
            self._add_entry(spans)

    def _add_entry(self, spans: tuple[Span, ...]) -> None:
        if self.entries[-1] is not None:
            # Words after a list inside the entry: a new number or bullet would say something else.
            self.made.append(Block("paragraph", spans))
            return
        around = self.lists[-1]
        self.entries[-1] = len(self.made)
        self.made.append(Block(around.kind, spans, len(self.lists) - 1, around.number, around.start))

    def _past_empty_entry(self, at: int) -> int | None:
        """Keep an entry without any words as it was typed ("-" in a table means something).

        Returns where reading goes on after it; None when the entry has words.
        """
        depth = 0
        for index in range(at, len(self.tokens)):
            token = self.tokens[index]
            depth += token.nesting
            if token.type == "inline" and token.content.strip():
                return None
            if depth == 0:
                first, last = self.tokens[at].map or (0, 0)
                typed = " ".join(line.strip() for line in self.lines[first:last] if line.strip())
                if typed:
                    self.made.append(Block("paragraph", (Span(typed),)))
                return index + 1
        return None


def _spans(tokens: Iterable[Token]) -> tuple[Span, ...]:
    found: list[Span] = []
    bold = italic = 0
    link: str | None = None
    for token in tokens:
        match token.type:
            case "strong_open" | "strong_close":
                bold += token.nesting
            case "em_open" | "em_close":
                italic += token.nesting
            case "link_open":
                link = str(token.attrGet("href"))
            case "link_close":
                link = None
            case "softbreak" | "hardbreak":
                found.append(Span(" ", bold > 0, italic > 0, link))
            case _:
                found.append(Span(token.content, bold > 0, italic > 0, link))
    return _joined(found)


def _joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return the spans with neighbours of one look made one, and empty ones gone."""
    made: list[Span] = []
    for span in spans:
        before = made[-1] if made else None
        if not span.text:
            continue
        if before and (before.bold, before.italic, before.link) == (span.bold, span.italic, span.link):
            made[-1] = Span(before.text + span.text, span.bold, span.italic, span.link)
        else:
            made.append(span)
    return tuple(made)
