"""Whatever fails while a command writes, earlier work is whole and the next run works."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from commands import bidgen
from faulty_disk import BREAKS, KILLED, through_every_fault
from writing_commands import COMMANDS, run_again, stopped

from bidgen.api import building, offering, producing, releasing
from bidgen.check.release_log import log_of


@pytest.fixture
def made_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Check a bid and render a document once: what is tried again and again is the writing."""
    for module in (building, releasing, offering):
        monkeypatch.setattr(module, "check_bid", _once(module.check_bid, _what_is_checked))
    monkeypatch.setattr(producing, "_rendered", _once(producing._rendered, _what_is_rendered))


def _what_is_checked(folder: Path, **options: object) -> object:
    return folder, options, log_of(folder)


def _what_is_rendered(template: bytes, name: str, context: object, about: object, formats: object) -> object:
    return name, about, formats


def _once(make: Callable[..., Any], key: Callable[..., object]) -> Callable[..., Any]:
    made: dict[str, Any] = {}

    def kept(*arguments: Any, **options: Any) -> Any:
        known = repr(key(*arguments, **options))
        if known not in made:
            made[known] = make(*arguments, **options)
        return made[known]

    return kept


def everything(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() if path.is_file() else b"" for path in folder.rglob("*")}


@pytest.mark.usefixtures("made_once")
@pytest.mark.parametrize("name", COMMANDS)
def test_whatever_fails_earlier_work_is_whole_and_the_next_run_works(name: str, tmp_path: Path) -> None:
    command = COMMANDS[name]
    bid = command.bid(tmp_path / "bid")
    before = command.found(bid)
    untouched = everything(bid)
    assert bidgen(*command.on(name, bid)).returncode == 0
    after = command.found(bid)
    assert after not in ({}, before)

    def prepare() -> None:
        if everything(bid) != untouched:
            command.bid(bid)

    def holds(fault: str) -> None:
        if everything(bid) == untouched:
            # The next run is then the one that made `after`.
            return
        if KILLED not in fault and BREAKS not in fault:
            assert command.found(bid) in (before, after), fault
        assert list(stopped(name, bid, before, after)) == [], fault
        status = bidgen(*command.on(name, bid)).returncode
        assert list(run_again(name, bid, before, after, status)) == [], fault

    tried = through_every_fault(prepare, lambda: bidgen(*command.on(name, bid)), holds, telling=2)
    assert tried > 80
