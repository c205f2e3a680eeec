"""Named causes of wrong `DropoutLayer`s: id, words, the lesson to read, what it explains."""

from __future__ import annotations

from collections.abc import Callable

from grader.exercise import Misconception
from grader.exercises.dropout_layer.backward_faults import (
    backward_ignores_mask,
    backward_mask_from_zeros,
    backward_multiplies_by_keep,
    backward_new_mask,
    backward_not_scaled,
    backward_scaled_twice,
    backward_uses_activations,
    edits_gradient,
    edits_input,
    stale_mask_after_inference,
)
from grader.exercises.dropout_layer.evidence import Evidence, evidence
from grader.exercises.dropout_layer.form_faults import (
    only_some_shapes,
    rate_not_validated,
    truncates_integers,
)
from grader.exercises.dropout_layer.mask_faults import (
    correlated_mask,
    exact_count,
    mask_shared_across_batch,
    mask_shared_within_example,
    reseeds_global_rng,
    same_mask_every_call,
    value_dependent_mask,
    wrong_distribution,
)
from grader.exercises.dropout_layer.scale_faults import (
    drops_at_inference,
    inverted_flag,
    keep_drop_swapped,
    keeps_with_p,
    multiplies_by_keep,
    never_drops,
    no_scaling,
    not_inverted,
    scaled_again_at_inference,
    scales_by_drop_rate,
    scales_by_realised_fraction,
    scales_twice,
)


def _named(
    proof: Callable[[Evidence], bool], explanation: str, read: str, *explains: str
) -> Misconception:
    """Give a proof its id: the name of its function."""
    return Misconception(
        proof.__name__, explanation, read, explains, lambda run: bool(proof(evidence(run)))
    )


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
