"""What GitHub Classroom is told, and how its autograding workflow must look."""

import base64
import json
from pathlib import Path

import pytest
from exports.importers.github_classroom import report
from exports.made import FAULT, HALF_WRONG, HOSTILE, a_row, exported, judged, unreadable

from grader.exercises import all_exercises
from grader.exports import github_classroom

WORKFLOW = Path(__file__).parents[2] / "solutions" / "github-classroom" / "autograding.yml"


def told(row):
    return report(exported(github_classroom.export, [row]))


def test_points_and_table_agree():
    found = told(a_row("ada", HALF_WRONG))
    assert (found.points, found.console) == ((17, 20), (17, 20))
    assert found.failure == "Some tests failed."


def test_full_marks_pass_the_workflow():
    assert told(a_row()).failure == ""


def test_fault_of_the_grader_fails_the_workflow_and_tells_no_points():
    found = told(a_row("ada", FAULT))
    assert (found.points, found.failure) == (None, "Some tests errored.")


def test_unreadable_submission_gets_no_points():
    assert told(unreadable()).points == (0, 20)


@pytest.mark.parametrize("words", [*HOSTILE, "界" * 2000])
def test_result_of_the_whole_course_fits_into_one_variable(words):
    verdicts = [judged(e, [c.id for c in e.checks], words) for e in all_exercises().values()]
    assert told(a_row("ada", *verdicts)).points == (0, sum(v.max_score for v in verdicts))


def test_messages_stay_where_there_is_room():
    content = exported(github_classroom.export, [a_row("ada", HALF_WRONG)])
    tests = json.loads(base64.b64decode(content))["tests"]
    assert [test["message"] for test in tests if test["status"] == "fail"] == ["wrong"]


def test_workflow_keeps_the_rules_of_the_reporter():
    yaml = pytest.importorskip("yaml")
    workflow = yaml.safe_load(WORKFLOW.read_text(encoding="utf-8"))
    (name, job), *others = workflow["jobs"].items()
    assert (workflow["name"], name, others) == ("Autograding Tests", "run-autograding-tests", [])
    last = job["steps"][-1]
    assert last["uses"].startswith("classroom-resources/autograding-grading-reporter@v")
    (runner,) = [step["id"] for step in job["steps"] if "id" in step]
    assert last["with"]["runners"] == runner
    assert last["env"] == {f"{runner.upper()}_RESULTS": f"${{{{ steps.{runner}.outputs.result }}}}"}


def test_actions_of_the_workflow_are_pinned():
    text = WORKFLOW.read_text(encoding="utf-8")
    used = [line.split("@")[1] for line in text.splitlines() if "uses:" in line]
    assert len(used) == 3
    assert all(version[0] == "v" and version[1:].isdigit() for version in used)
