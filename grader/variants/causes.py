"""Named causes that all variants of dropout share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from grader.exercise import Misconception
from grader.run import Run
from grader.variants import proofs
from grader.variants.evidence import Evidence, evidence
from grader.variants.variant import Variant


@dataclass(frozen=True)
class Cause:
    """What is said of a proof, which lesson explains it, and which failures it accounts for."""

    proof: Callable[[Evidence], bool]
    explanation: str
    read: str
    explains: tuple[str, ...]

    def of(self, variant: Variant) -> Misconception:
        """Give the proof its id: the name of its function."""

        def proven(run: Run) -> bool:
            return bool(self.proof(evidence(variant, run)))

        return Misconception(
            self.proof.__name__, self.explanation, self.read, self.explains, proven
        )


SCALES = ("scaling", "gradient_scaling")
SHARED = (
    Cause(
        proofs.never_drops,
        "Nothing is ever dropped.",
        "04 train_and_inference",
        ("drop_rate", "scaling", "fresh_mask", "mask_reuse", "gradient_scaling"),
    ),
    Cause(
        proofs.inverted_flag,
        "The flag is read the wrong way round: training=False drops.",
        "04 train_and_inference",
        ("drop_rate", "scaling", "fresh_mask", "inference_passthrough", "mask_reuse"),
    ),
    Cause(
        proofs.drops_at_inference,
        "Something is dropped with training=False too.",
        "04 train_and_inference",
        ("inference_passthrough",),
    ),
    Cause(
        proofs.no_scaling,
        "What is kept comes out as it went in. Divide it by 1 - p, or its mean shrinks.",
        "03 rescaling",
        SCALES,
    ),
    Cause(
        proofs.not_inverted,
        "Training does not scale and inference multiplies by 1 - p: the original scheme. Here "
        "training divides by 1 - p and inference does nothing.",
        "03 rescaling",
        (*SCALES, "inference_passthrough"),
    ),
    Cause(
        proofs.multiplies_by_keep,
        "What is kept is multiplied by 1 - p. Divide instead.",
        "03 rescaling",
        SCALES,
    ),
    Cause(
        proofs.scales_by_drop_rate,
        "What is kept is divided by p. Divide by the share that survives, 1 - p.",
        "03 rescaling",
        SCALES,
    ),
    Cause(proofs.scales_twice, "What is kept is divided by 1 - p twice.", "03 rescaling", SCALES),
    Cause(
        proofs.keep_drop_swapped,
        "p is used as the keep rate, in the mask and in the scale. Here p is the drop rate.",
        "03 rescaling",
        ("drop_rate", *SCALES),
    ),
    Cause(
        proofs.keeps_with_p,
        "Things are kept with probability p. Here p is the drop rate: keep with 1 - p.",
        "01 bernoulli",
        ("drop_rate",),
    ),
    Cause(
        proofs.scaled_again_at_inference,
        "Training divides by 1 - p already, so inference has nothing left to scale.",
        "04 train_and_inference",
        ("inference_passthrough",),
    ),
    Cause(
        proofs.same_mask_every_call,
        "Every call gives the same mask. Draw it inside forward, from a generator that goes on.",
        "06 dropout_layer",
        ("fresh_mask",),
    ),
    Cause(
        proofs.backward_ignores_mask,
        "Backward lets everything through. Use the mask of forward.",
        "05 backward",
        ("mask_reuse", "gradient_scaling"),
    ),
    Cause(
        proofs.backward_not_scaled,
        "Backward applies the mask without forward's factor. The derivative holds both.",
        "05 backward",
        ("gradient_scaling",),
    ),
    Cause(
        proofs.backward_new_mask,
        "Two backwards of one forward differ: backward draws for itself. Keep what forward drew.",
        "05 backward",
        ("mask_reuse", "gradient"),
    ),
    Cause(
        proofs.stale_mask_after_inference,
        "After an inference forward, backward still applies an old mask. The gradient belongs to "
        "the latest forward.",
        "06 dropout_layer",
        ("inference_passthrough",),
    ),
    Cause(
        proofs.edits_input,
        "Forward writes into an array of the caller's. Make a new one.",
        "02 masking",
        ("input_unchanged",),
    ),
    Cause(
        proofs.edits_gradient,
        "Backward writes into grad, which belongs to the caller. Make a new array.",
        "05 backward",
        ("input_unchanged",),
    ),
)


def shared_by(variant: Variant, *without: str) -> tuple[Misconception, ...]:
    """Return the shared misconceptions for one variant, but those named."""
    return tuple(c.of(variant) for c in SHARED if c.proof.__name__ not in without)
