"""Lesson 05: the gradient of a known function by central differences."""

from __future__ import annotations

from grader.exercise import Exercise
from grader.exercises.numerical_gradient.checks import CHECKS
from grader.exercises.numerical_gradient.evidence import ROUNDING, drift, form
from grader.exercises.numerical_gradient.misconceptions import MISCONCEPTIONS
from grader.exercises.numerical_gradient.probes import NAME, VECTORS, write_script
from grader.run import Run


def advise(run: Run) -> list[str]:
    """Mention rounding left behind in x."""
    if any(0 < drift(run.call(name, "gradient")) <= ROUNDING for name in VECTORS):
        return [
            "x comes back changed in its last digits: x + h - h is not always x. Keep the old "
            "number and put it back, or work on a copy."
        ]
    return []


EXERCISE = Exercise(
    name=NAME,
    lesson="05",
    order=0,
    checks=CHECKS,
    misconceptions=MISCONCEPTIONS,
    hints=(
        "For one entry you need f at two arrays: one with that entry raised by h, one with it "
        "lowered by h. What must the other entries be in both?",
        "The section on two ways to nudge has the quotient for one number. Here it is needed once "
        "for each entry; `np.ndindex(x.shape)` goes through the index tuples of any shape.",
        "For each `i` in `np.ndindex(x.shape)`: make `step = np.zeros(x.shape)`, set "
        "`step[i] = h`, and store `(f(x + step) - f(x - step)) / (2 * h)` in `gradient[i]`, "
        "where gradient holds floats.",
    ),
    script=write_script,
    form=form,
    advise=advise,
)
