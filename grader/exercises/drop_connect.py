"""Lesson 09: drop single weights, another set of them for each example."""

from __future__ import annotations

from typing import Any

import numpy as np

from grader import masks
from grader.exercise import Check, Exercise, Misconception, Problem, Skip
from grader.run import Run
from grader.script import Ramp, Script
from grader.variants import steps
from grader.variants.causes import shared_by
from grader.variants.checks import common
from grader.variants.evidence import evidence
from grader.variants.variant import RTOL, Pass, Reading, Variant, close
from grader.variants.words import UNREAD, UNVARIED, Words, look, look_at

NAME = "DropConnect"
SHAPES = {"tiny": (2, 3, 2), "small": (4, 3, 3), "large": (1024, 1, 8), "series": (4, 5, 4)}
INPUTS = SHAPES["series"][1]


class Weights(Variant):
    """Masks (batch, inputs, outputs); every entry has its own coin.

    An output is a sum over the weights that were kept. The k-th product x W lies between
    4 ** k and 1.82 * 4 ** k, so it is larger than all earlier ones together, and the sum tells
    which products are in it.
    """

    name = NAME

    def draw(self, rng: np.random.Generator, size: str) -> steps.Sample:
        batch, inputs, outputs = SHAPES[size]
        sizes = rng.choice([1.0, 1.1, 1.2, 1.3], (inputs, outputs))
        signs = rng.choice([-1, 1], (inputs, outputs))
        W = (4.0 ** np.arange(inputs)[:, None] * sizes * signs).round(1)
        if size == "large":
            return steps.Sample((W,), (Ramp(1.0, 1.4, (batch, inputs)),))
        x = rng.choice([1.0, 1.1, 1.2, 1.3, 1.4], (batch, inputs))
        if size == "series":
            x[:] = x[0]  # equal examples: unlike outputs can only come from unlike masks
        return steps.Sample((W,), (x,), steps.numbers(rng, (batch, outputs)))

    def plain(self, made: tuple, inputs: tuple) -> np.ndarray:
        return inputs[0] @ made[0]

    def output(self, made: tuple, inputs: tuple, mask: Any, factor: float) -> np.ndarray:
        x, W = inputs[0], made[0]
        return (x[:, :, None] * W * mask).sum(axis=1) * factor

    def gradient(self, made: tuple, grad: np.ndarray, mask: Any, factor: float) -> np.ndarray:
        return (grad[:, None, :] * made[0] * mask).sum(axis=2) * factor

    def read(self, run: Run, found: Pass) -> Reading | None:
        products = found.inputs[0][:, :, None] * found.made[0]
        if not found.y.any():
            return Reading(np.zeros(products.shape, bool), None)
        p = found.p
        factors = [1 / (1 - p), 1.0, 1 - p, 1 / (1 - p) ** 2, *([1 / p] if p else [])]
        for factor in factors:
            mask = _terms(found.y / factor, products)
            if mask is not None and mask.any():
                return Reading(mask, factor)
        return None


def _terms(sums: np.ndarray, products: np.ndarray) -> np.ndarray | None:
    """Return which products add up to the sums; None when no choice of them does.

    Leaving out a negative product adds its size; so sizes are chosen from, the largest first.
    """
    sizes, negative = np.abs(products), products < 0
    left = sums - np.where(negative, products, 0).sum(axis=1)
    taken = np.zeros(products.shape, bool)
    for k in reversed(range(products.shape[1])):
        taken[:, k] = left > 0.8 * sizes[:, k]  # the smaller ones reach 0.607 together
        left = left - taken[:, k] * sizes[:, k]
    fits = (np.abs(left) <= RTOL * sizes.sum(axis=1)).all()
    return taken ^ negative if fits else None


VARIANT = Weights()
WORDS = Words(
    VARIANT,
    kept="kept weights must be divided by 1 - p",
    note="if all weights are kept",
    thing="a weight",
    share="(y == 0).mean().round(4)",
)


def write_script(rng: np.random.Generator) -> Script:
    """Ask for the calls that every variant is asked for."""
    return steps.write(NAME, VARIANT.draw, rng)


