"""The named causes of a wrong mean, each with what a run must show to prove it."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from grader import bands, masks
from grader.exercise import Misconception
from grader.exercises.apply_dropout_mask.evidence import calls, shape_complaint
from grader.exercises.mean_over_masks.evidence import (
    all_or_nothing,
    are_close,
    counts,
    edits_input,
    is_constant,
    is_mean_of_some_entries,
    is_mixed,
    ratio,
    series,
    series_or_none,
    varies,
    well_formed,
)
from grader.exercises.mean_over_masks.probes import NAME, RATE_TRIALS, SMALL_RATE
from grader.run import Run

MOST_MASKS = 10_000  # fixed numbers of masks up to this are recognised


def _rescaled(run: Run) -> bool:
    ones = well_formed(run, "one")
    shares = [ratio(p) * (1 - SMALL_RATE) for p in ones]
    kept = [share[share != 0] for share in shares]
    return any(k.size for k in kept) and all(np.allclose(k, 1, rtol=1e-6, atol=0) for k in kept)


def _sums(run: Run) -> bool:
    return bool(calls_fit := well_formed(run, "rate")) and all(
        bands.all_inside(counts(p) // RATE_TRIALS, RATE_TRIALS, 1 - p.arg(1)).all()
        for p in calls_fit
    )


def _keeps_with_p(run: Run) -> bool:
    return bool(calls_fit := well_formed(run, "rate")) and all(
        bands.all_inside(counts(p), RATE_TRIALS, p.arg(1)).all() for p in calls_fit
    )


def _one_mask_for_all(run: Run) -> bool:
    fresh = well_formed(run, "fresh")
    return (
        bool(fresh)
        and all(all_or_nothing(played) for played in fresh)
        and is_mixed(fresh[-1].value == 0)
    )


def _masks_compound(run: Run) -> bool:
    """The first trial is right, but after some trials nothing is left.

    An entry survives t masks with probability (1 - p) ** t; t = 120 and 30 make this 1e-15.
    """
    rates, stack = well_formed(run, "rate"), series_or_none(run)
    if not rates or stack is None or edits_input(run):
        return False
    few = all((counts(p) >= 0).all() and (counts(p) < 30 / p.arg(1)).all() for p in rates)
    return few and any(counts(p).any() for p in rates) and masks.rate_is(stack, 0.5)


def _mean_over_entries(run: Run) -> bool:
    return all(is_mean_of_some_entries(played) for played in calls(run, "one"))


def _ignores_trials(run: Run) -> bool:
    """One common number of masks, above 2, explains the shares at one trial and at four."""
    found = well_formed(run, "one", "four")
    shares = np.concatenate([ratio(played) for played in found]) if found else np.zeros(0)
    single = shares[: shares.size // 2]
    inner = single[(single > 0) & (single < 1)].round(9)
    if len(np.unique(inner)) < 3 or not ((shares >= 0) & (shares <= 1 + 1e-9)).all():
        return False
    times = np.arange(3, MOST_MASKS + 1)[:, None] * shares
    return bool((np.abs(times - np.rint(times)) < 1e-6).all(axis=1).any())


def _returns_expectation(run: Run) -> bool:
    found = well_formed(run, "one", "four")
    return bool(found) and all(np.allclose(ratio(p), 1 - p.arg(1), rtol=1e-6) for p in found)


def _never_drops(run: Run) -> bool:
    found = well_formed(run, "one", "four", "fresh")
    return bool(found) and all(np.allclose(ratio(p), 1, rtol=1e-6) for p in found)


def _one_coin_for_all(run: Run) -> bool:
    stack = series_or_none(run)
    return stack is not None and is_constant(stack, (1, 2)) and is_mixed(stack)


def _shared_across_batch(run: Run) -> bool:
    stack = series_or_none(run)
    return stack is not None and is_constant(stack, 1) and not is_constant(stack, (1, 2))


def _shared_within_example(run: Run) -> bool:
    stack = series_or_none(run)
    return stack is not None and is_constant(stack, 2) and not is_constant(stack, (1, 2))


def _exact_count(run: Run) -> bool:
    return varies(run) and masks.count_is_fixed(series(run))


def _uses_global_state(run: Run) -> bool:
    """Every call moves NumPy's global state, and equal seeds of rng give unlike results."""
    pair = well_formed(run, "same seed")
    moved = all(played.event.state_before != played.event.state_after for played in pair)
    return bool(pair) and moved and not are_close(*pair)


