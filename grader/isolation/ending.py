"""How a process that ran a learner's code ended, and what that means for the learner."""

from __future__ import annotations

import signal
from dataclasses import dataclass

from grader.isolation.recording import OUT_OF_MEMORY, READY
from grader.isolation.runner import Limits, Reply
from grader.script import Transcript
from grader.wire import Bytes, WireError, unpack


@dataclass(frozen=True)
class Ending:
    """The exit code (a signal's number below zero) and why the process was stopped, if it was.

    `stopped` is "deadline", "flood" (more bytes than any answer has) or "closed" (no way left to
    answer, and going on) when we stopped it, and `cpu_seconds` is what it had used.
    """

    code: int
    stopped: str = ""
    cpu_seconds: float = 0.0


class OurFault(RuntimeError):
    """The process failed for a reason that the learner's code cannot have."""


class Killed(OurFault):
    """The process was killed while the learner's code ran, though not by us."""


def reply_to(answer: Bytes, ending: Ending, limits: Limits) -> Reply:
    """Turn what a process wrote, and how it ended, into a reply.

    Raises OurFault when it failed before the learner's code began, or was killed from outside.
    """
    return reply_in(answer) or reply_for_want_of_one(answer, ending, limits)


def reply_for_want_of_one(answer: Bytes, ending: Ending, limits: Limits) -> Reply:
    """Tell by how a process ended why there is no reply in what it wrote; raises OurFault."""
    if answer[: len(READY)] != READY:
        raise OurFault(f"the recording process ended with {ending.code} before it was ready")
    if ending.stopped == "deadline" or _is_out_of_time(ending, limits):
        return too_slow(limits)
    if ending.stopped == "flood":
        return Reply(status="crashed", message="your code wrote over the record of what it did")
    if ending.stopped == "closed":
        return Reply(status="crashed", message="your code cut itself off from the grader")
    if _how(ending.code) == "SIGKILL":
        raise Killed("the recording process was killed from outside")
    return Reply(status="crashed", message=f"your code ended its process ({_how(ending.code)})")


def too_slow(limits: Limits) -> Reply:
    """Return the reply for code that had to be stopped."""
    return Reply(status="timeout", message=f"no answer within {limits.cpu_seconds} s")


def reply_in(answer: Bytes) -> Reply | None:
    """Return the reply that a process wrote, if it got so far."""
    if answer[: len(READY)] != READY:
        return None
    try:
        found = unpack(answer[len(READY) :])
    except WireError:
        return None
    if isinstance(found, Transcript):
        return Reply(found)
    if found == OUT_OF_MEMORY:
        return Reply(status="memory", message="more than 1 GiB of memory was needed")
    return None


def _is_out_of_time(ending: Ending, limits: Limits) -> bool:
    return _how(ending.code) == "SIGXCPU" or ending.cpu_seconds >= limits.cpu_seconds


def _how(code: int) -> str:
    if code >= 0:
        return f"exit code {code}"
    try:
        return signal.Signals(-code).name
    except ValueError:
        return f"signal {-code}"
