"""What an exercise is made of: a script to play, checks, misconceptions, hints."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Any

import numpy as np

from grader.run import Played, Run, paste, show_result
from grader.script import Script


@dataclass(frozen=True)
class Problem:
    """Why a check failed: what came, and a call to paste that shows it."""

    message: str
    call: str = ""
    got: str = ""
    expected: str = ""
    # For faults of the mask: which entries were kept (True), at most two axes, to be drawn.
    mask: np.ndarray | None = None


@dataclass(frozen=True)
class Skip:
    """Why a rule could not be judged: an earlier fault left nothing to look at."""

    why: str


def problem(
    run: Run,
    played: Played,
    message: str,
    expected: Any = "",
    *,
    got: Any = None,
    view: str = "{}",
    every: bool = False,
    mask: np.ndarray | None = None,
) -> Problem:
    """Build a Problem around one call; arrays are printed, strings stand as they are.

    `view` is an expression around the call, such as "({} == 0).mean()", and `got` its value;
    with `every` it is given the results of all calls of the step.
    """
    shown = played.value if got is None else got
    call = paste(run, played, view, every=every)
    return Problem(message, call, _words(shown), _words(expected), mask)


def _words(value: Any) -> str:
    return value if isinstance(value, str) else show_result(value)


@dataclass(frozen=True)
class Check:
    """One rule, its points, and the function that reads it off a run.

    `find` returns None when the rule holds, and may return a Skip. It is called only when no
    call of the episodes named in `needs` raised and every result there has the right form. A
    name ending in "*" stands for all episodes that begin so; "tiny* > forward" asks for that
    method only.
    """

    id: str
    title: str
    points: int
    needs: tuple[str, ...]
    find: Callable[[Run], Problem | Skip | None]
    deciding: bool = True


@dataclass(frozen=True)
class Misconception:
    """A named cause, reported only when the run proves it.

    `explains` lists the checks whose failure it accounts for; `read` names a lesson.
    """

    id: str
    explanation: str
    read: str
    explains: tuple[str, ...]
    proven: Callable[[Run], bool]


def no_form(_: Run, __: Played) -> str | None:
    """Accept every result: the exercise has no rule about form."""
    return None


def no_advice(_: Run) -> list[str]:
    """Give none."""
    return []


@dataclass(frozen=True, eq=False)  # there is one of each, looked up often
class Exercise:
    """One graded name of a lesson.

    `script(rng)` draws the probe calls. `form(run, played)` returns a complaint when a result
    has the wrong type or shape, else None: the check "shape" reports it, others are skipped.
    `opening` is how many calls at the start of the script must have been written for the
    exercise to count as started. `lesson` is the two digits of the notebook. `requires` names the
    packages beside NumPy that judging needs, each installed by the extra of its name.
    """

    name: str
    lesson: str
    checks: tuple[Check, ...]
    hints: tuple[str, str, str]
    script: Callable[[np.random.Generator], Script]
    misconceptions: tuple[Misconception, ...] = ()
    form: Callable[[Run, Played], str | None] = no_form
    advise: Callable[[Run], list[str]] = no_advice
    opening: int = 1
    order: int = 0  # place among the exercises of its lesson
    requires: tuple[str, ...] = ()

    @property
    def max_score(self) -> int:
        """The sum of the checks' points."""
        return sum(check.points for check in self.checks)

    @property
    def lacking(self) -> tuple[str, ...]:
        """The required packages that this Python cannot import."""
        return tuple(name for name in self.requires if find_spec(name) is None)
