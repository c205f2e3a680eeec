"""Runs strangers' code elsewhere: a job goes in, a transcript or the way it ended comes out."""

from __future__ import annotations

from grader.isolation.levels import CHOICES, Unavailable, level_names, open_level, open_runner
from grader.isolation.runner import Limits, Reply, Runner

__all__ = [
    "CHOICES",
    "Limits",
    "Reply",
    "Runner",
    "Unavailable",
    "level_names",
    "open_level",
    "open_runner",
]
