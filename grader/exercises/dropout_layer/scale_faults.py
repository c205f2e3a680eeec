"""Proofs of misconceptions about scale, rate and mode, each a prediction of a run."""

from __future__ import annotations

from grader import masks
from grader.closeness import close
from grader.exercises.dropout_layer.evidence import (
    Evidence,
    Pass,
)


def keep_rate(p: float) -> float:
    return 1 - p


def right_scale(p: float) -> float:
    return 1 / (1 - p)


def one(p: float) -> float:
    return 1.0


def drop_rate(p: float) -> float:
    return p


def inverse_rate(p: float) -> float:
    return 1 / p


# What forward does in training.


def drops_some(seen: Evidence) -> bool:
    return any(not found.kept.all() for found in seen.plain_passes)


def not_inverted(seen: Evidence) -> bool:
    return drops_some(seen) and seen.scales_by(one) and seen.infers_by(keep_rate)


def no_scaling(seen: Evidence) -> bool:
    return drops_some(seen) and seen.scales_by(one) and not seen.infers_by(keep_rate)


def scales_by_drop_rate(seen: Evidence) -> bool:
    return seen.scales_by(inverse_rate) and seen.drops_at(drop_rate)


def multiplies_by_keep(seen: Evidence) -> bool:
    return seen.scales_by(keep_rate) and drops_some(seen)


def scales_twice(seen: Evidence) -> bool:
    return seen.scales_by(lambda p: right_scale(p) ** 2)


def scales_by_realised_fraction(seen: Evidence) -> bool:
    """Divides by the share that happened to be kept: of all entries, or of each slice."""
    found = [p for p in seen.plain_passes if p.kept.any()]
    if len(found) < 2 or all(p.kept.all() for p in found) or scales_steadily(seen):
        return False
    return any(all(_by_share(p, axis) for p in found) for axis in (None, 0, -1))


def scales_steadily(seen: Evidence) -> bool:
    return any(map(seen.scales_by, (one, keep_rate, right_scale, inverse_rate)))


def _by_share(found: Pass, axis: int | None) -> bool:
    share = found.kept.mean(axis=axis, keepdims=True)
    return bool(close(found.y * share, found.x)[found.kept].all())


def keep_drop_swapped(seen: Evidence) -> bool:
    return seen.scales_by(inverse_rate) and _swaps_rate(seen)


def keeps_with_p(seen: Evidence) -> bool:
    return seen.scales_by(right_scale) and _swaps_rate(seen)


def _swaps_rate(seen: Evidence) -> bool:
    """Drops with 1 - p, counted by coins; a mask that drops a share p in all is another fault.

    Coins are guessed where rows repeat: of a mask that drops one run of neighbours few are left.
    """
    if not seen.drops_at(keep_rate) or seen.drops_at(drop_rate):
        return False
    large = (seen.pass_of("large low"), seen.pass_of("large high"))
    return not any(masks.rate_is(found.kept, found.p) for found in large)


def never_drops(seen: Evidence) -> bool:
    idle = bool(seen.plain_passes) and all(found.kept.all() for found in seen.plain_passes)
    return (
        idle
        and not inverted_flag(seen)
        and any(seen.scales_by(factor) for factor in (one, keep_rate, right_scale))
    )


# What forward does at inference.


def scaled_again_at_inference(seen: Evidence) -> bool:
    return seen.scales_by(right_scale) and any(map(seen.infers_by, (keep_rate, right_scale)))


def _drops_in_inference(seen: Evidence) -> bool:
    return any((p.value == 0).any() and (p.value != 0).any() for p in seen.inferences)


def inverted_flag(seen: Evidence) -> bool:
    idle = seen.scales_by(one) and not drops_some(seen)
    return idle and _drops_in_inference(seen)


def drops_at_inference(seen: Evidence) -> bool:
    return _drops_in_inference(seen) and not inverted_flag(seen)
