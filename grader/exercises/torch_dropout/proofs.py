"""What the run of a wrong `TorchDropout` must hold: one proof for each named cause."""

from __future__ import annotations

import numpy as np

from grader.closeness import close
from grader.exercises.torch_dropout.evidence import (
    Evidence,
    count_is_fixed,
    outputs,
    rate_of,
    usable,
)
from grader.exercises.torch_dropout.probes import BAD_RATES
from grader.script import Made, Raised


def _one(p: float) -> float:
    return 1.0


def _rate(p: float) -> float:
    return p


def _keep(p: float) -> float:
    return 1 - p


def _right(p: float) -> float:
    return 1 / (1 - p)


def _inverse_rate(p: float) -> float:
    return 1 / p


def not_a_module(seen: Evidence) -> bool:
    return seen.run.call("tiny 0", "kind").value is False


def forgets_super_init(seen: Evidence) -> bool:
    """torch asks an nn.Module for the attributes that its __init__ would have set."""
    calls = [p for p in seen.run if p.step.call == "forward"]
    marks = ("_hooks'", "no attribute '_", "before Module.__init__() call")
    stopped = [isinstance(p.value, Raised) and not p.value.line for p in calls]
    return all(stopped) and any(mark in calls[0].value.message for mark in marks[:2])


def no_scaling(seen: Evidence) -> bool:
    return seen.drops and seen.scales_by(_one) and not seen.infers_by(_keep)


def not_inverted(seen: Evidence) -> bool:
    return seen.drops and seen.scales_by(_one) and seen.infers_by(_keep)


def scales_by_drop_rate(seen: Evidence) -> bool:
    return seen.scales_by(_inverse_rate) and seen.drops_at(_rate)


def multiplies_by_keep(seen: Evidence) -> bool:
    return seen.drops and seen.scales_by(_keep)


def keep_drop_swapped(seen: Evidence) -> bool:
    return seen.scales_by(_inverse_rate) and _swaps(seen)


def keeps_with_p(seen: Evidence) -> bool:
    return seen.scales_by(_right) and _swaps(seen)


def _swaps(seen: Evidence) -> bool:
    return seen.drops_at(_keep) and not seen.drops_at(_rate)


def never_drops(seen: Evidence) -> bool:
    idle = bool(seen.passes) and all(found.kept.all() for found in seen.passes)
    return idle and any(map(seen.scales_by, (_one, _right))) and not _drops_after_eval(seen)


def inverted_flag(seen: Evidence) -> bool:
    idle = seen.scales_by(_one) and not seen.drops
    return idle and _drops_after_eval(seen)


def drops_at_inference(seen: Evidence) -> bool:
    return seen.drops and _drops_after_eval(seen)


def _drops_after_eval(seen: Evidence) -> bool:
    return any((p.value == 0).any() and (p.value != 0).any() for p in seen.inferences)


def scaled_again_at_inference(seen: Evidence) -> bool:
    return seen.scales_by(_right) and any(map(seen.infers_by, (_keep, _right)))


def own_mode(seen: Evidence) -> bool:
    """The layer's own eval() stops the dropping, and its parent's does not."""
    if not (seen.inferences and seen.drops):
        return False
    if not all(close(p.value, p.arg(1)).all() for p in seen.inferences):
        return False
    played = seen.run.call("parent", "z")
    if not usable(seen.run, played):
        return False
    dropped = played.arg(1) / (1 - rate_of(seen.run, played)) * (played.value != 0)
    return bool(close(played.value, dropped).all())


def mask_shared_across_batch(seen: Evidence) -> bool:
    """All rows of every mask are alike, and the columns are not."""
    return any((s == s[:, :1]).all() and not _whole(s) for s in seen.stacks.values())


def mask_shared_within_example(seen: Evidence) -> bool:
    flat = [s.reshape(*s.shape[:2], -1) for s in seen.stacks.values()]
    return any((s == s[:, :, :1]).all() and not _whole(s) for s in flat)


def _whole(stack: np.ndarray) -> bool:
    """Tell whether every mask keeps all or nothing."""
    flat = stack.reshape(len(stack), -1)
    return bool((flat == flat[:, :1]).all())


def same_mask_every_call(seen: Evidence) -> bool:
    return seen.frozen


def exact_count(seen: Evidence) -> bool:
    return any(map(count_is_fixed, seen.stacks.values()))


def edits_input(seen: Evidence) -> bool:
    return any(p.step.call == "forward" and "1" in p.event.changed for p in seen.run)


def breaks_autograd(seen: Evidence) -> bool:
    """Plain forwards work; with an x that needs a gradient none comes, or NumPy refuses it."""
    calls = [p for c in seen.run.episodes("gradient") for p in c if p.step.call == "gradient"]
    return bool(seen.passes) and all(_is_cut(p.value) for p in calls)


def _is_cut(value: object) -> bool:
    if isinstance(value, Raised):
        return "requires grad" in value.message and "numpy()" in value.message
    return isinstance(value, tuple) and len(value) == 2 and value[1] is None


def gradient_not_scaled(seen: Evidence) -> bool:
    """Kept entries are scaled in y, and their gradients are those of an unscaled mask."""
    found = [p for p in seen.gradients if isinstance(p.g, np.ndarray) and p.kept.any()]
    return (
        seen.scales_by(_right)
        and len({p.p for p in found}) > 1
        and all(close(p.g, p.w * p.kept).all() for p in found)
    )


def reseeds_global_rng(seen: Evidence) -> bool:
    """After forward torch draws the same whatever seed was set, or unlike after one seed."""
    calls = [seen.run.call("seeds", name).value for name in ("after", "again", "other")]
    if not all(isinstance(v, tuple) and len(v) == 2 for v in calls):
        return False
    (alone, after), (_, again), (_, other) = calls
    drew = not np.array_equal(alone, after)
    return drew and (np.array_equal(after, other) or not np.array_equal(after, again))


def changes_dtype(seen: Evidence) -> bool:
    single = [p for p in seen.passes if p.x.dtype == np.float32]
    return bool(single) and all(p.y.dtype == np.float64 for p in single)


def returns_array(seen: Evidence) -> bool:
    """Every output is a NumPy array in place of a tensor."""
    calls = [p for p in seen.run if p.step.call == "forward" and not p.failed]
    return (
        bool(calls)
        and all(outputs(p)[0] == "a ndarray" for p in calls if _is_text(p.value))
        and all(_is_text(p.value) for p in calls if p.step.result == "y")
    )


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def rate_not_validated(seen: Evidence) -> bool:
    calls = [seen.run.call(f"bad rate {rate}", "layer") for rate in BAD_RATES]
    return any(isinstance(played.value, Made) for played in calls)
