"""One plain subprocess for each job, with a deadline and limits; the user's rights remain."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path

from grader.isolation.ending import Ending, OurFault, reply_to, too_slow
from grader.isolation.runner import Limits, Reply
from grader.script import Job
from grader.wire import pack

_KEPT_VARIABLES = ("PATH", "SYSTEMROOT", "LANG", "LC_ALL", "TZ")


class PlainRunner:
    """Runs each job in a fresh interpreter in an empty folder."""

    level = "subprocess"

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._folder = tempfile.mkdtemp(prefix="grader-")

    def run(self, job: Job) -> Reply:
        """Record one job; never raises for what the learner's code does."""
        words = json.dumps(asdict(self._limits))
        child = subprocess.Popen(
            [sys.executable, "-s", "-B", "-X", "utf8", "-m", "grader.isolation.fresh", words],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=self._folder,
            env=_environment(),
        )
        try:
            answer, _ = child.communicate(pack(job), timeout=self._limits.wall_seconds)
        except subprocess.TimeoutExpired:
            child.kill()
            child.communicate()
            return too_slow(self._limits)
        try:
            return reply_to(answer, _ending_of(child.returncode), self._limits)
        except OurFault as fault:
            return Reply(status="grader_fault", message=str(fault))

    def close(self) -> None:
        """Remove the folder that the jobs ran in."""
        shutil.rmtree(self._folder, ignore_errors=True)


def _ending_of(code: int) -> Ending:
    # The hard limit on CPU time kills like anybody else: nothing tells them apart here.
    killed = code == -getattr(signal, "SIGKILL", 0) != 0
    return Ending(code, stopped="deadline" if killed else "")


def _environment() -> dict[str, str]:
    package_parent = str(Path(__file__).resolve().parents[2])
    kept = {name: os.environ[name] for name in _KEPT_VARIABLES if name in os.environ}
    # One thread: more would reserve address space that the limit counts.
    return kept | {
        "PYTHONPATH": package_parent,
        "OPENBLAS_NUM_THREADS": "1",
        "PYTHONHASHSEED": "0",
    }
