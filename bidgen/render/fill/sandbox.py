"""Where a template's tags run: nothing but showing, choosing and repeating, and every fault is recorded."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from jinja2 import Undefined, pass_context
from jinja2.runtime import Context, LoopContext
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

from bidgen.model.document import Picture
from bidgen.model.prose import Prose
from bidgen.render.fill.record import Record, recording_undefined
from bidgen.render.word.tick_boxes import OPEN, TICKED

# A template shows what was composed for it; it does not compute.
FILTERS = (
    "batch",
    "capitalize",
    "count",
    "d",
    "default",
    "first",
    "groupby",
    "join",
    "last",
    "length",
    "list",
    "lower",
    "reject",
    "rejectattr",
    "reverse",
    "select",
    "selectattr",
    "slice",
    "sort",
    "title",
    "trim",
    "unique",
    "upper",
)
# XML 1.0, production 2: what a document can hold. The rest, with no exception, it cannot.
UNPRINTABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# Braces as references, so that no later step can take somebody's text for a tag. Line ends and tabs
# as references, so that parsing keeps them, and finishing can make them Word's.
_ESCAPES = str.maketrans(
    {
        "&": "&amp;",
        "<": "&lt;",
        ">": "&gt;",
        '"': "&#34;",
        "'": "&#39;",
        "{": "&#123;",
        "}": "&#125;",
        "\n": "&#10;",
        "\t": "&#9;",
    }
)


class Xml(Markup):
    """Word XML of our own making, the only text that is not escaped on its way into a document."""


def environment(record: Record, names: Iterable[str]) -> SandboxedEnvironment:
    """Return the Jinja environment for one part; `names` are those at the top of the context."""

    # With the context, Jinja leaves constants alone until they are shown, and so never escapes twice.
    @pass_context
    def shown(_: Context, value: object) -> str:
        return _shown(value, record)

    made = _Environment(
        autoescape=True,
        finalize=shown,
        undefined=recording_undefined(record, tuple(names)),
        keep_trailing_newline=True,
    )
    made.globals = {
        "prose": lambda value, place: _prose(value, place, record),
        "tick": lambda value: _tick(value, record),
    }
    made.filters = {name: made.filters[name] for name in FILTERS}
    return made


class _Environment(SandboxedEnvironment):
    """Names reach the entries of mappings and nothing else: no attribute, no method, no call."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        if isinstance(obj, Mapping):
            return self._entry(obj, attribute)
        if isinstance(obj, LoopContext) and not attribute.startswith("_"):
            return super().getattr(obj, attribute)
        return obj[attribute] if isinstance(obj, Undefined) else self.undefined(obj=obj, name=attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        if isinstance(obj, Mapping):
            return self._entry(obj, argument)
        if isinstance(obj, (list, tuple)) and isinstance(argument, (int, slice)):
            try:
                return obj[argument]
            except IndexError:
                return self.undefined(obj=obj, name=str(argument))
        return obj[argument] if isinstance(obj, Undefined) else self.undefined(obj=obj, name=argument)

    def _entry(self, obj: Mapping[Any, Any], name: Any) -> Any:
        try:
            return obj[name]
        except (KeyError, TypeError):
            return self.undefined(obj=obj, name=name)

    def is_safe_callable(self, obj: Any) -> bool:
        return any(obj is one for one in self.globals.values())


def _shown(value: object, record: Record) -> str:
    """Return what a tag shows, escaped; what cannot be shown is recorded and shows nothing."""
    if isinstance(value, Xml):
        return value
    if isinstance(value, Undefined):
        return Xml(str(value))
    if isinstance(value, Picture):
        record.pictures[value.key] = value
        record.note("picture", key=value.key)
        return Xml(str(value).translate(_ESCAPES))
    if value is None:
        record.note("D413")
        return Xml("")
    if isinstance(value, Prose):
        record.note("D415", what="narrative", remedy="Give it a paragraph of its own and write {{p NAME }}.")
        return Xml("")
    if not isinstance(value, (str, int, float)) or isinstance(value, bool):
        kind = "yes or no" if isinstance(value, bool) else "a list or a group of values"
        remedy = "Use it in an if." if isinstance(value, bool) else "Repeat over it, or name one value."
        record.note("D415", what=kind, remedy=remedy)
        return Xml("")
    return Xml(_printable(str(value), record).translate(_ESCAPES))


def _printable(text: str, record: Record) -> str:
    found = UNPRINTABLE.search(text)
    if found is None:
        return text.replace("\r\n", "\n").replace("\r", "\n")
    around = text[max(found.start() - 20, 0) : found.end() + 20]
    record.note("D417", character=f"the control character U+{ord(found[0]):04X}", text=around)
    return UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", text)


def _tick(value: object, record: Record) -> Xml:
    """Return what is written into the tag of a tick box, for finishing to find."""
    if isinstance(value, Undefined):
        return Xml(str(value) or OPEN)
    if value is None:
        record.note("D413")
    elif not isinstance(value, bool):
        remedy = 'Name what is yes or no, or compare: {{ NAME == "unitary" }}.'
        record.note("D415", what="neither yes nor no", remedy=remedy)
    return Xml(TICKED if value is True else OPEN)


def _prose(value: object, place: int, record: Record) -> Xml:
    """Return the mark that finishing replaces with paragraphs; `place` is the tag's own paragraph."""
    if isinstance(value, Undefined):
        return Xml(str(value))
    if value is None:
        record.note("D413")
        return Xml("")
    if not isinstance(value, Prose):
        record.note("D415", what="no narrative", remedy="Write the tag without p.")
        return Xml("")
    addresses = " ".join(span.link or "" for block in value.blocks for span in block.spans)
    if UNPRINTABLE.search(value.text + addresses):
        _printable(value.text + addresses, record)
        return Xml("")
    record.proses.append((value, place))
    return Xml(f"<?bidgen-prose {len(record.proses) - 1}?>")
