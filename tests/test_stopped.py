"""Runs that are stopped, that find no room, or that meet: nothing lost, nothing judged twice."""

import os
import signal

import pytest
from grading_runs import (
    GradeProcess,
    assert_whole,
    grade,
    judgements,
    left_running,
    lull,
    make_class,
    rows_of,
    wake,
)

FEW = 24
SEED = ("--seed", "5")
JOBS = ("--jobs", "2")

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs POSIX signals")


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    """A small class."""
    return make_class(tmp_path_factory.mktemp("small") / "class", FEW)


def test_interrupt_stops_at_once_and_keeps_what_is_done(tmp_path):
    folder = make_class(tmp_path / "class", FEW)
    lull(folder, FEW // 2, seconds=10)
    run = GradeProcess(folder, tmp_path / "out", *JOBS)
    run.await_judged(5)
    family = run.family()
    run.interrupt()
    code, _, err = run.wait()
    kept = judgements(tmp_path / "out")
    assert code == 130 and 5 <= kept < FEW
    assert f"stopped: {kept} of {FEW} students are done; the same command goes on" in err
    assert "Traceback" not in err and left_running(family) == []
    wake(folder, tmp_path / "out")
    assert grade(folder, tmp_path / "out", *JOBS)[0] == 0
    assert_whole(tmp_path / "out", FEW)
    assert len(rows_of(tmp_path / "out", "SELECT DISTINCT seed FROM run")) == 1


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
    ends = [run.wait() for run in runs]
    assert [code for code, _, _ in ends] == [0, 0], ends
    assert_whole(tmp_path / "out", FEW)
    assert len((tmp_path / "out" / "grades.csv").read_text().splitlines()) == FEW + 1
    assert sorted(os.listdir(tmp_path / "out"))[:2] == ["gradebook.sqlite", "grades.csv"]
