"""What a run shows of the gradients, beside what calculus gives."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from grader.run import Played, Run

GRADIENTS: dict[str, Callable[[np.ndarray], np.ndarray]] = {
    "sum_of_squares": lambda v: 2 * v,
    "sum_of_cubes": lambda v: 3 * v**2,
    "ramp_dot": lambda v: np.arange(1.0, v.size + 1).reshape(v.shape),
    "sum_of_sines": np.cos,
    "product": lambda v: v.prod() / v,
    "squared_column_sums": lambda v: 2 * v.sum(axis=0) + 0 * v,
}
# Steps from 1e-6 to 1e-3 are fine. All |x| <= 2 and |f| < 50, so a central difference is off by
# at most h**2 = 1e-6 (cubes) and by a few ulps of 50 over 2h, below 3e-8.
FINE = 2e-6
COARSE = 0.02  # absolute and relative: a one-sided difference with h = 1e-3 still passes
FLAT = 1e-12  # at the bottom of a parabola a central difference is exactly 0, a one-sided one h
ROUNDING = 1e-9  # what adding and subtracting a step may leave behind in x


def form(_: Run, played: Played) -> str | None:
    """Complain unless the result is an array of the shape of x."""
    if not isinstance(played.value, np.ndarray):
        return "the result is not a NumPy array"
    shape = played.arg(1).shape
    if played.value.shape != shape:
        return f"the result has shape {played.value.shape}, not {shape}"
    return None


def true_gradient(played: Played) -> np.ndarray:
    """Return the gradient by calculus."""
    return GRADIENTS[played.step.args[0].name](played.arg(1).astype(float))


def close(got: np.ndarray, expected: np.ndarray, absolute: float, relative: float = 0.0) -> bool:
    """Tell whether all entries agree within a tolerance."""
    got, expected = np.asarray(got, float), np.asarray(expected, float)
    return bool((np.abs(got - expected) <= absolute + relative * np.abs(expected)).all())


def digits(array: np.ndarray) -> str:
    """Return an array with eight digits, as a notebook shows it."""
    with np.printoptions(precision=8, threshold=24):
        return str(array)


def drift(played: Played) -> float:
    """Return by how much the call changed x; not a number counts as infinite."""
    after = played.event.changed.get("1", played.arg(1))
    return float(np.nan_to_num(np.abs(after - played.arg(1)).max(), nan=np.inf))


def found_gradient(run: Run, name: str) -> np.ndarray | None:
    """Return what came back, when it has the right form."""
    played = run.call(name, "gradient")
    return None if played.failed or form(run, played) else played.value.astype(float)
