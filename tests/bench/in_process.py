"""What a learner waits for: importing the grader, and check(DropoutLayer) in a process."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable

from rich.table import Table

from bench.answers import EXERCISE, ROOT, layer
from bench.measuring import interleaved, spread

_IMPORT = """
import time, numpy
begun = time.perf_counter()
import grader
print(time.perf_counter() - begun)
"""
_CHECK = """
import sys, time
namespace = {"__name__": "__main__"}
exec(sys.argv[1], namespace)
from grader import check
def seconds():
    begun = time.perf_counter()
    report = check(namespace[sys.argv[2]])
    report._repr_html_()
    assert report
    return time.perf_counter() - begun
"""
CASES = {
    "import grader, NumPy already there": _IMPORT,
    "first check(DropoutLayer)": _CHECK + "print(seconds())",
    "each further check(DropoutLayer)": _CHECK
    + "seconds(); print(sum(seconds() for _ in range(5)) / 5)",
}

WANTED = "wanted: import within 400 ms, further check 100 ms"


def measure_in_process(rounds: int, tell: Callable[[str], None]) -> dict[str, list[float]]:
    """Return milliseconds by case, each time in a fresh interpreter."""
    answer = layer("right/plain_mask_divided")
    cases = {name: lambda code=code: 1000 * _seconds(code, answer) for name, code in CASES.items()}
    return interleaved(cases, rounds, tell)


def _seconds(code: str, answer: str) -> float:
    environment = os.environ | {"PYTHONPATH": str(ROOT), "GRADER_PROGRESS": ""}
    command = [sys.executable, "-c", code, answer, EXERCISE]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return float(done.stdout)


def in_process_table(found: dict[str, list[float]]) -> Table:
    """Show milliseconds by case."""
    table = Table(title="What a learner waits for", caption=WANTED)
    table.add_column("what")
    table.add_column("ms", justify="right")
    for name, values in found.items():
        table.add_row(name, f"{spread(values):.0f}")
    return table
