"""JUnit XML: a test suite a student, a test case a check.

What readers accept:

- jenkinsci/xunit-plugin, junit-10.xsd: `testsuites` of `testsuite` with `name`, `tests`,
  `failures` and `errors`; in it `properties` and `testcase`s with a `name`; in a test case at
  most `failure`, `error` or `skipped` with `type` and `message`. `time` is a plain number.
- ls1intum/Artemis, TestResultXmlParser.java: a test is known by its name; with a single suite
  under `testsuites` that is the test case's own, else the suite's name and a dot stand before
  it. A test case with `skipped` is not counted; of `failure` and `error` the attribute `message`
  is shown. Characters that XML does not know are removed.

JUnit knows no points: the properties of a suite hold `score` and `max_score`, and for each check
`points.EXERCISE.CHECK`, as in "0/3". A check that could not be judged because of an earlier fault
is a failure: its points are lost. Only where the grader failed is it skipped.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree as xml

from grader.exports.ledger import Ledger, Notes, no_grade
from grader.exports.points import Point, points_of
from grader.gradesheet import Row
from grader.reports.words import harmless

ELEMENTS = {"failed": "failure", "error": "error", "not_judged": "skipped"}


def export(ledger: Ledger, notes: Notes) -> Iterator[bytes]:
    """Yield the document, one student after the other."""
    yield b'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="Dropout course">\n'
    for row in ledger.rows:
        if why := no_grade(row):
            notes.tell_of(row.student, why)
        suite = _suite(row)
        xml.indent(suite)
        yield xml.tostring(suite, encoding="utf-8") + b"\n"
    yield b"</testsuites>\n"


def _suite(row: Row) -> xml.Element:
    points = points_of(row)
    outcomes = [point.outcome for point in points]
    suite = xml.Element("testsuite", name=harmless(row.student), tests=str(len(points)))
    suite.set("failures", str(outcomes.count("failed")))
    suite.set("errors", str(outcomes.count("error")))
    suite.set("skipped", str(outcomes.count("not_judged")))
    suite.set("time", "0")
    _add_properties(suite, row, points)
    for point in points:
        _add_case(suite, point)
    return suite


def _add_properties(suite: xml.Element, row: Row, points: list[Point]) -> None:
    known = {
        "status": row.status,
        "score": row.score,
        "max_score": row.max_score,
        "seed": row.seed,
        "isolation": row.isolation,
        "grader": row.version,
    }
    for point in points:
        known[f"points.{point.exercise}.{point.id}"] = f"{point.points}/{point.max_points}"
    properties = xml.SubElement(suite, "properties")
    for name, value in known.items():
        text = "" if value is None else harmless(str(value))
        xml.SubElement(properties, "property", name=name, value=text)


def _add_case(suite: xml.Element, point: Point) -> None:
    case = xml.SubElement(suite, "testcase", name=f"{point.exercise}.{point.id}", time="0")
    case.set("classname", point.exercise)
    if point.outcome != "passed":
        found = xml.SubElement(case, ELEMENTS[point.outcome], message=point.message)
        found.set("type", point.id)
        found.text = point.details
