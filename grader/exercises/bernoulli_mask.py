"""Lesson 01: draw a mask of zeros and ones from a given generator."""

from __future__ import annotations

import numpy as np

from grader import masks
from grader.exercise import Check, Exercise, Misconception, Problem, problem
from grader.run import Played, Run
from grader.script import Episode, Ref, Rng, Script, Step, draw_seeds

NAME = "bernoulli_mask"
SHAPES = ((6,), (3, 4), (2, 3, 4))
RATES = (0.25, 0.8)
SERIES_SHAPE, SERIES_TURNS = (8, 16), 48


def write_script(rng: np.random.Generator) -> Script:
    """Ask for masks of several shapes, two large ones, and a series from one generator."""
    seeds = iter(draw_seeds(rng, 32))
    shapes = [
        Episode(
            f"shape {shape}", next(seeds), (Step("mask", NAME, (shape, 0.3, Rng(next(seeds)))),)
        )
        for shape in SHAPES
    ]
    rates = [
        Episode(f"rate {p}", next(seeds), (Step("mask", NAME, ((100, 100), p, Rng(next(seeds)))),))
        for p in RATES
    ]
    draw = Step("mask", NAME, (SERIES_SHAPE, 0.5, Ref("rng")), times=SERIES_TURNS)
    series = Episode(
        "series", next(seeds), (Step("rng", "np.random.default_rng", (next(seeds),)), draw)
    )
    seed = next(seeds)
    same = [Step(name, NAME, ((4, 16), 0.5, Rng(seed))) for name in ("first", "second")]
    return Script((*shapes, *rates, series, Episode("same seed", next(seeds), tuple(same))))


def form(_: Run, played: Played) -> str | None:
    """Complain unless the result is an array of the shape that was asked for."""
    if played.step.call != NAME:
        return None
    shape = played.step.args[0]
    if not isinstance(played.value, np.ndarray):
        return "the result is not a NumPy array"
    if played.value.shape != shape:
        return f"the result has shape {played.value.shape}, not {shape}"
    return None


def find_other_values(run: Run) -> Problem | None:
    """Every entry is 0 or 1."""
    for calls in [*run.episodes("shape"), *run.episodes("rate")]:
        values = calls[-1].value
        if not np.isin(values, (0, 1)).all():
            return problem(run, calls[-1], "a mask holds only zeros and ones", "zeros and ones")
    return None


def find_wrong_rate(run: Run) -> Problem | None:
    """The share of zeros is p, at two rates."""
    for p in RATES:
        played = run.call(f"rate {p}", "mask")
        if not masks.rate_is(played.value != 0, p):
            share = (played.value == 0).mean()
            return problem(
                run,
                played,
                "a share p of the entries is 0",
                f"about {p}",
                got=f"{share:.4f}",
                view="({} == 0).mean()",
            )
    return None


def find_shared_draws(run: Run) -> Problem | None:
    """Each entry has a coin of its own."""
    stack = series(run)
    if masks.twins(stack).any() or not masks.counts_vary(stack, 0.5):
        played = run.calls("series", "mask")[0]
        return problem(
            run,
            played,
            "each entry has a coin of its own",
            "no two entries always alike",
            mask=played.value != 0,
        )
    return None


def find_repeats(run: Run) -> Problem | None:
    """The second mask from one generator differs from the first."""
    pairs = masks.repeated(series(run))
    if not len(pairs):
        return None
    played = run.calls("series", "mask")[pairs[0][1]]
    return problem(
        run, played, "each call draws a new mask from rng", "another mask than the calls before"
    )


def find_foreign_source(run: Run) -> Problem | None:
    """Equal seeds give equal masks: all randomness comes from rng."""
    first, second = run.call("same seed", "first"), run.call("same seed", "second")
    if np.array_equal(first.value, second.value):
        return None
    return problem(
        run,
        second,
        "two generators with one seed give one mask: draw from rng only",
        "the mask of the first call",
        mask=second.value != 0,
    )


def series(run: Run) -> np.ndarray:
    """Return the masks of the series as one boolean array (turns, rows, columns)."""
    return np.stack([played.value != 0 for played in run.calls("series", "mask")])


def _rate_swapped(run: Run) -> bool:
    return all(masks.rate_is(run.call(f"rate {p}", "mask").value != 0, 1 - p) for p in RATES)


EXERCISE = Exercise(
    name=NAME,
    lesson="01",
    checks=(
        Check("shape", "the mask has the shape asked for", 1, ("shape*",), lambda run: None),
        Check(
            "values", "a mask holds only zeros and ones", 1, ("shape*", "rate*"), find_other_values
        ),
        Check("drop_rate", "an entry is 0 with probability p", 2, ("rate*",), find_wrong_rate),
        Check(
            "mask_per_element",
            "each entry has a coin of its own",
            2,
            ("series",),
            find_shared_draws,
        ),
        Check("fresh_mask", "each call draws a new mask", 1, ("series",), find_repeats),
        Check("uses_rng", "all randomness comes from rng", 1, ("same seed",), find_foreign_source),
    ),
    misconceptions=(
        Misconception(
            "keeps_with_p",
            "Entries are kept with probability p. Here p is the drop rate: keep with 1 - p.",
            "01 bernoulli",
            ("drop_rate",),
            _rate_swapped,
        ),
    ),
    hints=(
        "A uniform number in [0, 1) is below p in a share p of all draws. Which comparison is true "
        "for the entries that you want to keep?",
        "`rng.random(shape)` draws one uniform number for each entry. The section on one biased "
        "coin compares such numbers with p.",
        "Compare `rng.random(shape)` with p so that a share 1 - p of the entries is True, and "
        "return that comparison, as booleans or as numbers.",
    ),
    script=write_script,
    form=form,
)
