"""Which exercise is meant by what a learner hands to check, solved or hint."""

from __future__ import annotations

import difflib
import sys
from typing import Any

import numpy as np

from grader.exercise import Exercise
from grader.exercises import all_exercises


class Unclear(LookupError):
    """What came names no exercise; the message says what to type instead."""


def exercise_of(answer: Any, exercise: Any = None) -> Exercise:
    """Return the exercise of an object, by `exercise` or by the object's own name.

    Raises Unclear for anything but a function, a class, or the name of an exercise.
    """
    known = all_exercises()
    kind = type(answer).__name__
    if not isinstance(answer, type) and kind in known:
        raise Unclear(f"this is an instance of {kind}; give the class itself: check({kind})")
    if isinstance(answer, str) or not callable(answer):
        raise Unclear(_not_callable(answer))
    if exercise is not None:
        return by_name(name_of(exercise))
    name = name_of(answer)
    if name in known:
        return known[name]
    raise Unclear(f"{_no_such(name)}; to judge it as one of them: check(..., exercise=NAME)")


def by_name(name: Any) -> Exercise:
    """Return the exercise of that name; raises Unclear with the names there are."""
    known = all_exercises()
    if isinstance(name, str) and name in known:
        return known[name]
    raise Unclear(_no_such(name))


def _no_such(name: Any) -> str:
    known = all_exercises()
    near = difflib.get_close_matches(str(name), known, n=1)
    guess = f" (did you mean {near[0]}?)" if near else ""
    return f"no exercise is called {name!r:.60}{guess}; the names are {', '.join(known)}"


def name_of(answer: Any) -> Any:
    """Return the name of a function, class or instance; a text stands for itself."""
    if isinstance(answer, str):
        return answer
    try:
        name = getattr(answer, "__name__", None)
    except Exception:
        name = None
    return name if isinstance(name, str) else type(answer).__name__


def global_name(answer: Any) -> str | None:
    """Return the name under which the object's own module holds it, if it does."""
    name = name_of(answer)
    module = sys.modules.get(str(getattr(answer, "__module__", "")))
    return name if getattr(module, str(name), None) is answer else None


def _not_callable(answer: Any) -> str:
    if isinstance(answer, str) and answer in all_exercises():
        return f"this is the text {answer!r}; give the object itself: check({answer})"
    came = "None" if answer is None else _described(answer)
    return (
        f"check takes the function or class itself, got {came}; "
        "write its name alone, as in check(dropout), without calling it"
    )


def _described(answer: Any) -> str:
    if isinstance(answer, np.ndarray):
        return f"an array of shape {answer.shape}"
    kind = type(answer).__name__
    return f"{'an' if kind[:1].lower() in 'aeio' else 'a'} {kind}"
