"""The map of the course: what is done, in words and as a table."""

from __future__ import annotations

import re

from grader.course import Course, ExerciseLine, LessonLine
from grader.reports.map import WIDTH, render_course, render_course_html

COURSE = Course(
    (
        LessonLine("00", (ExerciseLine("halve", "passed", 5, 5),), 2, 2),
        LessonLine("01", (ExerciseLine("bernoulli_mask", "failed", 6, 10),), 0, 3),
        LessonLine("04", (), 0, 0),
        LessonLine(
            "09",
            tuple(ExerciseLine(f"Variant{i}Dropout", "not_started", 0, 8) for i in range(5)),
            0,
            0,
        ),
    )
)


def test_map_is_as_drawn_here():
    assert render_course(COURSE) == (
        "11 of 55 points, 1 of 7 exercises passed, 2 of 5 questions answered right\n"
        "\n"
        "00 start_here           ✓ halve 5/5   2/2 questions\n"
        "01 bernoulli            ✗ bernoulli_mask 6/10   0/3 questions\n"
        "09 variants             · Variant0Dropout 0/8   · Variant1Dropout 0/8\n"
        "                        · Variant2Dropout 0/8   · Variant3Dropout 0/8\n"
        "                        · Variant4Dropout 0/8\n"
        "\n"
        "✓ passed, ✗ tried and not passed yet, · not started"
    )


def test_no_line_of_the_map_is_wider_than_a_terminal():
    assert max(map(len, render_course(COURSE).split("\n"))) <= WIDTH


def test_table_names_its_rows_and_columns():
    html = render_course_html(COURSE)
    assert re.findall(r'<th scope="col">(\w+)</th>', html) == ["lesson", "exercises", "questions"]
    assert html.count('<th scope="row">') == 3


def test_table_says_each_status_in_words():
    words = re.sub(r"<[^>]+>", "", render_course_html(COURSE))
    assert "halve passed, points: 5/5" in words
    assert "bernoulli_mask not passed yet, points: 6/10" in words
    assert "Variant4Dropout not started, points: 0/8" in words
