"""Proofs of misconceptions about backward, and about whose arrays are whose."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from grader.exercises.dropout_layer.calls import form
from grader.exercises.dropout_layer.evidence import (
    Evidence,
    Pass,
)
from grader.exercises.dropout_layer.mask_faults import value_dependent_mask
from grader.exercises.dropout_layer.scale_faults import keep_rate, one, right_scale


def _ignores(found: Pass, factor: Callable[[float], float]) -> np.ndarray:
    return np.full(found.x.shape, factor(found.p))


def backward_ignores_mask(seen: Evidence) -> bool:
    return any(
        seen.passes_back(lambda p, f=factor: _ignores(p, f))
        for factor in (one, keep_rate, right_scale)
    )


def backward_not_scaled(seen: Evidence) -> bool:
    return seen.passes_back(lambda p: p.kept) and not seen.scales_by(one)


def backward_multiplies_by_keep(seen: Evidence) -> bool:
    return seen.passes_back(lambda p: p.kept * (1 - p.p)) and not seen.scales_by(keep_rate)


def backward_scaled_twice(seen: Evidence) -> bool:
    return seen.passes_back(lambda p: p.kept / (1 - p.p) ** 2)


def backward_uses_activations(seen: Evidence) -> bool:
    factors: tuple[Callable[[Pass], np.ndarray], ...] = (
        lambda p: p.y,
        lambda p: p.y / (1 - p.p),
        lambda p: p.x,
        lambda p: p.x * p.kept,
        lambda p: p.x / (1 - p.p),
    )
    return any(seen.passes_back(factor) for factor in factors)


def backward_new_mask(seen: Evidence) -> bool:
    """Backward's zeros are not forward's, and they come from a draw of its own."""
    found = seen.gradient_passes
    if not found or all(((p.g != 0) == p.kept).all() for p in found):
        return False
    first, again = (seen.run.call("latest", name) for name in ("g", "again"))
    fitting = all(
        isinstance(c.value, np.ndarray) and form(seen.run, c) is None for c in (first, again)
    )
    if fitting and _recalls_a_mask(seen, first.value, again.value):
        return False
    redrawn = fitting and ((first.value != 0) != (again.value != 0)).any()
    drew = any(p.backward.event.state_before != p.backward.event.state_after for p in found)
    return bool(redrawn or drew) and not backward_ignores_mask(seen)


def _recalls_a_mask(seen: Evidence, *gradients: np.ndarray) -> bool:
    """A gradient's zeros are those of some earlier forward: remembered, not drawn anew."""
    earlier = [seen.pass_of("latest", name) for name in ("first", "y")]
    return any(p is not None and ((g != 0) == p.kept).all() for p in earlier for g in gradients)


def backward_mask_from_zeros(seen: Evidence) -> bool:
    """All is well where x is not 0; where x is 0 no gradient ever passes.

    At p = 0.2 all 20 zeros are dropped with probability 1.1e-14; at other rates it proves nothing.
    """
    found = seen.pass_of("zeros")
    if found is None or found.backward is None or not seen.gradient_passes:
        return False
    if not seen.drops_as_stated:
        return False
    if backward_uses_activations(seen) or value_dependent_mask(seen):
        return False
    hidden = found.x == 0
    fits = all(((p.g != 0) == p.kept).all() for p in seen.gradient_passes)
    return fits and not (found.g[hidden] != 0).any() and (found.g[~hidden] != 0).any()


def stale_mask_after_inference(seen: Evidence) -> bool:
    """After an inference forward, backward still drops what training dropped."""
    stale = []
    for name, result in (("after inference", "first"), ("tiny inference", "y")):
        found, played = seen.pass_of(name, result), seen.run.call(name, "h")
        if found is None or played.failed or form(seen.run, played) is not None:
            return False
        if not found.kept.all():
            stale.append(((played.value != 0) == found.kept).all())
    return bool(stale) and all(stale)


def _edits(seen: Evidence, method: str) -> bool:
    return any(p.event.changed for p in seen.calls if p.step.call.endswith(method))


def edits_input(seen: Evidence) -> bool:
    return _edits(seen, ".forward")


def edits_gradient(seen: Evidence) -> bool:
    return _edits(seen, ".backward")
