"""What `find_fault` said of each hidden layer, and what that is worth.

The rule of the exercise: a kind is caught when a fault is named in each of its layers. Each
right layer accused cancels one caught kind, in the order of KINDS. There are as many right
layers as kinds, so accusing everything earns nothing; nor does accepting everything.
"""

from __future__ import annotations

from typing import Any

from grader.exercise import Skip
from grader.exercises.find_fault.layers import ALL, RIGHT, WRONG
from grader.run import Run, show_result
from grader.script import NotRun, Raised

KINDS = (
    "scale",
    "rate",
    "sharing",
    "freshness",
    "inference",
    "backward",
    "memory",
    "edits",
)


def said(run: Run, title: str) -> Any:
    """Return the result of `find_fault` for one hidden layer."""
    return run.call(title, "fault").value


def is_sentence(value: Any) -> bool:
    """Tell whether a result names a fault."""
    return isinstance(value, str) and bool(value.strip())


def complaint(run: Run) -> str | None:
    """Return what is wrong with the first result that is neither None nor a sentence."""
    for title in run_order(run):
        value = said(run, title)
        if not (value is None or is_sentence(value) or isinstance(value, (Raised, NotRun))):
            return f"a result must be None or a sentence (a non-empty str), got {_words(value)}"
    return None


def _words(value: Any) -> str:
    text = " ".join(show_result(value).split())
    return text if len(text) <= 60 else text[:57] + "..."


def run_order(run: Run) -> list[str]:
    """Return the titles of the hidden layers, in the order in which they were tried."""
    return [episode.name for episode in run.script.episodes]


def accused(run: Run) -> list[str]:
    """Return the right layers in which a fault was named, in the order of the table."""
    return [title for title in RIGHT if is_sentence(said(run, title))]


def missed(run: Run, kind: str) -> list[str]:
    """Return the wrong layers of one kind in which no fault was named."""
    return [t for t in WRONG if ALL[t].kind == kind and not is_sentence(said(run, t))]


def caught(run: Run) -> list[str]:
    """Return the kinds of which every layer was caught."""
    return [kind for kind in KINDS if not missed(run, kind)]


def cancelled(run: Run) -> list[str]:
    """Return the caught kinds whose points the accused right layers cost."""
    return caught(run)[: len(accused(run))]


def nothing_won(run: Run) -> Skip | None:
    """Return why nothing can be judged: a result of no use, or no kind left after cancelling."""
    if complaint(run) is not None:
        return Skip("not judged, because a result was neither None nor a sentence")
    if len(caught(run)) <= len(accused(run)):
        return Skip("counts once more kinds are caught than right layers accused")
    return None
