"""Where the time of one grading goes: reading, recording, judging."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from rich.table import Table

from bench.answers import EXERCISE, LESSON, answered, layer
from bench.measuring import spread
from grader.exercises import all_exercises
from grader.grading import grade_exercise
from grader.isolation import Reply, Runner, open_runner
from grader.script import Job
from grader.submission import parse_submission


@dataclass
class TimedRunner:
    """A runner that notes how long each job took."""

    runner: Runner
    seconds: list[float] = field(default_factory=list)

    def run(self, job: Job) -> Reply:
        """Record one job, by the clock."""
        begun = time.perf_counter()
        try:
            return self.runner.run(job)
        finally:
            self.seconds.append(time.perf_counter() - begun)


def measure_steps(rounds: int, tell: Callable[[str], None]) -> dict[str, list[float]]:
    """Grade right and wrong notebooks; return milliseconds by step."""
    tell("the steps of one grading")
    runner = open_runner()
    timed = TimedRunner(runner)
    notebooks = [answered(layer(n)) for n in ("right/plain_mask_divided", "wrong/no_scaling")]
    steps: dict[str, list[float]] = {"read": [], "record": [], "ask and judge": []}
    try:
        for seed in range(rounds):
            for notebook in notebooks:
                for step, seconds in _one(notebook, timed, seed).items():
                    steps[step].append(1000 * seconds)
    finally:
        runner.close()
    return steps


def _one(notebook: bytes, timed: TimedRunner, seed: int) -> dict[str, float]:
    begun = time.perf_counter()
    submission = parse_submission(LESSON, notebook)
    read = time.perf_counter()
    grade_exercise(submission, all_exercises()[EXERCISE], timed, seed)
    rest = time.perf_counter() - read - timed.seconds[-1]
    return {"read": read - begun, "record": timed.seconds[-1], "ask and judge": rest}


def steps_table(steps: dict[str, list[float]]) -> Table:
    """Show each step's share of a grading, and its milliseconds."""
    table = Table(title="Where the time of one grading goes")
    for heading in ("step", "share", "ms"):
        table.add_column(heading, justify="left" if heading == "step" else "right")
    whole = sum(spread(values).median for values in steps.values())
    for step, values in steps.items():
        table.add_row(step, f"{spread(values).median / whole:.0%}", f"{spread(values):.1f}")
    return table
