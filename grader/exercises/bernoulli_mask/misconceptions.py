"""The named causes of a wrong mask, each with what a run must show to prove it."""

from __future__ import annotations

from collections.abc import Callable
from math import erf, sqrt

import numpy as np

from grader import bands, masks
from grader.exercise import Misconception
from grader.exercises.bernoulli_mask.evidence import are_sound, count_is_fixed, series, varies
from grader.exercises.bernoulli_mask.probes import RATES
from grader.run import Run


def _rated(run: Run) -> list[tuple[float, np.ndarray]]:
    """Return each rate with its large mask, or nothing when one is malformed."""
    if not are_sound(run, *(f"rate {p}" for p in RATES)):
        return []
    return [(p, run.call(f"rate {p}", "mask").value) for p in RATES]


def _rates_follow(run: Run, rate: Callable[[float], float]) -> bool:
    """Tell whether a share `rate(p)` of the entries is 0 for every p, and p is not."""
    found = _rated(run)
    return (
        bool(found)
        and all(np.isin(v, (0, 1)).all() and masks.rate_is(v != 0, rate(p)) for p, v in found)
        and not all(masks.rate_is(v != 0, p) for p, v in found)
    )


def _ignores_p(run: Run) -> bool:
    """One seed gives one mask at every p, and more than one coin is in it."""
    found = _rated(run)
    return bool(found) and all(
        len(np.unique(v)) == 2 and np.isin(v, (0, 1)).all() and np.array_equal(v, found[0][1])
        for _, v in found
    )


def _draws_normal(run: Run) -> bool:
    def below(p: float) -> float:
        return (1 + erf(p / sqrt(2))) / 2

    return _rates_follow(run, below) or _rates_follow(run, lambda p: 1 - below(p))


def _not_compared(run: Run) -> bool:
    found = _rated(run)
    return bool(found) and all(
        len(np.unique(v)) > v.size / 2 and (v >= 0).all() and (v <= 1).all() for _, v in found
    )


def _is_scaled(run: Run) -> bool:
    found = _rated(run)
    return bool(found) and all(
        (v != 0).any() and np.allclose(v[v != 0], 1 / (1 - p), rtol=1e-6) for p, v in found
    )


def _counts_several_coins(run: Run) -> bool:
    """Entries are whole numbers up to n > 1, and their mean is n (1 - p), or else n p."""
    found = _rated(run)
    if not found or not all(np.isin(v, range(100)).all() for _, v in found):
        return False
    n = int(max(v.max() for _, v in found))

    def fits(rate: Callable[[float], float]) -> bool:
        return all(bands.inside(int(v.sum()), n * v.size, rate(p)) for p, v in found)

    return n > 1 and (fits(lambda p: 1 - p) or fits(lambda p: p))


def _is_one_mask(run: Run) -> bool:
    """One generator, called again, and two generators all give one mask, with zeros in it."""
    if not are_sound(run, "series", "seeds"):
        return False
    stack, (first, _, third) = series(run), run.episode("seeds")
    same = bool((stack == stack[0]).all()) and np.array_equal(first.value, third.value)
    return same and not stack.all()


def _rows_are_alike(run: Run) -> bool:
    return varies(run) and bool((series(run) == series(run)[:, :1]).all())


def _entries_are_alike(run: Run) -> bool:
    return varies(run) and bool((series(run) == series(run)[..., :1]).all())


def _uses_global_state(run: Run) -> bool:
    """Every call moves NumPy's global state, and equal seeds of rng give unlike masks."""
    first, second, _ = calls = run.episode("seeds")
    moved = all(played.event.state_before != played.event.state_after for played in calls)
    return moved and are_sound(run, "seeds") and not np.array_equal(first.value, second.value)


MISCONCEPTIONS = (
    Misconception(
        "not_compared",
        "These are uniform draws: a draw becomes a mask entry once it is compared with p.",
        "01 bernoulli",
        ("values", "drop_rate", "zero_rate"),
        _not_compared,
    ),
    Misconception(
        "several_coins",
        "Some entries are above 1: each counts several coins. One coin an entry means n = 1.",
        "01 bernoulli",
        ("values", "drop_rate"),
        _counts_several_coins,
    ),
    Misconception(
        "scaled_mask",
        "Kept entries are 1 / (1 - p). Here they are 1; why to divide is lesson 03's question.",
        "03 rescaling",
        ("values",),
        _is_scaled,
    ),
    Misconception(
        "keeps_with_p",
        "Entries are kept with probability p. Here p is the drop rate: keep with 1 - p.",
        "01 bernoulli",
        ("drop_rate", "zero_rate"),
        lambda run: _rates_follow(run, lambda p: 1 - p),
    ),
    Misconception(
        "ignores_p",
        "From one seed, every p gives the same mask: the code does not use p.",
        "01 bernoulli",
        ("drop_rate", "zero_rate"),
        _ignores_p,
    ),
    Misconception(
        "wrong_distribution",
        "The shares of zeros are those of normal draws. Only a uniform draw falls below p "
        "with probability p.",
        "01 bernoulli",
        ("drop_rate", "zero_rate"),
        _draws_normal,
    ),
    Misconception(
        "exact_count",
        "Every mask holds the same number of zeros. With one coin an entry that number varies.",
        "01 bernoulli",
        ("drop_rate",),
        count_is_fixed,
    ),
    Misconception(
        "same_mask_every_call",
        "Every call gives one and the same mask, whatever generator it is given.",
        "00 start_here",
        ("fresh_mask", "uses_rng"),
        _is_one_mask,
    ),
    Misconception(
        "mask_shared_across_batch",
        "All rows of a mask are alike: one row was drawn and repeated.",
        "01 bernoulli",
        ("mask_per_element", "drop_rate"),
        _rows_are_alike,
    ),
    Misconception(
        "mask_shared_within_example",
        "All entries of a row are alike: one coin was thrown for each row.",
        "01 bernoulli",
        ("mask_per_element", "drop_rate"),
        _entries_are_alike,
    ),
    Misconception(
        "ignores_rng",
        "The draws come from NumPy's global generator, not from the rng passed in.",
        "00 start_here",
        ("uses_rng",),
        _uses_global_state,
    ),
)
