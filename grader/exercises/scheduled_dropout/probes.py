"""The probe calls: passes at several steps, forwards in a row, both modes, two layers."""

from __future__ import annotations

import numpy as np

from grader.script import Episode, Ramp, Script, Step, draw_seeds

NAME = "ScheduledDropout"
LARGE = (16_384,)  # one axis: rows that share a mask must not miss the rate by chance
SERIES_SHAPE, TURNS = (8, 16), 48
SERIES_RATE, SERIES_STEPS = 0.5, 4  # fair coins from the fourth step on
TINY = 3  # episodes of each kind
BAD_RATES, BAD_TOTAL = (-0.1, 1.5), 0


def write_script(rng: np.random.Generator) -> Script:
    """Draw all probe calls; the small ones come first."""
    low = float(rng.choice((0.3, 0.4))), int(rng.choice((4, 5)))  # (final_p, total_steps)
    high = float(rng.choice((0.6, 0.7, 0.8))), int(rng.integers(6, 10))
    episodes = {
        **_passes(rng, low, high),
        **_steps_between(rng, low, high),
        **_in_a_row(rng, low, high),
        **_inferences(rng, low, high),
        **_large(high),
        "series": (*_layer((SERIES_RATE, SERIES_STEPS), SERIES_STEPS), *_series()),
        "default": (*_layer(high, high[1]), Step("y", "layer.forward", (_numbers(rng, (8, 8)),))),
        "two layers": _two_layers(rng, low, high),
        **{f"bad rate {p}": (Step("layer", NAME, (p, 4)),) for p in BAD_RATES},
        "bad total": (Step("layer", NAME, (0.4, BAD_TOTAL)),),
    }
    seeds = draw_seeds(rng, len(episodes))
    named = zip(episodes.items(), seeds, strict=True)
    return Script(tuple(Episode(name, seed, steps) for (name, steps), seed in named))


def _numbers(rng: np.random.Generator, shape: tuple[int, ...]) -> np.ndarray:
    """Return different non-zero numbers with one decimal."""
    numbers = np.concatenate([np.arange(-99, 0), np.arange(1, 100)])
    return rng.choice(numbers, shape, replace=False) / 10


def _layer(plan: tuple[float, int], steps: int, name: str = "layer") -> tuple[Step, ...]:
    made = Step(name, NAME, plan)
    return (made, _move(steps, name)) if steps else (made,)


def _move(steps: int = 1, layer: str = "layer") -> Step:
    return Step("_", f"{layer}.step", (), times=steps)


def _train(result: str, x: np.ndarray | Ramp, layer: str = "layer", times: int = 1) -> Step:
    return Step(result, f"{layer}.forward", (x,), (("training", True),), times)


def _infer(result: str, x: np.ndarray) -> Step:
    return Step(result, "layer.forward", (x,), (("training", False),))


def _back(result: str, grad: np.ndarray, layer: str = "layer") -> Step:
    return Step(result, f"{layer}.backward", (grad,))


def _passes(rng, low, high) -> dict[str, tuple[Step, ...]]:
    """Forward and backward at the start, on the way, at the end and after it."""
    found = {}
    for steps in (0, 1, 2, low[1], low[1] + 2):
        for turn in range(TINY):
            x, grad = _numbers(rng, (4,)), _numbers(rng, (4,))
            tiny = (*_layer(low, steps), _train("y", x), _back("g", grad))
            found[f"tiny {steps} {turn}"] = tiny
    for steps in (0, 1, high[1] // 2, high[1] - 1, high[1], high[1] + 1):
        x, grad = _numbers(rng, (6, 8)), _numbers(rng, (6, 8))
        found[f"wide {steps}"] = (*_layer(high, steps), _train("y", x), _back("g", grad))
    deep = _numbers(rng, (2, 3, 4)), _numbers(rng, (2, 3, 4))
    found["deep"] = (*_layer(low, 2), _train("y", deep[0]), _back("g", deep[1]))
    found["zero"] = (*_layer((0.0, 3), 2), _train("y", deep[0]), _back("g", deep[1]))
    return found


def _steps_between(rng, low, high) -> dict[str, tuple[Step, ...]]:
    """A step between forward and backward, and backward twice."""
    found = {}
    cases = [(f"tiny {turn}", low, 2, (4,)) for turn in range(TINY)]
    cases += [("start", low, 0, (4,)), ("wide", high, high[1] // 2, (6, 8))]
    for name, plan, steps, shape in cases:
        x, grad = _numbers(rng, shape), _numbers(rng, shape)
        ends = (_train("y", x), _move(), _back("g", grad), _back("again", grad))
        found[f"between {name}"] = (*_layer(plan, steps), *ends)
    return found


def _in_a_row(rng, low, high) -> dict[str, tuple[Step, ...]]:
    """Calls that must not move the rate: forward and backward, again and again."""
    x, u, grad = _numbers(rng, (4,)), _numbers(rng, (6, 8)), _numbers(rng, (4,))
    backwards = (_back(name, grad) for name in ("g", "h"))
    return {
        "forwards tiny": (*_layer(low, 0), *(_train(name, x) for name in "vyz")),
        "forwards wide": (*_layer(high, 0), *(_train(name, u) for name in "vwxyz")),
        "forwards later": (*_layer(high, 2), *(_train(name, u) for name in "vwxyz")),
        "backwards": (*_layer(low, 0), _train("y", x), *backwards, _train("z", x)),
    }


def _inferences(rng, low, high) -> dict[str, tuple[Step, ...]]:
    """Inference at several steps, before and after training."""
    x, grad = _numbers(rng, (4,)), _numbers(rng, (4,))
    u, wide = _numbers(rng, (6, 8)), _numbers(rng, (6, 8))
    steps = {
        f"inference {k}": (*_layer(low, k), _infer("z", x), _back("h", grad))
        for k in (0, 2, low[1])
    }
    steps["inference wide"] = (*_layer(high, high[1]), _infer("z", u), _back("h", wide))
    for name, plan, data, g in (("tiny", low, x, grad), ("wide", high, u, wide)):
        mixed = (_train("y", data), _infer("z", data), _back("h", g))
        steps[f"after training {name}"] = (*_layer(plan, plan[1]), *mixed)
        several = (_infer(result, data) for result in ("v", "w", "z"))
        steps[f"evaluated {name}"] = (*_layer(plan, 0), *several, _train("y", data))
    return steps


def _large(plan: tuple[float, int]) -> dict[str, tuple[Step, ...]]:
    """Masks large enough to be counted, one of them long after the end."""
    return {
        f"large {steps}": (*_layer(plan, steps), _train("y", Ramp(-5, 5, LARGE)))
        for steps in (1, plan[1] // 2, plan[1], 3 * plan[1])
    }


def _series() -> tuple[Step, ...]:
    return (_train("y", Ramp(-5, 5, SERIES_SHAPE), times=TURNS),)


def _two_layers(rng, low, high) -> tuple[Step, ...]:
    """Only the first of two layers is moved on."""
    x, u = _numbers(rng, (6, 8)), _numbers(rng, (6, 8))
    made = (*_layer(high, 0, "a"), *_layer(low, 0, "b"), _move(3, "a"))
    return (*made, _train("y", x, "a"), _train("z", u, "b"))
