"""The probe calls: small arrays, arrays of more axes, masks of other kinds."""

from __future__ import annotations

import numpy as np

from grader.script import Episode, Script, Step, draw_seeds

NAME = "apply_dropout_mask"
SMALL_SIZES = (4, 5, 6)
# No axis steps over a multiple of three entries, so no two rows of a pattern are alike.
SHAPES = ((3, 4), (2, 2, 4), (2, 2, 2, 4))
KINDS = ("int64", "float64")


def write_script(rng: np.random.Generator) -> Script:
    """Ask for small arrays, arrays of more axes, and masks of numbers instead of booleans."""
    seeds = iter(draw_seeds(rng, 16))

    def ask(name: str, shape: tuple[int, ...], kind: str = "bool") -> Episode:
        args = (unlike(rng, shape), pattern(rng, shape).astype(kind))
        return Episode(name, next(seeds), (Step("masked", NAME, args),))

    small = [ask(f"small {size}", (size,)) for size in SMALL_SIZES]
    axes = [ask(f"axes {shape}", shape) for shape in SHAPES]
    kinds = [ask(f"kind {kind}", (4,), kind) for kind in KINDS]
    return Script((*small, *axes, *kinds))


def unlike(rng: np.random.Generator, shape: tuple[int, ...]) -> np.ndarray:
    """Return unlike numbers of one decimal between 1.1 and 8.9."""
    return rng.choice(np.arange(11, 90), shape, replace=False) / 10


def pattern(rng: np.random.Generator, shape: tuple[int, ...]) -> np.ndarray:
    """Return a boolean mask that drops every third entry, from a random start."""
    return ((np.arange(np.prod(shape)) + rng.integers(3)) % 3 != 0).reshape(shape)
