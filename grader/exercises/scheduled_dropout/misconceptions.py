"""The named causes of a wrong `ScheduledDropout`."""

from __future__ import annotations

from collections.abc import Callable

from grader.exercise import Misconception
from grader.exercises.scheduled_dropout import proofs
from grader.run import Run

HERE = "11 choosing_the_rate"

RATES = ("zero_rate", "scaling", "drop_rate", "only_step_advances", "gradient_scaling")
NAMED: tuple[tuple[str, str, str, tuple[str, ...], Callable[[Run], bool]], ...] = (
    (
        "overshoots",
        "The rate goes on rising after total_steps. From there on it stays at final_p.",
        HERE,
        ("scaling", "drop_rate", "gradient_scaling"),
        proofs.overshoots,
    ),
    (
        "falling_schedule",
        "The rate starts at final_p and falls. It starts at 0 and rises.",
        HERE,
        RATES,
        proofs.falls,
    ),
    (
        "constant_rate",
        "Every step has the rate final_p. The rate starts at 0 and rises with step().",
        HERE,
        RATES,
        proofs.constant,
    ),
    (
        "step_ignored",
        "The rate stays 0 however often step() is called: nothing is ever dropped.",
        HERE,
        ("scaling", "drop_rate", "mask_reuse", "gradient_scaling", "fresh_mask"),
        proofs.step_ignored,
    ),
    (
        "counts_from_one",
        "Before the first step() the layer has the rate of step 1 already.",
        HERE,
        RATES,
        proofs.counts_from_one,
    ),
    (
        "reaches_final_early",
        "final_p is reached at step total_steps - 1, one step too early.",
        HERE,
        RATES,
        proofs.reaches_early,
    ),
    (
        "reaches_final_late",
        "final_p is reached at step total_steps + 1, one step too late.",
        HERE,
        RATES,
        proofs.reaches_late,
    ),
    (
        "scales_by_final_p",
        "The mask has the rate of the step, but kept entries are divided by 1 - final_p.",
        HERE,
        ("zero_rate", "scaling", "only_step_advances", "gradient_scaling"),
        proofs.scales_by_final,
    ),
    (
        "masks_by_final_p",
        "The scale is that of the step, but entries are dropped with probability final_p.",
        HERE,
        ("zero_rate", "drop_rate", "only_step_advances"),
        proofs.masks_by_final,
    ),
    (
        "no_scaling",
        "Kept entries stay as they are. In training divide them by 1 - p.",
        "03 rescaling",
        ("scaling", "gradient_scaling", "only_step_advances"),
        proofs.unscaled,
    ),
    (
        "forward_advances",
        "Each training forward moves the schedule on by itself. Only step() may do that.",
        HERE,
        RATES,
        proofs.forward_advances,
    ),
    (
        "inference_advances",
        "Each inference moves the schedule on: an evaluation changes the training after it.",
        HERE,
        ("only_step_advances",),
        proofs.inference_advances,
    ),
    (
        "backward_uses_new_rate",
        "Backward divides by 1 - p with the rate of its own moment. The gradient belongs to the "
        "forward that produced it: store that mask with its scale.",
        "05 backward",
        ("gradient_scaling", "zero_rate"),
        proofs.backward_uses_new_rate,
    ),
    (
        "backward_uses_final_p",
        "Backward divides by 1 - final_p, forward by 1 - p of its step. Both need the latter.",
        "05 backward",
        ("gradient_scaling", "zero_rate"),
        proofs.backward_by_final,
    ),
    (
        "backward_not_scaled",
        "Backward applies the mask and forgets its scale, 1 / (1 - p).",
        "05 backward",
        ("gradient_scaling",),
        proofs.backward_not_scaled,
    ),
    (
        "backward_ignores_mask",
        "Backward does not use the mask: dropped entries get gradient.",
        "05 backward",
        ("mask_reuse",),
        proofs.backward_ignores_mask,
    ),
    (
        "backward_new_mask",
        "Backward draws a mask of its own. It must use the one that forward drew.",
        "05 backward",
        ("mask_reuse",),
        proofs.backward_new_mask,
    ),
    (
        "stale_mask_after_inference",
        "After an inference forward, backward still uses the mask of an earlier training forward.",
        "06 dropout_layer",
        ("inference_passthrough",),
        proofs.stale_mask,
    ),
    (
        "drops_at_inference",
        "Entries are dropped at inference too. Only a call with training=True may drop.",
        "04 train_and_inference",
        ("inference_passthrough",),
        proofs.drops_at_inference,
    ),
    (
        "same_mask_every_call",
        "Every training forward gives the same mask. Draw a new one in each.",
        "02 masking",
        ("fresh_mask", "drop_rate"),
        proofs.same_mask,
    ),
    (
        "mask_shared_across_batch",
        "All rows share one mask. Draw a mask of the shape of x, one coin for each entry.",
        "02 masking",
        ("fresh_mask", "drop_rate"),
        proofs.shared_by_rows,
    ),
    (
        "rate_not_validated",
        "No final_p is refused. Raise ValueError unless 0 <= final_p < 1.",
        HERE,
        ("rate_validation",),
        proofs.not_validated,
    ),
)
MISCONCEPTIONS = tuple(Misconception(*named) for named in NAMED)
