"""The named causes of a wrong dropout_forward, each with what proves it."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from grader import bands, masks
from grader.exercise import Misconception
from grader.exercises.dropout_forward.evidence import (
    all_formed,
    close,
    few_masks,
    has_order_swapped,
    large_calls,
    own_coins,
    series,
    small_calls,
)
from grader.run import Run


def _drops_at(run: Run, place: int, rate: Callable[[float], float]) -> bool:
    """Tell whether the zeros of out (place 0) or of the mask (1) come at rate(p)."""
    return all_formed(run) and all(
        masks.rate_is(own_coins(played.value[place] != 0), rate(played.arg(1)))
        for played in large_calls(run)
    )


def _scales_by(run: Run, factor: Callable[[float], float], swapped: bool = False) -> bool:
    """Tell whether kept entries are x * factor(p), dropped at p, or at 1 - p if `swapped`."""
    if not _drops_at(run, 0, lambda p: 1 - p if swapped else p):
        return False
    for played in small_calls(run) + large_calls(run):
        out = played.value[0]
        if not close(out, played.arg(0) * factor(played.arg(1)))[out != 0].all():
            return False
    return True


def _returns_only_out(run: Run) -> bool:
    return all(
        isinstance(played.value, np.ndarray)
        and played.value.shape == played.arg(0).shape
        and (played.value != 0).any()
        and close(played.value, played.arg(0) / (1 - played.arg(1)))[played.value != 0].all()
        for played in large_calls(run)
    )


def _has_scaled_mask(run: Run) -> bool:
    """The mask holds 0 and 1 / (1 - p)."""
    return all_formed(run) and all(
        (mask != 0).any() and close(mask, 1 / (1 - played.arg(1)))[mask != 0].all()
        for played in large_calls(run)
        for mask in [played.value[1]]
    )


def _has_inverted_mask(run: Run) -> bool:
    return all_formed(run) and all(
        ((mask != 0) == (out == 0)).all()
        for played in large_calls(run)
        for out, mask in [played.value]
    )


def _drew_twice(run: Run) -> bool:
    """Out and mask have the right rate each, and agree as two independent draws do."""
    both_right = all(_drops_at(run, place, lambda p: p) for place in (0, 1))
    return both_right and all(
        bands.inside(
            int(((out != 0) == (mask != 0)).sum()), out.size, masks.agreement(played.arg(1))
        )
        for played in large_calls(run)
        for out, mask in [played.value]
    )


def _guesses_mask(run: Run) -> bool:
    """The mask is plain and fits out where x is not 0, and is 0 wherever x is."""
    return (
        _drops_at(run, 1, lambda p: p)
        and all(((p.value[0] != 0) == p.value[1]).all() for p in large_calls(run))
        and not run.call("zeros", "result").value[1].any()
    )


def _repeats_mask(run: Run) -> bool:
    if not all_formed(run):
        return False
    stack = series(run)
    return bool((stack == stack[0]).all()) and _drops_at(run, 0, lambda p: p)


def _shares_mask(run: Run) -> bool:
    """All rows of every mask are alike."""
    if not all_formed(run):
        return False
    stack = series(run)
    return bool((stack == stack[:, :1]).all()) and not (stack == stack[:, :, :1]).all()


def _edits_input(run: Run) -> bool:
    return all("0" in played.event.changed for played in large_calls(run))


def _counts_drops(run: Run) -> bool:
    """Every mask of the series drops equally many, but not the same."""
    if not all_formed(run):
        return False
    stack = series(run)
    return masks.count_is_fixed(stack) and not few_masks(stack)


MISCONCEPTIONS = (
    Misconception(
        "returns_only_out",
        "Only out came back. backward needs the mask too: return out, mask.",
        "05 backward",
        ("shape",),
        _returns_only_out,
    ),
    Misconception(
        "order_swapped",
        "The mask came first: return out, then mask.",
        "05 backward",
        ("scaling", "plain_mask"),
        has_order_swapped,
    ),
    Misconception(
        "mask_is_prescaled",
        "The mask holds 1 / (1 - p) where it keeps. Here it is plain: divide out, not the mask.",
        "05 backward",
        ("plain_mask",),
        _has_scaled_mask,
    ),
    Misconception(
        "mask_inverted",
        "The mask is 1 where out was dropped: return the mask that x was multiplied by.",
        "05 backward",
        ("mask_reuse",),
        _has_inverted_mask,
    ),
    Misconception(
        "mask_drawn_twice",
        "Out was made with one mask, and another was returned: draw once, and keep it.",
        "05 backward",
        ("mask_reuse",),
        _drew_twice,
    ),
    Misconception(
        "backward_mask_from_zeros",
        "The mask is 0 wherever x is 0: it was read off zeros in the output. Return the drawn one.",
        "05 backward",
        ("mask_reuse",),
        _guesses_mask,
    ),
    Misconception(
        "no_scaling",
        "Kept entries are x itself: divide by 1 - p.",
        "03 rescaling",
        ("scaling",),
        lambda run: _scales_by(run, lambda p: 1),
    ),
    Misconception(
        "scales_by_drop_rate",
        "Kept entries are x / p. The share that is kept is 1 - p: divide by that.",
        "03 rescaling",
        ("scaling",),
        lambda run: _scales_by(run, lambda p: 1 / p),
    ),
    Misconception(
        "multiplies_by_keep",
        "Kept entries are x * (1 - p): divide instead of multiplying.",
        "03 rescaling",
        ("scaling",),
        lambda run: _scales_by(run, lambda p: 1 - p),
    ),
    Misconception(
        "scales_twice",
        "Kept entries are divided by 1 - p twice.",
        "03 rescaling",
        ("scaling",),
        lambda run: _scales_by(run, lambda p: (1 - p) ** -2),
    ),
    Misconception(
        "keep_drop_swapped",
        "p is treated as the keep rate, in the mask and in the scale. Here p is the drop rate.",
        "03 rescaling",
        ("scaling", "drop_rate"),
        lambda run: _scales_by(run, lambda p: 1 / p, swapped=True),
    ),
    Misconception(
        "keeps_with_p",
        "Entries are kept with probability p. Here p is the drop rate: keep with 1 - p.",
        "01 bernoulli",
        ("drop_rate",),
        lambda run: _scales_by(run, lambda p: 1 / (1 - p), swapped=True),
    ),
    Misconception(
        "same_mask_every_call",
        "Every call gives the same mask: draw from the rng that is passed in.",
        "02 masking",
        ("fresh_mask", "uses_rng"),
        _repeats_mask,
    ),
    Misconception(
        "mask_shared_across_batch",
        "All examples of a batch share one mask: draw x.shape numbers, not one row of them.",
        "02 masking",
        ("mask_per_element",),
        _shares_mask,
    ),
    Misconception(
        "exact_count",
        "Every mask drops the same number of entries. Each entry needs a coin of its own.",
        "02 masking",
        ("drop_rate",),
        _counts_drops,
    ),
    Misconception(
        "edits_input",
        "The array that was passed in is changed: build a new one from it.",
        "02 masking",
        ("input_unchanged",),
        _edits_input,
    ),
)
