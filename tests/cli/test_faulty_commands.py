"""Whatever fails while a command writes, earlier work is whole and the next run works."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from commands import bidgen
from faulty_disk import BREAKS, KILLED, through_every_fault
from writing_commands import COMMANDS, run_again, stopped

from bidgen.api import building


@pytest.fixture
def made_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Check a bid and render a document once: what is tried again and again is the writing."""
    for module, function, key in (
        (building, "check_bid", lambda folder, **options: (folder, *options.items())),
        (building, "_rendered", lambda template, name, context, about, formats: (name, about, formats)),
    ):
        monkeypatch.setattr(module, function, _once(getattr(module, function), key))


def _once(make: Callable[..., Any], key: Callable[..., object]) -> Callable[..., Any]:
    made: dict[str, Any] = {}

    def kept(*arguments: Any, **options: Any) -> Any:
        known = repr(key(*arguments, **options))
        if known not in made:
            made[known] = make(*arguments, **options)
        return made[known]

    return kept


@pytest.mark.usefixtures("made_once")
@pytest.mark.parametrize("name", COMMANDS)
def test_whatever_fails_earlier_work_is_whole_and_the_next_run_works(name: str, tmp_path: Path) -> None:
    command = COMMANDS[name]
    bid = command.bid(tmp_path / "bid")
    before = command.found(bid)
    assert bidgen(*command.on(name, bid)).returncode == 0
    after = command.found(bid)
    assert after not in ({}, before)

    def holds(fault: str) -> None:
        if KILLED not in fault and BREAKS not in fault:
            assert command.found(bid) in (before, after), fault
        assert list(stopped(name, bid, before, after)) == [], fault
        status = bidgen(*command.on(name, bid)).returncode
        assert list(run_again(name, bid, before, after, status)) == [], fault

    tried = through_every_fault(lambda: command.bid(bid), lambda: bidgen(*command.on(name, bid)), holds)
    assert tried > 100
