"""What a browser's Python lacks is not missed: modules, signals, threads, a file to write."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from grader import deadline as module
from grader.deadline import DeadlinePassed, deadline

ROOT = Path(__file__).resolve().parents[1]
# Neither in Pyodide nor in the site's wheels, or of no use there.
ABSENT = "fcntl", "multiprocessing", "nbformat", "pyseccomp", "resource", "rich", "jinja2"
ABSENT += "subprocess", "watchfiles", "ipywidgets", "IPython", "_posixsubprocess"
LESSON = f"""
import sys
import sysconfig
import numpy as np

sysconfig.get_config_vars()  # read on this platform, before it is another by name

class Absent:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {ABSENT!r}:
            raise ModuleNotFoundError(f"no module named {{name}}")

for name in list(sys.modules):
    if name.partition(".")[0] in {ABSENT!r}:
        del sys.modules[name]
sys.meta_path.insert(0, Absent())
sys.platform = "emscripten"

from grader import answer, check, hint, progress, solved

def halve(x):
    return x / 2

print(check(halve), solved(halve), len(str(progress())) > 100, answer("00-1", "b"))
hint("dropout")
"""


def test_a_lesson_needs_nothing_that_browsers_lack():
    command = [sys.executable, "-c", LESSON]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", cwd=ROOT, check=False)
    assert done.returncode == 0, done.stderr[-1500:]
    assert done.stdout.startswith("✓ 00 halve")


def watched(work):
    """Call the work; the deadline interrupts inside this function only."""
    return work()


def test_without_any_alarm_code_runs_unwatched(monkeypatch):
    monkeypatch.setattr(module, "_find_alarm", lambda: None)
    with deadline(0.0, watched.__code__) as watch:
        assert watched(lambda: sum(range(1000))) == 499500
    assert not watch.rang


def test_browsers_get_neither_signals_nor_threads(monkeypatch):
    monkeypatch.setattr(module.sys, "platform", "emscripten")
    alarm = module._find_alarm()
    assert alarm is (module._alarm_by_monitor if hasattr(sys, "monitoring") else None)


if hasattr(sys, "monitoring"):  # from Python 3.12 on

    @pytest.fixture
    def in_a_browser(monkeypatch):
        """Use the alarm of browsers."""
        monkeypatch.setattr(module, "_find_alarm", lambda: module._alarm_by_monitor)

    def test_a_loop_is_interrupted_without_signals(in_a_browser):
        def spin():
            while True:
                pass

        with pytest.raises(DeadlinePassed), deadline(0.05, watched.__code__) as watch:
            watched(spin)
        assert watch.rang

    def test_no_tool_is_left_behind(in_a_browser):
        with deadline(5, watched.__code__):
            watched(lambda: None)
        assert all(sys.monitoring.get_tool(number) is None for number in range(6))

    def test_a_machine_whose_tools_are_all_taken_is_left_alone(in_a_browser):
        free = [n for n in range(6) if sys.monitoring.get_tool(n) is None]
        for number in free:
            sys.monitoring.use_tool_id(number, "another")
        try:
            with deadline(0.0, watched.__code__) as watch:
                watched(lambda: [n for n in range(9)])
        finally:
            for number in free:
                sys.monitoring.free_tool_id(number)
        assert not watch.rang
