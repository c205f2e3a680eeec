"""The rules of inverted dropout: one function each, and the tables of points."""

from __future__ import annotations

import numpy as np

from grader import masks
from grader.exercise import Check, Problem, problem
from grader.exercises.inverted_dropout.evidence import (
    Factor,
    agree,
    answers,
    divided,
    edits,
    form,
    is_frozen,
    scaled,
    series,
    shares,
    unrepeated,
)
from grader.exercises.inverted_dropout.probes import RATES, SERIES_SHAPE, TRAINING
from grader.run import Played, Run, paste_and_print, show_result
from grader.script import Raised


def find_wrong_scale(run: Run) -> Problem | None:
    """A kept entry is x / (1 - p)."""
    return find_other_factor(run, divided, "a kept entry is x / (1 - p)")


def find_other_factor(run: Run, factor: Factor, rule: str) -> Problem | None:
    """A kept entry is x times `factor(p)`, for whole numbers too unless they are refused."""
    calls = answers(run, *TRAINING)
    whole = [played for played in answers(run, "whole") if not isinstance(played.value, Raised)]
    for played in [*calls, *whole]:
        complaint, wanted = form(run, played), scaled(played, factor)
        if complaint or not agree(played.value, wanted):
            return problem(run, played, complaint or rule, wanted)
    if not any(played.value.any() for played in calls):
        return problem(run, calls[0], "some entries are kept", "entries that are not 0")
    return None


def find_wrong_rate(run: Run) -> Problem | None:
    """An entry is 0 with probability p, whatever its value, and how many are is left to chance."""
    for p in RATES:
        played = run.call(f"rate {p}", "y")
        mask = played.value != 0
        if not masks.rate_is(unrepeated(mask), p):
            return show_share(run, played, p)
        tenths = mask.reshape(1, 10, -1)
        if unrepeated(mask) is mask and masks.uneven_slices(tenths, p, axis=1).any():
            rule, view = "all entries have one chance", "({} == 0).reshape(10, -1).mean(axis=1)"
            shares = (~tenths[0]).mean(axis=1)
            return problem(run, played, rule, f"about {p} in each", got=shares, view=view)
    stack = series(run)
    if is_frozen(stack) or masks.counts_vary(stack, 0.5):
        return None
    rule, view = "the number of zeros is left to chance", "({} == 0).sum(axis=(1, 2))"
    counts = (~stack).sum(axis=(1, 2))
    return _show_series(run, rule, "counts that vary like coin flips", counts, view)


def show_share(run: Run, played: Played, p: float) -> Problem:
    """Return a Problem that counts the zeros of one result."""
    share, view = f"{(played.value == 0).mean():.4f}", "({} == 0).mean()"
    rule = "a share p of the entries is 0"
    return problem(run, played, rule, f"about {p}", got=share, view=view)


def _show_series(run: Run, rule: str, expected: str, got: object, view: str) -> Problem:
    played = run.calls("series", "y")[0]
    return problem(run, played, rule, expected, got=got, view=view, every=True)


def find_shared_draws(run: Run) -> Problem | None:
    """Each entry of each example has a coin of its own."""
    stack = series(run)
    if (stack == stack.flat[0]).all():
        return show_share(run, run.calls("series", "y")[0], 0.5)
    if is_frozen(stack):
        return None  # one mask does not tell; the check "fresh_mask" does
    rule, batch = "each entry has a coin of its own", run.call("batch", "y")
    for axis in (1, 2):
        mask = batch.value != 0
        if shares(run, axis) and len(np.unique(mask.take(0, axis - 1))) == 2:
            return problem(run, batch, rule, "zeros at places without a pattern", mask=mask)
    shared = masks.twins(stack)
    if shared.any():
        one, two = (np.unravel_index(k, SERIES_SHAPE) for k in np.argwhere(shared)[0])
        view = "y = {}\n" + f"(({_at(one)}) == ({_at(two)})).mean()"
        share = str((stack[:, *one] == stack[:, *two]).mean())
        return _show_series(run, rule, "about 0.5", share, view)
    if not masks.rate_is(stack, 0.5) or all(masks.chains_independent(stack, a) for a in (1, 2)):
        return None
    view = "y = {} == 0\n(y[:, 1:] == y[:, :-1]).mean(), (y[:, :, 1:] == y[:, :, :-1]).mean()"
    down, along = (1 - np.diff(stack, axis=axis).mean() for axis in (1, 2))
    return _show_series(run, rule, "both about 0.5", f"({down:.4f}, {along:.4f})", view)


def _at(place: tuple[int, int]) -> str:
    return f"y[:, {place[0]}, {place[1]}] == 0"


def find_repeats(run: Run) -> Problem | None:
    """The next mask from one generator is another mask."""
    stack = series(run)
    if masks.twins(stack).any() and not is_frozen(stack):
        return None  # entries that share a coin agree too often for that reason alone
    pairs = masks.repeated(stack)
    if not len(pairs):
        return None
    one, two = pairs[0].tolist()
    view = f"y = {{}}\n((y[{one}] == 0) == (y[{two}] == 0)).mean()"
    share = str((stack[one] == stack[two]).mean())
    return _show_series(run, "each call draws a new mask", "about 0.5", share, view)


def find_foreign_source(run: Run) -> Problem | None:
    """Equal seeds give equal masks, and other seeds other masks."""
    first, second, other = run.episode("same seed")
    view = "np.array_equal(first, {})"
    if not np.array_equal(first.value, second.value):
        rule = "two generators with one seed give one mask"
        return problem(run, second, rule, "True", got="False", view=view)
    if np.array_equal(first.value, other.value):
        rule = "generators with unlike seeds give unlike masks"
        return problem(run, other, rule, "False", got="True", view=view)
    return None


def find_lost_identity(run: Run) -> Problem | None:
    """With p = 0 every entry is kept as it is."""
    played = run.call("zero rate", "y")
    if agree(played.value, played.arg(0)):
        return None
    return problem(run, played, "with p = 0 the result is x", played.arg(0))


def find_edits(run: Run) -> Problem | None:
    """The array x is afterwards what it was before."""
    for played in edits(run):
        after, before = show_result(played.event.changed["0"]), show_result(played.arg(0))
        call = paste_and_print(run, played, 0, "x")
        return Problem("x stays as it was", call, after, before)
    return None


# What the masks of both exercises of this lesson must be like.
MASK_CHECKS = (
    Check(
        "drop_rate",
        "in training an entry must be 0 with probability p",
        1,
        ("rate*", "series"),
        find_wrong_rate,
    ),
    Check(
        "mask_per_element",
        "each entry of each example must have a coin of its own",
        1,
        ("series", "batch"),
        find_shared_draws,
    ),
    Check("fresh_mask", "each call must draw a new mask", 1, ("series",), find_repeats),
    Check("uses_rng", "all draws must come from rng", 1, ("same seed",), find_foreign_source),
    Check("input_unchanged", "x must stay as it was", 1, ("tiny*", "shape*"), find_edits),
)
CHECKS = (
    Check("shape", "the result must be an array of x's shape", 1, ("shape*",), lambda _: None),
    Check(
        "scaling",
        "kept entries must be x / (1 - p)",
        3,
        ("tiny*", "shape*", "rate*"),
        find_wrong_scale,
    ),
    *MASK_CHECKS,
    Check(
        "zero_rate",
        "with p = 0 the result must be x",
        1,
        ("zero rate",),
        find_lost_identity,
        deciding=False,
    ),
)
