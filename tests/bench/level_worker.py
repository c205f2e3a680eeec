"""A process that grades the capstone again and again at one level of isolation."""

from __future__ import annotations

import multiprocessing
from contextlib import suppress
from multiprocessing.connection import Connection

from bench.answers import EXERCISE, LESSON, answered, layer
from grader.exercises import all_exercises
from grader.grading import grade_exercise
from grader.isolation import Runner, Unavailable, open_level
from grader.submission import parse_submission
from grader.worker_process import collect_seldom

READY = "ready"
WARMING_UP = 2
SEED = 1  # one for all, as a class has it


class LevelWorker:
    """The measuring side: starts the process, has it grade, ends it."""

    def __init__(self, level: str) -> None:
        """Start the process and wait until it has graded for the first time.

        Raises Unavailable where this machine lacks the level.
        """
        context = multiprocessing.get_context("spawn")
        self._pipe, other = context.Pipe()
        self._process = context.Process(target=_serve, args=(other, level), daemon=True)
        self._process.start()
        other.close()
        if (words := self._pipe.recv()) != READY:
            raise Unavailable(words)

    def start(self, gradings: int) -> None:
        """Have it grade that many submissions."""
        self._pipe.send(gradings)

    def finish(self) -> None:
        """Wait until it is through."""
        self._pipe.recv()

    def close(self) -> None:
        """End the process."""
        self._pipe.close()
        self._process.join()


def _serve(pipe: Connection, level: str) -> None:
    collect_seldom()  # as every worker does
    try:
        runner = open_level(level)
    except Unavailable as reason:
        pipe.send(str(reason))
        return
    with suppress(EOFError):  # the measuring side has seen enough
        _grade_on_demand(pipe, runner)
    runner.close()


def _grade_on_demand(pipe: Connection, runner: Runner) -> None:
    notebook = answered(layer("right/plain_mask_divided"))
    gradings = WARMING_UP
    while True:
        for _ in range(gradings):
            _grade(notebook, runner)
        pipe.send(READY)
        gradings = pipe.recv()


def _grade(notebook: bytes, runner: Runner) -> None:
    submission = parse_submission(LESSON, notebook)
    verdict = grade_exercise(submission, all_exercises()[EXERCISE], runner, SEED)
    if verdict.status != "passed":
        raise RuntimeError(f"a right layer must pass, got {verdict.status}: {verdict.message}")
