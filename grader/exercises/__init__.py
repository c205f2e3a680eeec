"""The graded exercises: each module of this package defines one as EXERCISE."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from grader.exercise import Exercise


@cache
def all_exercises() -> dict[str, Exercise]:
    """Return every exercise by name, in the order of the lessons."""
    modules = [
        importlib.import_module(f"{__name__}.{found.name}")
        for found in pkgutil.iter_modules(__path__)
    ]
    found = [module.EXERCISE for module in modules if hasattr(module, "EXERCISE")]
    return {e.name: e for e in sorted(found, key=lambda e: (e.lesson, e.order, e.name))}


def find_exercise(name: str) -> Exercise:
    """Return the exercise of that name; raises KeyError with the names there are."""
    known = all_exercises()
    if name not in known:
        raise KeyError(f"no exercise is called {name!r}; the names are {', '.join(known)}")
    return known[name]
