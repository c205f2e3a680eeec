"""What the noise of a `GaussianDropout` looks like: y / x, exactly, wherever x is not 0."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from grader import bands
from grader.run import Run
from grader.script import Ramp, Script, Step
from grader.variants import steps
from grader.variants.evidence import Evidence, evidence
from grader.variants.variant import Pass, Reading, Variant

NAME = "GaussianDropout"
SHAPES = {"tiny": (4,), "small": (6, 8)}
RAMPS = {"large": (16_384,), "series": (8, 9)}
# Half-widths, in deviations, and the share of a normal distribution that they hold.
WIDTHS = ((0.6744897501960817, 0.5), (1.6448536269514722, 0.9))
Moment = Callable[[float], float]


class Noise(Variant):
    """Noise of the shape of x; its mask tells where the factor is above 1: fair coins."""

    name = NAME

    def draw(self, rng: np.random.Generator, size: str) -> steps.Sample:
        if size in RAMPS:
            return steps.Sample((), (Ramp(-5, 5, RAMPS[size]),))
        x, grad = (steps.numbers(rng, SHAPES[size]) for _ in range(2))
        return steps.Sample((), (x,), grad)

    def read(self, run: Run, found: Pass) -> Reading | None:
        return Reading(noise_of(found) > 1, None)


VARIANT = Noise()


def write_script(rng: np.random.Generator) -> Script:
    """Ask for the usual calls, and for training forwards of arrays that hold zeros."""
    script = steps.write(NAME, VARIANT.draw, rng)
    holed = {}
    for n, (shape, p) in enumerate((((4,), 0.4), ((4, 6), 0.7))):
        x = np.where(np.arange(np.prod(shape)).reshape(shape) % 2, steps.numbers(rng, shape), 0.0)
        sample = steps.Sample((), (x,))
        holed[f"extra {n}"] = _forward(sample, p)
    return Script((*script.episodes, *steps.script_of(rng, holed).episodes))


def _forward(sample: steps.Sample, p: float) -> tuple[Step, ...]:
    return steps.layer(NAME, sample, p), steps.train(sample)


def seen_in(run: Run) -> Evidence:
    """Return the evidence of a run."""
    return evidence(VARIANT, run)


def noise_of(found: Pass) -> np.ndarray:
    """Return the factor of each entry."""
    return found.y / found.inputs[0]


def deviation(p: float) -> float:
    """Return the standard deviation that the noise must have."""
    return (p / (1 - p)) ** 0.5


def is_normal(noise: np.ndarray, mean: float, spread: float) -> bool:
    """Tell whether noise is N(mean, spread ** 2), by three counts that are exactly binomial.

    Half of all draws lie below the mean, and half and nine tenths within the two widths. The
    shares of 16,384 draws stay within 0.03 of these; half of them lie within 0.6745 deviations,
    and a deviation that is wrong by a tenth moves that share by 0.04.
    """
    if not spread > 0:
        return False
    z = (noise - mean) / spread
    n = int(z.size)
    inside = [bands.inside(int((np.abs(z) < width).sum()), n, share) for width, share in WIDTHS]
    return bands.inside(int((z < 0).sum()), n, 0.5) and all(inside)


def large_passes(run: Run) -> list[Pass]:
    """Return the two large passes, or nothing when one is not usable."""
    found = [seen_in(run).of(name) for name in ("large low", "large high")]
    return [] if None in found else found


def follows(run: Run, mean: Moment, spread: Moment) -> bool:
    """Tell whether the noise has this mean and deviation at both rates."""
    found = large_passes(run)
    return bool(found) and all(is_normal(noise_of(p), mean(p.p), spread(p.p)) for p in found)


def is_still(found: Pass) -> bool:
    """Tell whether a forward gave back x."""
    return bool((np.abs(found.y - found.inputs[0]) <= 1e-6 * np.abs(found.inputs[0])).all())
