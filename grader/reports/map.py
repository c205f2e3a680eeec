"""The map of the course in words and as HTML."""

from __future__ import annotations

import textwrap

from grader.course import Course, ExerciseLine, LessonLine
from grader.lessons import name_lesson
from grader.reports.page import link, region, text
from grader.reports.story import WORDS, mark_of
from grader.reports.words import count

WIDTH = 88
TITLE_WIDTH = 24
LEGEND = "✓ passed, ✗ tried and not passed yet, · not started"


def render_course(course: Course) -> str:
    """Return the map as lines of text; lessons with nothing to do are left out."""
    lines = [line for lesson in _open_lessons(course) for line in _lesson(lesson)]
    return "\n".join([_total(course), "", *lines, "", LEGEND])


def _lesson(lesson: LessonLine) -> list[str]:
    # No-break spaces keep a mark, its name and its points together while the line is wrapped.
    title = f"{name_lesson(lesson.number):<{TITLE_WIDTH}}".replace(" ", "\xa0")
    words = "   ".join(part.replace(" ", "\xa0") for part in _parts(lesson))
    lines = textwrap.wrap(
        title + words,
        WIDTH,
        subsequent_indent=" " * TITLE_WIDTH,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return [line.replace("\xa0", " ") for line in lines]


def render_course_html(course: Course) -> str:
    """Return the map as one HTML table, a row for each lesson."""
    rows = "".join(_row(lesson) for lesson in _open_lessons(course))
    head = "".join(
        f'<th scope="col">{words}</th>' for words in ("lesson", "exercises", "questions")
    )
    body = (
        f"<p><strong>{text(_total(course))}</strong></p>"
        f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
        f"<p>{text(LEGEND)}</p>"
    )
    return region("Map of the course", "plain", body)


def _open_lessons(course: Course) -> list[LessonLine]:
    return [lesson for lesson in course.lessons if lesson.exercises or lesson.questions]


def _total(course: Course) -> str:
    lines = course.exercises
    passed = sum(line.status == "passed" for line in lines)
    score, best = sum(line.score for line in lines), sum(line.max_score for line in lines)
    right = sum(lesson.right for lesson in course.lessons)
    questions = sum(lesson.questions for lesson in course.lessons)
    return (
        f"{score} of {count(best, 'point')}, {passed} of {count(len(lines), 'exercise')} passed, "
        f"{right} of {count(questions, 'question')} answered right"
    )


def _parts(lesson: LessonLine) -> list[str]:
    parts = [f"{mark_of(line.status)} {line.name} {_points(line)}" for line in lesson.exercises]
    return parts + ([f"{lesson.right}/{lesson.questions} questions"] if lesson.questions else [])


def _points(line: ExerciseLine) -> str:
    return f"{line.score}/{line.max_score}"


def _row(lesson: LessonLine) -> str:
    cells = "".join(
        f'<span><span aria-hidden="true">{mark_of(line.status)}</span> {text(line.name)} '
        f'<span class="grader-hidden">{_state(line)}, points: </span>{_points(line)}</span>'
        for line in lesson.exercises
    )
    answered = f"{lesson.right} of {lesson.questions}" if lesson.questions else ""
    return (
        f'<tr><th scope="row">{link(name_lesson(lesson.number))}</th>'
        f"<td>{cells}</td><td>{answered}</td></tr>"
    )


def _state(line: ExerciseLine) -> str:
    return WORDS.get(line.status, line.status)
