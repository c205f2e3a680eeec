"""Named causes of a wrong `AlphaDropout`, read off its line and its dropped value."""

from __future__ import annotations

from collections.abc import Callable

from grader.exercise import Misconception
from grader.exercises.alpha_dropout.checks import near
from grader.exercises.alpha_dropout.evidence import (
    ALPHA,
    VARIANT,
    Line,
    gain,
    lines_of,
    offset,
    seen_in,
)
from grader.run import Run
from grader.variants.causes import shared_by
from grader.variants.variant import close

Fits = Callable[[float, Line], bool]


def _both(fits: Fits) -> Callable[[Run], bool]:
    """Return a proof that asks something of both large passes."""

    def proven(run: Run) -> bool:
        lines = lines_of(run)
        return len(lines) == 2 and all(
            line.dropped is not None and fits(p, line) for p, line in lines.items()
        )

    return proven


def _plain_dropout(p: float, line: Line) -> bool:
    return near(line.gain, 1 / (1 - p)) and near(line.offset, 0) and near(line.dropped, 0)


def _wrong_gain(p: float, line: Line) -> bool:
    return near(line.gain, (1 - p) ** -0.5)


def _drops_to_zero(p: float, line: Line) -> bool:
    return near(line.before, 0) and not near(line.gain, 1 / (1 - p))


def _not_affine(p: float, line: Line) -> bool:
    return near(line.gain, 1) and near(line.offset, 0) and near(line.dropped, ALPHA)


def _wrong_sign(p: float, line: Line) -> bool:
    return near(line.offset, line.gain * ALPHA * p) and near(line.before, ALPHA)


def _positive_value(p: float, line: Line) -> bool:
    return near(line.before, -ALPHA)


def _value_after(p: float, line: Line) -> bool:
    return near(line.dropped, ALPHA) and near(line.gain, gain(p)) and near(line.offset, offset(p))


def _affine_at_inference(run: Run) -> bool:
    seen = seen_in(run).inferences
    return bool(seen) and all(close(p.y, gain(p.p) * p.inputs[0] + offset(p.p)) for p in seen)


def _backward_affine(run: Run) -> bool:
    """Backward adds b to what it returns."""
    seen = seen_in(run).gradients
    return bool(seen) and all(
        close(p.backward.value, p.grad * r.mask * gain(p.p) + offset(p.p)) for p, r in seen
    )


def _shares_examples(run: Run) -> bool:
    return seen_in(run).tied(0)


AFFINE = ("affine", "drop_value", "gradient_scaling")
MISCONCEPTIONS = (
    Misconception(
        "wrong_gain",
        "a is (1 - p)^(-1/2): right if dropped entries became 0. They become alpha', and the "
        "output variance is 1 + p alpha'^2: 1.93 at p = 0.3.",
        "09 variants",
        AFFINE,
        _both(_wrong_gain),
    ),
    Misconception(
        "plain_dropout",
        "This is ordinary dropout: zeros, and the rest divided by 1 - p. It keeps the mean but "
        "not the variance.",
        "09 variants",
        AFFINE,
        _both(_plain_dropout),
    ),
    Misconception(
        "drops_to_zero",
        "Dropped entries are set to 0 before a and b are applied. Set them to alpha', the value "
        "that SELU tends to for large negative inputs.",
        "09 variants",
        ("drop_value",),
        _both(_drops_to_zero),
    ),
    Misconception(
        "positive_value",
        "Dropped entries are set to +1.758. SELU saturates below 0: alpha' is negative.",
        "09 variants",
        ("drop_value",),
        _both(_positive_value),
    ),
    Misconception(
        "drops_after_affine",
        "Dropped entries are alpha' in the end. They too go through a and b.",
        "09 variants",
        ("drop_value",),
        _both(_value_after),
    ),
    Misconception(
        "not_affine",
        "Entries are dropped to alpha' and nothing follows. The step a x + b brings mean 0 and "
        "variance 1 back.",
        "09 variants",
        AFFINE,
        _both(_not_affine),
    ),
    Misconception(
        "wrong_sign",
        "b has the wrong sign. Dropping to a negative value lowers the mean, so b must be "
        "positive: -a alpha' p.",
        "09 variants",
        ("affine", "drop_value"),
        _both(_wrong_sign),
    ),
    Misconception(
        "affine_at_inference",
        "Inference applies a and b too. Nothing is dropped there, so nothing has to be made up "
        "for.",
        "04 train_and_inference",
        ("inference_passthrough",),
        _affine_at_inference,
    ),
    Misconception(
        "backward_adds_offset",
        "Backward adds b. A constant has derivative 0: only the factor a comes back.",
        "05 backward",
        ("mask_reuse", "gradient_scaling"),
        _backward_affine,
    ),
    Misconception(
        "mask_shared_across_batch",
        "All examples lose the same entries. Draw the mask with the shape of x.",
        "02 masking",
        ("mask_per_element",),
        _shares_examples,
    ),
    *shared_by(
        VARIANT,
        "no_scaling",
        "not_inverted",
        "multiplies_by_keep",
        "scales_by_drop_rate",
        "scales_twice",
        "keep_drop_swapped",
        "scaled_again_at_inference",
        "inverted_flag",
    ),
)
