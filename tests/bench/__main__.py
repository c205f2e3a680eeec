"""Prints the benchmark: python -m bench [--quick] [--only SECTION ...], with PYTHONPATH=tests.

nbgrader and otter-grader are compared where they are installed, here or in the Python that
BENCH_PEERS names.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from rich.console import Console, RenderableType

from bench.big_class import class_table, run_class
from bench.in_process import in_process_table, measure_in_process
from bench.levels import levels_table, measure_levels
from bench.machine import describe_machine
from bench.peers.compared import (
    classes_table,
    known_peers,
    measure_classes,
    tricks_table,
    try_tricks,
)
from bench.steps import measure_steps, steps_table

WIDTH = 110


@dataclass(frozen=True)
class Effort:
    """How much is measured."""

    rounds: int
    burst: int  # gradings a worker does in one round
    classes: tuple[tuple[int, int, str], ...]  # students, at a time, isolation
    peer_sizes: tuple[int, ...]
    peer_rounds: int
    tricks: bool


FULL = Effort(
    rounds=9,
    burst=25,
    classes=(
        (100, 1, "auto"),
        (100, 2, "auto"),
        (1_000, 1, "auto"),
        (1_000, 2, "auto"),
        (1_000, 2, "none"),
        (10_000, 2, "auto"),
    ),
    peer_sizes=(10, 30),
    peer_rounds=3,
    tricks=True,
)
QUICK = Effort(
    rounds=3,
    burst=5,
    classes=((100, 1, "auto"), (300, 2, "auto")),
    peer_sizes=(3,),
    peer_rounds=1,
    tricks=False,
)


def tell(words: str) -> None:
    """Say on standard error what is going on."""
    print(f"bench: {words}", file=sys.stderr, flush=True)


def levels(effort: Effort) -> Iterator[RenderableType]:
    """Isolation: every level, and what a grading is made of."""
    yield levels_table(measure_levels(effort.rounds, effort.burst, tell))
    yield steps_table(measure_steps(effort.rounds, tell))


def classes(effort: Effort) -> Iterator[RenderableType]:
    """Whole classes through the command line."""
    yield class_table([run_class(*shape, tell) for shape in effort.classes])


def learner(effort: Effort) -> Iterator[RenderableType]:
    """What a learner waits for in a notebook."""
    yield in_process_table(measure_in_process(effort.rounds, tell))


def peers(effort: Effort) -> Iterator[RenderableType]:
    """The same class through nbgrader and otter-grader."""
    lacking = {peer: peer.lacking() for peer in known_peers()}
    yield from (f"{words}: skipped" for words in lacking.values() if words)
    present = [peer for peer, words in lacking.items() if not words]
    yield classes_table(measure_classes(present, effort.peer_sizes, effort.peer_rounds, tell))
    if effort.tricks:
        yield tricks_table(try_tricks(present, tell))


SECTIONS: dict[str, Callable[[Effort], Iterator[RenderableType]]] = {
    section.__name__: section for section in (levels, classes, learner, peers)
}


def main(argv: Sequence[str] | None = None) -> None:
    """Measure and print, section by section."""
    parser = argparse.ArgumentParser(prog="python -m bench", description="How fast the grader is.")
    parser.add_argument("--quick", action="store_true", help="few rounds and small classes")
    parser.add_argument("--only", nargs="+", choices=SECTIONS, default=list(SECTIONS))
    options = parser.parse_args(argv)
    console = Console(width=WIDTH)
    console.print(describe_machine(), "numbers: median (lowest-highest)", sep="; ")
    for name in options.only:
        for words_or_table in SECTIONS[name](QUICK if options.quick else FULL):
            console.print(words_or_table)


if __name__ == "__main__":
    main()
