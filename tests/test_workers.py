"""Worker processes: every student is answered, whatever becomes of a worker."""

import signal

import psutil
import pytest
from grading_runs import (
    EndlessFile,
    FaultyFile,
    LethalFile,
    left_running,
    make_class,
    task_of,
)

from grader import workers as workers_module
from grader.classroom import find_students
from grader.grade_student import Task
from grader.workers import Workers, WorkersFailed

needs_signals = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs POSIX signals")


@pytest.fixture
def tasks(tmp_path):
    return [Task(student, 5) for student in find_students(make_class(tmp_path / "class", 6))]


@pytest.fixture
def marks(tmp_path):
    folder = tmp_path / "marks"
    folder.mkdir()
    return folder


def answered(workers: Workers, tasks: list[Task]) -> dict:
    """Return the answers by student, each of whom has exactly one."""
    answers = list(workers.answers(tasks))
    found = {answer.student: answer for answer in answers}
    assert len(found) == len(answers) == len(tasks)
    return found


def test_any_number_of_workers_gives_the_same_verdicts(tasks):
    with Workers(1) as one, Workers(2) as two:
        first, second = answered(one, tasks), answered(two, tasks)
    assert {n: a.verdicts[0].score for n, a in first.items()} == {
        n: a.verdicts[0].score for n, a in second.items()
    }
    assert {a.verdicts[0].status for a in first.values()} == {"passed", "failed"}
    assert one.level == two.level == first["s0000"].isolation


def test_known_files_are_not_judged_again(tasks):
    with Workers(1) as workers:
        first = answered(workers, tasks)
        again = [Task(t.student, 5, first[t.student.name].fingerprint) for t in tasks]
        second = answered(workers, again)
    assert all(answer.unchanged and not answer.verdicts for answer in second.values())


def test_tasks_are_drawn_only_when_there_is_room(tasks):
    drawn = []
    with Workers(1) as workers:
        answers = workers.answers(drawn.append(task) or task for task in tasks)
        next(answers)
        assert len(drawn) <= 1 + workers_module.AHEAD


@needs_signals
def test_worker_that_dies_is_replaced_and_its_student_tried_again(tasks, marks):
    lethal = task_of("zoe", LethalFile, marks, 1)
    with Workers(1) as workers:
        found = answered(workers, [tasks[0], lethal, *tasks[1:]])
    assert not found["zoe"].fault
    assert all(answer.verdicts for name, answer in found.items() if name != "zoe")


@needs_signals
def test_student_who_kills_two_workers_is_a_fault_of_the_grader(tasks, marks):
    lethal = task_of("zoe", LethalFile, marks, 99)
    with Workers(2) as workers:
        found = answered(workers, [tasks[0], lethal, *tasks[1:]])
    assert found.pop("zoe").fault == workers_module.FAULT
    assert len(list(marks.iterdir())) == 2
    assert all(answer.verdicts and not answer.fault for answer in found.values())


def test_worker_that_is_stuck_is_given_up(tasks, monkeypatch):
    monkeypatch.setattr(workers_module, "PATIENCE", 0.5)
    with Workers(1) as workers:
        found = answered(workers, [task_of("zoe", EndlessFile)])
    assert found["zoe"].fault == workers_module.FAULT


def test_exception_of_ours_costs_one_student_no_point(tasks):
    faulty = task_of("zoe", FaultyFile)
    with Workers(1) as workers:
        found = answered(workers, [faulty, tasks[0]])
    assert found["zoe"].fault == "RuntimeError: the grader has a fault"
    assert found["zoe"].is_faulty and not found["s0000"].is_faulty


def test_workers_that_cannot_start_are_told_in_one_line(monkeypatch):
    monkeypatch.setattr(workers_module, "serve", print)  # which ends at once
    with pytest.raises(WorkersFailed, match="a worker process must start, 3 ended with") as told:
        Workers(1)
    assert "\n" not in str(told.value)


def test_nothing_is_left_running(tasks):
    before = set(psutil.Process().children(recursive=True))
    with Workers(2) as workers:
        answers = workers.answers(tasks)
        next(answers)
        family = set(psutil.Process().children(recursive=True)) - before
    workers_only = [p for p in family if not is_tracker(p)]
    assert len(family) >= 2 and not left_running(workers_only)


def is_tracker(process: psutil.Process) -> bool:
    """Tell Python's own helper, which stays as long as the process that has used one."""
    try:
        return "resource_tracker" in " ".join(process.cmdline())
    except psutil.Error:
        return False
