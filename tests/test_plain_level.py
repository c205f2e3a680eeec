"""Without a sandbox code has the user's rights; still no submission holds up or ends a run."""

import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path

import plain_grader
import psutil
import pytest
from plain_grader import LIMITS, reply_to

from grader.isolation import Limits, Reply, open_level

PROGRAM = Path(plain_grader.__file__)
# Sleeps end by themselves, should a test fail.
FORK = "import os, time\ndef double(x):\n    if os.fork() == 0:\n        {}\n    {}\n"
LONG = 60

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs forks and POSIX signals")


@pytest.fixture(scope="module")
def runner():
    return plain_grader.opened()


@pytest.fixture
def bounded():
    """See that a test took less than what its submission sleeps: not a speed, but an end."""
    start = time.monotonic()
    yield
    assert time.monotonic() - start < LONG / 2


def is_four(reply: Reply) -> bool:
    return reply.transcript is not None and reply.transcript.episodes[0][0].value == 4


def await_in(path: Path) -> psutil.Process:
    """Return the process whose number a learner's code has written to a file, once it has."""
    end = time.monotonic() + LONG
    while not (path.exists() and path.read_text().endswith("\n")):
        assert time.monotonic() < end, "no code was ever run"
        time.sleep(0.01)
    return psutil.Process(int(path.read_text().splitlines()[0]))


def writing(path: Path, source: str) -> str:
    """Return a source that begins by writing the number of its process to a file."""
    note = f"with open({str(path)!r}, 'a') as file:\n    print(os.getpid(), file=file)\n"
    return "import os\n" + note + source


def test_a_fork_that_holds_the_pipe_holds_up_nobody(runner, bounded):
    reply = reply_to(FORK.format(f"time.sleep({LONG})", "os._exit(3)"), runner)
    assert reply == Reply(status="crashed", message="your code ended its process (exit code 3)")


def test_a_fork_that_left_the_session_holds_up_nobody(runner, bounded):
    away = f"os.setsid(); time.sleep({LONG})"
    assert is_four(reply_to(FORK.format(away, "return 2 * x"), runner))


def test_sleeping_code_is_stopped_at_the_deadline(bounded):
    source = f"import time\ndef double(x):\n    time.sleep({LONG})\n"
    runner = open_level("subprocess", Limits(cpu_seconds=1, wall_seconds=4))
    assert reply_to(source, runner).status == "timeout"


def test_what_code_starts_ends_with_it(runner, tmp_path):
    other = writing(tmp_path / "other", f"import time\ntime.sleep({LONG})\n")
    start = f"subprocess.Popen([sys.executable, '-c', {other!r}])"
    path = f"pathlib.Path({str(tmp_path / 'other')!r})"
    wait = f"while not ({path}.exists() and {path}.stat().st_size): time.sleep(0.01)"
    modules = "import pathlib, subprocess, sys, time"
    source = f"{modules}\ndef double(x):\n    {start}\n    {wait}\n"
    assert is_four(reply_to(source + "    return 2 * x\n", runner))
    with suppress(psutil.NoSuchProcess):
        await_in(tmp_path / "other").wait(LONG / 2)  # raises TimeoutExpired


def test_no_job_finds_files_of_another(runner):
    source = "import os\ndef double(x):\n    assert os.listdir() == []\n    open('left', 'w')\n"
    assert [is_four(reply_to(source + "    return 2 * x\n", runner)) for _ in "12"] == [True] * 2


def test_more_bytes_than_any_answer_has_are_not_kept(runner, bounded):
    source = (
        "import os\ndef double(x):\n    for _ in range(200):\n        os.write(3, bytes(1 << 20))\n"
    )
    reply = reply_to(source, runner)
    assert (reply.status, reply.message) == (
        "crashed",
        "your code wrote over the record of what it did",
    )


def test_code_that_kills_its_process_is_not_the_graders_fault(runner):
    source = "import os\ndef double(x):\n    os.kill(os.getpid(), 9)\n"
    reply = reply_to(source, runner)
    assert reply == Reply(status="crashed", message="your code's process was killed, twice")


def test_one_kill_from_outside_costs_nobody_anything(runner, tmp_path):
    begun = tmp_path / "begun"
    source = writing(begun, "import time\ndef double(x):\n    time.sleep(1)\n    return 2 * x\n")
    killer = threading.Thread(target=lambda: await_in(begun).kill())
    killer.start()
    reply = reply_to(source, runner)
    killer.join()
    assert is_four(reply) and len(begun.read_text().splitlines()) == 2


def test_a_process_that_never_begins_is_the_graders_fault(runner, monkeypatch):
    monkeypatch.setattr(sys, "executable", "/bin/false")
    reply = reply_to("def double(x): return 2 * x", runner)
    assert (reply.status, reply.message) == (
        "grader_fault",
        "the recording process ended with 1 before it was ready",
    )


def test_a_missing_interpreter_is_the_graders_fault(runner, monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "executable", str(tmp_path / "none"))
    reply = reply_to("def double(x): return 2 * x", runner)
    assert reply.status == "grader_fault" and "No such file" in reply.message


def test_a_signal_to_its_group_does_not_reach_the_grader():
    source = "import os\ndef double(x):\n    os.kill(0, 15)\n"
    # In a session of its own, for else it would take the tests along.
    done = subprocess.run(
        [sys.executable, PROGRAM, source], capture_output=True, text=True, start_new_session=True
    )
    assert done.stdout == "crashed your code ended its process (SIGTERM)\n", done.stderr


def test_code_ends_with_a_grader_that_is_killed(tmp_path):
    sleeps = f"import time\ndef double(x):\n    time.sleep({LONG})\n"
    source = writing(tmp_path / "begun", sleeps)
    grader = psutil.Popen([sys.executable, PROGRAM, source], stdout=subprocess.DEVNULL)
    recording = await_in(tmp_path / "begun")
    grader.kill()
    grader.wait()
    recording.wait(LIMITS.wall_seconds + 30)  # raises TimeoutExpired
