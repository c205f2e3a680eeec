"""Named causes of a wrong `DropPath`."""

from __future__ import annotations

from grader.exercise import Misconception
from grader.exercises.drop_path.probes import VARIANT
from grader.run import Run
from grader.variants.causes import shared_by
from grader.variants.evidence import evidence
from grader.variants.variant import close


def _bare_factor(run: Run, *, dropped: bool) -> bool:
    """A bare x comes out divided by 1 - p, in all its rows, or with some rows of zeros."""
    seen = evidence(VARIANT, run).extra
    some = any((p.y == 0).all(axis=1).any() for p in seen)
    kept = [(p, (p.y != 0) * p.inputs[0]) for p in seen]
    scaled = all(close(p.y, k / (1 - p.p)) for p, k in kept)
    whole = all(close(p.y, k) for p, k in kept)
    return bool(seen) and some == dropped and (scaled or (whole and dropped))


def _adds_skip_to_branch(run: Run) -> bool:
    """The gradient of x is grad plus that of the branch."""
    seen = evidence(VARIANT, run).gradients
    return bool(seen) and all(
        close(p.backward.value[0], p.grad + p.grad * r.mask / (1 - p.p)) for p, r in seen
    )


def _masks_skip_gradient(run: Run) -> bool:
    """The gradient of x is that of the branch."""
    seen = evidence(VARIANT, run).gradients
    return bool(seen) and all(
        close(p.backward.value[0], p.grad * r.mask / (1 - p.p)) for p, r in seen
    )


MISCONCEPTIONS = (
    Misconception(
        "scales_skip",
        "The skip connection is divided by 1 - p. It is never dropped, so there is nothing "
        "to make up for.",
        "09 variants",
        ("skip_unchanged", "scaling", "drop_rate", "mask_per_example"),
        lambda run: _bare_factor(run, dropped=False),
    ),
    Misconception(
        "drops_skip",
        "x is dropped together with its branch. The coin is for the branch alone: x always passes.",
        "09 variants",
        ("skip_unchanged", "scaling", "drop_rate", "mask_per_example"),
        lambda run: _bare_factor(run, dropped=True),
    ),
    Misconception(
        "one_coin_for_all",
        "One coin decides for all branches of a batch. Draw one for each example.",
        "09 variants",
        ("mask_per_example",),
        lambda run: evidence(VARIANT, run).tied(0),
    ),
    Misconception(
        "coins_per_entry",
        "Entries of a branch are dropped singly. One coin decides for the whole branch of an "
        "example.",
        "09 variants",
        ("mask_per_example",),
        lambda run: evidence(VARIANT, run).splits,
    ),
    Misconception(
        "masks_skip_gradient",
        "The gradient of x is masked like that of the branch. The skip connection passes grad "
        "as it is.",
        "09 variants",
        ("skip_unchanged",),
        _masks_skip_gradient,
    ),
    Misconception(
        "adds_branch_gradient",
        "The gradient of x holds the branch's as well. The caller adds that later, after "
        "sending it back through the branch.",
        "09 variants",
        ("skip_unchanged",),
        _adds_skip_to_branch,
    ),
    *shared_by(VARIANT),
)
