"""The deadline stops endless code and nothing else."""

from __future__ import annotations

import contextlib
import signal
import sys
import time

import pytest

from grader import deadline as module
from grader.deadline import DeadlinePassed, deadline

ALARMS = [module._alarm_by_thread]
if hasattr(signal, "setitimer"):
    ALARMS.append(module._alarm_by_timer)


@pytest.fixture(autouse=True, params=ALARMS, ids=lambda alarm: alarm.__name__)
def alarm(request, monkeypatch):
    """Use one kind of alarm for every platform."""
    for name in ("_alarm_by_thread", "_alarm_by_timer"):
        monkeypatch.setattr(module, name, request.param)


def watched(work):
    """Call the work; the deadline interrupts inside this function only."""
    return work()


def spin(seconds: float = 60) -> str:
    """Be busy."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        pass
    return "done"


def test_endless_code_is_interrupted():
    with pytest.raises(DeadlinePassed), deadline(0.05, watched.__code__) as watch:
        watched(spin)
    assert watch.rang


def test_quick_code_is_left_alone():
    with deadline(5, watched.__code__) as watch:
        assert watched(lambda: "done") == "done"
    assert not watch.rang


def test_code_after_the_watched_call_is_never_interrupted():
    with deadline(0.01, watched.__code__) as watch:
        watched(lambda: None)
        assert spin(0.1) == "done"
    assert not watch.rang


def test_swallowed_interruptions_do_not_help():
    def swallow():
        while True:
            with contextlib.suppress(BaseException):
                spin()

    with pytest.raises(DeadlinePassed), deadline(0.05, watched.__code__):
        watched(swallow)


def test_everything_is_put_back():
    def handlers():
        numbers = [signal.SIGINT, getattr(signal, "SIGALRM", signal.SIGINT)]
        return [signal.getsignal(number) for number in numbers], sys.gettrace()

    before = handlers()
    with contextlib.suppress(DeadlinePassed), deadline(0.02, watched.__code__):
        watched(spin)
    assert handlers() == before and spin(0.1) == "done"


def test_end_of_the_work_and_of_the_time_may_coincide():
    ends = []
    for step in range(40):
        try:
            with deadline(0.01, watched.__code__):
                ends.append(watched(lambda step=step: spin(0.008 + step * 1e-4)))
        except DeadlinePassed:
            ends.append("late")
        spin(0.002)
    assert set(ends) <= {"done", "late"} and len(ends) == 40