def find_shared_coins(run: Run) -> Problem | Skip | None:
    """Each weight has a coin of its own, for each example."""
    seen = evidence(VARIANT, run)
    if seen.coins is None:
        return UNREAD
    if seen.coins.all() or not seen.coins.any():
        return UNVARIED
    if seen.frozen and not _frozen_rows(run):
        return None
    calls = [found.forward for found in seen.series]
    if seen.tied(0) or _frozen_rows(run):
        message = "equal examples get equal outputs: each example needs its own mask"
        return look(run, calls, message, "{}[0].round(2)", "rows that differ")
    if seen.tied(2):
        played = seen.of("large low").forward
        message = "all weights of an input share a coin: that drops inputs, not weights"
        view = "(y == 0)[:6].astype(int)"
        return look_at(run, played, message, view, "zeros and ones without a pattern")
    if seen.tied(1):
        message = "all weights of an output share a coin: that drops outputs, not weights"
        expected = f"about {0.5**INPUTS:.2f}: {INPUTS} weights are rarely dropped together"
        return look(run, calls, message, "({} == 0).mean().round(2)", expected)
    if masks.twins(seen.coins).any():
        message = "some weights share a coin"
        return look(run, calls, message, "{}[:2].round(2)", "numbers without a pattern")
    return None


def _frozen_rows(run: Run) -> bool:
    """One mask serves all examples of all calls."""
    seen = evidence(VARIANT, run)
    return seen.frozen and bool((seen.coins == seen.coins[:, :1]).all())


def _shares(run: Run, axis: int) -> bool:
    return evidence(VARIANT, run).tied(axis)


def _edits_weights(run: Run) -> bool:
    """A layer that has trained infers with the masked weights, a new one does not."""
    seen = evidence(VARIANT, run)
    fresh, used = seen.of("inference small", "z"), seen.of("after training small", "z")
    trained = seen.of("after training small")
    if fresh is None or used is None or trained is None:
        return False
    plain = VARIANT.plain(used.made, used.inputs)
    masked = [trained.y, trained.y * (1 - trained.p)]
    right = close(fresh.y, VARIANT.plain(fresh.made, fresh.inputs))
    return right and not close(used.y, plain) and any(close(used.y, m) for m in masked)


POINTS = {
    "shape": 1,
    "mask_per_weight": 2,
    "scaling": 1,
    "drop_rate": 1,
    "fresh_mask": 1,
    "mask_reuse": 1,
    "gradient_scaling": 1,
    "inference_passthrough": 1,
    "input_unchanged": 1,
}
RULES = common(WORDS, POINTS)
RULES["mask_per_weight"] = Check(
    "mask_per_weight",
    "each weight has its own coin, for each example",
    POINTS["mask_per_weight"],
    ("series > forward", "large low > forward"),
    find_shared_coins,
)

EXERCISE = Exercise(
    name=NAME,
    lesson="09",
    order=1,
    checks=tuple(RULES[name] for name in POINTS),
    misconceptions=(
        Misconception(
            "mask_shared_across_batch",
            "One mask of the weights serves the whole batch. Draw one for each example: a mask "
            "of shape (batch, inputs, outputs).",
            "09 variants",
            ("mask_per_weight",),
            lambda run: _shares(run, 0) or _frozen_rows(run),
        ),
        Misconception(
            "drops_inputs",
            "All weights of an input fall together: this is dropout on x. Give each weight its "
            "own coin.",
            "09 variants",
            ("mask_per_weight",),
            lambda run: _shares(run, 2) and not _shares(run, 1),
        ),
        Misconception(
            "drops_outputs",
            "All weights of an output fall together: this is dropout on the outputs. Give each "
            "weight its own coin.",
            "09 variants",
            ("mask_per_weight",),
            lambda run: _shares(run, 1) and not _shares(run, 2),
        ),
        Misconception(
            "edits_weights",
            "A training forward overwrites W, and the dropped weights are lost for ever. Multiply "
            "into a new array.",
            "02 masking",
            ("scaling", "drop_rate", "inference_passthrough", "fresh_mask", "mask_per_weight"),
            _edits_weights,
        ),
        *shared_by(VARIANT),
    ),
    hints=(
        "Ordinary dropout needs a coin for each entry of x. How many coins are there when each "
        "weight has one, and another one for each example?",
        'The section "Weights instead of units" works out one example: its own mask times W, '
        "then a product. For a batch give the mask a first axis, and look at `np.einsum`.",
        "Store (draws >= p) * W / (1 - p), with draws of shape (len(x), *W.shape), so that it has "
        'axes b, i, j. Forward: np.einsum("bi,bij->bj", x, stored). Backward sums over j instead. '
        "At inference remember that no mask was used.",
    ),
    script=write_script,
    form=VARIANT.complaint,
    opening=2,
)
