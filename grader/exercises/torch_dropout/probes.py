"""The calls that are made of a `TorchDropout`, through helpers that speak torch."""

from __future__ import annotations

import math

import numpy as np

from grader.script import Episode, Ramp, Ref, Script, Step, Value, draw_seeds

NAME = "TorchDropout"
LOW_RATES, HIGH_RATES = (0.2, 0.25, 0.3), (0.6, 0.7, 0.8)
TINY = 4  # tiny episodes, for examples that fit a line
SHAPES = {"1-D": (7,), "2-D": (5, 4), "3-D": (2, 3, 4), "4-D": (2, 3, 2, 4)}
SERIES = {"2-D": (8, 16), "4-D": (2, 4, 4, 4)}
TURNS = 60  # a tuple of at most 64 arrays travels
LARGE = (64, 256)  # small enough for torch to stay in one thread
BAD_RATES = (-0.1, 1.5)

# Executed by the recorder. The learner's generator state is left as it was (fork_rng); those of
# other devices, which torch.manual_seed would seed as well, are not touched.
DEFINITIONS = '''
import torch


def seeded(seed, call):
    """Return call(), made as after torch.manual_seed(seed) on the CPU."""
    with torch.random.fork_rng(devices=[]):
        torch.default_generator.manual_seed(seed)
        return call()


def as_array(y):
    """Return a tensor's numbers, or say what came in its place."""
    return y.detach().numpy() if isinstance(y, torch.Tensor) else f"a {type(y).__name__}"


def forward(layer, x, seed):
    """Return layer(x); the tensor shares the memory of the array x."""
    return seeded(seed, lambda: as_array(layer(torch.from_numpy(x))))


def forwards(layer, x, seed, n):
    """Return n outputs for one x."""
    return seeded(seed, lambda: tuple(as_array(layer(torch.from_numpy(x))) for _ in range(n)))


def gradient(layer, x, seed, w):
    """Return y = layer(x), and the gradient of (w * y).sum() in x, or None if there is none."""
    x = torch.from_numpy(x).requires_grad_()
    y = seeded(seed, lambda: layer(x))
    if isinstance(y, torch.Tensor) and y.requires_grad:
        (torch.from_numpy(w) * y).sum().backward()
    return as_array(y), None if x.grad is None else x.grad.numpy()


def network(layer):
    """Return a parent module that uses the layer twice."""
    return torch.nn.Sequential(layer, layer)


def is_module(layer):
    return isinstance(layer, torch.nn.Module)


def next_draws(layer, x, seed):
    """Return what torch draws after the seed, and after the seed and a forward."""
    alone = seeded(seed, lambda: torch.rand(4))
    after = seeded(seed, lambda: (layer(torch.from_numpy(x)), torch.rand(4))[1])
    return alone.numpy(), after.numpy()


def elsewhere(layer, shape):
    """Return the shape of the output for an x that is not in the CPU's memory."""
    return tuple(layer(torch.empty(shape, device="meta")).shape)
'''


