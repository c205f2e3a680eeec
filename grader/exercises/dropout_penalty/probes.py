"""The calls that are asked of dropout_penalty, and their right answers."""

from __future__ import annotations

import numpy as np

from grader.run import Played
from grader.script import Episode, Script, Step, draw_seeds

NAME = "dropout_penalty"
# One input: every formula that differs in the factor or in the sums over examples shows here.
ONE = {"one (1, 1)": ((1, 1), 0.25), "one (2, 1)": ((2, 1), 0.2), "one (3, 1)": ((3, 1), 0.8)}
SEVERAL = {"two (1, 2)": ((1, 2), 0.2), "two (3, 2)": ((3, 2), 0.25), "more": ((4, 3), 0.4)}
RATES = (0.1, 0.5, 0.9)
AGAIN, TURNS = (3, 4), 4


def write_script(rng: np.random.Generator) -> Script:
    """Ask for one input, several, several rates for one layer, and the same again and again."""
    asked = [(name, *draw_data(rng, shape), p, 1) for name, (shape, p) in (ONE | SEVERAL).items()]
    shared = draw_data(rng, (2, 2))
    asked += [(f"rate {p}", *shared, p, 1) for p in RATES]
    asked += [("again", *draw_data(rng, AGAIN), 0.3, TURNS), ("none", *shared, 0.0, 1)]
    seeds = draw_seeds(rng, len(asked))
    return Script(
        tuple(
            Episode(name, seed, (Step("extra", NAME, (X, w, p), times=times),))
            for (name, X, w, p, times), seed in zip(asked, seeds, strict=True)
        )
    )


def draw_data(rng: np.random.Generator, shape: tuple[int, int]) -> tuple[np.ndarray, np.ndarray]:
    """Return unlike X and w of one decimal, sizes from 1.1 to 3.9, without 2 and 3."""
    sizes = np.setdiff1d(np.arange(11, 40), (20, 30))
    signs = rng.choice([-1, 1], shape[1])
    # The signs of a column agree, so that its sum never cancels out.
    X = rng.choice(sizes, shape, replace=False) * signs / 10
    return X, rng.choice(sizes, shape[1], replace=False) / 10


def factor(p: float) -> float:
    """Return the variance of m / (1 - p)."""
    return p / (1 - p)


def energies(played: Played) -> np.ndarray:
    """Return each input's sum of squares over the examples."""
    return (played.arg(0) ** 2).sum(axis=0)


def wanted(played: Played) -> float:
    """Return the exact penalty."""
    return float(factor(played.arg(2)) * (played.arg(1) ** 2 @ energies(played)))


def number(played: Played) -> float | None:
    """Return the result when it is one number, else None."""
    value = played.value
    if isinstance(value, np.ndarray) and value.ndim == 0 and value.dtype.kind in "fiu":
        return float(value)
    return float(value) if type(value) in (int, float) else None
