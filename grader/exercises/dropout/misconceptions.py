"""The named causes of a wrong dropout, each with what a run must show to prove it."""

from __future__ import annotations

import numpy as np

from grader import masks
from grader.exercise import Misconception
from grader.exercises.dropout.checks import find_inference_draw
from grader.exercises.dropout.evidence import (
    asked,
    close,
    drops,
    drops_with,
    floats,
    form,
    has_fixed_count,
    infers_with,
    is_frozen,
    is_shared,
    kept,
    repeats_with_seed,
    right,
    same_masks,
    series,
    trains_with,
)
from grader.exercises.dropout.probes import NAME
from grader.run import Run
from grader.script import Raised


def _again_at_inference(run: Run) -> bool:
    wrong = infers_with(run, lambda p: 1 - p) or infers_with(run, right)
    return wrong and trains_with(run, right)


def _inference_varies(run: Run) -> bool:
    first, second = run.calls("wide", "y")
    well_formed = not form(run, first) and not form(run, second)
    return well_formed and not same_masks(first, second)


def _trains_without_zeros(run: Run) -> bool:
    stack = series(run, "flat")
    return len(stack) > 0 and bool(stack.all() and all(kept(c).all() for c in floats(run)))


def _inverted(run: Run) -> bool:
    unchanged = all(close(c.value, c.arg(0)) for c in floats(run))
    return unchanged and _trains_without_zeros(run) and _inference_varies(run)


def _never_drops(run: Run) -> bool:
    inferences = asked(run, training=False)
    silent = bool(inferences) and all(kept(c).all() for c in inferences)
    return silent and _trains_without_zeros(run)


def _one_coin(run: Run) -> bool:
    return is_shared(series(run, "flat"), 1) and is_shared(series(run, "flat"), 2)


def _shares_only(run: Run, axis: int) -> bool:
    return is_shared(series(run, "flat"), axis) and not _one_coin(run)


def _exact_count(run: Run) -> bool:
    stack = series(run, "flat")
    return has_fixed_count(stack) and masks.rate_is(stack, 0.5)


def _draws_at_inference(run: Run) -> bool:
    calls = [c for kind in ("seeds", "beside") for e in run.episodes(kind) for c in e]
    well_formed = not any(form(run, c) for c in calls)
    return well_formed and infers_with(run, lambda p: 1) and find_inference_draw(run) is not None


def _ignores_rng(run: Run) -> bool:
    calls = run.episode("seeds large")
    return not any(form(run, c) for c in calls) and not repeats_with_seed(run)


def _edits_input(run: Run) -> bool:
    return any("0" in c.event.changed for c in run)


def _truncates(run: Run) -> bool:
    played = run.call("whole numbers", "y")
    if form(run, played) or not kept(played).any() or not trains_with(run, right):
        return False
    return np.array_equal(played.value, kept(played) * np.trunc(played.arg(0) * right(0.1)))


def _silent_at_inference(run: Run) -> bool:
    values = [c.value for c in run if c.step.kwargs == (("training", False),)]
    return all(value is None for value in values) and bool(asked(run, training=True))


def _only_some_shapes(run: Run) -> bool:
    calls = [c for c in run if c.step.call == NAME]
    raising = {c.arg(0).shape for c in calls if isinstance(c.value, Raised)}
    fine = {c.arg(0).shape for c in calls if form(run, c) is None}
    return bool(raising and fine) and not raising & fine


