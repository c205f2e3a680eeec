"""A fresh interpreter's part: one job on standard input, one answer on standard output."""

from __future__ import annotations

import json
import os
import signal
import sys
from importlib import import_module

import numpy as np  # noqa: F401  (imported before the limits are set)

from grader.isolation import landlock
from grader.isolation.recording import answer, lower_limits, mapped_bytes
from grader.isolation.runner import Limits
from grader.recorder import Plan
from grader.wire import unpack

SPARE_SECONDS = 2.0  # beyond the deadline, when nobody is left who keeps it


def main() -> None:
    """Record the job, send what was recorded, and end at once."""
    limits = Limits(**json.loads(sys.argv[1]))
    end_without_grader(limits)
    job = unpack(sys.stdin.buffer.read())
    for package in job.requires:
        import_module(package)
    # The answer gets a descriptor of its own; what the learner's code writes to 1 is lost.
    reply = os.dup(1)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    lower_limits(limits, mapped_bytes())
    answer(job.name, job.statements, Plan(job.script), reply)
    os._exit(0)  # no exit handler and no destructor of the learner's runs


def end_without_grader(limits: Limits) -> None:
    """See that this process ends though the grader was killed: at once, or by a clock."""
    if sys.platform == "linux":
        landlock.die_with_parent()
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, limits.wall_seconds + SPARE_SECONDS)


if __name__ == "__main__":
    main()
