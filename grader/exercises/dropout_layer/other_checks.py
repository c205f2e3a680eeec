"""The rules on inference, on the caller's arrays, and on rates."""

from __future__ import annotations

from grader.closeness import close
from grader.exercise import Problem, problem
from grader.exercises.dropout_layer.evidence import (
    evidence,
)
from grader.exercises.dropout_layer.probes import BAD_RATES
from grader.run import Played, Run, paste_and_print, show_result
from grader.script import Raised


def find_changed_inference(run: Run) -> Problem | None:
    """With training=False the output is x."""
    for played in evidence(run).inferences:
        x = played.arg(0)
        if not close(played.value, x).all():
            return problem(run, played, "with training=False the output must be x", x)
    return None


def find_edits(run: Run) -> Problem | None:
    """No call changes the array that it was given."""
    edits = [p for p in evidence(run).calls if p.event.changed]
    if not edits:
        return None
    played = min(edits, key=lambda p: p.arg(0).size)
    name = "x" if played.step.call.endswith("forward") else "grad"
    return Problem(
        f"{name} must be left as it was",
        paste_and_print(run, played, 0, name),
        show_result(next(iter(played.event.changed.values()))),
        show_result(played.arg(0)),
    )


def find_change_at_rate_zero(run: Run) -> Problem | None:
    """With p = 0 nothing is dropped and nothing scaled, forward and backward."""
    calls = [(size, result) for size in ("tiny", "wide") for result in ("y", "g")]
    for size, result in calls:
        played = run.call(f"rate 0 {size}", result)
        if not close(played.value, played.arg(0)).all():
            return problem(run, played, "with p = 0 nothing changes", played.arg(0))
    return None


def find_accepted_rates(run: Run) -> Problem | None:
    """The constructor raises ValueError for rates outside [0, 1)."""
    for p in BAD_RATES:
        played = run.call(f"bad rate {p}", "layer")
        if not (isinstance(played.value, Raised) and "ValueError" in played.value.kinds):
            message = f"p must be in [0, 1): refuse {p}"
            return problem(run, played, message, "ValueError", got=_refusal(played))
    return None


def _refusal(played: Played) -> str:
    return show_result(played.value) if played.failed else "a layer, no ValueError"
