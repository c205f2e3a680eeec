"""The calls that are made of a `DropoutLayer`."""

from __future__ import annotations

import math

import numpy as np

from grader.script import Episode, Ramp, Script, Step, draw_seeds

NAME = "DropoutLayer"
LOW_RATES, HIGH_RATES = (0.2, 0.25, 0.3), (0.6, 0.7, 0.8)
TINY = 2  # tiny episodes, for examples that fit a line
SHAPES = {"1-D": (7,), "2-D": (5, 4), "3-D": (2, 3, 4), "4-D": (2, 3, 2, 4)}
SERIES = {"2-D": (8, 16), "3-D": (4, 4, 8), "4-D": (2, 4, 4, 4)}
TURNS, FEW_TURNS = 50, 40
LARGE = (64, 128)
LONG = (64,)
BAD_RATES = (-0.1, 1.5)


def write_script(rng: np.random.Generator) -> Script:
    """Draw all probe calls of the capstone."""
    seeds = iter(draw_seeds(rng, 64))
    low, high = float(rng.choice(LOW_RATES)), float(rng.choice(HIGH_RATES))
    episodes = [
        *(_pass(rng, f"pass {n}", low if n % 2 == 0 else high, (2, 3)) for n in range(TINY)),
        *(_both_modes(rng, f"shape {name}", low, SHAPES[name]) for name in SHAPES),
        _both_modes(rng, "float32", high, (6, 8), "float32"),
        _both_modes(rng, "integers", 0.3, (6, 8), "int64"),
        _pass(rng, "pass wide", high, (8, 24)),
        _long(rng),
        *_large(rng, low, high),
        _default(rng, low),
        *_series(rng),
        *_memory(rng, low),
        *_two_layers(rng),
        _pass(rng, "rate 0 tiny", 0.0, (2, 3)),
        _pass(rng, "rate 0 wide", 0.0, (8, 24)),
        *(Episode(f"bad rate {p}", 0, (Step("layer", NAME, (p,)),)) for p in BAD_RATES),
    ]
    twice = next(seeds)
    again = [_forward_only(rng, f"same seed {n}", low, (4, 8)) for n in range(2)]
    seeded = [Episode(e.name, next(seeds), e.steps) for e in episodes]
    return Script((*seeded, *(Episode(e.name, twice, e.steps) for e in again)))


def numbers(rng: np.random.Generator, shape: tuple[int, ...], dtype: str = "float64") -> np.ndarray:
    """Draw unlike numbers of either sign, none of them zero, with few decimals."""
    size = math.prod(shape)
    if dtype == "int64":
        magnitudes = rng.permutation(np.arange(1, size + 1))
    else:
        magnitudes = rng.permutation(np.arange(1, 3 * size + 1))[:size] / 10 + 0.5
    signs = 2 * rng.integers(0, 2, size) - 1
    return (magnitudes * signs).reshape(shape).astype(dtype)


def _layer(p: float, name: str = "layer") -> Step:
    return Step(name, NAME, (p,))


def _train(result: str, x: np.ndarray | Ramp, layer: str = "layer", times: int = 1) -> Step:
    return Step(result, f"{layer}.forward", (x,), (("training", True),), times)


def _infer(result: str, x: np.ndarray) -> Step:
    return Step(result, "layer.forward", (x,), (("training", False),))


def _back(result: str, grad: np.ndarray | Ramp, layer: str = "layer") -> Step:
    return Step(result, f"{layer}.backward", (grad,))


def _pass(rng: np.random.Generator, name: str, p: float, shape: tuple[int, ...]) -> Episode:
    x, grad = numbers(rng, shape), numbers(rng, shape)
    return Episode(name, 0, (_layer(p), _train("y", x), _back("g", grad)))


def _long(rng: np.random.Generator) -> Episode:
    """A vector long enough to show that its entries do not share one coin."""
    edges = rng.integers(15, 30, 2) / 10
    x, grad = (Ramp(-float(edge), float(edge), LONG) for edge in edges)
    return Episode("pass long", 0, (_layer(0.5), _train("y", x), _back("g", grad)))


def _forward_only(rng: np.random.Generator, name: str, p: float, shape: tuple) -> Episode:
    return Episode(name, 0, (_layer(p), _train("y", numbers(rng, shape))))


