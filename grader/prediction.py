"""A guess first, then the run: predict holds an outcome back until a learner has committed."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import numpy as np

from grader.reports.prediction import render_prediction, render_prediction_html
from grader.reports.shown import Message, Shown
from grader.store import Store

NOT_YET = ("?", "")
WAITS = "your guess first: put it in place of the question mark, then run the cell again"
SHARE, GAP = 0.1, 0.05  # a number is near enough within either of them
THOUSANDS = re.compile(r"\d{1,3}(,\d{3})+")
LONGEST = 80  # characters of a guess that are kept and shown


def predict(key: str, guess: Any, outcome: Callable[[], Any]) -> Shown:
    """Return a guess beside what comes out, which shows itself; "?" stands for no guess yet.

    `outcome` takes no argument, and is called only when there is a guess. Near enough is within
    10 % or 0.05 for each number, equal but for case for words. Never raises for a learner's
    mistake.
    """
    said = _as_text(guess)
    if said in NOT_YET:
        return Message("·", WAITS)
    try:
        found = outcome()
    except Exception as error:
        return Message("·", f"nothing to compare with yet: {error!r}")
    Store().keep_guess(str(key), said)
    near = is_near(said, found)
    shown = show_outcome(found)
    return Shown(
        render_prediction(said, shown, near), render_prediction_html(key, said, shown, near)
    )


def _as_text(guess: Any) -> str:
    return " ".join(str(guess).split())[:LONGEST]


def is_near(said: str, found: Any) -> bool:
    """Tell whether a guess is near enough to an outcome: numbers to numbers, words to words."""
    wanted = _numbers_of(found)
    if wanted is None:
        return _plain(said) == _plain(show_outcome(found))
    given = _read_numbers(said)
    return len(given) == len(wanted) and all(map(_close, given, wanted))


def _close(guess: float, number: float) -> bool:
    return abs(guess - number) <= max(GAP, SHARE * abs(number)) + 1e-9  # 0.05 itself is near


def _plain(words: str) -> str:
    plain = words.strip().rstrip(".").casefold()
    return {"true": "yes", "false": "no"}.get(plain, plain)


def _numbers_of(found: Any) -> list[float] | None:
    """Return the numbers of an outcome, None when it is made of something else."""
    values = np.asarray(found)
    return None if values.dtype.kind not in "iuf" else [float(v) for v in values.ravel()]


def _read_numbers(said: str) -> list[float]:
    """Return the numbers of a guess such as `0.75`, `3/4`, `75 %` or `[1, 2, 3]`."""
    if THOUSANDS.fullmatch(said):
        said = said.replace(",", "")
    said = re.sub(r"\s*([/%])\s*", r"\1 ", said).replace("/ ", "/")
    words = re.split(r"[\s,;]+", said.strip("[]() ").replace("−", "-"))
    try:
        return [_number(word) for word in words]
    except (ValueError, ZeroDivisionError):
        return []


def _number(word: str) -> float:
    share = 100 if word.endswith("%") else 1
    above, _, below = word.removesuffix("%").partition("/")
    return float(above) / float(below or 1) / share


def show_outcome(found: Any) -> str:
    """Return numbers with four digits, yes or no for truth, anything else as its text."""
    if isinstance(found, (list, tuple, np.ndarray)) and np.ndim(found):
        return ", ".join(show_outcome(value) for value in found)
    if isinstance(found, (bool, np.bool_)):
        return "yes" if found else "no"
    if isinstance(found, (float, np.floating)):
        return f"{found:.4g}"
    return str(found)
