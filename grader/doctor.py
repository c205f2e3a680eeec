"""What the isolation on this machine is worth: measured by a hostile probe, level by level."""

from __future__ import annotations

import shutil
import sys
import time
from dataclasses import dataclass

from grader.exercises import find_exercise
from grader.grading import grade_exercise
from grader.isolation import Runner, Unavailable, open_level
from grader.isolation.levels import SANDBOXES
from grader.isolation.probe import Attempt, attempts
from grader.submission import parse_submission

# A layer with a typical mistake: judging it takes what judging a right one takes.
_TYPICAL = b"""
import numpy as np

class DropoutLayer:
    def __init__(self, p):
        self.p = p

    def forward(self, x, training=True):
        if not training:
            return x
        self.mask = np.random.rand(*x.shape) >= self.p
        return x * self.mask

    def backward(self, grad):
        return grad * self.mask
"""
MEASURED_SECONDS = 1.0


@dataclass(frozen=True)
class Finding:
    """What one level gives here: `missing` says why it does not start, "" when it does."""

    level: str
    missing: str = ""
    attempts: tuple[Attempt, ...] = ()
    gradings_a_second: float = 0.0


def examine(level: str) -> Finding:
    """Play the hostile probe at one level, and measure how fast it grades."""
    try:
        runner = open_level(level)
    except Unavailable as reason:
        return Finding(level, missing=str(reason).removeprefix(f"{level}: "))
    try:
        return Finding(level, "", tuple(attempts(runner)), _gradings_a_second(runner))
    finally:
        runner.close()


def _gradings_a_second(runner: Runner) -> float:
    layer = find_exercise("DropoutLayer")
    submission = parse_submission("layer.py", _TYPICAL)
    grade_exercise(submission, layer, runner, 1)
    start, count = time.perf_counter(), 0
    while time.perf_counter() - start < MEASURED_SECONDS:
        grade_exercise(submission, layer, runner, count)
        count += 1
    return count / (time.perf_counter() - start)


def advice(findings: list[Finding]) -> list[str]:
    """Return what to do for a stronger level; nothing where the strongest works."""
    if not findings[0].missing:
        return []
    if sys.platform != "linux":
        return [
            "For a sandbox, grade on Linux: Docker, a virtual machine or WSL will do. Until then "
            "grade files of people whom you trust, or use a machine that holds nothing else."
        ]
    lines = []
    if "libseccomp" in findings[0].missing:
        lines.append("Install libseccomp: apt install libseccomp2, or dnf install libseccomp.")
    if shutil.which("bwrap") is None:
        lines.append(
            "Install bubblewrap: apt install bubblewrap, or dnf install bubblewrap. Inside a "
            "container it also needs leave to make user namespaces."
        )
    elif not lines:
        lines.append(
            "bubblewrap is here but does not start, most often because the system or container "
            "forbids user namespaces. On Ubuntu 24.04 and later an AppArmor profile for bwrap "
            "allows them."
        )
    if all(finding.missing for finding in findings if finding.level in SANDBOXES):
        lines.append("Landlock, the second choice, needs Linux 5.13 or newer with Landlock on.")
    return lines
