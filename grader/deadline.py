"""Stops code of the main thread that takes too long, without running it elsewhere."""

from __future__ import annotations

import _thread
import contextlib
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
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


def _find_alarm() -> Callable[[float, Deadline], AbstractContextManager[None]] | None:
    """Return what can stop code here, if anything can."""
    if sys.platform == "emscripten":  # in a browser: neither signals nor threads
        return _alarm_by_monitor if hasattr(sys, "monitoring") else None
    if threading.current_thread() is not threading.main_thread():
        return None
    return _alarm_by_timer if hasattr(signal, "setitimer") else _alarm_by_thread


@contextlib.contextmanager
def deadline(seconds: float, inside: CodeType) -> Iterator[Deadline]:
    """Watch the calls of `inside` made in the block; without means to interrupt, do nothing.

    An interruption leaves the block as DeadlinePassed, unless the watched code changes it.
    """
    watch = Deadline(inside)
    alarm = _find_alarm()
    if alarm is None:
        yield watch
        return
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
def _alarm_by_monitor(seconds: float, watch: Deadline) -> Iterator[None]:
    """Look at the clock at each call and each jump back: endless code does one or the other.

    A single call of a library that takes too long is not stopped.
    """
    monitor, end = sys.monitoring, time.monotonic() + seconds

    def look(_code: CodeType, _offset: int, *_to: int) -> None:
        if time.monotonic() > end:
            watch.ring(0, sys._getframe(1))

    events = monitor.events.JUMP, monitor.events.PY_START
    tool = next((number for number in range(6) if monitor.get_tool(number) is None), None)
    if tool is None:  # a debugger and others have taken all there are
        yield
        return
    monitor.use_tool_id(tool, "grader")
    try:
        for event in events:
            monitor.register_callback(tool, event, look)
        monitor.set_events(tool, events[0] | events[1])
        yield
    finally:
        monitor.set_events(tool, 0)
        for event in events:
            monitor.register_callback(tool, event, None)
        monitor.free_tool_id(tool)


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