MISCONCEPTIONS = (
    Misconception(
        "inverted_flag",
        "The flag is read the wrong way round: entries are dropped when training is False.",
        "04 train_and_inference",
        (
            "drop_rate",
            "scaling",
            "mask_per_element",
            "fresh_mask",
            "inference_passthrough",
            "inference_leaves_rng",
            "uses_rng",
        ),
        _inverted,
    ),
    Misconception(
        "drops_at_inference",
        "Entries are dropped at inference too. Only a call with training=True may drop.",
        "04 train_and_inference",
        ("inference_passthrough", "inference_leaves_rng"),
        lambda run: drops(floats(run)) and _inference_varies(run),
    ),
    Misconception(
        "scaled_again_at_inference",
        "Training already divides by 1 - p, so inference has nothing left to scale.",
        "04 train_and_inference",
        ("inference_passthrough",),
        _again_at_inference,
    ),
    Misconception(
        "not_inverted",
        "This is the original scheme: no scale in training, times 1 - p at inference. Here "
        "training divides by 1 - p and inference leaves x alone.",
        "03 rescaling",
        ("scaling", "inference_passthrough"),
        lambda run: trains_with(run, lambda p: 1) and infers_with(run, lambda p: 1 - p),
    ),
    Misconception(
        "scales_at_inference_instead",
        "The division by 1 - p happens at inference; it belongs to training.",
        "04 train_and_inference",
        ("scaling", "inference_passthrough"),
        lambda run: trains_with(run, lambda p: 1) and infers_with(run, right),
    ),
    Misconception(
        "no_scaling",
        "Kept entries stay as they are, in both modes. In training divide them by 1 - p.",
        "03 rescaling",
        ("scaling",),
        lambda run: trains_with(run, lambda p: 1) and infers_with(run, lambda p: 1),
    ),
    Misconception(
        "scales_by_drop_rate",
        "Kept entries are divided by p. Divide by the share that is kept, 1 - p.",
        "03 rescaling",
        ("scaling", "zero_rate"),
        lambda run: trains_with(run, lambda p: 1 / p) and drops_with(run, lambda p: p),
    ),
    Misconception(
        "multiplies_by_keep",
        "Kept entries are multiplied by 1 - p in training. Divide instead.",
        "03 rescaling",
        ("scaling",),
        lambda run: trains_with(run, lambda p: 1 - p),
    ),
    Misconception(
        "scales_twice",
        "Kept entries are divided by 1 - p twice: perhaps the mask is scaled already.",
        "03 rescaling",
        ("scaling",),
        lambda run: trains_with(run, lambda p: 1 / (1 - p) ** 2),
    ),
    Misconception(
        "keep_drop_swapped",
        "p is used as the keep rate, in the mask and in the scale. Here p is the drop rate.",
        "03 rescaling",
        ("drop_rate", "scaling", "zero_rate"),
        lambda run: trains_with(run, lambda p: 1 / p) and drops_with(run, lambda p: 1 - p),
    ),
    Misconception(
        "keeps_with_p",
        "Entries are kept with probability p. Here p is the drop rate: keep with 1 - p.",
        "01 bernoulli",
        ("drop_rate", "zero_rate"),
        lambda run: drops_with(run, lambda p: 1 - p) and not trains_with(run, lambda p: 1 / p),
    ),
    Misconception(
        "never_drops",
        "No entry is ever dropped, in neither mode.",
        "02 masking",
        ("drop_rate", "scaling", "mask_per_element", "fresh_mask", "uses_rng"),
        _never_drops,
    ),
    Misconception(
        "one_coin_for_all",
        "One coin decides for the whole array. Draw one number for each entry of x.",
        "02 masking",
        ("drop_rate", "mask_per_element", "fresh_mask", "uses_rng"),
        _one_coin,
    ),
    Misconception(
        "mask_shared_across_batch",
        "All rows share one mask. Draw a mask of the shape of x, one coin for each entry.",
        "02 masking",
        ("mask_per_element",),
        lambda run: _shares_only(run, 1),
    ),
    Misconception(
        "mask_shared_within_example",
        "A row is dropped or kept as a whole. Draw one coin for each entry of x.",
        "02 masking",
        ("mask_per_element",),
        lambda run: _shares_only(run, 2),
    ),
    Misconception(
        "same_mask_every_call",
        "Every training call gives the same mask. Draw a new one from rng in each call.",
        "02 masking",
        ("mask_per_element", "fresh_mask", "uses_rng"),
        lambda run: is_frozen(series(run, "flat")),
    ),
    Misconception(
        "exact_count",
        "Each call drops the same number of entries. Toss a coin for each entry instead.",
        "01 bernoulli",
        ("drop_rate", "mask_per_element"),
        _exact_count,
    ),
    Misconception(
        "ignores_rng",
        "The draws do not come from rng, but from np.random's global functions or from a generator "
        "made inside.",
        "01 bernoulli",
        ("uses_rng",),
        _ignores_rng,
    ),
    Misconception(
        "draws_at_inference",
        "Inference draws from rng without need, so an evaluation changes the next mask. Look at "
        "the flag before you draw.",
        "04 train_and_inference",
        ("inference_leaves_rng",),
        _draws_at_inference,
    ),
    Misconception(
        "edits_input",
        "The array x of the caller is overwritten. Compute a new array.",
        "02 masking",
        ("input_unchanged",),
        _edits_input,
    ),
    Misconception(
        "truncates_integers",
        "For whole numbers x the result is cut to whole numbers. Compute it as decimals.",
        "04 train_and_inference",
        ("scaling",),
        _truncates,
    ),
    Misconception(
        "nothing_at_inference",
        "At inference the function returns nothing. Return x there.",
        "04 train_and_inference",
        ("shape", "inference_passthrough", "inference_leaves_rng"),
        _silent_at_inference,
    ),
    Misconception(
        "only_some_shapes",
        "It works for some shapes of x only. Draw the mask with the shape of x, whatever it is.",
        "02 masking",
        ("shape", "drop_rate", "mask_per_element", "fresh_mask", "zero_rate"),
        _only_some_shapes,
    ),
)
