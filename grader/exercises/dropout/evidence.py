"""What a run shows of dropout's two modes, read off the outputs."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from grader import bands, masks
from grader.exercises.dropout.probes import NAME, RATES, SERIES
from grader.run import Played, Run

TOLERANCE = 1e-6  # relative: float32 masks are off by 5e-8

Factor = Callable[[float], float]


def form(_: Run, played: Played) -> str | None:
    """Complain unless the result is an array of the shape of x."""
    if played.step.call != NAME:
        return None
    shape = played.arg(0).shape
    if not isinstance(played.value, np.ndarray):
        return "the result is not a NumPy array"
    if played.value.shape != shape:
        return f"the result has shape {played.value.shape}, not {shape}"
    return None


def asked(run: Run, training: bool) -> list[Played]:
    """Return the calls of one mode, shared series apart, whose result has the right form."""
    return [
        played
        for played in run
        if played.step.kwargs == (("training", training),)
        and played.episode.name not in SERIES
        and form(run, played) is None
    ]


def floats(run: Run) -> list[Played]:
    """Return the training calls that drop, with decimal numbers for x."""
    calls = asked(run, training=True)
    return [c for c in calls if c.step.args[1] > 0 and c.arg(0).dtype.kind == "f"]


def kept(played: Played) -> np.ndarray:
    """Return the mask read off an output: True where the entry is not zero."""
    return played.value != 0


def series(run: Run, name: str) -> np.ndarray:
    """Return the masks of a series as one boolean array (turns, ...); none if one has no form."""
    calls = run.calls(name, "y")
    if any(form(run, played) for played in calls):
        return np.ones((0, *SERIES[name]), bool)
    return np.stack([kept(played) for played in calls])


def close(got: np.ndarray, expected: np.ndarray) -> bool:
    """Tell whether all entries agree, to a relative TOLERANCE."""
    return bool(np.allclose(got, expected, rtol=TOLERANCE, atol=0))


def is_shared(mask: np.ndarray, axis: int) -> bool:
    """Tell whether a mixed mask repeats itself along an axis."""
    return bool(mask.any() and not mask.all() and (mask == mask.take([0], axis)).all())


def is_frozen(stack: np.ndarray) -> bool:
    """Tell whether every mask of a series is the first one again, with zeros and kept entries."""
    return is_shared(stack, axis=0)


def shows_no_mask(stack: np.ndarray) -> bool:
    """Tell whether every entry of a series was kept, or every one dropped."""
    return bool(stack.all() or not stack.any())


def has_fixed_count(stack: np.ndarray) -> bool:
    """Tell whether unlike masks all drop one number of entries.

    P(48 counts of 128 fair coins are equal) is at most P(64 heads) ** 47 = 0.0704 ** 47.
    """
    bands.spend(1e-50)
    return len(stack) > 0 and not is_frozen(stack) and masks.count_is_fixed(stack)


def coins_are_independent(stack: np.ndarray) -> bool:
    """Tell whether no two entries are tied, neighbours agree by chance, and counts vary."""
    if masks.twins(stack).any() or not masks.counts_vary(stack, 0.5):
        return False
    if masks.counts_scatter(stack, 0.5):
        return False
    return all(masks.chains_independent(stack, axis) for axis in range(1, stack.ndim))


def repeated(stack: np.ndarray) -> np.ndarray:
    """Return pairs of masks that are alike; single agreements count only where coins are sound."""
    pairs = masks.repeated(stack)
    if not len(pairs) or (stack == stack[:1]).all() or coins_are_independent(stack):
        return pairs
    return pairs[:0]


def first_of(run: Run, size: str) -> Played:
    """Return the first training call with a new generator."""
    return run.call(f"seeds {size}", "first")


def later(size: str) -> tuple[str, str]:
    """Name the same call with an inference between the generator's making and it."""
    return f"beside {size}", "y"


def same_masks(one: Played, other: Played) -> bool:
    """Tell whether two outputs have their zeros in the same places."""
    return np.array_equal(kept(one), kept(other))


def repeats_with_seed(run: Run) -> bool:
    """Tell whether two generators of one seed give one mask of 64 entries."""
    return same_masks(first_of(run, "large"), run.call("seeds large", "second"))


def right(p: float) -> float:
    """Return the factor of a kept entry."""
    return 1 / (1 - p)


def drops(calls: list[Played]) -> bool:
    """Tell whether some entries become zero and some do not."""
    zeros = [(~kept(c)).mean() for c in calls]
    return bool(zeros) and 0 < sum(zeros) < len(zeros)


def trains_with(run: Run, factor: Factor) -> bool:
    """Tell whether training drops entries, and multiplies each kept one by factor(p)."""
    calls = floats(run)
    return drops(calls) and all(
        close(c.value[kept(c)], c.arg(0)[kept(c)] * factor(c.step.args[1])) for c in calls
    )


def infers_with(run: Run, factor: Factor) -> bool:
    """Tell whether inference multiplies every entry by factor(p)."""
    calls = asked(run, training=False)
    return bool(calls) and all(close(c.value, c.arg(0) * factor(c.step.args[1])) for c in calls)


def drops_with(run: Run, rate: Factor) -> bool:
    """Tell whether training drops at rate(p)."""
    calls = [run.call(f"rate {p}", "y") for p in RATES]
    return not any(form(run, c) for c in calls) and all(
        masks.rate_is(kept(c), rate(c.step.args[1])) for c in calls
    )
