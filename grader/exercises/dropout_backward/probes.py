"""The probe calls: known masks of several shapes, rates and dtypes, each asked twice."""

from __future__ import annotations

import math

import numpy as np

from grader.script import Episode, Script, Step, draw_seeds

NAME = "dropout_backward"
TINY = (0.2, 0.6, 0.75)  # no rate at which 1 / p, 1 - p and 1 / (1 - p) coincide
SHAPES = {(3, 4): 0.4, (2, 3, 4): 0.25, (2, 2, 3, 2): 0.8}
KINDS = ("int64", "float64", "float32")  # beside bool


def write_script(rng: np.random.Generator) -> Script:
    """Ask for gradients through known masks of several shapes, rates and dtypes."""
    seeds = iter(draw_seeds(rng, 16))

    def episode(name: str, grad: np.ndarray, mask: np.ndarray, p: float) -> Episode:
        calls = [Step(result, NAME, (grad, mask, p)) for result in ("result", "again")]
        return Episode(name, next(seeds), tuple(calls))

    def drawn(name: str, shape: tuple[int, ...], p: float) -> Episode:
        return episode(name, draw_unlike(rng, shape), draw_mask(rng, shape), p)

    tiny = [drawn(f"tiny {i}", (4,), p) for i, p in enumerate(TINY)]
    shapes = [drawn(f"shape {shape}", shape, p) for shape, p in SHAPES.items()]
    grad, mask = draw_unlike(rng, (5,)), draw_mask(rng, (5,))
    kinds = [episode(f"kind {k}", grad, mask.astype(k), 0.2) for k in ("bool", *KINDS)]
    zero = episode("zero rate", draw_unlike(rng, (4,)), np.ones(4, bool), 0.0)
    return Script((*tiny, *shapes, *kinds, zero))


def draw_unlike(rng: np.random.Generator, shape: tuple[int, ...]) -> np.ndarray:
    """Return different non-zero numbers of one decimal."""
    tenths = rng.choice(np.arange(1, 50), shape, replace=False)
    return tenths * rng.choice([-1, 1], shape) / 10


def draw_mask(rng: np.random.Generator, shape: tuple[int, ...]) -> np.ndarray:
    """Return a mask that drops one to two of every four entries, and keeps some."""
    size = math.prod(shape)
    mask = np.arange(size) % 3 > 0
    return rng.permutation(mask).reshape(shape)
