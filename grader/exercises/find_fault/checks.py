"""The rules of `find_fault`: caught minus accused, one kind of fault a check.

No check pastes a call: it would show the source of the hidden layers.
"""

from __future__ import annotations

from grader.exercise import Check, Problem, Skip
from grader.exercises.find_fault.evidence import (
    accused,
    cancelled,
    complaint,
    missed,
    nothing_won,
    said,
)
from grader.exercises.find_fault.layers import ALL, RIGHT, WRONG
from grader.run import Run
from grader.script import NotRun, Raised

WHAT = {
    "scale": "a wrong scale",
    "rate": "a wrong rate",
    "sharing": "a shared mask",
    "freshness": "a mask that is not fresh",
    "inference": "a wrong inference",
    "backward": "a wrong backward",
    "memory": "a wrong memory",
    "edits": "an edited input",
}
SHOWN = 120  # characters of the learner's own sentence


def find_other_result(run: Run) -> Problem | Skip | None:
    """Each result is None or a sentence."""
    found = complaint(run)
    return Problem(found, expected="None or a sentence") if found else nothing_won(run)


def find_accused(run: Run) -> Problem | Skip | None:
    """No right layer is accused."""
    if complaint(run) is not None:
        return nothing_won(run)
    wronged = accused(run)
    if not wronged:
        return nothing_won(run)
    first = wronged[0] if len(wronged) == len(RIGHT) else _telling(wronged)
    share = f"{len(wronged)} of {len(RIGHT)} right layers accused"
    return Problem(
        f"{share}; of one of them this is true: {ALL[first].behaviour}",
        got=f'"{said(run, first)[:SHOWN]}"',
        expected="None",
    )


def _telling(wronged: list[str]) -> str:
    """Return the accused layer whose behaviour explains most: float32 before all others."""
    return "float32" if "float32" in wronged else wronged[0]


def find_missed(run: Run, kind: str) -> Problem | Skip | None:
    """Each layer of the kind is caught, and no accused right layer cancels it."""
    if complaint(run) is not None:
        return nothing_won(run)
    through = missed(run, kind)
    if not through:
        return _cancelled(kind) if kind in cancelled(run) else None
    first = through[0]
    count = sum(hidden.kind == kind for hidden in WRONG.values())
    how = "stopped with an error" if _stopped(run, first) else "found nothing"
    return Problem(
        f"{len(through)} of {count} layers with {WHAT[kind]} came through; find_fault {how} where "
        f"{ALL[first].behaviour}"
    )


def _stopped(run: Run, title: str) -> bool:
    return isinstance(said(run, title), (Raised, NotRun))


def _cancelled(kind: str) -> Problem:
    return Problem(f"{WHAT[kind]} was caught, but an accused right layer cancels the point")


def _catches(kind: str) -> Check:
    title = f"every layer with {WHAT[kind]} is caught"
    return Check(f"catches_{kind}", title, 1, (), lambda run: find_missed(run, kind))


CHECKS = (
    Check("shape", "each result is None or a sentence", 1, (), find_other_result),
    Check(
        "accepts_right",
        "no right layer is accused; each one accused cancels a kind caught",
        1,
        (),
        find_accused,
    ),
    *(_catches(kind) for kind in WHAT),
)


def advise(run: Run) -> list[str]:
    """Say so when `find_fault` raised: such a layer counts as neither accused nor caught."""
    stopped = [title for title in ALL if _stopped(run, title)]
    if not stopped:
        return []
    raised = said(run, stopped[0])
    what = f"{raised.type}: {raised.message[:SHOWN]}" if isinstance(raised, Raised) else "not run"
    return [f"find_fault raised on {len(stopped)} of {len(ALL)} layers, which counts as no verdict "
            f"({what})"]  # fmt: skip
