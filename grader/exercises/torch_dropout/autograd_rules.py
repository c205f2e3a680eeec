"""What autograd and torch's generator must find: one function a rule."""

from __future__ import annotations

import numpy as np

from grader import bands
from grader.closeness import close
from grader.exercise import Problem, Skip
from grader.exercises.torch_dropout.evidence import Pass, evidence, rate_of, show_gradient, shown
from grader.run import Run, show_result

NO_GRADIENT = Skip("not judged, because no gradient reaches x")


def find_other_mask(run: Run) -> Problem | None:
    """The gradient is 0 exactly where forward dropped."""
    for found in [*evidence(run).gradients, *_in_two_places(run)]:
        if found.g is None:
            message = "no gradient reaches x: y is cut off from autograd"
            return show_gradient(run, found.played, message, _slope(found))
        if ((found.g != 0) != found.kept).any():
            message = "the gradient must be 0 where forward dropped"
            return show_gradient(run, found.played, message, _slope(found))
    return None


def find_wrong_gradient_scale(run: Run) -> Problem | Skip | None:
    """The gradient that passes is divided by 1 - p, as y is."""
    found = evidence(run).gradients
    if any(pass_.g is None for pass_ in found):
        return NO_GRADIENT
    for pass_ in found:
        expected = pass_.w / (1 - pass_.p)
        if not close(pass_.g, expected)[pass_.kept & (pass_.g != 0)].all():
            message = "the gradient must be divided by 1 - p too"
            return show_gradient(run, pass_.played, message, _slope(pass_))
    return None


def _in_two_places(run: Run) -> list[Pass]:
    played = run.call("shared", "g")
    return [Pass(played, rate_of(run, played))]


def _slope(found: Pass) -> np.ndarray:
    places = 2 if found.played.episode.name == "shared" else 1
    return np.where(found.kept, found.w / (1 - found.p) ** places, 0.0)


def find_lost_seed(run: Run) -> Problem | None:
    """A layer that draws from torch's generator repeats after torch.manual_seed.

    The four numbers drawn after a forward have 24 bits each.
    """
    first, second = run.call("seeds", "first"), run.call("seeds", "second")
    (alone, after), (_, again), (_, other) = (
        run.call("seeds", name).value for name in ("after", "again", "other")
    )
    if np.array_equal(alone, after):
        return None  # the masks come from elsewhere
    bands.spend(2.0**-96)
    if not np.array_equal(first.value, second.value) or not np.array_equal(after, again):
        message = "torch.manual_seed must repeat the mask"
        rows, look = second.value[:2, :6], "y[:2, :6].detach().numpy()"
        expected = f"{show_result(first.value[:2, :6])}   (as with this seed before)"
        return shown(run, second, message, expected, look=look, got=rows)
    if np.array_equal(after, other):
        message = "forward must not set torch's seed: after it, every draw repeats"
        third, look = run.call("seeds", "third"), "torch.rand(4).numpy()"
        expected = "numbers that depend on the seed that was set"
        return shown(run, third, message, expected, look=look, got=other)
    return None
