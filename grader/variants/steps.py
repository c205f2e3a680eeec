"""The calls that are made of every variant of dropout."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from grader.script import Episode, Ramp, Script, Step, draw_seeds

LOW_RATES, HIGH_RATES = (0.2, 0.25, 0.3), (0.6, 0.7, 0.8)
TINY = 6  # tiny episodes, for examples that fit a line
TURNS = 48
Array = np.ndarray | Ramp


@dataclass(frozen=True)
class Sample:
    """What one pass needs: the constructor's arguments before p, forward's arrays, a gradient."""

    made: tuple[np.ndarray, ...]
    inputs: tuple[Array, ...]
    grad: np.ndarray | None = None


Draw = Callable[[np.random.Generator, str], Sample]  # by size: tiny, small, large or series


def write(name: str, draw: Draw, rng: np.random.Generator) -> Script:
    """Draw all probe calls of a variant; the small ones come first."""
    low, high = float(rng.choice(LOW_RATES)), float(rng.choice(HIGH_RATES))
    episodes = {
        **{f"tiny {n}": _pass(name, draw(rng, "tiny"), (low, high)[n % 2]) for n in range(TINY)},
        **{f"small {p}": _pass(name, draw(rng, "small"), p) for p in (low, high)},
        "latest": _latest(name, [draw(rng, "small") for _ in range(2)]),
        "two layers": _two_layers(name, [draw(rng, "small") for _ in range(2)]),
        "zero": _pass(name, draw(rng, "small"), 0.0),
        **_inferences(name, draw, rng, (low, high)),
        "large low": _forward(name, draw(rng, "large"), low),
        "large high": _forward(name, draw(rng, "large"), high),
        "default": _default(name, draw(rng, "large"), low),
        "series": _forward(name, draw(rng, "series"), 0.5, TURNS),
    }
    return script_of(rng, episodes)


def script_of(rng: np.random.Generator, episodes: dict[str, tuple[Step, ...]]) -> Script:
    """Give every episode a seed."""
    seeds = draw_seeds(rng, len(episodes))
    named = zip(episodes.items(), seeds, strict=True)
    return Script(tuple(Episode(name, seed, steps) for (name, steps), seed in named))


def numbers(rng: np.random.Generator, shape: tuple[int, ...]) -> np.ndarray:
    """Return unlike non-zero numbers with one decimal, of either sign."""
    size = math.prod(shape)
    magnitudes = rng.permutation(np.arange(1, 2 * size + 1))[:size] / 10 + 0.4
    return (magnitudes * rng.choice([-1, 1], size)).reshape(shape).round(1)


def layer(name: str, sample: Sample, p: float, result: str = "layer") -> Step:
    """Return the step that makes a layer."""
    return Step(result, name, (*sample.made, p))


def train(sample: Sample, result: str = "y", owner: str = "layer", times: int = 1) -> Step:
    """Return a training forward."""
    return Step(result, f"{owner}.forward", sample.inputs, (("training", True),), times)


def infer(sample: Sample, result: str = "z") -> Step:
    """Return a forward at inference."""
    return Step(result, "layer.forward", sample.inputs, (("training", False),))


def back(sample: Sample, result: str = "g", owner: str = "layer") -> Step:
    """Return a backward."""
    return Step(result, f"{owner}.backward", (sample.grad,))


def _pass(name: str, sample: Sample, p: float) -> tuple[Step, ...]:
    return layer(name, sample, p), train(sample), back(sample)


def _forward(name: str, sample: Sample, p: float, times: int = 1) -> tuple[Step, ...]:
    return layer(name, sample, p), train(sample, times=times)


def _default(name: str, sample: Sample, p: float) -> tuple[Step, ...]:
    return layer(name, sample, p), Step("y", "layer.forward", sample.inputs)


def _latest(name: str, samples: list[Sample]) -> tuple[Step, ...]:
    """Two forwards of one layer, then backward twice: the second forward counts."""
    one = samples[0]
    two = Sample(one.made, samples[1].inputs, samples[1].grad)
    backs = back(two), back(two, "again")
    return layer(name, one, 0.4), train(one, "first"), train(two), *backs


def _two_layers(name: str, samples: list[Sample]) -> tuple[Step, ...]:
    """Two layers at work in turn, as in a network."""
    one, two = samples
    made = layer(name, one, 0.3, "a"), layer(name, two, 0.6, "b")
    forwards = train(one, "y", "a"), train(two, "v", "b")
    return *made, *forwards, back(two, "k", "b"), back(one, "g", "a")


def _inferences(
    name: str, draw: Draw, rng: np.random.Generator, rates: tuple[float, float]
) -> dict[str, tuple[Step, ...]]:
    """Inference by a new layer, and by one that has just trained."""
    found = {
        f"inference wide {p}": (layer(name, wide := draw(rng, "series"), p), infer(wide))
        for p in rates
    }
    for size, p in (("tiny", rates[0]), ("small", 0.5)):
        sample = draw(rng, size)
        ends = infer(sample), back(sample, "h")
        found[f"inference {size}"] = (layer(name, sample, p), *ends)
        found[f"after training {size}"] = (layer(name, sample, p), train(sample), *ends)
    return found
