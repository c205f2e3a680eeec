"""Deaths in the middle of a run: nothing lost, nothing judged twice, nothing left running."""

import contextlib
import os
import signal
import sys
import time

import psutil
import pytest
from grading_runs import (
    GradeProcess,
    grade,
    judgements,
    left_running,
    level_of,
    make_class,
    rows_of,
)

SIZE, SLOW_SIZE = 500, 60  # where forks are to be had, and where each takes an interpreter
FEW = 60
SEED = ("--seed", "5")
JOBS = ("--jobs", "2")
TWICE = "SELECT student FROM judgement GROUP BY student HAVING count(*) > 1"

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs POSIX signals")


@pytest.fixture(scope="module")
def large(tmp_path_factory):
    """A large class, its size, and its grades from an undisturbed run."""
    folder, size = tmp_path_factory.mktemp("large"), SIZE
    if level_of("auto") == "subprocess":
        size = SLOW_SIZE
    make_class(folder / "class", size)
    assert grade(folder / "class", folder / "out", *SEED, *JOBS)[0] == 0
    return folder / "class", size, (folder / "out" / "grades.csv").read_bytes()


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    """A small class."""
    return make_class(tmp_path_factory.mktemp("small") / "class", FEW)


def assert_whole(out, students, grades=None):
    """Everybody is judged once, and as in an undisturbed run."""
    assert rows_of(out, TWICE) == []
    assert judgements(out) == students
    assert grades is None or (out / "grades.csv").read_bytes() == grades
    assert rows_of(out, "PRAGMA integrity_check") == [("ok",)]


def test_grader_killed_at_a_third(large, tmp_path):
    folder, size, grades = large
    run = GradeProcess(folder, tmp_path / "out", *SEED, *JOBS)
    run.await_judged(size // 3)
    family = run.family()
    assert len(run.workers()) == 2
    run.kill()
    run.wait()
    assert left_running(family) == []
    kept = judgements(tmp_path / "out")
    assert size // 3 <= kept < size and not (tmp_path / "out" / "grades.csv").exists()
    code, out, _ = grade(folder, tmp_path / "out", *JOBS)  # with the seed of the interrupted run
    assert code == 0
    assert f"{kept} unchanged, {size - kept} judged with seed 5" in out
    assert_whole(tmp_path / "out", size, grades)


def test_worker_and_sandbox_killed_in_one_run(large, tmp_path):
    folder, size, grades = large
    run = GradeProcess(folder, tmp_path / "out", *SEED, *JOBS)
    run.await_judged(size // 4)
    run.workers()[0].kill()
    run.await_judged(size // 2)
    family = run.family()
    kill_sandbox(run)
    code, _, err = run.wait()
    assert (code, "Traceback" in err) == (0, False)
    assert left_running(family) == []
    assert_whole(tmp_path / "out", size, grades)
    assert rows_of(tmp_path / "out", "SELECT 1 FROM judgement WHERE faulty") == []


def kill_sandbox(run):
    """Kill all that one worker has started: what runs the learners' code."""
    sandboxes = [worker.children(recursive=True) for worker in run.workers()]
    for process in max(sandboxes, key=len):
        with contextlib.suppress(psutil.NoSuchProcess):  # it went down with the one before
            process.kill()


def test_interrupt_stops_at_once_and_keeps_what_is_done(small, tmp_path):
    run = GradeProcess(small, tmp_path / "out", *JOBS)
    run.await_judged(5)
    family = run.family()
    run.interrupt()
    code, _, err = run.wait()
    kept = judgements(tmp_path / "out")
    assert code == 130 and 5 <= kept < FEW
    assert f"stopped: {kept} of {FEW} students are done; the same command goes on" in err
    assert "Traceback" not in err and left_running(family) == []
    assert grade(small, tmp_path / "out", *JOBS)[0] == 0
    assert_whole(tmp_path / "out", FEW)
    assert len(rows_of(tmp_path / "out", "SELECT DISTINCT seed FROM run")) == 1


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has sandboxes that fork")
@pytest.mark.parametrize("isolation", ["auto", "none"])
def test_nothing_survives_a_grader_killed_while_code_runs(tmp_path, isolation):
    folder = tmp_path / "class"
    folder.mkdir()
    (folder / "ada.py").write_text("def halve(x):\n    return x / 2\n")
    endless = "import time\ndef halve(x):\n    time.sleep(1000)\n"
    (folder / "zed.py").write_text(endless)
    run = GradeProcess(folder, tmp_path / "out", "--jobs", "1", "--isolation", isolation)
    run.await_judged(1)
    family = await_learners_code(run)
    run.kill()
    assert left_running(family) == []


def await_learners_code(run: GradeProcess) -> list[psutil.Process]:
    """Return all processes once the sandbox has forked, as it does for each submission."""
    end = time.monotonic() + 60
    while time.monotonic() < end:
        family = run.family()
        with contextlib.suppress(psutil.Error):
            if any(is_fork(process) for process in family):
                return family
    raise AssertionError("no code was ever run")


def is_fork(process: psutil.Process) -> bool:
    return process.cmdline() == process.parent().cmdline()


def test_full_disk_is_one_line_and_the_next_run_goes_on(small, tmp_path):
    limited = GradeProcess(small, tmp_path / "out", *SEED, *JOBS, most_bytes=200_000)
    code, _, err = limited.wait()
    kept = judgements(tmp_path / "out")
    last = err.strip().splitlines()[-1]
    assert code == 2 and "Traceback" not in err and 0 < kept < FEW
    assert "gradebook.sqlite cannot be used: d" in last
    assert last.endswith("is kept; make room, then give the same command again")
    assert grade(small, tmp_path / "out", *JOBS)[0] == 0
    assert_whole(tmp_path / "out", FEW)


def test_two_runs_at_once_lose_nothing(small, tmp_path):
    runs = [GradeProcess(small, tmp_path / "out", *SEED, "--jobs", "1") for _ in range(2)]
    assert [run.wait()[0] for run in runs] == [0, 0]
    assert_whole(tmp_path / "out", FEW)
    assert len((tmp_path / "out" / "grades.csv").read_text().splitlines()) == FEW + 1
    assert sorted(os.listdir(tmp_path / "out"))[:2] == ["gradebook.sqlite", "grades.csv"]
