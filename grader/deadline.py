"""Stops code of the main thread that takes too long, without running it elsewhere."""

from __future__ import annotations

import _thread
import contextlib
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from types import CodeType, FrameType
from typing import Any

AGAIN = 0.05  # seconds between two interruptions of code that goes on all the same


class DeadlinePassed(KeyboardInterrupt):
    """The time is over. Passes through the recorder as a genuine interruption does."""


class Deadline:
    """Interrupts what runs inside calls of `inside`, again and again, once `seconds` are over.

    Code that swallows the first interruption is stopped at its next lines. Code outside such
    calls, such as the clean-up after them, is never interrupted. `rang` tells whether the
    watched code was interrupted, whatever it made of that.
    """

    def __init__(self, inside: CodeType) -> None:
        self._inside = inside
        self.rang = False

    def ring(self, _signal: int, frame: FrameType | None) -> None:
        """Interrupt the frame when it belongs to the watched code."""
        watched = self._watched(frame)
        if not watched:
            return
        if self.rang:  # the first interruption was swallowed
            sys.settrace(self._trace)
            for each in watched:
                if each.f_code.co_filename != self._inside.co_filename:
                    each.f_trace = _stop_at_line
        self.rang = True
        raise DeadlinePassed

    def _watched(self, frame: FrameType | None) -> list[FrameType]:
        """Return the frames from `frame` down to the watched call; none when it is outside."""
        frames: list[FrameType] = []
        while frame is not None:
            frames.append(frame)
            if frame.f_code is self._inside:
                return frames
            frame = frame.f_back
        return []

    def _trace(self, frame: FrameType, _event: str, _value: Any) -> Callable | None:
        return _stop_at_line if self._watched(frame) else None


def _stop_at_line(_frame: FrameType, event: str, _value: Any) -> Callable:
    if event == "line":
        raise DeadlinePassed
    return _stop_at_line


def can_interrupt() -> bool:
    """Tell whether code here can be stopped: on the main thread, where there are threads."""
    on_main = threading.current_thread() is threading.main_thread()
    return on_main and sys.platform != "emscripten"


@contextlib.contextmanager
def deadline(seconds: float, inside: CodeType) -> Iterator[Deadline]:
    """Watch the calls of `inside` made in the block; without means to interrupt, do nothing.

    An interruption leaves the block as DeadlinePassed, unless the watched code changes it.
    """
    watch = Deadline(inside)
    if not can_interrupt():
        yield watch
        return
    alarm = _alarm_by_timer if hasattr(signal, "setitimer") else _alarm_by_thread
    tracer = sys.gettrace()
    try:
        with alarm(seconds, watch):
            yield watch
    finally:
        sys.settrace(tracer)


@contextlib.contextmanager
def _alarm_by_timer(seconds: float, watch: Deadline) -> Iterator[None]:
    handler = signal.signal(signal.SIGALRM, watch.ring)
    timer = signal.setitimer(signal.ITIMER_REAL, seconds, AGAIN)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, *timer)
        signal.signal(signal.SIGALRM, handler or signal.SIG_DFL)


@contextlib.contextmanager
def _alarm_by_thread(seconds: float, watch: Deadline) -> Iterator[None]:
    """Do the same where there is no timer (Windows), by simulated interrupts of a thread.

    A genuine interrupt that comes before the time is over goes to the handler it was meant for.
    """
    over, done = threading.Event(), threading.Event()
    handler = signal.getsignal(signal.SIGINT)

    def on_interrupt(number: int, frame: FrameType | None) -> None:
        if over.is_set():
            watch.ring(number, frame)
        elif callable(handler):
            handler(number, frame)

    def knock() -> None:
        done.wait(seconds)
        over.set()
        while not done.is_set():
            _thread.interrupt_main()
            done.wait(AGAIN)

    signal.signal(signal.SIGINT, on_interrupt)
    thread = threading.Thread(target=knock, daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()
        time.sleep(0)  # a simulated interrupt still on its way arrives here
        signal.signal(signal.SIGINT, handler)
