"""How a `DropPath` is probed, and how its coins are read off its outputs."""

from __future__ import annotations

from typing import Any

import numpy as np

from grader.run import Run, show_value
from grader.script import Ramp, Script, Step
from grader.variants import steps
from grader.variants.variant import Pass, Reading, Variant, ill_formed, one_factor
from grader.variants.words import Words

NAME = "DropPath"
SHAPES = {"tiny": (3, 2), "small": (24, 1, 2), "bare": (8, 2)}
RAMPS = {"large": (4096, 2), "series": (64, 2)}
BARE = 3  # episodes whose branch is 0


class Branches(Variant):
    """Masks of the branch's shape, of which an example has one coin."""

    name = NAME

    def shared(self, ndim: int) -> tuple[int, ...]:
        return tuple(range(1, ndim))

    def draw(self, rng: np.random.Generator, size: str) -> steps.Sample:
        if size in RAMPS:
            return steps.Sample((), (Ramp(-5, 5, RAMPS[size]), Ramp(1, 9, RAMPS[size])))
        x, branch, grad = (steps.numbers(rng, SHAPES[size]) for _ in range(3))
        return steps.Sample((), (x, branch), grad)

    def plain(self, made: tuple, inputs: tuple) -> np.ndarray:
        return inputs[0] + inputs[1]

    def output(self, made: tuple, inputs: tuple, mask: Any, factor: float) -> np.ndarray:
        return inputs[0] + inputs[1] * mask * factor

    def flow(self, value: Any) -> np.ndarray:
        return value[1]

    def whole_gradient(self, made: tuple, grad: np.ndarray, mask: Any, factor: float) -> Any:
        return grad, grad * mask * factor

    def complaint_of_gradient(self, value: Any, made: tuple, grad: np.ndarray) -> str | None:
        if not isinstance(value, tuple) or len(value) != 2:
            return "backward must return a tuple: the gradients of x and of branch"
        parts = (ill_formed(part, grad.shape, "each half of backward's tuple") for part in value)
        return next((words for words in parts if words), None)

    def read(self, run: Run, found: Pass) -> Reading | None:
        x, branch = found.inputs
        added = found.y - x
        mask = np.abs(added) > 1e-6 * np.maximum(np.abs(x), np.abs(branch))
        if not mask.any():
            return Reading(mask, None)
        factor = one_factor(added, branch * mask)
        return factor and Reading(mask, factor)


VARIANT = Branches()


def _count_view(found: Pass) -> str:
    x = show_value(found.forward.step.args[0])
    return f"({{}} == {x}).all(axis=2).sum(axis=1)"


WORDS = Words(
    VARIANT,
    kept="an output must be x, or x + branch / (1 - p)",
    note="any example may instead be x",
    thing="a branch",
    share="(y == x).all(axis=1).mean().round(4)",
    count=_count_view,
    edited=("x", "branch"),
)


def write_script(rng: np.random.Generator) -> Script:
    """Ask for the usual calls, and for training forwards whose branch is 0."""
    script = steps.write(NAME, VARIANT.draw, rng)
    bare = {
        f"extra {n}": _bare(steps.numbers(rng, SHAPES["bare" if n else "tiny"]), p)
        for n, p in zip(range(BARE), (0.4, 0.7, 0.3), strict=True)
    }
    return Script((*script.episodes, *steps.script_of(rng, bare).episodes))


def _bare(x: np.ndarray, p: float) -> tuple[Step, ...]:
    sample = steps.Sample((), (x, np.zeros(x.shape)))
    return steps.layer(NAME, sample, p), steps.train(sample)
