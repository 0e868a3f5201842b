"""The packaged rules of funds, frameworks and discount rates: data with their sources, read as inputs are."""

from __future__ import annotations

from importlib.resources import as_file

from bidgen.problems import Problem
from bidgen.read.raw import Raw
from bidgen.read.schemas import schema_folder
from bidgen.read.yaml_file import read_yaml


def packaged_names(kind: str) -> tuple[str, ...]:
    """Return the names that `kind` ("funds", "procurement", "appraisal") has files for, in order."""
    files = (schema_folder() / kind).iterdir()
    return tuple(sorted(file.name.removesuffix(".yaml") for file in files if file.name.endswith(".yaml")))


def read_fund(name: str) -> tuple[Raw | None, list[Problem]]:
    """Return the rules of the fund's round `name`, or None where there is no such file."""
    return _read("funds", name)


def read_procurement(name: str) -> tuple[Raw | None, list[Problem]]:
    """Return the questions and limits of the framework `name`, or None where there is no such file."""
    return _read("procurement", name)


def read_rates(name: str) -> tuple[Raw | None, list[Problem]]:
    """Return the schedule of discount rates `name`, or None where there is no such file."""
    return _read("appraisal", name)


def _read(kind: str, name: str) -> tuple[Raw | None, list[Problem]]:
    # Only a name of the list is ever made part of a path: it comes from a bid.
    if name not in packaged_names(kind):
        return None, []
    with as_file(schema_folder() / kind / f"{name}.yaml") as path:
        return read_yaml(path, f"schemas/{kind}/{name}.yaml")
