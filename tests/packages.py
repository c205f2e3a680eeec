"""Tests of exercises that need packages which the tests' own extra does not bring, as PyTorch.

`needs` marks a test that is nothing without them, `uses` one that tries more with them; so
`-m "needs or uses"` selects all that PyTorch makes a difference to.
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib.util import find_spec

import pytest

from grader.exercises import all_exercises


def each_exercise() -> list:
    """Return every exercise as a parameter, marked with the packages that it needs."""
    exercises = all_exercises().values()
    return [pytest.param(e, id=e.name, marks=marks("needs", e.requires)) for e in exercises]


def required_by(lesson: str) -> set[str]:
    """Return the packages that the exercises of a lesson, given by its two digits, need."""
    return {name for e in all_exercises().values() if e.lesson == lesson for name in e.requires}


def marks(kind: str, packages: Iterable[str]) -> list[pytest.MarkDecorator]:
    """Return the mark `needs` or `uses` of a test with these packages; none without any."""
    names = tuple(packages)
    return [getattr(pytest.mark, kind)(*names)] if names else []


def skip_without_packages(item: pytest.Item) -> None:
    """Skip a test marked with packages that cannot be imported here."""
    named = [name for mark in item.iter_markers("needs") for name in mark.args]
    if absent := [name for name in named if find_spec(name) is None]:
        pytest.skip(f'needs {", ".join(absent)}: pip install -e ".[{",".join(absent)}]"')


def may_be_skipped(item: pytest.Item, allowance: str) -> bool:
    """Tell whether a test may be skipped: of "packages" one that needs some, of "fail" none."""
    if allowance == "packages":
        return item.get_closest_marker("needs") is not None
    return allowance != "fail"
