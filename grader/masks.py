"""What a stack of masks shows: rates, sharing, repetition, fixed counts.

A mask is a boolean array, True where an entry was kept. Under a correct layer all entries of
all masks are independent, each False with probability p. Every statement here is exact or uses
a band of `bands`, whose probability it spends.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from grader import bands

HALF = 0.5  # the rate at which agreements along a chain are themselves independent fair coins


def rate_is(masks: np.ndarray, p: float) -> bool:
    """Tell whether the share of dropped entries fits the rate p."""
    return bands.inside(masks.size - np.count_nonzero(masks), masks.size, p)


def agreement(p: float) -> float:
    """Return the probability that two independent mask entries are equal."""
    return p * p + (1 - p) * (1 - p)


def neighbours_equal(mask: np.ndarray, axis: int) -> np.ndarray:
    """Return of the disjoint pairs (0, 1), (2, 3), ... along `axis` which are equal."""
    even, before = mask.shape[axis] // 2 * 2, (slice(None),) * axis
    return mask[*before, 0:even:2] == mask[*before, 1:even:2]


def neighbours_independent(mask: np.ndarray, p: float, axis: int) -> bool:
    """Tell whether entries next to each other along `axis` agree as often as independent ones.

    Disjoint pairs are used, so that the count is exactly binomial.
    """
    equal = neighbours_equal(mask, axis)
    return bands.inside(np.count_nonzero(equal), equal.size, agreement(p))


def chains_independent(stack: np.ndarray, axis: int, lag: int = 1, p: float = HALF) -> bool:
    """The same with every pair `lag` apart along `axis`, meant for masks of rate one half.

    At rate 1/2 the agreements along a chain are independent fair coins, so the count is exactly
    binomial. At another rate (one that is itself a fault) the band is approximate.
    """
    if stack.shape[axis] <= lag:
        return True
    before = (slice(None),) * axis
    equal = stack[*before, :-lag] == stack[*before, lag:]
    return bands.inside(np.count_nonzero(equal), equal.size, agreement(p))


def twins(stack: np.ndarray, later: int = 0) -> np.ndarray:
    """Return the pairs of positions that always agree, or never: a boolean matrix (n, n).

    `stack` holds T masks of rate 1/2. With `later` = 1 the second of a pair is read one mask
    later, which finds masks made by moving the previous one around. A pair of independent
    entries agrees T - later times in a row with probability 2 ** -(T - later).
    """
    flat = stack.reshape(len(stack), -1)
    n, turns = flat.shape[1], len(flat) - later
    pairs = n * n if later else n * (n - 1) / 2
    bands.spend(2 * pairs * 0.5**turns)  # always equal, or never
    first, second = _patterns(flat[:turns]), _patterns(flat[later:])
    if not (_meet(first, second) if later else _repeat(first)):
        return np.zeros((n, n), bool)
    found = (first[:, None] == second).all(axis=2)
    return found if later else found & ~np.eye(n, dtype=bool)


def _patterns(flat: np.ndarray) -> np.ndarray:
    """Return for each position words that are equal where two agree always, or never."""
    return _words(flat ^ flat[:1])


def _meet(one: np.ndarray, other: np.ndarray) -> bool:
    return not set(_keys(one)).isdisjoint(_keys(other))


def _repeat(words: np.ndarray) -> bool:
    return len(set(_keys(words))) < len(words)


def unlike_columns(mask: np.ndarray) -> list[int]:
    """Return the places of columns of booleans of which no two are equal, and none is missing."""
    if not _repeat(_words(mask[:_BITS])):  # the first rows tell them apart already
        return list(range(mask.shape[1]))
    places = {key: place for place, key in enumerate(_keys(_words(mask)))}
    return list(places.values())


_BITS = 52  # of a whole number that float64 holds exactly
_POWERS = 2.0 ** np.arange(_BITS)


def _words(mask: np.ndarray) -> np.ndarray:
    """Return each column of booleans (T, n) as whole numbers (n, T / 52)."""
    parts = [mask[start : start + _BITS].astype(float) for start in range(0, len(mask), _BITS)]
    return np.stack([_POWERS[: len(part)] @ part for part in parts], axis=1)


def _keys(words: np.ndarray) -> list:
    return words[:, 0].tolist() if words.shape[1] == 1 else list(map(tuple, words.tolist()))


def repeated(stack: np.ndarray, p: float = HALF) -> np.ndarray:
    """Return which pairs of masks (t < s) agree too often or too rarely, as an array of pairs."""
    signs = 2 * stack.reshape(len(stack), -1).astype(np.float32) - 1
    n = signs.shape[1]
    # Agreements less disagreements, exact in float32 up to 2 ** 24 entries.
    excess = (signs @ signs.T)[_later(len(signs))]
    fine = bands.all_inside((n + excess) / 2, n, agreement(p))
    return np.argwhere(_later(len(signs)))[~fine] if not fine.all() else np.empty((0, 2), int)


@lru_cache(maxsize=16)
def _later(turns: int) -> np.ndarray:
    """Return a boolean matrix, True where the second of two turns is the later one."""
    return ~np.tri(turns, dtype=bool)


def counts_vary(stack: np.ndarray, p: float) -> bool:
    """Tell whether the number of drops varies from mask to mask at least as it should."""
    near, n = _counts_near_mean(stack, p)
    bands.spend(bands.ALPHA)
    return near <= bands.binomial_band(len(stack), n, 2 * bands.ALPHA)[1]


def counts_scatter(stack: np.ndarray, p: float) -> bool:
    """Tell whether the number of drops varies from mask to mask more than it should."""
    near, n = _counts_near_mean(stack, p)
    bands.spend(bands.ALPHA)
    return near < bands.binomial_band(len(stack), n, 2 * bands.ALPHA)[0]


def _counts_near_mean(stack: np.ndarray, p: float) -> tuple[int, float]:
    """Return how many masks drop a number close to the mean, and the probability of one.

    About half of all binomial counts lie within two thirds of a standard deviation of the mean;
    the number of masks for which that holds is itself binomial.
    """
    drops = (~stack).reshape(len(stack), -1).sum(axis=1)
    n = stack[0].size
    near = np.abs(np.arange(n + 1) - n * p) <= 2 / 3 * np.sqrt(n * p * (1 - p))
    return int(near[drops].sum()), float(bands.binomial_weights(n, p)[near].sum())


def count_is_fixed(stack: np.ndarray) -> bool:
    """Tell whether every mask drops the same number of entries."""
    drops = (~stack).reshape(len(stack), -1).sum(axis=1)
    return bool((drops == drops[0]).all())


def uneven_positions(stack: np.ndarray, p: float) -> np.ndarray:
    """Return where in the mask the rate differs from p, as a boolean array of a mask's shape."""
    return ~bands.all_inside(_drops_by_place(stack), len(stack), p)


def uneven_slices(stack: np.ndarray, p: float, axis: int) -> np.ndarray:
    """Return which slices across `axis` of a mask have another rate than p."""
    return _uneven_slices(_drops_by_place(stack), len(stack), p, axis - 1)


def uneven_places(stack: np.ndarray, p: float) -> np.ndarray:
    """Return where in the mask the rate differs from p, by entry or by slice across any axis."""
    drops = _drops_by_place(stack)
    odd = ~bands.all_inside(drops, len(stack), p)
    for axis in range(drops.ndim):
        slices = _uneven_slices(drops, len(stack), p, axis)
        odd |= slices.reshape([-1 if a == axis else 1 for a in range(drops.ndim)])
    return odd


def _drops_by_place(stack: np.ndarray) -> np.ndarray:
    return len(stack) - np.add.reduce(stack, axis=0, dtype=np.intp)


def _uneven_slices(drops: np.ndarray, turns: int, p: float, axis: int) -> np.ndarray:
    axes = tuple(a for a in range(drops.ndim) if a != axis)
    size = turns * drops.size // drops.shape[axis]
    return ~bands.all_inside(np.add.reduce(drops, axis=axes), size, p)
