"""The rules of an `AlphaDropout`, in the order in which a report looks for a failure."""

from __future__ import annotations

import numpy as np

from grader import masks
from grader.exercise import Check, Problem, Skip, problem
from grader.exercises.alpha_dropout.evidence import (
    ALPHA,
    VARIANT,
    commonest,
    dropped_value,
    gain,
    lines_of,
    offset,
    seen_in,
)
from grader.run import Run, paste_then, show_result
from grader.variants.checks import common
from grader.variants.variant import Pass
from grader.variants.words import UNREAD, Words, look, look_at

WORDS = Words(
    VARIANT,
    kept="kept entries must be a x + b",
    note="any entry may instead be a alpha' + b",
    thing="an entry",
    share="",
)
UNFIT = Skip("kept entries follow no line a x + b")


def near(got: float, right: float) -> bool:
    """Tell whether two numbers agree within 1e-6."""
    return abs(got - right) <= 1e-6 * max(1.0, abs(right))


def find_wrong_line(run: Run) -> Problem | None:
    """Kept entries lie on one line, with slope a and offset b."""
    lines = lines_of(run)
    if len(lines) < 2:
        return _show(run, "kept entries must be a x + b: these lie on no line")
    for p, line in lines.items():
        wrong = [
            name
            for name, got, right in (("a", line.gain, gain(p)), ("b", line.offset, offset(p)))
            if not near(got, right)
        ]
        if wrong:
            is_wrong = "a and b are wrong" if len(wrong) == 2 else f"{wrong[0]} is wrong"
            return _show(run, f"kept entries must be a x + b: {is_wrong}")
    return None


def find_wrong_value(run: Run) -> Problem | Skip | None:
    """Dropped entries are set to alpha' before the affine step."""
    lines = lines_of(run)
    if len(lines) < 2:
        return UNFIT
    for p, line in lines.items():
        if line.dropped is None:
            return Skip("nothing was dropped")
        if not near(line.before, ALPHA):
            return _show(
                run,
                f"dropped entries must become a * alpha' + b = {dropped_value(p):.4f}"
                if near(line.gain, gain(p)) and near(line.offset, offset(p))
                else "dropped entries must be set to alpha' before a and b are applied",
            )
    return None


def _show(run: Run, message: str) -> Problem:
    """Show the smallest forward that has an entry which should not be there."""
    seen = seen_in(run)
    wrong = [p for p in seen.passes if p.p > 0 and not _allowed(p).all()]
    if not wrong:
        return Problem(message)
    found = wrong[0]
    kept = show_result(gain(found.p) * found.inputs[0] + offset(found.p))
    note = f"{kept}   (any entry may instead be {dropped_value(found.p):.4f})"
    return problem(run, found.forward, message, note)


def _allowed(found: Pass) -> np.ndarray:
    kept = gain(found.p) * found.inputs[0] + offset(found.p)
    near_kept = np.abs(found.y - kept) <= 1e-6 * np.maximum(1.0, np.abs(kept))
    return near_kept | (np.abs(found.y - dropped_value(found.p)) <= 1e-6)


def find_wrong_rate(run: Run) -> Problem | Skip | None:
    """Entries are dropped with probability p, by default too, and not in a fixed number."""
    seen = seen_in(run)
    passes = [seen.of("large low"), seen.of("large high"), seen.default]
    read = [found and seen.reading(found) for found in passes]
    if None in read or seen.coins is None:
        return UNREAD
    for found, reading in zip(passes, read, strict=True):
        if not masks.rate_is(reading.mask, found.p):
            return _share(run, found, ~reading.mask)
    if (zero := seen.of("zero")) and (reading := seen.reading(zero)) and not reading.mask.all():
        return problem(run, zero.forward, "with p = 0 nothing is dropped", zero.inputs[0])
    stack = seen.coins
    shared = seen.frozen or seen.tied(0) or seen.tied(1)
    if shared or masks.counts_vary(stack, 0.5):
        return None
    value = commonest(seen.series[0].y)
    view = f"(abs({{}} - {value}) < 1e-6).sum(axis=(1, 2))"
    message = "the number dropped must vary: each entry has a coin of its own"
    return look(run, [p.forward for p in seen.series], message, view, "unlike numbers")


def _share(run: Run, found: Pass, dropped: np.ndarray) -> Problem:
    """Show the share of the entries that have the value of a dropped one."""
    message = "an entry is dropped with probability p"
    if not dropped.any():
        view, expected = "np.unique(y).size", f"about {found.y.size * (1 - found.p):.0f}: dropped "
        return look_at(run, found.forward, message, view, expected + "entries are all equal")
    value = float(found.y[dropped][0])
    view = f"(abs(y - {value}) < 1e-6).mean().round(4)"
    return look_at(run, found.forward, message, view, f"about {found.p}")


def find_shared_coins(run: Run) -> Problem | Skip | None:
    """Each entry has a coin of its own."""
    seen = seen_in(run)
    if seen.coins is None:
        return UNREAD
    if seen.frozen or not masks.twins(seen.coins).any():
        return None
    first = seen.series[0].forward
    dropped = ~seen.coins[0]
    value = float(first.value[dropped][0]) if dropped.any() else 0.0
    look_for = f"(abs(y - {value}) > 1e-6).astype(int)"
    got = show_result((np.abs(first.value - value) > 1e-6).astype(int))
    call = paste_then(run, first, "y", look_for)
    expected = "zeros and ones without a pattern"
    return Problem("some entries share a coin", call, got, expected)


POINTS = {
    "shape": 1,
    "affine": 1,
    "drop_value": 1,
    "mask_per_element": 1,
    "drop_rate": 1,
    "fresh_mask": 1,
    "mask_reuse": 1,
    "gradient_scaling": 1,
    "inference_passthrough": 1,
    "input_unchanged": 1,
}
RULES = common(WORDS, POINTS)
OWN = {
    "affine": (
        "a kept entry becomes a x + b",
        ("tiny* > forward", "large* > forward"),
        find_wrong_line,
    ),
    "drop_value": (
        "a dropped entry is set to alpha' before a and b",
        ("tiny* > forward", "large* > forward"),
        find_wrong_value,
    ),
    "mask_per_element": ("each entry has its own coin", ("series > forward",), find_shared_coins),
    "drop_rate": (
        "an entry is dropped with probability p",
        ("large* > forward", "default > forward", "series > forward", "zero > forward"),
        find_wrong_rate,
    ),
}
RULES |= {name: Check(name, t, POINTS[name], needs, find) for name, (t, needs, find) in OWN.items()}
CHECKS = tuple(RULES[name] for name in POINTS)
