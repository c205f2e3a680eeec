"""What a learner calls in a notebook: check, solved, hint, progress, answer."""

from __future__ import annotations

import operator
import weakref
from typing import Any

from grader.concepts import find_question
from grader.course import course_of_progress
from grader.exercise import Exercise
from grader.hints import KernelLadder, next_hint
from grader.kernel import fresh_seed, judge_here
from grader.naming import Unclear, exercise_of, global_name, name_of
from grader.reports.map import render_course, render_course_html
from grader.reports.question import render_answer, render_answer_html
from grader.reports.shown import Message, Report, Shown
from grader.store import Store

_ladder = KernelLadder()
# The exercises that an object of this kernel has passed; forgotten together with the object.
_passed: weakref.WeakKeyDictionary[Any, set[str]] = weakref.WeakKeyDictionary()


def check(answer: Any, exercise: Any = None, seed: int | None = None) -> Report | Message:
    """Judge a function or class of this kernel and return a report that shows itself.

    `exercise` names the exercise of an object that is called otherwise; `seed` repeats the
    inputs of an earlier check. Never raises for a learner's mistake.
    """
    try:
        return _judge(exercise_of(answer, exercise), answer, _seed(seed))
    except Unclear as unclear:
        return Message("·", str(unclear))
    except Exception as error:
        return Message("!", f"the grader failed; your code was not judged: {error!r}")


def _judge(exercise: Exercise, answer: Any, seed: int) -> Report:
    verdict, printed = judge_here(exercise, answer, seed)
    Store().keep_verdict(verdict)
    if verdict.status == "passed":
        _keep_passed(answer, exercise.name)
    return Report(verdict, printed, global_name(answer))


def _seed(seed: Any) -> int:
    if seed is None:
        return fresh_seed()
    try:
        number = operator.index(seed)
    except TypeError:
        number = -1
    if number < 0:
        raise Unclear(f"seed must be a whole number from 0, got {seed!r:.60}")
    return number


def solved(answer: Any, exercise: Any = None) -> bool:
    """Tell whether the answer passes; if not, say that this cell waits for it.

    An object that has passed in this kernel is not judged again.
    """
    try:
        name = exercise_of(answer, exercise).name
    except Unclear as unclear:
        print(f"· {unclear}")
        return False
    if _has_passed(answer, name) or check(answer, name):
        return True
    print(f"· this cell waits for {name}: finish it, then run the cell again")
    return False


def _keep_passed(answer: Any, name: str) -> None:
    try:
        _passed.setdefault(answer, set()).add(name)
    except TypeError:
        pass  # an object that cannot be remembered is judged each time


def _has_passed(answer: Any, name: str) -> bool:
    try:
        return name in _passed.get(answer, ())
    except TypeError:
        return False


def hint(exercise: Any) -> None:
    """Print the next rung of an exercise's hint ladder; takes the object or its name."""
    _ladder.store = Store()
    try:
        print(next_hint(name_of(exercise), _ladder))
    except Unclear as unclear:
        print(f"· {unclear}")


def progress() -> Shown:
    """Return the map of the course with what is done, which shows itself."""
    course = course_of_progress(Store().read())
    return Shown(render_course(course), render_course_html(course))


def answer(question: str, choice: str) -> Shown:
    """Return whether the chosen letter answers a concept question, and why.

    "?" stands for not answered yet. Never raises for a learner's mistake.
    """
    try:
        found = find_question(question)
    except LookupError as unknown:
        return Message("·", str(unknown.args[0]))
    except ValueError as error:
        return Message("!", f"the grader failed; your answer was not judged: {error}")
    letter = choice.strip().lower() if isinstance(choice, str) else repr(choice)
    if letter in found.why:
        Store().keep_answer(found.id, letter, letter == found.right)
    return Shown(render_answer(found, letter), render_answer_html(found, letter))
