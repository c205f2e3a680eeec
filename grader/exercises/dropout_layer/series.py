"""Many masks of one layer on one input, and what is wrong with them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from grader import bands, masks
from grader.run import Answered, Played

AROUND = 5  # calls before and after one, which tell the rate at its time
EXPLAINED = 1e-6  # places that agree by a greater chance share nothing


@dataclass(frozen=True)
class Series:
    """Masks of one layer on one input (T, *shape), and what is wrong with them."""

    name: str
    first: Played
    stack: np.ndarray
    p: float  # the rate that the masks show: 0.5 unless that is refuted
    recurring: bool  # a mask comes again, or moved, or follows from the one before
    shared: bool  # some entries share a coin
    odd: np.ndarray  # where in the mask the rate is another than elsewhere
    drifting: bool  # the rate changes from call to call
    tied: bool  # entries are correlated without sharing a coin outright
    tangled: bool  # masks are alike and entries, too: either may come of the other


def read_series(name: str, answered: Answered) -> Series:
    """Judge the masks of a series; a fault found first keeps others from being misread."""
    stack = answered.results != 0
    # Ties are judged at the rate that is there: a wrong rate is another rule's business.
    p = 0.5 if masks.rate_is(stack, 0.5) else float((~stack).mean())
    exactly = _recurs_exactly(stack) or bool(masks.twins(stack, later=1).any())
    shared = not exactly and _has_shared_coins(stack)
    recurring = exactly or not shared and _recurs_loosely(stack, p)
    odd = np.zeros(stack.shape[1:], bool)
    if not (recurring or shared):
        odd = masks.uneven_places(stack, p)
    drifting = not bands.all_inside((~stack).sum(axis=axes_of(stack)), stack[0].size, p).all()
    tied = not (recurring or shared or odd.any()) and _is_tied(stack, p)
    tangled = recurring and not exactly and _is_tied(stack, p)
    return Series(
        name, answered.heads[0], stack, p, recurring, shared, odd, drifting, tied, tangled
    )


def axes_of(stack: np.ndarray) -> tuple[int, ...]:
    """Return the axes of one mask in a stack."""
    return tuple(range(1, stack.ndim))


def _recurs_exactly(stack: np.ndarray) -> bool:
    """Masks come back after a fixed number of calls, or repeat or reverse the one before.

    A series has 8 coins or more even where rows or columns share them: that 24 masks of 8
    fair coins equal 24 others has probability 2 ** -192.
    """
    bands.spend(32 * 2.0**-192)
    rows, reverse = _memory_of_each(stack), _memory_of_each(~stack)
    half = len(rows) // 2
    returns = any(rows[lag:] == rows[:-lag] for lag in range(1, half + 1))
    in_pairs = (slice(0, None, 2), slice(1, None, 2)), (slice(1, -1, 2), slice(2, None, 2))
    return returns or any(rows[b] in (rows[a], reverse[a]) for a, b in in_pairs)


def _memory_of_each(rows: np.ndarray) -> list[bytes]:
    memory, size = rows.tobytes(), rows[0].nbytes
    return [memory[start : start + size] for start in range(0, len(memory), size)]


def _has_shared_coins(stack: np.ndarray) -> bool:
    """Two places always agree, or never, which the rate does not explain.

    At rate one half chance does not do that (see `twins`); at a small rate, which is another
    fault, many places are hardly ever dropped. So the rate around each call counts, too.
    """
    if not masks.twins(stack).any():
        return False
    share = (~stack).mean(axis=axes_of(stack))
    near = np.convolve(np.pad(share, AROUND, "edge"), np.full(2 * AROUND + 1, 1), "valid")
    agreements = masks.agreement(near / (2 * AROUND + 1))
    return bool(stack[0].size ** 2 * np.prod(agreements) < EXPLAINED)


def _recurs_loosely(stack: np.ndarray, p: float) -> bool:
    """Masks are alike more, or less, than independent ones: any two, or in turn."""
    return bool(len(masks.repeated(stack, p))) or not all(
        masks.chains_independent(stack, axis=0, lag=lag, p=p) for lag in (1, 2)
    )


def _is_tied(stack: np.ndarray, p: float) -> bool:
    """Entries of one mask agree too often or too rarely, along some axis or in total.

    Neighbours along the last axis are neighbours in memory, too.
    """
    flat = stack.reshape(len(stack), -1)
    axes = [(stack, axis) for axis in range(1, stack.ndim - 1)] + [(flat, 1)]
    independent = all(
        masks.chains_independent(s, axis, lag, p) for s, axis in axes for lag in (1, 2)
    )
    return not independent or masks.counts_scatter(stack, p)


def own_coins(mask: np.ndarray) -> np.ndarray:
    """Return a mask (rows, columns) without repeated rows, or else without repeated columns.

    Where rows or columns share their coins this leaves one entry for each coin, so that the
    rate is judged on what was really drawn. Independent rows of 128 entries, or columns of 64,
    repeat with probability below 8200 * 0.68 ** 64 < 2e-7, and then one of them is not counted.
    """
    if mask.all() or not mask.any():
        return mask
    rows = masks.unlike_columns(mask.T)
    if len(rows) < len(mask):
        return mask[rows]
    columns = masks.unlike_columns(mask)
    return mask[:, columns] if len(columns) < mask.shape[1] else mask
