"""Proofs of misconceptions about how the mask is drawn."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np

from grader import bands, masks
from grader.exercises.dropout_layer.evidence import (
    Evidence,
    halves_by_value,
    reseeded_call,
)
from grader.exercises.dropout_layer.scale_faults import (
    drop_rate,
    keep_rate,
    scales_steadily,
)


def _stacks(seen: Evidence) -> list[np.ndarray]:
    return [s.stack for s in seen.series if not s.recurring and s.stack.ndim > 2]


def mask_shared_within_example(seen: Evidence) -> bool:
    return any(
        (flat == flat[:, :, :1]).all()
        for flat in (stack.reshape(*stack.shape[:2], -1) for stack in _stacks(seen))
    )


def mask_shared_across_batch(seen: Evidence) -> bool:
    large = [seen.pass_of(name) for name in ("large low", "large high")]
    if mask_shared_within_example(seen) or exact_count(seen) or None in large:
        return False
    rows_alike = all((p.kept == p.kept[:1]).all() for p in large)
    deep = [stack for stack in _stacks(seen) if rows_alike or stack.ndim > 3]
    return any((stack == stack[:, :1]).all() for stack in deep)


def correlated_mask(seen: Evidence) -> bool:
    if exact_count(seen) or mask_shared_across_batch(seen) or mask_shared_within_example(seen):
        return False
    return any(s.shared or (s.tied and not s.drifting) for s in seen.series)


def _equal_masks(seen: Evidence, names: str) -> list[bool] | None:
    """Tell of each neighbouring pair of the named calls whether their masks are equal."""
    found = [seen.pass_of("two inputs", name) for name in names]
    if any(p is None for p in found):
        return None
    kept = [p.kept for p in found]
    return [bool((a == b).all()) for a, b in zip(kept, kept[1:], strict=False)]


def same_mask_every_call(seen: Evidence) -> bool:
    stacks = [s.stack for s in seen.series]
    same = bool(stacks) and all((stack == stack[0]).all() for stack in stacks)
    mixed = all(stack[0].any() and not stack[0].all() for stack in stacks)
    return same and mixed and _equal_masks(seen, "vwxyz") == [True] * 4


def value_dependent_mask(seen: Evidence) -> bool:
    """The mask follows x: same x, same mask, or one half of the values is dropped more."""
    if not scales_steadily(seen) or any(s.shared for s in seen.series):
        return False
    if _equal_masks(seen, "vwxyz") == [True, False, True, False]:
        return _equal_masks(seen, "vz") == [True]
    return any(_leans(seen, what) for what in ("x", "np.abs(x)"))


def _leans(seen: Evidence, what: str) -> bool:
    """Both ramps, one rising and one falling, lose more of the same half of the values."""
    both = [seen.pass_of(name) for name in ("large low", "large high")]
    if any(p is None or p.kept.all() for p in both):
        return False
    sides = []
    for found in both:
        low, high = halves_by_value(found, what)
        share = float((~found.kept).mean())
        if share in (0.0, 1.0) or bands.inside(low.drops, low.size, share):
            return False
        sides.append(low.share > high.share)
    return sides[0] == sides[1] and not _has_tied_entries(seen)


def _has_tied_entries(seen: Evidence) -> bool:
    """Bands for independent entries prove nothing then."""
    return any(s.shared or s.tied or s.tangled for s in seen.series)


def exact_count(seen: Evidence) -> bool:
    stacks = [s.stack for s in seen.series if not s.recurring]
    return any(masks.count_is_fixed(stack) and not stack.all() and stack.any() for stack in stacks)


def wrong_distribution(seen: Evidence) -> bool:
    """Normal draws against a threshold, or Gaussian noise in place of a mask."""
    if seen.drops_at(drop_rate) or seen.drops_at(keep_rate) or value_dependent_mask(seen):
        return False
    if _has_tied_entries(seen):
        return False
    return any(map(seen.drops_at, _NORMAL_RATES)) or _is_noise(seen)


def _normal_below(z: float) -> float:
    return 0.5 * math.erfc(-z / math.sqrt(2))


_NORMAL_RATES: tuple[Callable[[float], float], ...] = (
    _normal_below,
    lambda p: 1 - _normal_below(p),
    lambda p: _normal_below(1 - p),
    lambda p: 1 - _normal_below(1 - p),
    lambda p: 2 * _normal_below(p) - 1,
    lambda p: 2 - 2 * _normal_below(p),
    lambda p: 2 * _normal_below(1 - p) - 1,
    lambda p: 2 - 2 * _normal_below(1 - p),
)


def _is_noise(seen: Evidence) -> bool:
    """Nothing is zero, and no two entries of a large array are scaled alike."""
    found = seen.pass_of("large low")
    if found is None or not found.kept.all():
        return False
    factors = np.round(found.y / found.x, 9)
    return len(np.unique(factors)) > factors.size // 2


def reseeds_global_rng(seen: Evidence) -> bool:
    return reseeded_call(seen.run) is not None
