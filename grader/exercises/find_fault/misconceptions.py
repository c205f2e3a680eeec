"""Causes that the pattern of verdicts proves."""

from __future__ import annotations

from grader.exercise import Misconception
from grader.exercises.find_fault.evidence import KINDS, accused, complaint, is_sentence, said
from grader.exercises.find_fault.layers import ALL, RIGHT
from grader.run import Run

CATCHES = tuple(f"catches_{kind}" for kind in KINDS)
# At inference these return the object they were given; of the right layers, only these.
SAME_OBJECT = {"plain", "same object"}
# Their rounding differs from x * mask / (1 - p) in the last bit.
OTHER_ROUNDING = {"float32", "prescaled", "generator", "closure", "same object"}


def _accuses_everything(run: Run) -> bool:
    return all(is_sentence(said(run, title)) for title in ALL)


def _accepts_everything(run: Run) -> bool:
    return all(said(run, title) is None for title in ALL)


def _compares_exactly(run: Run) -> bool:
    """Of the right layers, float32 is accused, and else those whose last bit may differ."""
    found = _accused(run)
    return "float32" in found and found <= OTHER_ROUNDING


def _demands_copy(run: Run) -> bool:
    return _accused(run) == SAME_OBJECT


def _returns_flags(run: Run) -> bool:
    return complaint(run) is not None and all(isinstance(said(run, t), bool) for t in ALL)


def _accused(run: Run) -> set[str]:
    """Return the accused right layers, none where some result is of no use or raised."""
    calm = all(said(run, title) is None or is_sentence(said(run, title)) for title in RIGHT)
    return set(accused(run)) if calm else set()


MISCONCEPTIONS = (
    Misconception(
        "accuses_everything",
        "Every layer is accused, the right ones too. A check must hold for all right layers.",
        "13 test_the_layer",
        ("accepts_right", *CATCHES),
        _accuses_everything,
    ),
    Misconception(
        "accepts_everything",
        "No layer is accused: nothing that is checked fails for any of the wrong ones.",
        "13 test_the_layer",
        CATCHES,
        _accepts_everything,
    ),
    Misconception(
        "compares_exactly",
        "A layer with a float32 mask is accused and the plain one is not: compare kept values "
        "with rtol 1e-6, not exactly.",
        "13 test_the_layer",
        ("accepts_right",),
        _compares_exactly,
    ),
    Misconception(
        "demands_copy",
        "Accused are those right layers that return the input object itself at inference. Only "
        "the values count there.",
        "13 test_the_layer",
        ("accepts_right",),
        _demands_copy,
    ),
    Misconception(
        "returns_flags",
        "The results are True and False. Return None when nothing is wrong, else a sentence.",
        "13 test_the_layer",
        ("shape",),
        _returns_flags,
    ),
)
