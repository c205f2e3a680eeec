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
    return bands.inside(int((~masks).sum()), masks.size, p)


def agreement(p: float) -> float:
    """Return the probability that two independent mask entries are equal."""
    return p * p + (1 - p) * (1 - p)


def neighbours_independent(mask: np.ndarray, p: float, axis: int) -> bool:
    """Tell whether entries next to each other along `axis` agree as often as independent ones.

    Disjoint pairs (0, 1), (2, 3), ... are used, so that the count is exactly binomial.
    """
    even = mask.shape[axis] // 2 * 2
    left, right = (np.take(mask, range(start, even, 2), axis) for start in (0, 1))
    return bands.inside(int((left == right).sum()), left.size, agreement(p))


def chains_independent(stack: np.ndarray, axis: int, lag: int = 1) -> bool:
    """The same for masks of rate one half, with every pair `lag` apart along `axis`.

    At rate 1/2 the agreements along a chain are independent fair coins, so none is wasted.
    """
    size = stack.shape[axis]
    if size <= lag:
        return True
    left, right = np.take(stack, range(size - lag), axis), np.take(stack, range(lag, size), axis)
    return bands.inside(int((left == right).sum()), left.size, HALF)


def twins(stack: np.ndarray, later: int = 0) -> np.ndarray:
    """Return the pairs of positions that always agree: a boolean matrix (n, n).

    `stack` holds T masks of rate 1/2. With `later` = 1 the second of a pair is read one mask
    later, which finds masks made by moving the previous one around. A pair of independent
    entries agrees T - later times in a row with probability 2 ** -(T - later).
    """
    flat = stack.reshape(len(stack), -1)
    first, second = flat[: len(flat) - later], flat[later:]
    n = flat.shape[1]
    bands.spend(n * n * 0.5 ** len(first))
    signs, others = first * 2.0 - 1, second * 2.0 - 1
    always = np.abs(signs.T @ others) == len(first)
    if not later:
        np.fill_diagonal(always, False)
    return always


def repeated(stack: np.ndarray) -> np.ndarray:
    """Return which pairs of masks (t < s) agree too often or too rarely, as an array of pairs."""
    flat = stack.reshape(len(stack), -1)
    signs = flat * 2.0 - 1
    n = flat.shape[1]
    equal = np.rint((signs @ signs.T + n) / 2).astype(int)
    first, second = np.triu_indices(len(flat), k=1)
    fine = bands.all_inside(equal[first, second], n, HALF)
    return np.stack([first[~fine], second[~fine]], axis=1)


def counts_vary(stack: np.ndarray, p: float) -> bool:
    """Tell whether the number of drops varies from mask to mask as a binomial count does.

    About half of all binomial counts lie within two thirds of a standard deviation of the mean;
    the number of masks for which that holds is itself binomial.
    """
    drops = (~stack).reshape(len(stack), -1).sum(axis=1)
    n = stack[0].size
    near = np.abs(np.arange(n + 1) - n * p) <= 2 / 3 * np.sqrt(n * p * (1 - p))
    return bands.inside(
        int(near[drops].sum()), len(drops), float(bands.binomial_weights(n, p)[near].sum())
    )


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
    axes = tuple(a for a in range(stack.ndim) if a != axis)
    drops = (~stack).sum(axis=axes)
    return ~bands.all_inside(drops, stack.size // stack.shape[axis], p)
