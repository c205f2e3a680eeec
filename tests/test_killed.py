"""Deaths in the middle of a run: nothing lost, nothing judged twice, nothing left running."""

import contextlib
import signal
import sys
import time

import psutil
import pytest
from grading_runs import (
    GradeProcess,
    assert_whole,
    grade,
    judgements,
    left_running,
    level_of,
    lull,
    make_seeded_class,
    rows_of,
    wake,
)

SIZE, SLOW_SIZE = 500, 60  # where forks are to be had, and where each takes an interpreter
SEED = ("--seed", "5")
JOBS = ("--jobs", "2")

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs POSIX signals")


@pytest.fixture(scope="module")
def size():
    """How many students there are."""
    return SLOW_SIZE if level_of("auto") == "subprocess" else SIZE


@pytest.fixture(scope="module")
def grades(tmp_path_factory, size):
    """What an undisturbed run gives."""
    folder = tmp_path_factory.mktemp("undisturbed")
    make_seeded_class(folder / "class", size)
    assert grade(folder / "class", folder / "out", *SEED, *JOBS)[0] == 0
    return (folder / "out" / "grades.csv").read_bytes()


def test_grader_killed_at_a_third(grades, size, tmp_path):
    folder = make_seeded_class(tmp_path / "class", size)
    lull(folder, size // 2, seconds=10)
    run = GradeProcess(folder, tmp_path / "out", *SEED, *JOBS)
    run.await_judged(size // 3)
    family = run.family()
    assert len(run.workers()) == 2
    run.kill()
    run.wait()
    assert left_running(family) == []
    kept = judgements(tmp_path / "out")
    assert size // 3 <= kept < size and not (tmp_path / "out" / "grades.csv").exists()
    wake(folder, tmp_path / "out")
    code, out, _ = grade(folder, tmp_path / "out", *JOBS)  # with the seed of the interrupted run
    assert code == 0
    assert f"{kept} unchanged, {size - kept} judged with seed 5" in out
    assert_whole(tmp_path / "out", size, grades)


def test_worker_and_sandbox_killed_in_one_run(grades, size, tmp_path):
    folder = make_seeded_class(tmp_path / "class", size)
    lull(folder, size // 2, seconds=2)
    run = GradeProcess(folder, tmp_path / "out", *SEED, *JOBS)
    run.await_judged(size // 4)
    run.workers()[0].kill()
    run.await_judged(size // 2)
    family = run.family()
    kill_sandbox(run)
    wake(folder, tmp_path / "out")
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


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere code ends with its deadline only")
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
    """Return all processes once there is one that is for a single submission."""
    end = time.monotonic() + 60
    while time.monotonic() < end:
        family = run.family()
        with contextlib.suppress(psutil.Error):
            if any(is_for_one_submission(process) for process in family):
                return family
    raise AssertionError("no code was ever run")


def is_for_one_submission(process: psutil.Process) -> bool:
    """Tell whether a process is a fork of a sandbox, or an interpreter where there is none."""
    command = process.cmdline()
    return command == process.parent().cmdline() or "grader.isolation.fresh" in command
