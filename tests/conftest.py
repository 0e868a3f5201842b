"""What every test may rely on: programs beside Python are named, and no test is skipped unseen."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from example import Example, built_example
from hypothesis import settings
from releases import small_releases

SKIPPED: list[str] = []


# Where a failure stops everybody, each run tries the same cases; at a desk every run tries others.
settings.register_profile("same", derandomize=True)
if os.environ.get("CI") == "true":
    settings.load_profile("same")


def pytest_addoption(parser: pytest.Parser) -> None:
    words = "keep the pages of test_page_images.py as they are drawn now"
    parser.addoption("--renew-images", dest="renew_images", action="store_true", help=words)


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "needs(*programs): skip where one of these programs is missing")


def pytest_runtest_setup(item: pytest.Item) -> None:
    for marker in item.iter_markers("needs"):
        for program in marker.args:
            if shutil.which(program) is None:
                pytest.skip(f"{program} is not installed")


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    if report.skipped and not hasattr(report, "wasxfail"):
        SKIPPED.append(report.nodeid)


def _skips_count() -> bool:
    return bool(SKIPPED) and os.environ.get("CI") == "true"


def pytest_sessionfinish(session: pytest.Session) -> None:
    # In continuous integration everything can be installed, so a skip hides a fault.
    if _skips_count() and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if _skips_count():
        terminalreporter.write_line("Where CI=true no test may be skipped, but these were:", red=True)
        for name in SKIPPED:
            terminalreporter.write_line(f"  {name}", red=True)


@pytest.fixture(scope="session")
def build_example(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Example]:
    """Give a document of the example by its key; tests that share one are of the group of its key."""
    return cache(lambda key: built_example(key, tmp_path_factory.mktemp(key)))


@pytest.fixture(scope="session")
def small_released(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the small bid, released twice, for all tests of the group "releases"; none changes it."""
    return small_releases(tmp_path_factory.mktemp("released"))


@pytest.fixture
def released(small_released: Path, tmp_path: Path) -> Path:
    """Return a copy of the small bid, released twice, to be changed."""
    return shutil.copytree(small_released, tmp_path / "bid")


@pytest.fixture(autouse=True)
def _same_everywhere(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Tests mean the same whatever the caller's terminal and environment."""
    for name in ("NO_COLOR", "FORCE_COLOR", "SOURCE_DATE_EPOCH"):
        monkeypatch.delenv(name, raising=False)
    yield
