"""What a learner calls in a notebook: check, solved, hint, progress, answer, show."""

from __future__ import annotations

import io
import tomllib
from pathlib import Path
from typing import Any

import numpy as np

from grader.exercises import find_exercise
from grader.judge import judge
from grader.recorder import record
from grader.reports.text import render_verdict
from grader.verdict import Verdict


class Report:
    """A verdict that shows itself; true when the exercise is passed."""

    def __init__(self, verdict: Verdict) -> None:
        self.verdict = verdict

    def __bool__(self) -> bool:
        return self.verdict.status == "passed"

    def __repr__(self) -> str:
        return render_verdict(self.verdict)


def check(answer: Any, exercise: str | None = None, seed: int | None = None) -> Report:
    """Judge an object of this kernel and return a report that shows itself."""
    name = exercise or answer.__name__
    found = find_exercise(name)
    script = found.script(np.random.default_rng(seed))
    return Report(judge(found, script, record(script, {name: answer})))


def solved(answer: Any, exercise: str | None = None) -> bool:
    """Tell whether the answer passes; if not, say that this cell waits for it."""
    name = exercise or answer.__name__
    if check(answer, name):
        return True
    print(f"· this cell waits for {name}: finish it, then run the cell again")
    return False


def hint(exercise: Any) -> None:
    """Print the next rung of the hint ladder."""
    print(find_exercise(getattr(exercise, "__name__", exercise)).hints[0])


def progress() -> None:
    """Show the map of the course with what is done."""


def answer(question: str, choice: str) -> None:
    """Say whether the chosen letter answers a concept question, and why."""
    lesson = question.split("-")[0]
    path = Path(__file__).parent / "questions" / f"{lesson}.toml"
    known = tomllib.loads(path.read_text(encoding="utf-8"))[question]
    if choice not in known["why"]:
        print(f"· {question} not answered yet: put one of {', '.join(known['why'])}")
        return
    print(f"{'✓' if choice == known['right'] else '✗'} {question} {known['why'][choice]}")


def show(caption: str, alt: str) -> None:
    """Display the current figure with a caption and a text alternative, and close it."""
    import matplotlib.pyplot as plt
    from IPython.display import Image, Markdown, display

    data = io.BytesIO()
    plt.gcf().savefig(data, format="png", dpi=110, bbox_inches="tight", facecolor="white")
    plt.close()
    display(Image(data=data.getvalue(), alt=alt), Markdown(f"*{caption}*"))
