"""Named causes of a wrong `GaussianDropout`."""

from __future__ import annotations

import numpy as np

from grader.exercise import Misconception
from grader.exercises.gaussian_dropout.evidence import (
    VARIANT,
    Moment,
    deviation,
    follows,
    is_still,
    large_passes,
    noise_of,
    seen_in,
)
from grader.run import Run
from grader.variants.causes import shared_by
from grader.variants.variant import close


def _one(p: float) -> float:
    return 1.0


def _spreads(run: Run, spread: Moment) -> bool:
    return follows(run, _one, spread) and not follows(run, _one, deviation)


def _added(run: Run) -> bool:
    """Zeros come out as something else."""
    holed = seen_in(run).extra
    added = bool(holed) and all((p.y[p.inputs[0] == 0] != 0).any() for p in holed)
    return added and not _frozen(run)


def _around_zero(run: Run) -> bool:
    return any(follows(run, lambda p: 0.0, s) for s in (deviation, lambda p: deviation(p) ** 2))


def _scaled_too(run: Run) -> bool:
    return follows(run, lambda p: 1 / (1 - p), lambda p: deviation(p) / (1 - p))


def _two_values(run: Run) -> bool:
    """Factors are 0 or 1 / (1 - p): ordinary dropout."""
    return bool(found := large_passes(run)) and all(
        set(np.unique(noise_of(p).round(6))) == {0.0, round(1 / (1 - p.p), 6)} for p in found
    )


def _shared(run: Run) -> bool:
    """All rows of every call have the noise of the first row, which differs from call to call."""
    found = seen_in(run).series
    if len(found) < 2 or seen_in(run).frozen or is_still(found[0]):
        return False
    rows = [noise_of(p) for p in found]
    return all(close(noise, np.broadcast_to(noise[:1], noise.shape)) for noise in rows) and not all(
        close(noise, np.full(noise.shape, noise[0, 0])) for noise in rows
    )


def _one_draw(run: Run) -> bool:
    """Each call multiplies all its entries by one number, another in each call."""
    found = seen_in(run).series
    if len(found) < 2 or is_still(found[0]):
        return False
    rows = [noise_of(p) for p in found]
    same = all(close(noise, np.full(noise.shape, noise[0, 0])) for noise in rows)
    return same and not close(rows[0], rows[1])


def _frozen(run: Run) -> bool:
    found = seen_in(run).series
    if len(found) < 2 or is_still(found[0]):
        return False
    return all((p.y == found[0].y).all() for p in found)


def _noisy_inference(run: Run) -> bool:
    """A layer that has not trained changes x by unlike factors at inference."""
    seen = [p for p in seen_in(run).inferences if p.name.startswith("inference")]
    noisy = bool(seen) and all(np.ptp(noise_of(p)) > 1e-3 for p in seen)
    return noisy and not _frozen(run)


def _still_training(run: Run) -> bool:
    seen = seen_in(run).passes
    return bool(seen) and all(is_still(p) for p in seen)


def _backward_passes_all(run: Run) -> bool:
    seen = [p for p in seen_in(run).passes if p.backward is not None and not is_still(p)]
    return bool(seen) and all(close(p.backward.value, p.grad) for p in seen)


def _stale(run: Run) -> bool:
    """After an inference forward, backward still multiplies by the noise of training."""
    seen = seen_in(run)
    pairs = [(seen.of(e), seen.of(e, "z")) for e in ("after training tiny", "after training small")]
    return all(
        a is not None
        and b is not None
        and b.backward is not None
        and not is_still(a)
        and is_still(b)
        and close(b.backward.value, b.grad * noise_of(a))
        for a, b in pairs
    )


MISCONCEPTIONS = (
    Misconception(
        "variance_for_deviation",
        "The standard deviation is p / (1 - p). That is the variance; NumPy's normal asks for its "
        "root.",
        "09 variants",
        ("noise",),
        lambda run: _spreads(run, lambda p: p / (1 - p)),
    ),
    Misconception(
        "rate_for_deviation",
        "The standard deviation is p. Ordinary dropout's multiplier has variance p / (1 - p); the "
        "noise must have it too.",
        "09 variants",
        ("noise",),
        lambda run: _spreads(run, lambda p: p),
    ),
    Misconception(
        "unscaled_variance",
        "The variance is p (1 - p), that of the mask before it is divided by 1 - p. Divided, it "
        "has p / (1 - p).",
        "03 rescaling",
        ("noise",),
        lambda run: _spreads(run, lambda p: (p * (1 - p)) ** 0.5),
    ),
    Misconception(
        "keep_drop_swapped",
        "The variance is (1 - p) / p: p is used as the keep rate. Here p is the drop rate.",
        "03 rescaling",
        ("noise",),
        lambda run: _spreads(run, lambda p: ((1 - p) / p) ** 0.5),
    ),
    Misconception(
        "noise_around_zero",
        "The noise has mean 0, so outputs are 0 on average. Multiply by noise with mean 1.",
        "09 variants",
        ("noise",),
        _around_zero,
    ),
    Misconception(
        "scales_again",
        "The product is divided by 1 - p as well. The noise has mean 1 already.",
        "03 rescaling",
        ("noise",),
        _scaled_too,
    ),
    Misconception(
        "binary_mask",
        "Entries are zeroed or divided by 1 - p: this is ordinary dropout. Multiply by normal "
        "noise instead.",
        "09 variants",
        ("noise",),
        _two_values,
    ),
    Misconception(
        "additive_noise",
        "Noise is added: an input of 0 does not stay 0. Multiply by noise with mean 1.",
        "09 variants",
        ("multiplicative", "noise", "gradient"),
        _added,
    ),
    Misconception(
        "noise_shared_across_batch",
        "All rows have the same noise. Draw it with the shape of x.",
        "02 masking",
        ("noise_per_element", "noise"),
        _shared,
    ),
    Misconception(
        "one_draw_for_all",
        "One number multiplies the whole array. Draw noise with the shape of x.",
        "02 masking",
        ("noise_per_element", "noise"),
        _one_draw,
    ),
    Misconception(
        "same_noise_every_call",
        "Every call has the same noise. Draw it inside forward, from a generator that goes on.",
        "06 dropout_layer",
        ("fresh_mask",),
        _frozen,
    ),
    Misconception(
        "noise_at_inference",
        "There is noise with training=False too.",
        "04 train_and_inference",
        ("inference_passthrough",),
        lambda run: _noisy_inference(run) and not _still_training(run),
    ),
    Misconception(
        "inverted_flag",
        "The flag is read the wrong way round: training=False brings noise.",
        "04 train_and_inference",
        ("noise", "inference_passthrough", "noise_per_element", "fresh_mask", "gradient"),
        lambda run: _noisy_inference(run) and _still_training(run),
    ),
    Misconception(
        "backward_ignores_noise",
        "Backward returns grad as it came. The derivative of x times noise is the noise.",
        "05 backward",
        ("gradient",),
        _backward_passes_all,
    ),
    Misconception(
        "stale_noise_after_inference",
        "After an inference forward, backward still multiplies by old noise. The gradient belongs "
        "to the latest forward.",
        "06 dropout_layer",
        ("inference_passthrough",),
        _stale,
    ),
    *(
        m
        for m in shared_by(VARIANT)
        if m.id in ("backward_new_mask", "edits_input", "edits_gradient")
    ),
)
