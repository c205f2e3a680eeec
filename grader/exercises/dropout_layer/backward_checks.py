"""The rules on backward: the mask and the scale of the forward it belongs to."""

from __future__ import annotations

import numpy as np

from grader import bands
from grader.closeness import close
from grader.exercise import Problem, Skip, problem
from grader.exercises.dropout_layer.evidence import (
    Evidence,
    evidence,
)
from grader.run import Run, paste_then, show_result, show_value

AFTER_INFERENCE = ("inference first", "tiny inference", "after inference", "two modes wide")
NO_MASK = Skip("forward dropped nothing that could be looked for in backward")


def find_other_mask(run: Run) -> Problem | Skip | None:
    """Backward's zeros are those of the latest training forward."""
    seen = evidence(run)
    if not seen.gradient_passes:
        return NO_MASK
    every = seen.backward_entries
    if ((every.got != 0) != every.kept).any():
        found = next(p for p in seen.gradient_passes if ((p.g != 0) != p.kept).any())
        expected = show_result(np.where(found.kept, found.grad / (1 - found.p), 0.0))
        return problem(run, found.backward, "backward must drop what forward dropped", expected)
    return _guessed_mask(run, seen) or _unlike_repeat(run)


def _guessed_mask(run: Run, seen: Evidence) -> Problem | None:
    """Of 20 inputs that are 0, all are dropped with probability 0.2 ** 20 < 1.1e-14."""
    bands.spend(1.1e-14)
    found = seen.pass_of("zeros")
    hidden = found.x == 0
    if not found.kept[~hidden].any() or ((found.g != 0) != found.kept)[~hidden].any():
        message, expected = "backward must drop what forward dropped", "zeros where y has zeros"
        return problem(run, found.backward, message, expected)
    factors = found.g / found.grad
    seen_factor = factors[~hidden][found.kept[~hidden]][0]
    passed = found.g[hidden] != 0
    if passed.any() and close(factors[hidden], seen_factor)[passed].all():
        return None
    call = paste_then(run, found.backward, "g", f"x = {show_value(found.x)}\ng[x == 0]")
    message = "an input that is 0 but was kept must still get gradient"
    expected = "grad / (1 - p) at each place that the mask kept, 0 elsewhere"
    return Problem(message, call, show_result(found.g[hidden]), expected)


def _unlike_repeat(run: Run) -> Problem | None:
    first, again = run.call("latest", "g"), run.call("latest", "again")
    if close(again.value, first.value).all():
        return None
    return problem(run, again, "a second backward must give the same", first.value)


def find_wrong_gradient_scale(run: Run) -> Problem | Skip | None:
    """Gradients that pass are divided by 1 - p."""
    seen = evidence(run)
    if not seen.gradient_passes:
        return NO_MASK
    every = seen.backward_entries
    passed = every.kept & (every.got != 0)
    if close(every.got, every.scaled)[passed].all():
        return None if passed.any() else NO_MASK
    for found in seen.gradient_passes:
        passed = found.kept & (found.g != 0)
        expected = found.grad / (1 - found.p)
        if not close(found.g, expected)[passed].all():
            shown = np.where(found.kept, expected, 0.0)
            return problem(run, found.backward, "backward must divide by 1 - p too", shown)
    return None


def find_masked_after_inference(run: Run) -> Problem | None:
    """After an inference forward, backward returns grad."""
    for name in AFTER_INFERENCE:
        played = run.call(name, "h")
        if not close(played.value, played.arg(0)).all():
            message = "after an inference forward, backward must return grad"
            return problem(run, played, message, played.arg(0))
    return None
