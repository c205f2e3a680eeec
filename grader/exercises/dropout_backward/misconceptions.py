"""The named causes of a wrong dropout_backward, each with what proves it."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from grader.exercise import Misconception
from grader.exercises.dropout_backward.evidence import (
    all_formed,
    close,
    form,
    main_calls,
    true_gradient,
)
from grader.exercises.dropout_backward.probes import KINDS, SHAPES
from grader.run import Run


def _is(run: Run, rule: Callable[[np.ndarray, np.ndarray, float], np.ndarray]) -> bool:
    """Tell whether every result is rule(grad, kept, p)."""
    return all_formed(run) and all(
        close(played.value, rule(played.arg(0), played.arg(1) != 0, played.arg(2))).all()
        for played in main_calls(run)
    )


def _scales_by(factor: Callable[[float], float]) -> Callable[[Run], bool]:
    return lambda run: _is(run, lambda grad, kept, p: grad * kept * factor(p))


def _ignores_mask(run: Run) -> bool:
    """Everything passes, divided or not."""
    return _is(run, lambda grad, kept, p: grad / (1 - p)) or _is(run, lambda grad, kept, p: grad)


def _draws_mask(run: Run) -> bool:
    """The same call twice lets unlike entries pass, and what passes is grad or grad / (1 - p)."""
    if not all_formed(run):
        return False
    pairs = [run.episode(f"shape {shape}") for shape in SHAPES]
    unlike = any(((a.value != 0) != (b.value != 0)).any() for a, b in pairs)
    return unlike and any(
        all(close(p.value, p.arg(0) / scale(p.arg(2)))[p.value != 0].all() for p in main_calls(run))
        for scale in (lambda p: 1 - p, lambda p: 1)
    )


def _edits(place: str) -> Callable[[Run], bool]:
    return lambda run: any(place in played.event.changed for played in run)


def _wants_booleans(run: Run) -> bool:
    """Booleans give the right gradient, zeros and ones do not."""
    if not _scales_by(lambda p: 1 / (1 - p))(run):
        return False
    others = [run.call(f"kind {kind}", "result") for kind in KINDS]
    return any(
        p.failed or form(run, p) is not None or not close(p.value, true_gradient(p)).all()
        for p in others
    )


MISCONCEPTIONS = (
    Misconception(
        "backward_not_scaled",
        "The gradient is masked but not divided. y = x * m / (1 - p) has the slope m / (1 - p): "
        "forward's scale comes back in backward.",
        "05 backward",
        ("gradient_scaling",),
        _scales_by(lambda p: 1),
    ),
    Misconception(
        "backward_ignores_mask",
        "Dropped entries get gradient as if they had been kept: multiply by the mask.",
        "05 backward",
        ("mask_reuse", "gradient_scaling"),
        _ignores_mask,
    ),
    Misconception(
        "backward_multiplies_by_keep",
        "The gradient is multiplied by 1 - p. Forward divided by it, and so does backward.",
        "05 backward",
        ("gradient_scaling",),
        _scales_by(lambda p: 1 - p),
    ),
    Misconception(
        "backward_scaled_twice",
        "The gradient is divided by 1 - p twice: the mask is plain, so divide once.",
        "05 backward",
        ("gradient_scaling",),
        _scales_by(lambda p: (1 - p) ** -2),
    ),
    Misconception(
        "scales_by_drop_rate",
        "The gradient is divided by p. Forward divided by 1 - p, and so does backward.",
        "05 backward",
        ("gradient_scaling", "zero_rate"),
        _scales_by(lambda p: 1 / p),
    ),
    Misconception(
        "mask_inverted",
        "Gradient passes where the mask is 0 and stops where it is 1: the other way round.",
        "05 backward",
        ("mask_reuse",),
        lambda run: _is(run, lambda grad, kept, p: grad * ~kept / (1 - p)),
    ),
    Misconception(
        "backward_new_mask",
        "The same call twice gives unlike results: backward draws a mask of its own. Use the one "
        "that is passed in.",
        "05 backward",
        ("mask_reuse",),
        _draws_mask,
    ),
    Misconception(
        "wants_booleans",
        "This works for a mask of booleans and not for zeros and ones: multiply by the mask, or "
        "compare it with 0 first.",
        "05 backward",
        ("mask_kinds",),
        _wants_booleans,
    ),
    Misconception(
        "edits_gradient",
        "The array grad that was passed in is changed: build a new one from it.",
        "05 backward",
        ("input_unchanged",),
        _edits("0"),
    ),
    Misconception(
        "edits_mask",
        "The mask that was passed in is changed: build a new array from it.",
        "05 backward",
        ("input_unchanged",),
        _edits("1"),
    ),
)
