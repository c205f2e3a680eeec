"""The rules of a `DropPath`, in the order in which a report looks for a failure."""

from __future__ import annotations

from grader import masks
from grader.exercise import Check, Problem, Skip, problem
from grader.exercises.drop_path.probes import VARIANT, WORDS
from grader.run import Run, show_result, show_value
from grader.variants.checks import common
from grader.variants.evidence import evidence
from grader.variants.variant import close
from grader.variants.words import UNREAD, UNVARIED, look


def find_changed_skip(run: Run) -> Problem | None:
    """The skip connection passes x and grad as they are; with a branch of zeros, x comes out."""
    for found in evidence(VARIANT, run).extra:
        if not close(found.y, found.inputs[0]):
            message = "with a branch of zeros the output must be x, also in training"
            return problem(run, found.forward, message, found.inputs[0])
    return _changed_skip_gradient(run)


def find_wrong_coins(run: Run) -> Problem | Skip | None:
    """A branch is dropped as a whole, by a coin of its own for each example."""
    seen = evidence(VARIANT, run)
    for found in seen.passes:
        reading = seen.reading(found)
        if reading is not None and seen.split_in(reading.mask):
            whole = VARIANT.output((), found.inputs, True, 1 / (1 - found.p))
            expected = f"{show_result(whole)}   ({WORDS.note})"
            return problem(run, found.forward, "a branch is dropped as a whole", expected)
    if seen.coins is None:
        return UNREAD
    if seen.coins.all() or not seen.coins.any():
        return UNVARIED
    if seen.frozen or not (seen.tied(0) or masks.twins(seen.coins).any()):
        return None
    first = seen.series[0]
    x = show_value(first.forward.step.args[0])
    message = "examples share a coin: each needs one of its own"
    view = f"({{}} != {x})[:3, :16, 0].astype(int)"
    expected = "rows (calls) of zeros and ones without a pattern"
    return look(run, [found.forward for found in seen.series], message, view, expected)


def _changed_skip_gradient(run: Run) -> Problem | None:
    seen = evidence(VARIANT, run)
    for found in [*seen.passes, *seen.inferences]:
        if found.backward is None or close(found.backward.value[0], found.grad):
            continue
        message = "the first of the two gradients, that of x, must be grad"
        return problem(
            run, found.backward, message, found.grad, view="{}[0]", got=found.backward.value[0]
        )
    return None


POINTS = {
    "shape": 1,
    "skip_unchanged": 1,
    "mask_per_example": 1,
    "scaling": 1,
    "drop_rate": 1,
    "fresh_mask": 1,
    "mask_reuse": 1,
    "gradient_scaling": 1,
    "inference_passthrough": 1,
    "input_unchanged": 1,
}
RULES = common(WORDS, POINTS)
RULES["skip_unchanged"] = Check(
    "skip_unchanged",
    "the skip connection passes x and grad as they are",
    POINTS["skip_unchanged"],
    ("extra*", "tiny*", "inference tiny"),
    find_changed_skip,
)
RULES["mask_per_example"] = Check(
    "mask_per_example",
    "each example's branch is dropped as a whole, by its own coin",
    POINTS["mask_per_example"],
    ("tiny* > forward", "small* > forward", "series > forward"),
    find_wrong_coins,
)
CHECKS = tuple(RULES[name] for name in POINTS)
