"""The probe calls: networks whose outputs are known, and one that tosses coins."""

from __future__ import annotations

import numpy as np

from grader.script import Episode, Known, Ramp, Ref, Script, Step, draw_seeds

NAME = "mc_predict"
# Each training call runs another matrix, so the result tells which calls went in.
FORWARDS = '''
from itertools import cycle


def make_forward(thinned):
    """Return a forward whose training calls run one thinned network after the other."""
    networks = cycle(thinned)  # (networks, inputs, outputs)
    return lambda x, training=True: x @ (next(networks) if training else thinned.mean(axis=0))


def noisy(x, training=True):
    return x * (np.random.random(x.shape) >= 0.5) / 0.5 if training else x


class Model:
    """A network with a mode, which a call without a flag follows."""

    def __init__(self, training):
        self.training = training

    def __call__(self, x, training=None):
        return noisy(x, self.training if training is None else training)


def mode_of(model):
    return model.training
'''
# name: shape of x, outputs, samples. No two of samples, examples and outputs are equal where
# results over the wrong axis are to be told apart.
CASES = {
    "tiny": ((1, 1), 2, 2),
    "rows": ((3, 2), 2, 4),
    "column": ((4, 2), 1, 3),
    "vector": ((3,), 4, 5),
    "block": ((2, 3, 2), 2, 7),
    "many": ((2, 2), 3, 12),
    "once": ((2, 3), 2, 1),
}
SPARE = 2  # thinned networks beyond `samples`: inference, their mean, is never the samples' mean
COINS = {"coins small": np.array([[1.0, 2.0, 3.0, 4.0]]), "coins large": Ramp(1, 5, (8, 8))}
COIN_SAMPLES = 4
MODES = {"mode off": False, "mode on": True}  # before the call, and to be found after it


def write_script(rng: np.random.Generator) -> Script:
    """Ask for predictions of networks whose outputs are known, and of one that tosses coins."""
    seeds = iter(draw_seeds(rng, len(CASES) + len(COINS) + len(MODES)))
    episodes = []
    for name, (shape, outputs, samples) in CASES.items():
        thinned = draw_unlike(rng, (samples + SPARE, shape[-1], outputs))
        ask = Step("prediction", NAME, (Ref("forward"), draw_unlike(rng, shape), samples))
        make = Step("forward", "make_forward", (thinned,))
        episodes.append(Episode(name, next(seeds), (make, ask)))
    for name, x in COINS.items():
        call = (Known("noisy"), x, COIN_SAMPLES)
        steps = tuple(Step(result, NAME, call) for result in ("first", "second"))
        episodes.append(Episode(name, next(seeds), steps))
    for name, mode in MODES.items():
        make = Step("model", "Model", (mode,))
        ask = Step("prediction", NAME, (Ref("model"), COINS["coins small"], COIN_SAMPLES))
        look = Step("mode", "mode_of", (Ref("model"),))
        episodes.append(Episode(name, next(seeds), (make, ask, look)))
    return Script(tuple(episodes), FORWARDS)


def draw_unlike(rng: np.random.Generator, shape: tuple[int, ...]) -> np.ndarray:
    """Return different non-zero numbers with one decimal."""
    numbers = np.concatenate([np.arange(-99, 0), np.arange(1, 100)])
    return rng.choice(numbers, shape, replace=False) / 10
