"""The scores that log_softmax is asked about."""

from __future__ import annotations

import numpy as np

from grader.script import Episode, Script, Step, draw_seeds

NAME = "log_softmax"
MODERATE = {"tiny 0": (2, 3), "tiny 1": (2, 3), "wide": (5, 4)}  # no square: axes must differ
AXES = {"axes 1": (3,), "axes 3": (2, 4, 3)}
FAR = ("far 0", "far 1")  # two rows, one of large and one of very negative scores
ROWS = ("large", "small")  # one row whose scores are close to each other
GAPS = ("gap", "clear")  # one row with scores far from each other


def write_script(rng: np.random.Generator) -> Script:
    """Ask for moderate scores first, then for those at which exp overflows or underflows."""
    large = 1000.0 + rng.choice(6, 3, replace=False)
    small = -1000.0 - rng.choice(6, 3, replace=False)
    arrays = {name: draw_unlike(rng, shape) for name, shape in MODERATE.items()}
    arrays |= {
        "large": large[None],
        "small": small[None],
        "gap": rng.permutation([0.0, 1000.0, -1000.0])[None],
        "clear": rng.permutation([0.0, 3.0, 40.0])[None],
        "far 0": np.stack([large, small]),
        "far 1": np.stack([small, large]),
    }
    arrays |= {name: draw_unlike(rng, shape) for name, shape in AXES.items()}
    arrays["integers"] = rng.permutation(np.arange(-2, 4)).reshape(2, 3)
    seeds = draw_seeds(rng, len(arrays))
    return Script(
        tuple(
            Episode(name, seed, (Step("result", NAME, (z,)),))
            for seed, (name, z) in zip(seeds, arrays.items(), strict=True)
        )
    )


def draw_unlike(rng: np.random.Generator, shape: tuple[int, ...]) -> np.ndarray:
    """Return different non-zero numbers of one decimal."""
    tenths = rng.choice(np.arange(1, 50), shape, replace=False)
    return tenths * rng.choice([-1, 1], shape) / 10
