"""Named causes of wrong `DropoutLayer`s, each a prediction of what a run would hold."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np

from grader import bands, masks
from grader.exercise import Misconception
from grader.exercises.dropout_layer.evidence import (
    Evidence,
    Pass,
    close,
    drops_by_value,
    evidence,
    form,
    reseeded_call,
)
from grader.exercises.dropout_layer.probes import BAD_RATES, SHAPES
from grader.script import Made


def _keep(p: float) -> float:
    return 1 - p


def _right_scale(p: float) -> float:
    return 1 / (1 - p)


def _one(p: float) -> float:
    return 1.0


def _rate(p: float) -> float:
    return p


def _inverse_rate(p: float) -> float:
    return 1 / p


# What forward does in training.


def drops_some(seen: Evidence) -> bool:
    return any(not found.kept.all() for found in seen.plain_passes)


def not_inverted(seen: Evidence) -> bool:
    return drops_some(seen) and seen.scales_by(_one) and seen.infers_by(_keep)


def no_scaling(seen: Evidence) -> bool:
    return drops_some(seen) and seen.scales_by(_one) and not seen.infers_by(_keep)


def scales_by_drop_rate(seen: Evidence) -> bool:
    return seen.scales_by(_inverse_rate) and seen.drops_at(_rate)


def multiplies_by_keep(seen: Evidence) -> bool:
    return seen.scales_by(_keep) and drops_some(seen)


def scales_twice(seen: Evidence) -> bool:
    return seen.scales_by(lambda p: _right_scale(p) ** 2)


def scales_by_realised_fraction(seen: Evidence) -> bool:
    """Divides by the share that happened to be kept: of all entries, or of each slice."""
    found = [p for p in seen.plain_passes if p.kept.any()]
    if len(found) < 2 or all(p.kept.all() for p in found) or _scales_steadily(seen):
        return False
    return any(all(_by_share(p, axis) for p in found) for axis in (None, 0, -1))


def _scales_steadily(seen: Evidence) -> bool:
    return any(map(seen.scales_by, (_one, _keep, _right_scale, _inverse_rate)))


def _by_share(found: Pass, axis: int | None) -> bool:
    share = found.kept.mean(axis=axis, keepdims=True)
    return bool(close(found.y * share, found.x)[found.kept].all())


def keep_drop_swapped(seen: Evidence) -> bool:
    return seen.scales_by(_inverse_rate) and _swaps_rate(seen)


def keeps_with_p(seen: Evidence) -> bool:
    return seen.scales_by(_right_scale) and _swaps_rate(seen)


def _swaps_rate(seen: Evidence) -> bool:
    return seen.drops_at(_keep) and not seen.drops_at(_rate)


def never_drops(seen: Evidence) -> bool:
    idle = bool(seen.plain_passes) and all(found.kept.all() for found in seen.plain_passes)
    return (
        idle
        and not inverted_flag(seen)
        and any(seen.scales_by(factor) for factor in (_one, _keep, _right_scale))
    )


# What forward does at inference.


def scaled_again_at_inference(seen: Evidence) -> bool:
    return seen.scales_by(_right_scale) and any(map(seen.infers_by, (_keep, _right_scale)))


def _drops_in_inference(seen: Evidence) -> bool:
    return any((p.value == 0).any() and (p.value != 0).any() for p in seen.inferences)


def inverted_flag(seen: Evidence) -> bool:
    idle = seen.scales_by(_one) and not drops_some(seen)
    return idle and _drops_in_inference(seen)


def drops_at_inference(seen: Evidence) -> bool:
    return _drops_in_inference(seen) and not inverted_flag(seen)


# How the mask is drawn.


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
    if not _scales_steadily(seen) or any(s.shared for s in seen.series):
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
        low, high = drops_by_value(found, what)
        share = float((~found.kept).mean())
        if share in (0.0, 1.0) or bands.inside(int(low.sum()), low.size, share):
            return False
        sides.append(low.mean() > high.mean())
    return sides[0] == sides[1] and not any(s.shared or s.tied for s in seen.series)


def exact_count(seen: Evidence) -> bool:
    stacks = [s.stack for s in seen.series if not s.recurring]
    return any(masks.count_is_fixed(stack) and not stack.all() and stack.any() for stack in stacks)


def wrong_distribution(seen: Evidence) -> bool:
    """Normal draws against a threshold, or Gaussian noise in place of a mask."""
    if seen.drops_at(_rate) or seen.drops_at(_keep) or value_dependent_mask(seen):
        return False
    if any(s.shared or s.tied for s in seen.series):
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


# What backward does.


def _ignores(found: Pass, factor: Callable[[float], float]) -> np.ndarray:
    return np.full(found.x.shape, factor(found.p))


def backward_ignores_mask(seen: Evidence) -> bool:
    return any(
        seen.passes_back(lambda p, f=factor: _ignores(p, f))
        for factor in (_one, _keep, _right_scale)
    )


def backward_not_scaled(seen: Evidence) -> bool:
    return seen.passes_back(lambda p: p.kept) and not seen.scales_by(_one)


def backward_multiplies_by_keep(seen: Evidence) -> bool:
    return seen.passes_back(lambda p: p.kept * (1 - p.p)) and not seen.scales_by(_keep)


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
    """All is well where x is not 0; where x is 0 no gradient ever passes."""
    found = seen.pass_of("zeros")
    if found is None or found.backward is None or not seen.gradient_passes:
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


# What is not the mask's business.


def _edits(seen: Evidence, method: str) -> bool:
    return any(p.event.changed for p in seen.calls if p.step.call.endswith(method))


def only_some_shapes(seen: Evidence) -> bool:
    """Some numbers of axes work in full, another raises or gives another shape."""
    works = []
    for name in SHAPES:
        calls = [p for p in seen.run.episode(f"shape {name}") if p.step.call.endswith("ward")]
        works.append(all(not p.failed and form(seen.run, p) is None for p in calls))
    return any(works) and not all(works)


def truncates_integers(seen: Evidence) -> bool:
    found = seen.pass_of("integers")
    if found is None or not seen.scales_by(_right_scale):
        return False
    expected = found.x / (1 - found.p)
    whole = [np.trunc(expected), np.floor(expected), np.rint(expected), found.x.astype(float)]
    off = not close(found.y, expected)[found.kept].all()
    return off and any(close(found.y, w)[found.kept].all() for w in whole)


def rate_not_validated(seen: Evidence) -> bool:
    calls = [seen.run.call(f"bad rate {p}", "layer") for p in BAD_RATES]
    return any(isinstance(played.value, Made) for played in calls)


def _named(
    proof: Callable[[Evidence], bool], explanation: str, read: str, *explains: str
) -> Misconception:
    """Give a proof its id: the name of its function."""
    return Misconception(
        proof.__name__, explanation, read, explains, lambda run: bool(proof(evidence(run)))
    )


def edits_input(seen: Evidence) -> bool:
    return _edits(seen, ".forward")


def edits_gradient(seen: Evidence) -> bool:
    return _edits(seen, ".backward")


MISCONCEPTIONS = (
    _named(
        not_inverted,
        "Training leaves kept entries as they are and inference multiplies by 1 - p: the "
        "original scheme. Here training divides by 1 - p and inference does nothing.",
        "03 rescaling",
        "scaling",
        "inference_passthrough",
        "gradient_scaling",
    ),
    _named(
        no_scaling,
        "Kept entries come out as they went in. Divide them by 1 - p, or the next layer sees "
        "a smaller mean in training than at inference.",
        "03 rescaling",
        "scaling",
        "gradient_scaling",
    ),
    _named(
        scales_by_drop_rate,
        "Kept entries are divided by p. The mean is kept by dividing by the share that "
        "survives, 1 - p.",
        "03 rescaling",
        "scaling",
        "gradient_scaling",
    ),
    _named(
        multiplies_by_keep,
        "Kept entries are multiplied by 1 - p. That shrinks them once more; divide instead.",
        "03 rescaling",
        "scaling",
        "gradient_scaling",
    ),
    _named(
        scales_twice,
        "Kept entries are divided by 1 - p twice.",
        "03 rescaling",
        "scaling",
        "gradient_scaling",
    ),
    _named(
        scales_by_realised_fraction,
        "Kept entries are divided by the share that happened to survive this time. Divide by "
        "1 - p, the same in each call.",
        "03 rescaling",
        "scaling",
        "gradient_scaling",
    ),
    _named(
        keep_drop_swapped,
        "Entries are kept with probability p and divided by p: p is used as the keep rate. "
        "Here p is the drop rate.",
        "03 rescaling",
        "drop_rate",
        "scaling",
        "gradient_scaling",
    ),
    _named(
        keeps_with_p,
        "Entries are kept with probability p, but divided by 1 - p. Here p is the drop rate: "
        "keep with 1 - p.",
        "01 bernoulli",
        "drop_rate",
    ),
    _named(
        scaled_again_at_inference,
        "Training divides by 1 - p already, so inference must not scale once more.",
        "04 train_and_inference",
        "inference_passthrough",
    ),
    _named(
        inverted_flag,
        "The flag is read the wrong way round: training=True leaves x alone and "
        "training=False drops.",
        "04 train_and_inference",
        "drop_rate",
        "scaling",
        "inference_passthrough",
        "mask_reuse",
    ),
    _named(
        drops_at_inference,
        "Entries are dropped with training=False too.",
        "04 train_and_inference",
        "inference_passthrough",
        "gradient_after_inference",
    ),
    _named(
        mask_shared_across_batch,
        "All examples of a batch lose the same entries. Draw the mask with the shape of x.",
        "02 masking",
        "mask_per_element",
    ),
    _named(
        mask_shared_within_example,
        "Each example is kept or dropped as a whole. Draw the mask with the shape of x.",
        "02 masking",
        "mask_per_element",
    ),
    _named(
        correlated_mask,
        "Some entries share their luck. Draw one coin for each entry: a mask of the shape of x.",
        "02 masking",
        "mask_per_element",
    ),
    _named(
        same_mask_every_call,
        "The mask is the same in each call. Draw it inside forward, from a generator that goes on.",
        "06 dropout_layer",
        "fresh_mask",
    ),
    _named(
        exact_count,
        "The number of dropped entries is the same in each call. Each entry needs a coin of "
        "its own, so the number varies.",
        "01 bernoulli",
        "drop_rate",
        "mask_per_element",
    ),
    _named(
        wrong_distribution,
        "The mask comes from normal draws. Compare uniform draws with p, or draw from a binomial.",
        "01 bernoulli",
        "drop_rate",
        "scaling",
    ),
    _named(
        value_dependent_mask,
        "What is dropped depends on the values of x. The mask must be drawn without looking "
        "at them.",
        "02 masking",
        "mask_per_element",
        "fresh_mask",
        "drop_rate",
    ),
    _named(
        never_drops,
        "Nothing is ever dropped in training.",
        "04 train_and_inference",
        "drop_rate",
        "scaling",
        "mask_reuse",
    ),
    _named(
        backward_ignores_mask,
        "Backward lets all gradients through. Multiply by the mask of forward.",
        "05 backward",
        "mask_reuse",
        "gradient_scaling",
    ),
    _named(
        backward_not_scaled,
        "Backward applies the mask without the scale. The derivative of x m / (1 - p) is m / "
        "(1 - p).",
        "05 backward",
        "gradient_scaling",
    ),
    _named(
        backward_multiplies_by_keep,
        "Backward multiplies by 1 - p. The derivative of x m / (1 - p) is m / (1 - p): divide.",
        "05 backward",
        "gradient_scaling",
    ),
    _named(
        backward_new_mask,
        "Backward draws a mask of its own. Keep the mask of forward and use it again.",
        "05 backward",
        "mask_reuse",
    ),
    _named(
        backward_uses_activations,
        "Backward multiplies by activations. The derivative is m / (1 - p) and holds no x.",
        "05 backward",
        "gradient_scaling",
        "mask_reuse",
    ),
    _named(
        backward_mask_from_zeros,
        "Backward guesses the mask from zeros in the output. An input that is 0 and was kept "
        "gets gradient too: store the mask.",
        "05 backward",
        "mask_reuse",
    ),
    _named(
        backward_scaled_twice,
        "Backward divides by 1 - p twice; perhaps the stored mask holds the scale already.",
        "05 backward",
        "gradient_scaling",
    ),
    _named(
        stale_mask_after_inference,
        "After an inference forward, backward still applies an old mask. The gradient belongs "
        "to the latest forward.",
        "06 dropout_layer",
        "gradient_after_inference",
    ),
    _named(
        edits_input,
        "Forward writes into x, which belongs to the caller. Make a new array.",
        "02 masking",
        "input_unchanged",
    ),
    _named(
        edits_gradient,
        "Backward writes into grad, which belongs to the caller. Make a new array.",
        "05 backward",
        "input_unchanged",
    ),
    _named(
        only_some_shapes,
        "The layer works for some numbers of axes only. Draw the mask with x.shape, whatever "
        "its length.",
        "06 dropout_layer",
        "shape",
    ),
    _named(
        reseeds_global_rng,
        "Forward reseeds NumPy's global generator, and so repeats draws everywhere in the program.",
        "06 dropout_layer",
        "fresh_mask",
    ),
    _named(
        truncates_integers,
        "With integer x the result is cut to whole numbers. Divide before anything is "
        "converted, into a float array.",
        "06 dropout_layer",
        "scaling",
    ),
    _named(
        rate_not_validated,
        "The constructor accepts rates outside [0, 1). Raise ValueError there.",
        "06 dropout_layer",
        "rate_validation",
    ),
)
