"""One way to drop: how it is probed, and how its mask is read off what comes out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from grader.run import Played, Run
from grader.script import Ramp
from grader.variants.steps import Sample

RTOL = 1e-6


def close(got: np.ndarray, expected: np.ndarray) -> bool:
    """Tell whether two arrays agree, within 1e-6 of the largest entry that is expected."""
    bound = RTOL * max(float(np.abs(expected).max()), 1e-300)
    return bool((np.abs(got - expected) <= bound).all())


def one_factor(got: np.ndarray, base: np.ndarray) -> float | None:
    """Return the number that takes `base` to `got`, or None when there is none."""
    size = float((base * base).sum())
    factor = float((got * base).sum()) / size if size else 0.0
    return factor if factor and close(got, factor * base) else None


@dataclass(frozen=True)
class Reading:
    """A mask, True where something was kept, and the factor of what was (None: nothing was)."""

    mask: np.ndarray
    factor: float | None


class Variant:
    """One way to drop: how it is probed, and how its mask is read off what comes out."""

    name = ""

    def shared(self, ndim: int) -> tuple[int, ...]:
        """Return the axes of a mask along which one coin decides."""
        return ()

    def draw(self, rng: np.random.Generator, size: str) -> Sample:
        """Draw what a pass of this size needs."""
        raise NotImplementedError

    def scale(self, p: float) -> float:
        """Return what a kept part must be multiplied by."""
        return 1 / (1 - p)

    def plain(self, made: tuple, inputs: tuple) -> np.ndarray:
        """Return what forward gives at inference."""
        return inputs[0]

    def output(self, made: tuple, inputs: tuple, mask: Any, factor: float) -> np.ndarray:
        """Return what forward gives with this mask and factor."""
        return inputs[0] * mask * factor

    def gradient(self, made: tuple, grad: np.ndarray, mask: Any, factor: float) -> np.ndarray:
        """Return the gradient that passes the mask."""
        return grad * mask * factor

    def flow(self, value: Any) -> np.ndarray:
        """Return the part of backward's result that has passed the mask."""
        return value

    def whole_gradient(self, made: tuple, grad: np.ndarray, mask: Any, factor: float) -> Any:
        """Return all that backward must return."""
        return self.gradient(made, grad, mask, factor)

    def read(self, run: Run, found: Pass) -> Reading | None:
        """Read the mask, or None when no mask with one factor explains the output."""
        mask = found.y != 0
        x = found.inputs[0]
        if not mask.any():
            return Reading(mask, None)
        factor = one_factor(found.y, x * mask)
        return factor and Reading(mask, factor)

    def units(self, mask: np.ndarray) -> np.ndarray:
        """Return a mask with one entry for each coin."""
        for axis in sorted(self.shared(mask.ndim), reverse=True):
            mask = mask.take(0, axis)
        return mask

    def complaint(self, run: Run, played: Played) -> str | None:
        """Say what is wrong with the type or the shape of a result."""
        method = method_of(played)
        if method not in ("forward", "backward") or played.failed:
            return None
        made, _ = owner_of(run, played)
        args = tuple(played.arg(i) for i in range(len(played.step.args)))
        if method == "forward":
            return ill_formed(played.value, self.plain(made, args).shape, "forward")
        return self.complaint_of_gradient(played.value, made, args[0])

    def complaint_of_gradient(self, value: Any, made: tuple, grad: np.ndarray) -> str | None:
        """Say what is wrong with the form of backward's result."""
        return ill_formed(value, self.gradient(made, grad, True, 1.0).shape, "backward")


def ill_formed(value: Any, shape: tuple[int, ...], method: str) -> str | None:
    """Say that a result is no array of this shape."""
    if not isinstance(value, np.ndarray):
        kind = getattr(value, "type", None) or type(value).__name__
        return f"{method} must return an array, got {'None' if value is None else kind}"
    if value.shape != shape:
        return f"{method} must return shape {shape}, got {value.shape}"
    if value.dtype.kind == "b" or not np.isfinite(value).all():
        return f"{method} must return finite numbers"
    return None


def method_of(played: Played) -> str:
    """Return "forward", "backward", or nothing for a constructor."""
    return played.method


def owner_of(run: Run, played: Played) -> tuple[tuple, float]:
    """Return the constructor's arguments before p, and p, of the layer that was called."""
    *made, p = run.call(played.episode.name, played.owner).step.args
    return tuple(a.array() if isinstance(a, Ramp) else a for a in made), float(p)


@dataclass(frozen=True)
class Pass:
    """A usable forward, and the usable backward that belongs to it, if any."""

    forward: Played
    made: tuple
    p: float
    inputs: tuple[np.ndarray, ...]
    backward: Played | None = None

    @property
    def name(self) -> str:
        return self.forward.episode.name

    @property
    def training(self) -> bool:
        return ("training", False) not in self.forward.step.kwargs

    @property
    def y(self) -> np.ndarray:
        return self.forward.value

    @property
    def grad(self) -> np.ndarray:
        return self.backward.arg(0)
