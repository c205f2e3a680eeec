"""The named causes of a wrong masking, each with what a run must show to prove it."""

from __future__ import annotations

import numpy as np

from grader.exercise import Misconception
from grader.exercises.apply_dropout_mask.evidence import (
    calls,
    equals,
    kept,
    shape_complaint,
    wanted,
)
from grader.run import Run


def _mask_inverted(run: Run) -> bool:
    return all(
        equals(played, np.where(kept(played), 0.0, played.arg(0))) for played in calls(run, "small")
    )


def _entries_left_out(run: Run) -> bool:
    return all(equals(played, played.arg(0)[kept(played)]) for played in calls(run, "small"))


def _scaled_by_realised_fraction(run: Run) -> bool:
    return all(
        equals(played, wanted(played) / kept(played).mean()) for played in calls(run, "small")
    )


def _rescaled(run: Run) -> bool:
    """All kept entries are x times one factor that is neither 0 nor 1."""
    small = calls(run, "small")
    if any(shape_complaint(played) for played in small):
        return False
    first = int(np.argmax(kept(small[0])))
    factor = float(small[0].value[first] / small[0].arg(0)[first])
    if not np.isfinite(factor) or np.isclose(factor, (0, 1), rtol=1e-6).any():
        return False
    return all(equals(played, wanted(played) * factor) for played in small)


def _only_some_shapes(run: Run) -> bool:
    """Some numbers of axes work at every call, the others at none."""
    ranks: dict[int, set[bool]] = {}
    for played in calls(run, "small") + calls(run, "axes"):
        ranks.setdefault(played.arg(0).ndim, set()).add(equals(played, wanted(played)))
    return sorted({tuple(works) for works in ranks.values()}) == [(False,), (True,)]


def _only_booleans(run: Run) -> bool:
    return all(equals(p, wanted(p)) for p in calls(run, "small")) and not all(
        equals(p, wanted(p)) for p in calls(run, "kind")
    )


def _edits_input(run: Run) -> bool:
    return any(played.event.changed for played in run)


MISCONCEPTIONS = (
    Misconception(
        "mask_inverted",
        "The mask is read the wrong way round. A 1 keeps the entry, a 0 drops it.",
        "02 masking",
        ("dropped_zero", "scaling", "any_shape", "mask_kinds"),
        _mask_inverted,
    ),
    Misconception(
        "leaves_entries_out",
        "The dropped entries are missing. x[mask] selects; dropout leaves a 0 in their place.",
        "02 masking",
        ("shape", "dropped_zero", "scaling", "any_shape", "mask_kinds"),
        _entries_left_out,
    ),
    Misconception(
        "scales_by_realised_fraction",
        "Kept entries are divided by the share that this mask kept. Here they stay as they are.",
        "02 masking",
        ("scaling", "any_shape", "mask_kinds"),
        _scaled_by_realised_fraction,
    ),
    Misconception(
        "rescaled_too_soon",
        "Kept entries are multiplied by a factor. Here they stay as they are; lesson 03 rescales.",
        "02 masking",
        ("scaling", "any_shape", "mask_kinds"),
        _rescaled,
    ),
    Misconception(
        "only_some_shapes",
        "It works for some numbers of axes only. An operation on whole arrays takes any shape.",
        "02 masking",
        ("any_shape", "dropped_zero", "scaling"),
        _only_some_shapes,
    ),
    Misconception(
        "only_boolean_masks",
        "It works for booleans only. `mask == 0` is boolean whatever the mask holds.",
        "02 masking",
        ("mask_kinds",),
        _only_booleans,
    ),
    Misconception(
        "edits_input",
        "The caller's array is overwritten: `*=` and `[...] =` write into the array they get.",
        "02 masking",
        ("input_unchanged",),
        _edits_input,
    ),
)
