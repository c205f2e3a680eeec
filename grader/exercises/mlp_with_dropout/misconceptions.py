"""The named causes of a wrong `MLPWithDropout`."""

from __future__ import annotations

from collections.abc import Callable

from grader.exercise import Misconception
from grader.exercises.mlp_with_dropout import proofs
from grader.run import Run

HERE = "07 in_a_network"

NAMED: tuple[tuple[str, str, tuple[str, ...], Callable[[Run], bool]], ...] = (
    (
        "forward_skips_layers",
        "Some layers are never called in forward.",
        ("forward", "backward"),
        proofs.forward_skips,
    ),
    (
        "forward_not_chained",
        "Every layer is given x itself. Hand each the output of the one before.",
        ("forward",),
        proofs.forward_unchained,
    ),
    (
        "reverses_its_layers",
        "Backward leaves the list of layers reversed, so the next forward runs from the end. "
        "Use reversed(), or [::-1], which make no change.",
        ("forward", "backward"),
        proofs.reverses_its_layers,
    ),
    (
        "backward_in_forward_order",
        "Backward starts at the first layer. The gradient comes from the loss, so it passes the "
        "last layer first.",
        ("backward",),
        proofs.backward_goes_forward,
    ),
    (
        "backward_skips_layers",
        "Some layers are never called in backward: their weights would learn nothing.",
        ("backward",),
        proofs.backward_skips,
    ),
    (
        "backward_not_chained",
        "Every layer is given grad itself. Hand each what the one behind it returned.",
        ("backward",),
        proofs.backward_unchained,
    ),
    (
        "output_not_returned",
        "All layers are called in order, and then forward returns nothing.",
        ("shape",),
        proofs.output_lost,
    ),
    (
        "gradient_not_returned",
        "All layers are called in order, and then backward returns nothing. A network can be a "
        "layer of another one, which needs this gradient.",
        ("shape",),
        proofs.gradient_lost,
    ),
    (
        "mode_not_passed_on",
        "eval() changes no layer. Each layer looks at its own attribute `training`.",
        ("eval_mode", "nested_mode"),
        proofs.passes_no_mode,
    ),
    (
        "inverted_flag",
        "The modes are exchanged: eval() makes the layers train, train() stops them.",
        ("eval_mode", "train_mode", "nested_mode", "default_mode", "own_mode"),
        proofs.inverted,
    ),
    (
        "mode_misses_a_layer",
        "eval() reaches some of the layers and leaves others in training mode.",
        ("eval_mode", "nested_mode"),
        proofs.misses_a_layer,
    ),
    (
        "stays_at_inference",
        "After eval(), train() does not bring the layers back: training would go on without "
        "dropout.",
        ("train_mode", "nested_mode", "default_mode"),
        proofs.stays_at_inference,
    ),
    (
        "mode_misses_nested",
        "Layers inside of another layer keep their mode. Where a layer has train() and eval() of "
        "its own, call these.",
        ("nested_mode",),
        proofs.misses_nested,
    ),
    (
        "starts_at_inference",
        "A new network does not drop: its layers are at inference before eval() was called.",
        ("default_mode",),
        proofs.starts_at_inference,
    ),
    (
        "keeps_old_mode",
        "Layers that were at inference stay there in a new network. The constructor must put "
        "them into training mode.",
        ("default_mode",),
        proofs.keeps_old_mode,
    ),
    (
        "mode_shared_by_networks",
        "Switching one network switches the other: the mode is kept on a class, where all its "
        "objects share it.",
        ("own_mode",),
        proofs.shares_mode,
    ),
)
MISCONCEPTIONS = tuple(
    Misconception(name, text, HERE, explains, proven) for name, text, explains, proven in NAMED
)
