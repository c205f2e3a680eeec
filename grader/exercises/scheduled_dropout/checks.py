"""The rules of a `ScheduledDropout`, in the order in which a report looks for a failure."""

from __future__ import annotations

from grader.exercise import Check
from grader.exercises.scheduled_dropout import rules

CHECKS = (
    Check(
        "shape",
        "forward and backward must return a new array of their argument's shape",
        1,
        ("tiny 1*", "tiny 2*", "inference*"),
        rules.find_changed_argument,
    ),
    Check(
        "zero_rate",
        "at step 0 nothing must be dropped",
        1,
        ("tiny 0*", "wide 0", "zero"),
        rules.find_drop_at_start,
    ),
    Check(
        "scaling",
        "kept entries must be x / (1 - p), with p of the present step",
        1,
        ("tiny* > forward", "wide* > forward", "deep > forward", "large*"),
        rules.find_wrong_scale,
    ),
    Check(
        "drop_rate",
        "entries must be dropped with the rate of the present step",
        1,
        ("large*", "default"),
        rules.find_wrong_rate,
    ),
    Check(
        "only_step_advances",
        "only step() may change the rate of a layer",
        1,
        ("forwards*", "backwards", "evaluated*", "two layers"),
        rules.find_own_advance,
    ),
    Check(
        "mask_reuse",
        "backward must use the mask of the latest forward",
        1,
        ("tiny*", "wide*", "between*"),
        rules.find_other_mask,
    ),
    Check(
        "gradient_scaling",
        "backward must divide by 1 - p, with p of its forward",
        1,
        ("tiny*", "wide*", "deep", "between*"),
        rules.find_wrong_gradient_scale,
    ),
    Check(
        "fresh_mask",
        "each entry of each forward must have a coin of its own",
        1,
        ("series",),
        rules.find_shared_coins,
    ),
    Check(
        "inference_passthrough",
        "with training=False forward must return x, and backward grad",
        1,
        ("inference*", "after training*", "evaluated*"),
        rules.find_changed_inference,
    ),
    Check(
        "rate_validation",
        "a bad final_p or total_steps must raise ValueError",
        1,
        (),
        rules.find_accepted_plan,
        deciding=False,
    ),
)
