"""What the map of the course is made from: remembered results or fresh verdicts."""

from __future__ import annotations

from grader.course import course_of_progress, course_of_verdicts
from grader.exercises import all_exercises
from grader.lessons import SLUGS
from grader.store import Progress, Result, Tries
from grader.verdict import Verdict


def line(course, name):
    """Return one exercise's line."""
    return next(each for each in course.exercises if each.name == name)


def halve(status: str, score: int) -> Verdict:
    """Return a verdict on the warm-up."""
    return Verdict("halve", "00", status, False, score, 5)


def test_untouched_map_holds_every_exercise_and_lesson():
    course = course_of_progress(Progress())
    assert [each.name for each in course.exercises] == list(all_exercises())
    assert [lesson.number for lesson in course.lessons] == list(SLUGS)
    assert {each.status for each in course.exercises} == {"not_started"}


def test_points_are_those_of_the_exercises():
    course = course_of_progress(Progress())
    assert [e.max_score for e in course.exercises] == [
        e.max_score for e in all_exercises().values()
    ]


def test_better_of_two_verdicts_counts():
    course = course_of_verdicts([halve("failed", 2), halve("passed", 5), halve("error", 0)])
    assert (line(course, "halve").status, line(course, "halve").score) == ("passed", 5)


def test_missing_exercise_counts_as_not_started():
    assert line(course_of_verdicts([halve("missing", 0)]), "halve").status == "not_started"


def test_remembered_score_never_exceeds_todays_points():
    remembered = Progress(exercises={"halve": Result(90, 100, "passed", "2025-01-01")})
    found = line(course_of_progress(remembered), "halve")
    assert found.score == found.max_score == all_exercises()["halve"].max_score


def test_only_questions_of_the_course_are_counted():
    remembered = Progress(questions={"99-1": Tries("a", "a", True)})
    assert sum(lesson.right for lesson in course_of_progress(remembered).lessons) == 0
