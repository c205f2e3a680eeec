"""The rules of a `GaussianDropout`, in the order in which a report looks for a failure."""

from __future__ import annotations

import numpy as np

from grader import bands, masks
from grader.exercise import Check, Problem, Skip, problem
from grader.exercises.gaussian_dropout.evidence import (
    VARIANT,
    WIDTHS,
    deviation,
    is_normal,
    is_still,
    large_passes,
    noise_of,
    seen_in,
)
from grader.run import Run, paste_then, show_result, show_value
from grader.variants.checks import common
from grader.variants.variant import Pass, close
from grader.variants.words import Words, look, look_at

WORDS = Words(VARIANT, kept="", note="", thing="an entry", share="")
STILL = Skip("forward changes nothing in training")


def find_added_noise(run: Run) -> Problem | None:
    """Noise multiplies, so that an input of 0 stays 0."""
    for found in seen_in(run).extra:
        if (found.y[found.inputs[0] == 0] != 0).any():
            expected = "0 wherever x is 0: noise multiplies, nothing is added"
            return problem(run, found.forward, "noise must multiply: 0 stays 0", expected)
    return None


def find_wrong_noise(run: Run) -> Problem | Skip | None:
    """The factors are normal draws with mean 1 and variance p / (1 - p), by default too."""
    for found in [*large_passes(run), seen_in(run).default]:
        if not is_normal(noise_of(found), 1.0, deviation(found.p)):
            return _show_moments(run, found) or _show_share(run, found)
    zero = seen_in(run).of("zero")
    if zero and not is_still(zero):
        return problem(run, zero.forward, "with p = 0 there is no noise", zero.inputs[0])
    return None


def _show_moments(run: Run, found: Pass) -> Problem | None:
    """Show mean and deviation, where they are visibly not what they should be."""
    noise, right = noise_of(found), deviation(found.p)
    standard_error = right / noise.size**0.5
    if abs(noise.mean() - 1) < 8 * standard_error and abs(noise.std() / right - 1) < 0.05:
        return None
    view = "np.round([(y / x).mean(), (y / x).std()], 3)"
    message = "y / x must have mean 1 and variance p / (1 - p)"
    return look_at(run, found.forward, message, view, f"about [1, {right:.3f}]")


def _show_share(run: Run, found: Pass) -> Problem:
    """Show the share within one of the widths that is furthest from a normal's."""
    noise, right = noise_of(found), deviation(found.p)
    off = [abs((np.abs(noise - 1) < w * right).mean() - share) for w, share in WIDTHS]
    width, share = WIDTHS[int(np.argmax(off))]
    view = f"(abs(y / x - 1) < {width * right:.4f}).mean().round(3)"
    message = "y / x must be a normal draw"
    return look_at(run, found.forward, message, view, f"about {share}")


def find_shared_noise(run: Run) -> Problem | Skip | None:
    """Each entry has noise of its own."""
    seen = seen_in(run)
    if all(is_still(found) for found in seen.series):
        return STILL
    if seen.frozen or not masks.twins(seen.coins).any():
        return None
    first = seen.series[0]
    corner = noise_of(first)[:3, :4]
    call = paste_then(run, first.forward, "y", f"x = {_x_of(first)}\n(y / x)[:3, :4].round(3)")
    message, expected = "some entries share their noise", "unlike numbers"
    return Problem(message, call, show_result(corner.round(3)), expected)


def _x_of(found: Pass) -> str:
    return show_value(found.forward.step.args[0])


def find_repeats(run: Run) -> Problem | Skip | None:
    """Each training forward draws anew: no two of 48 noises of 72 entries are alike."""
    found = seen_in(run).series
    if all(is_still(p) for p in found):
        return STILL
    bands.spend(0.0)  # equal draws from a continuous distribution
    noise = np.stack([noise_of(p) for p in found]).reshape(len(found), -1)
    pairs = np.argwhere(np.triu((noise[:, None] == noise).all(axis=2), 1))
    if len(pairs) == 0:
        return None
    first, second = pairs[0].tolist()
    view = f"{{}}[[{first}, {second}]].reshape(2, -1)[:, :6].round(3)"
    message = "each training forward must draw anew"
    return look(run, [p.forward for p in found], message, view, "two rows that differ")


def find_wrong_gradient(run: Run) -> Problem | Skip | None:
    """Backward multiplies by the noise of the latest forward, y / x, and does so twice."""
    found = [p for p in seen_in(run).passes if p.backward is not None]
    if all(is_still(p) for p in found):
        return STILL
    for passed in found:
        expected = passed.grad * noise_of(passed)
        if not close(passed.backward.value, expected):
            message = "backward must return grad * y / x: the noise of the latest forward"
            return problem(run, passed.backward, message, expected)
    first, again = (run.call("latest", name) for name in ("g", "again"))
    if close(again.value, first.value):
        return None
    return problem(run, again, "a second backward must give the same", first.value)


POINTS = {
    "shape": 1,
    "multiplicative": 1,
    "noise": 2,
    "noise_per_element": 1,
    "fresh_mask": 1,
    "gradient": 2,
    "inference_passthrough": 1,
    "input_unchanged": 1,
}
RULES = common(WORDS, POINTS)
OWN = {
    "multiplicative": ("an input of 0 stays 0", ("extra*",), find_added_noise),
    "noise": (
        "y / x is normal, with mean 1 and variance p / (1 - p)",
        ("large* > forward", "default > forward", "zero > forward"),
        find_wrong_noise,
    ),
    "noise_per_element": (
        "each entry has noise of its own",
        ("series > forward",),
        find_shared_noise,
    ),
    "fresh_mask": ("each training forward draws anew", ("series > forward",), find_repeats),
    "gradient": (
        "backward multiplies by the noise of the latest forward",
        ("tiny*", "small*", "latest", "two layers"),
        find_wrong_gradient,
    ),
}
RULES |= {name: Check(name, t, POINTS[name], needs, find) for name, (t, needs, find) in OWN.items()}
CHECKS = tuple(RULES[name] for name in POINTS)
