"""The probe calls: known functions at small arrays of several shapes and dtypes."""

from __future__ import annotations

import numpy as np

from grader.script import Episode, Known, Script, Step, draw_seeds

NAME = "numerical_gradient"
VECTORS = {
    "squares": "sum_of_squares",
    "cubes": "sum_of_cubes",
    "line": "ramp_dot",
    "product": "product",
    "sines": "sum_of_sines",
}
BOXES = {"matrix": (2, 3), "box": (2, 2, 3)}
DTYPES = ("int64", "float32")


def write_script(rng: np.random.Generator) -> Script:
    """Ask for gradients of small arrays whose true gradient is known."""
    inputs = {"bottom": ("sum_of_squares", np.zeros(3))}
    inputs |= {name: (f, draw_unlike(rng, (3,))) for name, f in VECTORS.items()}
    inputs["matrix"] = ("squared_column_sums", draw_unlike(rng, BOXES["matrix"]))
    inputs["box"] = ("ramp_dot", draw_unlike(rng, BOXES["box"]))
    whole = rng.choice(np.arange(2, 8), 3, replace=False)
    for dtype in ("float64", *DTYPES):
        inputs[dtype] = ("sum_of_sines", whole.astype(dtype))
    seeds = draw_seeds(rng, len(inputs))
    return Script(
        tuple(
            Episode(name, seed, (Step("gradient", NAME, (Known(f), x)),))
            for (name, (f, x)), seed in zip(inputs.items(), seeds, strict=True)
        )
    )


def draw_unlike(rng: np.random.Generator, shape: tuple[int, ...]) -> np.ndarray:
    """Return numbers of one decimal, their absolute values unlike and from 0.5 to 2."""
    sizes = rng.choice(np.arange(5, 21), shape, replace=False)
    return sizes * rng.choice([-1, 1], shape) / 10
