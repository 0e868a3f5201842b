"""What filling a template part leaves behind: faults with their tag, narrative and pictures to put in."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from types import FrameType
from typing import Any

from jinja2 import Template, Undefined
from jinja2.utils import missing

from bidgen.model.document import Picture
from bidgen.model.prose import Prose


@dataclass(frozen=True, slots=True)
class Fault:
    """What went wrong at a tag while filling: a catalogue code, the tag's line and the values to say."""

    code: str
    line: int
    found: Mapping[str, object] = field(default_factory=dict)


@dataclass(slots=True)
class Record:
    """What filling one part left behind: faults, narrative to lay out, pictures to put in."""

    faults: list[Fault] = field(default_factory=list)
    proses: list[tuple[Prose, int]] = field(default_factory=list)
    pictures: dict[str, Picture] = field(default_factory=dict)

    def note(self, code: str, **found: object) -> None:
        fault = Fault(code, line_of_running_tag(), found)
        if fault not in self.faults:
            self.faults.append(fault)


def recording_undefined(record: Record, names: Sequence[str]) -> type[Undefined]:
    """Return what stands for a name that is not there: records itself when used, then behaves as empty."""

    class Recording(Undefined):
        __slots__ = ()

        def _note(self) -> None:
            known = list(names) if self._undefined_obj is missing else []
            if isinstance(self._undefined_obj, Mapping):
                known = [str(key) for key in self._undefined_obj]
            name = str(self._undefined_name)
            record.note("D412", name=name, nearest=nearest(name, known))

        def __str__(self) -> str:
            self._note()
            return ""

        def __iter__(self) -> Iterator[Any]:
            self._note()
            return iter(())

        def __bool__(self) -> bool:
            self._note()
            return False

        def __len__(self) -> int:
            self._note()
            return 0

        def __getattr__(self, name: str) -> Any:
            if name.startswith("__"):
                raise AttributeError(name)
            return self[name]

        def __getitem__(self, name: Any) -> Any:
            self._note()
            return _Quiet()

        def __eq__(self, other: object) -> bool:
            self._note()
            return False

        def __ne__(self, other: object) -> bool:
            self._note()
            return True

        def __hash__(self) -> int:
            return id(type(self))

    class _Quiet(Recording):
        """Part of something already recorded: one fault, not one for each dot."""

        __slots__ = ()

        def _note(self) -> None:
            return

    return Recording


def nearest(name: str, known: Sequence[str]) -> str:
    """Return the sentence that offers the name most like `name`, or nothing."""
    close = get_close_matches(name, known, n=1)
    return f' Did you mean "{close[0]}"?' if close else ""


def line_of_running_tag() -> int:
    """Return the line, in the template's source, of the tag that is being filled; 0 if unknown."""
    frame: FrameType | None = sys._getframe(1)
    while frame is not None:
        template = frame.f_globals.get("__jinja_template__")
        if isinstance(template, Template):
            return template.get_corresponding_lineno(frame.f_lineno)
        frame = frame.f_back
    return 0
