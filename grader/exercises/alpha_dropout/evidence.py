"""How the mask of an `AlphaDropout` is read: kept entries lie on a line, dropped ones are equal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from grader.run import Run
from grader.script import Ramp, Script
from grader.variants import steps
from grader.variants.evidence import Evidence, evidence
from grader.variants.variant import Pass, Reading, Variant

NAME = "AlphaDropout"
ALPHA = -1.7580993408473766  # of SELU: minus scale times alpha
SHAPES = {"tiny": (5,), "small": (6, 8)}
RAMPS = {"large": (8192,), "series": (8, 9)}


def gain(p: float) -> float:
    """Return the a of the affine step."""
    return ((1 - p) * (1 + p * ALPHA**2)) ** -0.5


def offset(p: float) -> float:
    """Return the b of the affine step."""
    return -gain(p) * ALPHA * p


def dropped_value(p: float) -> float:
    """Return what a dropped entry must be after the affine step."""
    return gain(p) * ALPHA + offset(p)


@dataclass(frozen=True)
class Line:
    """What a pass does: kept entries become gain x + offset, dropped ones `dropped`."""

    gain: float
    offset: float
    dropped: float | None

    @property
    def before(self) -> float:
        """What dropped entries were set to before the affine step."""
        return (self.dropped - self.offset) / self.gain


class Entries(Variant):
    """Masks of the shape of x, a coin for each entry; `factor` is the gain."""

    name = NAME

    def draw(self, rng: np.random.Generator, size: str) -> steps.Sample:
        if size in RAMPS:
            return steps.Sample((), (Ramp(-3, 3, RAMPS[size]),))
        x, grad = (steps.numbers(rng, SHAPES[size]) for _ in range(2))
        return steps.Sample((), (x,), grad)

    def scale(self, p: float) -> float:
        return gain(p)

    def output(self, made: tuple, inputs: tuple, mask: Any, factor: float) -> np.ndarray:
        raise NotImplementedError("what is kept is also shifted: see expected()")

    def read(self, run: Run, found: Pass) -> Reading | None:
        for value in _candidates(run, found):
            mask = np.ones(found.y.shape, bool) if value is None else _unlike(found.y, value)
            fitted = fit(found.inputs[0][mask], found.y[mask])
            if fitted is not None:
                return Reading(mask, fitted[0])
        return None


VARIANT = Entries()


def write_script(rng: np.random.Generator) -> Script:
    """Ask for the calls that every variant is asked for."""
    return steps.write(NAME, VARIANT.draw, rng)


def _unlike(y: np.ndarray, value: float) -> np.ndarray:
    return ~(np.abs(y - value) <= 1e-6 * max(1.0, abs(value)))


def _candidates(run: Run, found: Pass) -> Iterator[float | None]:
    """Propose values of dropped entries: the right one, that of a large pass, the commonest."""
    yield dropped_value(found.p)
    large = lines_of(run)
    if found.p in large and not found.name.startswith("large"):
        yield large[found.p].dropped
    yield commonest(found.y)
    yield None


def commonest(y: np.ndarray) -> float | None:
    """Return the value that stands in y more than once and most often, or None."""
    values, counts = np.unique(y.round(9), return_counts=True)
    if counts.max() < 2:
        return None
    rounded = values[counts.argmax()]
    return float(y.ravel()[np.abs(y.ravel() - rounded).argmin()])


def fit(x: np.ndarray, y: np.ndarray) -> tuple[float | None, float | None] | None:
    """Return gain and offset of the line through the points; None when they lie on none.

    Of fewer than two points nothing can be said: the gain is None.
    """
    if x.size < 2:
        return None, None
    with np.errstate(all="ignore"):
        slope = (y[1:] - y[0]) / (x[1:] - x[0])
    level = y[0] - slope[-1] * x[0]
    bound = 1e-6 * max(1.0, float(np.abs(y).max()))
    on_line = np.abs(slope[-1] * x + level - y) <= bound
    return (float(slope[-1]), float(level)) if on_line.all() and slope[-1] else None


def lines_of(run: Run) -> dict[float, Line]:
    """Return by rate what the two large passes do; a pass that follows no line is left out."""
    key = f"{NAME} lines"
    if key not in run.notes:
        run.notes[key] = dict(_lines(run))
    return run.notes[key]


def _lines(run: Run) -> Iterator[tuple[float, Line]]:
    for name in ("large low", "large high"):
        played = run.call(name, "y")
        if played.failed or VARIANT.complaint(run, played) is not None:
            continue
        x, y, p = played.arg(0), played.value, float(run.call(name, "layer").step.args[0])
        for value in (dropped_value(p), commonest(y), None):
            mask = np.ones(y.shape, bool) if value is None else _unlike(y, value)
            fitted = fit(x[mask], y[mask])
            if fitted is not None and fitted[0] is not None and (value is None or not mask.all()):
                yield p, Line(*fitted, value)
                break


def seen_in(run: Run) -> Evidence:
    """Return the evidence of a run."""
    return evidence(VARIANT, run)