def _both_modes(
    rng: np.random.Generator, name: str, p: float, shape: tuple, dtype: str = "float64"
) -> Episode:
    x, grad = numbers(rng, shape, dtype), numbers(rng, shape, dtype)
    steps = (_layer(p), _train("y", x), _back("g", grad), _infer("z", x), _back("h", grad))
    return Episode(name, 0, steps)


def _large(rng: np.random.Generator, low: float, high: float) -> list[Episode]:
    """One rising and one falling ramp, so that a value is not tied to a place."""
    edges = rng.integers(15, 30, 2) / 10
    rising = Ramp(-float(edges[0]), float(edges[0]), LARGE)
    falling = Ramp(float(edges[1]), -float(edges[1]), LARGE)
    return [
        Episode("large low", 0, (_layer(low), _train("y", rising))),
        Episode("large high", 0, (_layer(high), _train("y", falling))),
    ]


def _default(rng: np.random.Generator, p: float) -> Episode:
    step = Step("y", "layer.forward", (numbers(rng, (16, 16)),))
    return Episode("default", 0, (_layer(p), step))


def _series(rng: np.random.Generator) -> list[Episode]:
    """Many masks of one layer on one input, at rate one half, and of a very short input."""
    edge = float(rng.integers(50, 90)) / 10
    episodes = [
        Episode(
            f"series {name}", 0, (_layer(0.5), _train("y", Ramp(-edge, edge, shape), times=TURNS))
        )
        for name, shape in SERIES.items()
    ]
    few = _train("y", numbers(rng, (3,)), times=FEW_TURNS)
    return [*episodes, Episode("few entries", 0, (_layer(0.8), few))]


def _memory(rng: np.random.Generator, low: float) -> list[Episode]:
    """What a layer remembers from one call to the next."""
    a, grad = numbers(rng, (8, 16)), numbers(rng, (8, 16))
    some = numbers(rng, (4, 10))
    with_zeros = np.where(np.arange(some.size).reshape(some.shape) % 2 == 0, some, 0.0)
    inference = (
        _train("first", a),
        _infer("z", a),
        _back("h", grad),
        _train("y", a),
        _back("g", grad),
    )
    c, d = numbers(rng, (7, 15)), numbers(rng, (7, 15))
    inputs = [_train(name, x) for name, x in zip("vwxyz", (c, c, d, d, c), strict=True)]
    zeros = (_train("y", with_zeros), _back("g", numbers(rng, some.shape)))
    return [
        Episode("latest tiny", 0, _latest(rng, (2, 3))),
        Episode("latest", 0, _latest(rng, (8, 16))),
        Episode("after inference", 0, (_layer(0.5), *inference)),
        Episode(
            "inference first", 0, (_layer(low), _infer("z", a[:2, :3]), _back("h", grad[:2, :3]))
        ),
        Episode("zeros", 0, (_layer(0.2), *zeros)),
        Episode("two inputs", 0, (_layer(0.2), *inputs)),
        Episode("tiny inference", 0, _tiny_inference(rng, low)),
    ]


def _latest(rng: np.random.Generator, shape: tuple[int, ...]) -> tuple[Step, ...]:
    """Two forwards, then backward twice: the second forward counts."""
    a, b, grad = (numbers(rng, shape) for _ in range(3))
    forwards = (_train("first", a), _train("y", b))
    return (_layer(0.4), *forwards, _back("g", grad), _back("again", grad))


def _tiny_inference(rng: np.random.Generator, p: float) -> tuple[Step, ...]:
    x, grad = numbers(rng, (2, 3)), numbers(rng, (2, 3))
    return (_layer(p), _train("y", x), _infer("z", x), _back("h", grad))


def _two_layers(rng: np.random.Generator) -> list[Episode]:
    """Two layers at work in turn, as in a network, and in unlike modes."""
    found = []
    for size, shape in (("tiny", (2, 3)), ("wide", (4, 12))):
        x, u, grad, other = (numbers(rng, shape) for _ in range(4))
        made = (_layer(0.25, "a"), _layer(0.6, "b"))
        turns = (_train("v", u, "b"), _back("k", other, "b"), _back("g", grad, "a"))
        found.append(Episode(f"two layers {size}", 0, (*made, _train("y", x, "a"), *turns)))
        rest = Step("z", "b.forward", (u,), (("training", False),))
        modes = (_train("y", x, "a"), rest, _back("g", grad, "a"), _back("h", other, "b"))
        found.append(Episode(f"two modes {size}", 0, (*made, *modes)))
    return found
