"""Lesson 09: drop whole feature maps."""

from __future__ import annotations

import numpy as np

from grader import masks
from grader.exercise import Check, Exercise, Misconception, Problem, Skip, problem
from grader.run import Run, show_result
from grader.script import Ramp, Script
from grader.variants import steps
from grader.variants.causes import shared_by
from grader.variants.checks import common
from grader.variants.evidence import evidence
from grader.variants.variant import Variant
from grader.variants.words import UNREAD, UNVARIED, Words, look

NAME = "SpatialDropout"
SHAPES = {"tiny": (1, 3, 2, 2), "small": (4, 6, 2, 1)}
RAMPS = {"large": (64, 64, 1, 2), "series": (6, 12, 1, 2)}
MAPS = "({}[0, :, :, 0, 0] != 0).astype(int)"  # of the first call: (examples, channels)


class Maps(Variant):
    """Masks (N, C, H, W), of which a map (H, W) has one coin."""

    name = NAME

    def shared(self, ndim: int) -> tuple[int, ...]:
        return 2, 3

    def draw(self, rng: np.random.Generator, size: str) -> steps.Sample:
        if size in RAMPS:
            return steps.Sample((), (Ramp(-5, 5, RAMPS[size]),))
        x, grad = (steps.numbers(rng, SHAPES[size]) for _ in range(2))
        return steps.Sample((), (x,), grad)


VARIANT = Maps()
WORDS = Words(
    VARIANT,
    kept="kept maps must be x / (1 - p), dropped ones 0",
    note="any map may instead be 0",
    thing="a map",
    share="(y[:, :, 0, 0] == 0).mean().round(4)",
    count=lambda _: "({}[..., 0, 0] == 0).sum(axis=(1, 2))",
)


def write_script(rng: np.random.Generator) -> Script:
    """Ask for the calls that every variant is asked for."""
    return steps.write(NAME, VARIANT.draw, rng)


def find_split_maps(run: Run) -> Problem | Skip | None:
    """A map is dropped as a whole, by a coin of its own."""
    seen = evidence(VARIANT, run)
    for found in seen.passes:
        reading = seen.reading(found)
        if reading is not None and seen.split_in(reading.mask):
            whole = show_result(found.inputs[0] / (1 - found.p))
            expected = f"{whole}   ({WORDS.note})"
            return problem(run, found.forward, "a map is dropped as a whole", expected)
    if seen.coins is None:
        return UNREAD
    if seen.coins.all() or not seen.coins.any():
        return UNVARIED
    return None if seen.frozen else _shared_coins(run)


def _shared_coins(run: Run) -> Problem | None:
    """Show the maps of one call, where maps of unlike examples or channels share a coin."""
    seen = evidence(VARIANT, run)
    for axis, alike in enumerate(("rows (examples)", "columns (channels)")):
        if seen.tied(axis):
            return _show(run, f"the {alike} are all alike: each map needs a coin of its own")
    if masks.twins(seen.coins).any():
        return _show(run, "some maps share a coin: each needs one of its own")
    return None


def _show(run: Run, message: str) -> Problem:
    calls = [found.forward for found in evidence(VARIANT, run).series]
    return look(run, calls, message, MAPS, "zeros and ones without a pattern")


def _drops_pixels(run: Run) -> bool:
    return evidence(VARIANT, run).splits


def _shares(run: Run, axis: int) -> bool:
    seen = evidence(VARIANT, run)
    return not seen.splits and seen.tied(axis) and not seen.tied(1 - axis)


POINTS = {
    "shape": 1,
    "mask_per_map": 2,
    "scaling": 1,
    "drop_rate": 1,
    "fresh_mask": 1,
    "mask_reuse": 1,
    "gradient_scaling": 1,
    "inference_passthrough": 1,
    "input_unchanged": 1,
}
RULES = common(WORDS, POINTS)
RULES["mask_per_map"] = Check(
    "mask_per_map",
    "each map of each example is dropped as a whole, by its own coin",
    POINTS["mask_per_map"],
    ("tiny* > forward", "small* > forward", "series > forward"),
    find_split_maps,
)

EXERCISE = Exercise(
    name=NAME,
    lesson="09",
    order=0,
    checks=tuple(RULES[name] for name in POINTS),
    misconceptions=(
        Misconception(
            "drops_pixels",
            "Single pixels are dropped. One coin decides for a whole map: draw a mask with one "
            "entry for each example and channel.",
            "09 variants",
            ("mask_per_map",),
            _drops_pixels,
        ),
        Misconception(
            "mask_shared_across_batch",
            "All examples lose the same channels. Draw one coin for each channel of each example.",
            "02 masking",
            ("mask_per_map",),
            lambda run: _shares(run, 0),
        ),
        Misconception(
            "drops_examples",
            "An example loses all its maps or none. Draw one coin for each channel of each "
            "example.",
            "09 variants",
            ("mask_per_map",),
            lambda run: _shares(run, 1),
        ),
        *shared_by(VARIANT),
    ),
    hints=(
        "How many coins does a batch of shape (N, C, H, W) need, if every pixel of a map shares "
        "its coin? And how can so few coins multiply so many pixels?",
        'The section "Whole maps" multiplies maps by an array with axes of length 1, which NumPy '
        "stretches. Draw one of that kind, for all examples, and keep it as lesson 06 does.",
        "In training store (draws >= p) / (1 - p), with draws of shape x.shape[:2] + (1, 1); at "
        "inference store 1.0. Forward returns x times what was stored, backward grad times it.",
    ),
    script=write_script,
    form=VARIANT.complaint,
    opening=2,
)