def _same_every_call(run: Run) -> bool:
    stack = series_or_none(run)
    return stack is not None and is_constant(stack, 0) and is_mixed(stack)


def _only_some_shapes(run: Run) -> bool:
    """Some numbers of axes work at every call, the others at none."""
    ranks: dict[int, set[bool]] = {}
    for played in run:
        if played.step.call == NAME:
            ranks.setdefault(played.arg(0).ndim, set()).add(not shape_complaint(played))
    return sorted({tuple(works) for works in ranks.values()}) == [(False,), (True,)]


def _cause(
    name: str, explanation: str, explains: tuple[str, ...], proven: Callable[[Run], bool]
) -> Misconception:
    return Misconception(name, explanation, "02 masking", explains, proven)


MISCONCEPTIONS = (
    _cause(
        "edits_input",
        "x itself is overwritten, so every later mask meets entries that are already gone.",
        ("input_unchanged", "drop_rate", "fresh_mask"),
        edits_input,
    ),
    _cause(
        "mean_over_entries",
        "The mean runs over the entries too. Average over the masks only, entry by entry.",
        ("shape", "scaling", "averages", "fresh_mask", "drop_rate"),
        _mean_over_entries,
    ),
    _cause(
        "rescaled_too_soon",
        "Kept entries are divided by 1 - p. Here they stay as they are; lesson 03 rescales.",
        ("scaling", "averages", "drop_rate"),
        _rescaled,
    ),
    _cause(
        "returns_expectation",
        "The result is (1 - p) * x, with no mask drawn. Draw the masks and average them.",
        ("scaling", "averages", "fresh_mask", "drop_rate", "uses_rng"),
        _returns_expectation,
    ),
    _cause(
        "ignores_trials",
        "Every call averages the same number of masks. That number must be `trials`.",
        ("scaling", "averages"),
        _ignores_trials,
    ),
    _cause(
        "sums_over_masks",
        "The masked arrays are added up, but the sum is not divided by trials.",
        ("averages", "drop_rate"),
        _sums,
    ),
    _cause(
        "one_mask_for_all_trials",
        "One mask serves for all trials, so that each entry is 0 or x. Draw inside the loop.",
        ("fresh_mask", "drop_rate"),
        _one_mask_for_all,
    ),
    _cause(
        "masks_compound",
        "Each trial masks what the trial before it left. Begin every trial with x.",
        ("drop_rate",),
        _masks_compound,
    ),
    _cause(
        "keeps_with_p",
        "Entries are kept with probability p. Here p is the drop rate: keep with 1 - p.",
        ("drop_rate",),
        _keeps_with_p,
    ),
    _cause(
        "never_drops",
        "No entry is ever dropped: the result is x.",
        ("fresh_mask", "drop_rate", "uses_rng"),
        _never_drops,
    ),
    _cause(
        "same_mask_every_call",
        "Every call draws the same mask, whatever generator it is given.",
        ("fresh_mask", "uses_rng"),
        _same_every_call,
    ),
    _cause(
        "one_coin_for_all",
        "One coin decides for the whole array. Draw as many numbers as x has entries.",
        ("mask_per_element",),
        _one_coin_for_all,
    ),
    _cause(
        "mask_shared_across_batch",
        "All rows share one mask. Draw a mask of x's whole shape, not of its last axis.",
        ("mask_per_element",),
        _shared_across_batch,
    ),
    _cause(
        "mask_shared_within_example",
        "Each row is kept or dropped as a whole. Draw a mask of x's whole shape.",
        ("mask_per_element",),
        _shared_within_example,
    ),
    _cause(
        "exact_count",
        "Every mask drops the same number of entries. With a coin an entry it varies.",
        ("drop_rate",),
        _exact_count,
    ),
    _cause(
        "ignores_rng",
        "The draws come from NumPy's global generator, not from the rng passed in.",
        ("uses_rng",),
        _uses_global_state,
    ),
    _cause(
        "only_some_shapes",
        "It fails for some numbers of axes. Draw a mask of shape x.shape, whatever its length.",
        tuple("shape scaling averages fresh_mask drop_rate mask_per_element uses_rng".split()),
        _only_some_shapes,
    ),
)
