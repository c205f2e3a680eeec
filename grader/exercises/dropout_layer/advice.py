"""Remarks on a `DropoutLayer` that cost no points."""

from __future__ import annotations

import numpy as np

from grader.exercises.dropout_layer.probes import NAME
from grader.run import Run


def advise(run: Run) -> list[str]:
    """Return a sentence for each thing that is allowed and yet worth knowing."""
    remarks = []
    if run.call("integers", "y").failed:
        remarks.append("integers: forward raises on an integer array; x / (1 - p) would do")
    if _dtype_of(run, "float32", "y") not in ("float32", ""):
        remarks.append("float32 came in and another dtype went out; networks keep to float32")
    if _constructor_reseeds(run):
        remarks.append("the constructor reseeds NumPy's global generator; use default_rng instead")
    return remarks


def _dtype_of(run: Run, episode: str, result: str) -> str:
    value = run.call(episode, result).value
    return str(value.dtype) if isinstance(value, np.ndarray) else ""


def _constructor_reseeds(run: Run) -> bool:
    """Constructors that began from different states left one and the same behind."""
    made = [p.event for p in run.heads if p.step.call == NAME and not p.failed]
    reached = {event.state_after for event in made}
    return len(reached) == 1 < len({event.state_before for event in made})
