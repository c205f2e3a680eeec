"""The rules of a `DropoutLayer`, in the order in which a report looks for a failure."""

from __future__ import annotations

from grader.exercise import Check
from grader.exercises.dropout_layer.backward_checks import (
    find_masked_after_inference,
    find_other_mask,
    find_wrong_gradient_scale,
)
from grader.exercises.dropout_layer.mask_checks import find_repeated_masks, find_shared_coins
from grader.exercises.dropout_layer.other_checks import (
    find_accepted_rates,
    find_change_at_rate_zero,
    find_changed_inference,
    find_edits,
)
from grader.exercises.dropout_layer.rate_checks import find_wrong_rate, find_wrong_scale

CHECKS = (
    Check(
        "shape",
        "outputs and gradients have the shape of what came in",
        1,
        ("shape*", "float32"),
        lambda run: None,
    ),
    Check(
        "drop_rate",
        "each entry is dropped with probability p",
        2,
        ("large* > forward", "default > forward", "pass long > forward"),
        find_wrong_rate,
    ),
    Check(
        "scaling",
        "kept entries must be x / (1 - p)",
        3,
        ("pass* > forward", "large* > forward"),
        find_wrong_scale,
    ),
    Check(
        "mask_per_element",
        "each entry of each example has its own coin",
        2,
        ("large* > forward", "series 2-D > forward"),
        find_shared_coins,
    ),
    Check(
        "fresh_mask",
        "each training forward draws a new mask",
        1,
        ("series 2-D > forward",),
        find_repeated_masks,
    ),
    Check(
        "inference_passthrough",
        "with training=False the output is x",
        2,
        ("tiny inference > forward", "inference first > forward", "after inference > forward"),
        find_changed_inference,
    ),
    Check(
        "mask_reuse",
        "backward drops what the latest forward dropped",
        2,
        ("pass*", "latest*", "zeros", "two layers*"),
        find_other_mask,
    ),
    Check(
        "gradient_scaling",
        "backward divides by 1 - p too",
        3,
        ("pass*",),
        find_wrong_gradient_scale,
    ),
    Check(
        "gradient_after_inference",
        "after an inference forward, backward returns grad",
        1,
        ("inference first", "tiny inference", "after inference", "two modes*"),
        find_masked_after_inference,
    ),
    Check("input_unchanged", "x and grad are left as they were", 1, ("pass*",), find_edits),
    Check(
        "zero_rate",
        "with p = 0 nothing changes",
        1,
        ("rate 0*",),
        find_change_at_rate_zero,
        deciding=False,
    ),
    Check(
        "rate_validation",
        "a rate outside [0, 1) raises ValueError",
        1,
        (),
        find_accepted_rates,
        deciding=False,
    ),
)
