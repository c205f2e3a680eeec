"""Runs strangers' code elsewhere: a job goes in, a transcript or the way it ended comes out."""

from __future__ import annotations

from grader.isolation.plain import PlainRunner
from grader.isolation.runner import Reply, Runner

__all__ = ["Reply", "Runner", "Unavailable", "open_runner"]

LEVELS = ("auto", "strict", "none")


class Unavailable(RuntimeError):
    """The isolation that was asked for cannot be had on this machine."""


def open_runner(level: str = "auto") -> Runner:
    """Return a runner of the strongest level there is; "strict" wants more than a subprocess.

    Raises Unavailable when strict isolation is asked for and cannot be had.
    """
    if level == "strict":
        raise Unavailable(
            "strict isolation needs a sandbox, and this machine offers a plain subprocess only; "
            "use --isolation auto for files that you trust"
        )
    return PlainRunner()
