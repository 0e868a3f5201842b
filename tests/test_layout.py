"""What is installed is what is here: packages, data, versions."""

from __future__ import annotations

import configparser
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import bidgen

ROOT = Path(__file__).parents[1]
SETTINGS = configparser.ConfigParser()
SETTINGS.read(ROOT / "setup.cfg", "utf-8")
DATA = ("schemas", "templates")
PIN = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)", re.MULTILINE)


def pins(lock: str) -> set[tuple[str, str]]:
    return set(PIN.findall((ROOT / lock).read_text("utf-8")))


def names(requirements: str) -> set[str]:
    found = re.findall(r"^([A-Za-z0-9._-]+)[<>=]", requirements, re.MULTILINE)
    return {re.sub(r"[-_.]+", "-", name).lower() for name in found}


def test_every_package_is_listed() -> None:
    here = Path(bidgen.__file__).parent
    found = {".".join(("bidgen", *file.parent.relative_to(here).parts)) for file in here.rglob("*.py")}
    assert set(SETTINGS["options"]["packages"].split()) == found | {f"bidgen.{name}" for name in DATA}


def test_the_wheel_holds_every_module_and_all_data(tmp_path: Path) -> None:
    source = tmp_path / "a source"
    source.mkdir()
    unwanted = shutil.ignore_patterns("__pycache__", "*.egg-info")
    for name in ("bidgen", *DATA):
        shutil.copytree(ROOT / name, source / name, ignore=unwanted)
    for name in ("setup.cfg", "pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    target = tmp_path / "elsewhere"
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    here = ["--no-deps", "--no-index", "--no-build-isolation", "--target", str(target), str(source)]
    subprocess.run([*pip, *here], check=True, stdin=subprocess.DEVNULL)

    installed = {path.relative_to(target) for path in target.rglob("*") if path.is_file()}
    for name in ("bidgen", *DATA):
        top = Path("bidgen") if name == "bidgen" else Path("bidgen", name)
        wanted = {top / path.relative_to(source / name) for path in (source / name).rglob("*")}
        assert {path for path in wanted if path.suffix} <= installed

    asked = (
        "import bidgen.cli, importlib.resources as r; print(bidgen.cli.__file__, r.files('bidgen.schemas'))"
    )
    environment = {**os.environ, "PYTHONPATH": str(target)}
    answer = subprocess.run(
        [sys.executable, "-c", asked],
        cwd=tmp_path,
        env=environment,
        check=True,
        capture_output=True,
        text=True,
    )
    assert answer.stdout.count(str(target)) == 2


def test_the_lock_files_pin_every_dependency_and_agree() -> None:
    run, test = pins("requirements.txt"), pins("requirements-test.txt")
    extras = SETTINGS["options.extras_require"]
    wanted = names(SETTINGS["options"]["install_requires"]) | names(extras["build"])
    assert wanted <= {name for name, _ in run}
    assert run <= test
    assert names(extras["test"]) <= {name for name, _ in test}


@pytest.mark.parametrize("lock", ["requirements.txt", "requirements-test.txt"])
def test_every_locked_package_has_hashes_and_no_address(lock: str) -> None:
    text = (ROOT / lock).read_text("utf-8")
    parts = re.split(r"^(?=[A-Za-z0-9])", text, flags=re.MULTILINE)[1:]
    assert len(parts) == len(pins(lock))
    assert [part for part in parts if "--hash=sha256:" not in part] == []
    assert "://" not in text
    assert "--index" not in text


def test_the_changelog_tells_of_this_version() -> None:
    assert f"## {SETTINGS['metadata']['version']}" in (ROOT / "CHANGELOG.md").read_text("utf-8")


@pytest.mark.parametrize("script", ["run", ".ci/run"])
def test_scripts_are_plain_shell_that_may_be_run(script: str) -> None:
    assert os.access(ROOT / script, os.X_OK)
    subprocess.run(["sh", "-n", ROOT / script], check=True)


def test_run_says_how_and_refuses_what_it_does_not_know(tmp_path: Path) -> None:
    usage = subprocess.run([ROOT / "run"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (usage.returncode, usage.stderr) == (0, "")
    assert "./run bid " in usage.stdout
    unknown = subprocess.run(
        [ROOT / "run", "bidd"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert unknown.returncode == 2
    assert "bidd" in unknown.stderr


@pytest.mark.xdist_group("kept together")
def test_tests_of_one_group_run_in_one_process(request: pytest.FixtureRequest) -> None:
    """They share what takes long to make; pytest-xdist stopped heeding groups once without a word."""
    if hasattr(request.config, "workerinput"):
        assert request.node.nodeid.endswith("@kept together")
