"""The calls that are asked of ensemble_average, and their right answers."""

from __future__ import annotations

from itertools import product

import numpy as np

from grader.run import Played
from grader.script import Episode, Script, Step, draw_seeds

NAME = "ensemble_average"
ONE = {"one 0.25": 0.25, "one 0.8": 0.8}
SMALL = {"two": ((2, 2), 0.25), "three": ((3, 3), 0.8), "four": ((4, 2), 0.4)}
LARGE, LARGE_RATE = (10, 3), 0.3
# Samplers give themselves away here: eight means over masks of six inputs that are all equal.
AGAIN, TURNS = (6, 3), 8


def write_script(rng: np.random.Generator) -> Script:
    """Ask for one input, a few, ten, the same again and again, and a rate of 0."""
    asked = [(name, (1, 2), p, 1) for name, p in ONE.items()]
    asked += [(name, shape, p, 1) for name, (shape, p) in SMALL.items()]
    asked += [("ten", LARGE, LARGE_RATE, 1), ("again", AGAIN, 0.5, TURNS), ("none", (2, 3), 0.0, 1)]
    seeds = draw_seeds(rng, len(asked))
    return Script(
        tuple(
            Episode(name, seed, (Step("y", NAME, (*draw_layer(rng, shape), p), times=times),))
            for (name, shape, p, times), seed in zip(asked, seeds, strict=True)
        )
    )


def draw_layer(rng: np.random.Generator, shape: tuple[int, int]) -> tuple[np.ndarray, np.ndarray]:
    """Return unlike weights W of one decimal, at most 2, and unlike inputs x from 0.8 to 1.9."""
    sizes = np.arange(4, 21, 4) if shape == (1, 2) else np.arange(1, 21)
    W = rng.choice(np.concatenate([-sizes, sizes]), shape, replace=False) / 10
    return W, rng.choice(np.arange(8, 20), shape[0], replace=False) / 10


def softmax(z: np.ndarray) -> np.ndarray:
    """Return the softmax of each row."""
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


def all_masks(n: int) -> np.ndarray:
    """Return the 2**n masks as rows of 0 and 1, the empty one first, the full one last."""
    return np.array(list(product((0.0, 1.0), repeat=n)))


def weights(m: np.ndarray, p: float) -> np.ndarray:
    """Return the probability of each mask when an entry is dropped with probability p."""
    return np.where(m == 1, 1 - p, p).prod(axis=1)


def members(played: Played, scale: float | None = None) -> np.ndarray:
    """Return the output of every sub-network, in the order of `all_masks`."""
    W, x, p = (played.arg(place) for place in range(3))
    return softmax((all_masks(x.size) * x * (1 / (1 - p) if scale is None else scale)) @ W)


def wanted(played: Played) -> np.ndarray:
    """Return the exact average."""
    return weights(all_masks(played.arg(1).size), played.arg(2)) @ members(played)
