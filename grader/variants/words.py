"""How faults of the variants are told and shown."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from grader.exercise import Problem, Skip, problem
from grader.run import Played, Run, paste_then, show_result, show_value
from grader.variants.evidence import Evidence, evidence
from grader.variants.variant import Pass, Variant

Find = Callable[[Run], Problem | Skip | None]
UNREAD = Skip("no mask could be read off the outputs")
UNVARIED = Skip("nothing was dropped, or everything")


@dataclass(frozen=True)
class Words:
    """How one variant's faults are told."""

    variant: Variant
    kept: str  # the rule of a kept part, with the factor
    note: str  # what may stand instead of the expected numbers
    thing: str  # what has a coin of its own
    share: str  # an expression in y (and x): the share that was dropped
    count: Callable[[Pass], str] | None = None  # an expression in {}: drops by call of the series
    edited: tuple[str, ...] = ("x",)  # the names of forward's arrays

    def seen(self, run: Run) -> Evidence:
        return evidence(self.variant, run)


def look(run: Run, calls: list[Played], message: str, view: str, expected: str) -> Problem:
    """Show what an expression makes of all results of a series; `{}` is their array."""
    values = np.array([call.value for call in calls])
    got = np.asarray(eval(view.format("values"), {"np": np, "values": values}))
    return problem(run, calls[0], message, expected, got=got, view=view, every=True)


def look_at(run: Run, played: Played, message: str, expression: str, expected: str) -> Problem:
    """Show what an expression in x and y makes of one forward."""
    x, y = played.arg(0), played.value
    got = eval(expression, {"np": np, "x": x, "y": y})
    lines = expression
    if re.search(r"\bx\b", expression):
        lines = f"x = {show_value(played.step.args[0])}\n{expression}"
    call = paste_then(run, played, "y", lines)
    return Problem(message, call, show_result(np.asarray(got)), expected)
