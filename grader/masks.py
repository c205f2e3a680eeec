"""What a stack of masks shows: rates, sharing, repetition, fixed counts.

A mask is a boolean array, True where an entry was kept. Under a correct layer all entries of
all masks are independent, each False with probability p. Every statement here is exact or uses
a band of `bands`, whose probability it spends.
"""

from __future__ import annotations

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
    first, second = _words(flat[: len(flat) - later].T), _words(flat[later:].T)
    opposite = second ^ _words(np.ones((1, len(flat) - later), bool))
    n = flat.shape[1]
    pairs = n * n if later else n * (n - 1) / 2
    bands.spend(2 * pairs * 0.5 ** (len(flat) - later))  # always equal, or never
    if not _meet(first, opposite) and not (_meet(first, second) if later else _repeat(first)):
        return np.zeros((n, n), bool)
    always = (first[:, None] == second).all(axis=2) | (first[:, None] == opposite).all(axis=2)
    if not later:
        np.fill_diagonal(always, False)
    return always


def _meet(one: np.ndarray, other: np.ndarray) -> bool:
    return not set(_keys(one)).isdisjoint(_keys(other))


def _repeat(rows: np.ndarray) -> bool:
    return len(set(_keys(rows))) < len(rows)


def _keys(rows: np.ndarray) -> list[int] | list[bytes]:
    """Return for each row of words something that can be looked up."""
    return rows[:, 0].tolist() if rows.shape[1] == 1 else [row.tobytes() for row in rows]


def _words(rows: np.ndarray) -> np.ndarray:
    """Return each row of booleans as 64-bit words, so that rows compare at once."""
    packed = np.packbits(np.ascontiguousarray(rows), axis=1)
    words = np.zeros((len(packed), -(-packed.shape[1] // 8)), np.uint64)
    words.view(np.uint8)[:, : packed.shape[1]] = packed
    return words


def repeated(stack: np.ndarray, p: float = HALF) -> np.ndarray:
    """Return which pairs of masks (t < s) agree too often or too rarely, as an array of pairs."""
    flat = stack.reshape(len(stack), -1)
    words, n = _words(flat), flat.shape[1]
    equal = n - sum(np.bitwise_count(word[:, None] ^ word).astype(int) for word in words.T)
    later = ~np.tri(len(flat), dtype=bool)
    fine = bands.all_inside(equal[later], n, agreement(p))
    return np.argwhere(later)[~fine]


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
    drops = (~stack).sum(axis=0)
    return ~bands.all_inside(drops, len(stack), p)


def uneven_slices(stack: np.ndarray, p: float, axis: int) -> np.ndarray:
    """Return which slices across `axis` of a mask have another rate than p."""
    axes = tuple(a for a in range(stack.ndim - 1) if a != axis - 1)
    drops = (~stack).sum(axis=0).sum(axis=axes)
    return ~bands.all_inside(drops, stack.size // stack.shape[axis], p)
