"""Named causes of wrong `TorchDropout`s, each with its proof."""

from __future__ import annotations

from collections.abc import Callable

from grader.exercise import Misconception
from grader.exercises.torch_dropout import proofs
from grader.exercises.torch_dropout.evidence import Evidence, evidence


def _named(
    proof: Callable[[Evidence], bool], explanation: str, read: str, *explains: str
) -> Misconception:
    """Give a proof its id: the name of its function."""
    return Misconception(
        proof.__name__, explanation, read, explains, lambda run: bool(proof(evidence(run)))
    )


EVERY = ("shape", "inference_passthrough", "drop_rate", "scaling", "mode_switch")
MISCONCEPTIONS = (
    _named(
        proofs.not_a_module,
        "The class is no nn.Module: write class TorchDropout(Module), and torch gives it "
        "train(), eval() and the call layer(x).",
        "12 frameworks",
        *EVERY,
    ),
    _named(
        proofs.forgets_super_init,
        "__init__ does not call super().__init__(), which sets up what torch keeps on each "
        "nn.Module. Call it first.",
        "12 frameworks",
        *EVERY,
    ),
    _named(
        proofs.no_scaling,
        "Kept entries come out as they went in. Divide them by 1 - p.",
        "03 rescaling",
        "scaling",
        "gradient_scaling",
    ),
    _named(
        proofs.not_inverted,
        "Training leaves kept entries as they are and eval() multiplies by 1 - p: the original "
        "scheme. Divide by 1 - p in training, and do nothing after eval().",
        "03 rescaling",
        "scaling",
        "inference_passthrough",
        "mode_switch",
        "gradient_scaling",
    ),
    _named(
        proofs.scales_by_drop_rate,
        "Kept entries are divided by p. Divide by the share that survives, 1 - p.",
        "03 rescaling",
        "scaling",
        "gradient_scaling",
    ),
    _named(
        proofs.multiplies_by_keep,
        "Kept entries are multiplied by 1 - p. That shrinks them once more; divide instead.",
        "03 rescaling",
        "scaling",
        "gradient_scaling",
    ),
    _named(
        proofs.keep_drop_swapped,
        "Entries are kept with probability p and divided by p. In torch, in Keras and here p is "
        "the drop rate.",
        "03 rescaling",
        "drop_rate",
        "scaling",
        "gradient_scaling",
    ),
    _named(
        proofs.keeps_with_p,
        "Entries are kept with probability p, but divided by 1 - p. In torch, in Keras and here "
        "p is the drop rate: keep with 1 - p.",
        "01 bernoulli",
        "drop_rate",
    ),
    _named(
        proofs.never_drops,
        "Nothing is dropped. A new module is in training mode: self.training is True.",
        "12 frameworks",
        "drop_rate",
        "scaling",
        "mode_switch",
    ),
    _named(
        proofs.inverted_flag,
        "self.training is read the wrong way round: it drops after eval() and not before.",
        "04 train_and_inference",
        "inference_passthrough",
        "drop_rate",
        "scaling",
    ),
    _named(
        proofs.drops_at_inference,
        "Entries are dropped after eval() too. eval() sets self.training and no other flag; "
        "F.dropout looks at none of them, so hand it training=self.training.",
        "12 frameworks",
        "inference_passthrough",
        "mode_switch",
    ),
    _named(
        proofs.scaled_again_at_inference,
        "Training divides by 1 - p already, so after eval() nothing must be scaled.",
        "04 train_and_inference",
        "inference_passthrough",
        "mode_switch",
    ),
    _named(
        proofs.own_mode,
        "The layer's own eval() works, its parent's does not reach it: a parent sets the mode of "
        "what it holds by train(False). Leave eval() and train() alone; read self.training.",
        "12 frameworks",
        "mode_switch",
    ),
    _named(
        proofs.mask_shared_across_batch,
        "All examples of a batch lose the same entries. Draw the mask with the shape of x.",
        "02 masking",
        "mask_per_element",
    ),
    _named(
        proofs.mask_shared_within_example,
        "Each example is kept or dropped as a whole. Draw the mask with the shape of x.",
        "02 masking",
        "mask_per_element",
    ),
    _named(
        proofs.same_mask_every_call,
        "The mask is the same in each call. Draw it inside forward.",
        "06 dropout_layer",
        "fresh_mask",
        "mask_per_element",
    ),
    _named(
        proofs.exact_count,
        "The number of dropped entries is the same in each call. Each entry needs its own coin.",
        "01 bernoulli",
        "drop_rate",
        "mask_per_element",
    ),
    _named(
        proofs.edits_input,
        "Forward writes into x, which others still need. Use x * mask in place of x *= mask, "
        "and functions without a trailing underscore.",
        "02 masking",
        "input_unchanged",
        "mask_reuse",
        "gradient_scaling",
    ),
    _named(
        proofs.breaks_autograd,
        "The output has no way back to x: what passes through NumPy, .detach(), .data or "
        "torch.no_grad() is cut off from autograd. Only the mask may come from there.",
        "12 frameworks",
        "mask_reuse",
        "inference_passthrough",
    ),
    _named(
        proofs.gradient_not_scaled,
        "The division by 1 - p happens where autograd does not see it. Divide outside of .data "
        "and torch.no_grad().",
        "05 backward",
        "gradient_scaling",
    ),
    _named(
        proofs.reseeds_global_rng,
        "Forward sets the seed of torch's generator, and so repeats or spoils the draws of the "
        "whole program.",
        "06 dropout_layer",
        "seed_repeats",
        "fresh_mask",
    ),
    _named(
        proofs.changes_dtype,
        "float32 comes in and float64 goes out, which the next nn.Linear refuses. NumPy draws "
        "float64: make the mask with torch.rand_like(x).",
        "12 frameworks",
        "shape",
    ),
    _named(
        proofs.returns_array,
        "Forward returns a NumPy array; the next layer and autograd need a tensor.",
        "12 frameworks",
        "shape",
        "inference_passthrough",
    ),
    _named(
        proofs.rate_not_validated,
        "The constructor accepts rates outside [0, 1). Raise ValueError there.",
        "06 dropout_layer",
        "rate_validation",
    ),
)
