"""Lesson 13: the learner's own checker, tried on layers that it has not seen.

It is scored by what it catches minus whom it accuses. The chance that the solution's checker
fails a grading is derived in the notebook and in tests/answers/find_fault/right/solution.py.
"""

from __future__ import annotations

from grader.exercise import Exercise
from grader.exercises.find_fault.checks import CHECKS, advise
from grader.exercises.find_fault.misconceptions import MISCONCEPTIONS
from grader.exercises.find_fault.probes import NAME, write_script

EXERCISE = Exercise(
    name=NAME,
    lesson="13",
    checks=CHECKS,
    hints=(
        "Every helper above takes `make_layer` and returns None or a sentence. What should "
        "`find_fault` return when the third of them is the first that speaks?",
        'The section "A suite is judged by what it catches" runs all helpers over the ten suspects '
        "and collects what each one says. Do the same for a single layer and stop at the first "
        "sentence.",
        "Loop over the six helpers, call each with `make_layer`, and return its result as soon as "
        "it is not None. After the loop return None. A kind that still comes through is the matter "
        "of one helper: repair that one.",
    ),
    script=write_script,
    misconceptions=MISCONCEPTIONS,
    advise=advise,
)
