"""Remarks on a `TorchDropout` that cost no points."""

from __future__ import annotations

import numpy as np

from grader.exercises.torch_dropout.evidence import usable
from grader.run import Run
from grader.script import Made, Raised


def advise(run: Run) -> list[str]:
    """Return a sentence for each thing that is allowed and yet worth knowing."""
    remarks = []
    if isinstance(run.call("rate 1", "layer").value, Made):
        remarks.append("p = 1 is accepted, as by nn.Dropout; our formula divides by 0 there")
    moved = run.call("device", "s").value
    if isinstance(moved, Raised) and "device" in moved.message.lower():
        remarks.append("an x on a GPU would raise: make the mask with torch.rand_like(x)")
    first, second = run.call("seeds", "first"), run.call("seeds", "second")
    if usable(run, first) and usable(run, second) and _differ(first.value, second.value):
        remarks.append("torch.manual_seed does not repeat the mask; it does with torch's draws")
    return remarks


def _differ(one: np.ndarray, other: np.ndarray) -> bool:
    return not np.array_equal(one != 0, other != 0)