def write_script(rng: np.random.Generator) -> Script:
    """Draw all probe calls."""
    low, high = float(rng.choice(LOW_RATES)), float(rng.choice(HIGH_RATES))
    rates = [low, high] * (TINY // 2)
    episodes = [
        *(_tiny(rng, n, p) for n, p in enumerate(rates)),
        *(_gradient(rng, f"gradient tiny {n}", p, (2, 3)) for n, p in enumerate(rates)),
        *(e for n, p in enumerate((low, high)) for e in _inference(rng, n, p, (2, 3))),
        *(_both_modes(rng, f"shape {name}", high, shape) for name, shape in SHAPES.items()),
        _both_modes(rng, "float64", low, (6, 8), "float64"),
        *(_gradient(rng, f"gradient wide {p}", p, (8, 24)) for p in (low, high)),
        *_large(rng, low, high),
        *_series(rng),
        *_modes(rng, low),
        _shared(rng),
        _seeds(rng),
        _rate_zero(rng),
        *(Episode(f"bad rate {p}", 0, (_layer(p),)) for p in BAD_RATES),
        Episode("rate 1", 0, (_layer(1.0),)),
        Episode("device", 0, (_layer(low), Step("s", "elsewhere", (Ref("layer"), (3, 4))))),
    ]
    seeds = draw_seeds(rng, len(episodes))
    seeded = (Episode(e.name, s, e.steps) for e, s in zip(episodes, seeds, strict=True))
    return Script(tuple(seeded), DEFINITIONS)


def numbers(rng: np.random.Generator, shape: tuple[int, ...], dtype: str = "float32") -> np.ndarray:
    """Draw unlike numbers of either sign, none of them zero, with one decimal."""
    size = math.prod(shape)
    magnitudes = rng.permutation(np.arange(1, 3 * size + 1))[:size] / 10 + 0.5
    return (magnitudes * rng.choice([-1, 1], size)).reshape(shape).astype(dtype)


def _layer(p: float) -> Step:
    return Step("layer", NAME, (p,))


def _seed(rng: np.random.Generator) -> int:
    return int(rng.integers(1, 100_000))


def _forward(rng: np.random.Generator, result: str, x: Value) -> Step:
    return Step(result, "forward", (Ref("layer"), x, _seed(rng)))


def _back(rng: np.random.Generator, result: str, x: np.ndarray, owner: str = "layer") -> Step:
    return Step(result, "gradient", (Ref(owner), x, _seed(rng), numbers(rng, x.shape)))


def _tiny(rng: np.random.Generator, n: int, p: float) -> Episode:
    """One forward; the very first episode also asks whether the layer is an nn.Module."""
    steps = (_layer(p), _forward(rng, "y", numbers(rng, (2, 3))))
    asked = (Step("kind", "is_module", (Ref("layer"),)),) if n == 0 else ()
    return Episode(f"tiny {n}", 0, (*steps, *asked))


def _gradient(rng: np.random.Generator, name: str, p: float, shape: tuple) -> Episode:
    return Episode(name, 0, (_layer(p), _back(rng, "g", numbers(rng, shape))))


def _inference(rng: np.random.Generator, n: int, p: float, shape: tuple) -> list[Episode]:
    x, made = numbers(rng, shape), (_layer(p), Step("mode", "layer.eval"))
    return [
        Episode(f"eval {n}", 0, (*made, _forward(rng, "z", x))),
        Episode(f"eval gradient {n}", 0, (*made, _back(rng, "h", x))),
    ]


def _both_modes(
    rng: np.random.Generator, name: str, p: float, shape: tuple, dtype: str = "float32"
) -> Episode:
    x = numbers(rng, shape, dtype)
    modes = (_forward(rng, "y", x), Step("mode", "layer.eval"), _forward(rng, "z", x))
    return Episode(name, 0, (_layer(p), *modes))


def _large(rng: np.random.Generator, low: float, high: float) -> list[Episode]:
    """One rising and one falling ramp; of an even number of entries none is 0."""
    edge = float(rng.integers(15, 30)) / 10
    rising, falling = Ramp(-edge, edge, LARGE, "float32"), Ramp(edge, -edge, LARGE, "float32")
    return [
        Episode("large low", 0, (_layer(low), _forward(rng, "y", rising))),
        Episode("large high", 0, (_layer(high), _forward(rng, "y", falling))),
    ]


def _series(rng: np.random.Generator) -> list[Episode]:
    """Many masks of one layer on one input, at rate one half."""
    episodes = []
    for name, shape in SERIES.items():
        args = (Ref("layer"), Ramp(-6.5, 6.5, shape, "float32"), _seed(rng), TURNS)
        episodes.append(Episode(f"series {name}", 0, (_layer(0.5), Step("y", "forwards", args))))
    return episodes


def _modes(rng: np.random.Generator, p: float) -> list[Episode]:
    """eval() and train() in turn, of the layer itself and of a parent module."""
    tiny, wide = numbers(rng, (2, 3)), Ramp(-3.5, 3.5, (16, 16), "float32")

    def turn(owner: str) -> tuple[Step, ...]:
        return (
            Step("off", f"{owner}.eval"),
            _forward(rng, "z", tiny),
            Step("on", f"{owner}.train"),
            _forward(rng, "y", wide),
        )

    net = Step("net", "network", (Ref("layer"),))
    return [
        Episode("switch", 0, (_layer(p), *turn("layer"))),
        Episode("parent", 0, (_layer(p), net, *turn("net"))),
    ]


def _shared(rng: np.random.Generator) -> Episode:
    """One layer in two places of a network: autograd keeps both masks apart."""
    net = Step("net", "network", (Ref("layer"),))
    return Episode("shared", 0, (_layer(0.3), net, _back(rng, "g", numbers(rng, (4, 6)), "net")))


def _seeds(rng: np.random.Generator) -> Episode:
    """One seed twice, then another."""
    x = numbers(rng, (8, 16))
    one, other = (int(seed) for seed in draw_seeds(rng, 2))
    named = zip(("first", "second", "third"), (one, one, other), strict=True)
    outputs = [Step(name, "forward", (Ref("layer"), x, seed)) for name, seed in named]
    named = zip(("after", "again", "other"), (one, one, other), strict=True)
    draws = [Step(name, "next_draws", (Ref("layer"), x, seed)) for name, seed in named]
    return Episode("seeds", 0, (_layer(0.5), *outputs, *draws))


def _rate_zero(rng: np.random.Generator) -> Episode:
    return Episode("rate 0", 0, (_layer(0.0), _forward(rng, "y", numbers(rng, (2, 3)))))
