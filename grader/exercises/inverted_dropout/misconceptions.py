"""The named causes of a wrong dropout, each with what a run must show to prove it."""

from __future__ import annotations

from grader.exercise import Misconception
from grader.exercises.inverted_dropout.evidence import (
    cuts_decimals,
    divides_by_realised_share,
    edits,
    fits_some_axes,
    fixes_count,
    ignores_rng,
    keeps_with_p,
    multiplies_by,
    never_drops,
    repeats_mask,
    shares,
)

MASK_MISCONCEPTIONS = (
    Misconception(
        "only_some_shapes",
        "Arrays with another number of axes raise an error. Take x.shape as a whole.",
        "02 masking",
        ("shape", "scaling", "drop_rate", "mask_per_element", "fresh_mask", "uses_rng"),
        fits_some_axes,
    ),
    Misconception(
        "exact_count",
        "Every mask drops the same number of entries. Each entry must have a coin of its own, so "
        "that the number varies.",
        "01 bernoulli",
        ("drop_rate",),
        fixes_count,
    ),
    Misconception(
        "mask_shared_across_batch",
        "All rows get one mask. Draw a mask of the shape of x, not of one row.",
        "02 masking",
        ("mask_per_element",),
        lambda run: shares(run, 1),
    ),
    Misconception(
        "mask_shared_within_example",
        "All entries of an example share one coin. Draw a mask of the shape of x.",
        "02 masking",
        ("mask_per_element",),
        lambda run: shares(run, 2),
    ),
    Misconception(
        "same_mask_every_call",
        "Every call gives one and the same mask for the same x. Let each call draw from the rng "
        "that is passed in.",
        "01 bernoulli",
        ("fresh_mask", "uses_rng"),
        repeats_mask,
    ),
    Misconception(
        "ignores_rng",
        "Equal seeds give unlike masks, so not all draws come from rng. Use rng, not np.random.",
        "01 bernoulli",
        ("uses_rng",),
        ignores_rng,
    ),
    Misconception(
        "edits_input",
        "The call changes the caller's x. Build a new array: x * mask makes one, x *= mask does "
        "not.",
        "02 masking",
        ("input_unchanged",),
        lambda run: bool(edits(run)),
    ),
)
MISCONCEPTIONS = (
    Misconception(
        "no_scaling",
        "Kept entries are left as they are. Divide them by 1 - p, and the mean over masks is "
        "x again.",
        "03 rescaling",
        ("scaling",),
        lambda run: multiplies_by(run, lambda p: 1),
    ),
    Misconception(
        "multiplies_by_keep",
        "Kept entries are multiplied by 1 - p, which shrinks what masking had already shrunk. "
        "Divide by 1 - p.",
        "03 rescaling",
        ("scaling",),
        lambda run: multiplies_by(run, lambda p: 1 - p),
    ),
    Misconception(
        "scales_by_drop_rate",
        "Kept entries are divided by p, the drop rate. Divide by 1 - p, the probability of "
        "being kept.",
        "03 rescaling",
        ("scaling", "zero_rate"),
        lambda run: multiplies_by(run, lambda p: 1 / p) and not keeps_with_p(run),
    ),
    Misconception(
        "scales_twice",
        "Kept entries are divided by 1 - p twice. Once is enough to restore the mean.",
        "03 rescaling",
        ("scaling",),
        lambda run: multiplies_by(run, lambda p: 1 / (1 - p) ** 2),
    ),
    Misconception(
        "scales_by_realised_fraction",
        "Kept entries are divided by the share that this mask happened to keep. Divide by "
        "1 - p, the same number for every mask.",
        "03 rescaling",
        ("scaling",),
        divides_by_realised_share,
    ),
    Misconception(
        "keep_drop_swapped",
        "Entries are kept with probability p and divided by p: this takes p for the keep "
        "probability. Here p is the drop rate.",
        "03 rescaling",
        ("scaling", "drop_rate", "zero_rate"),
        lambda run: keeps_with_p(run) and multiplies_by(run, lambda p: 1 / p),
    ),
    Misconception(
        "keeps_with_p",
        "Entries are kept with probability p. Here p is the drop rate: keep with 1 - p.",
        "03 rescaling",
        ("drop_rate", "zero_rate"),
        lambda run: keeps_with_p(run) and not multiplies_by(run, lambda p: 1 / p),
    ),
    Misconception(
        "truncates_integers",
        "For an array of whole numbers the decimals are cut off: the result takes over the "
        "dtype of x. Let the division make a new float array.",
        "03 rescaling",
        ("scaling",),
        cuts_decimals,
    ),
    Misconception(
        "never_drops",
        "Nothing is ever dropped in training: draw a mask and multiply x by it.",
        "02 masking",
        ("scaling", "drop_rate", "mask_per_element", "fresh_mask", "uses_rng"),
        never_drops,
    ),
    *MASK_MISCONCEPTIONS,
)
