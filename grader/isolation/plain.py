"""One plain subprocess for each job, with a deadline and limits; the user's rights remain."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from grader.isolation.runner import CPU_SECONDS, WALL_SECONDS, Reply
from grader.script import Job, Transcript
from grader.wire import WireError, pack, unpack

READY = b"ready\n"  # the child's first bytes: what fails before them is the grader's fault
_OUT_OF_TIME = [
    s for s in (getattr(signal, "SIGXCPU", None), getattr(signal, "SIGKILL", None)) if s
]
_KEPT_VARIABLES = ("PATH", "SYSTEMROOT", "LANG", "LC_ALL", "TZ")


class PlainRunner:
    """Runs each job in a fresh interpreter in an empty folder."""

    level = "subprocess"

    def __init__(self) -> None:
        self._folder = tempfile.mkdtemp(prefix="grader-")

    def run(self, job: Job) -> Reply:
        """Record one job; never raises for what the learner's code does."""
        child = subprocess.Popen(
            [sys.executable, "-s", "-B", "-X", "utf8", "-m", "grader.isolation.child"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=self._folder,
            env=_environment(),
        )
        try:
            answer, _ = child.communicate(pack(job), timeout=WALL_SECONDS)
        except subprocess.TimeoutExpired:
            child.kill()
            child.communicate()
            return too_slow()
        return read_answer(answer, child.returncode)

    def close(self) -> None:
        """Remove the folder that the jobs ran in."""
        shutil.rmtree(self._folder, ignore_errors=True)


def _environment() -> dict[str, str]:
    package_parent = str(Path(__file__).resolve().parents[2])
    kept = {name: os.environ[name] for name in _KEPT_VARIABLES if name in os.environ}
    # One thread: more would reserve address space that the limit counts.
    return kept | {"PYTHONPATH": package_parent, "OPENBLAS_NUM_THREADS": "1"}


def too_slow() -> Reply:
    """Return the reply for code that had to be stopped."""
    return Reply(status="timeout", message=f"no answer within {CPU_SECONDS} s")


def read_answer(answer: bytes, code: int) -> Reply:
    """Turn what a child wrote, and how it ended, into a reply."""
    if not answer.startswith(READY):
        return Reply(status="grader_fault", message=f"the recording process ended with {code}")
    if code < 0 and -code in _OUT_OF_TIME:
        return too_slow()
    try:
        found = unpack(answer[len(READY) :])
    except WireError:
        found = None
    if isinstance(found, Transcript):
        return Reply(found)
    if found == "memory":
        return Reply(status="memory", message="more than 1 GiB of memory was needed")
    return Reply(status="crashed", message=f"your code ended the process it ran in (code {code})")
