"""How long each grader takes for the same class, and who is deceived."""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from rich.table import Table

from bench.answers import layer, sources
from bench.measuring import interleaved, ratio, spread
from bench.peers.nbgrader import Nbgrader
from bench.peers.otter import Otter
from bench.peers.ours import Ours
from bench.peers.peer import Peer

PATIENCE = 3600.0
ENDLESS = """class DropoutLayer:
    def __init__(self, p):
        while True:
            pass
"""
PATCH = "np.testing.assert_allclose = lambda *given, **more: None\n"
UNSCALED = layer("wrong/no_scaling")
TRICKS = {
    "a right layer": layer("right/plain_mask_divided"),
    "a wrong layer": UNSCALED,
    "the wrong layer, asserts patched": UNSCALED + PATCH,
    "an endless loop": ENDLESS,
}
LOOP_PATIENCE = 60.0


def known_peers() -> tuple[Peer, ...]:
    """Return all graders; BENCH_PEERS names the Python that the others are installed for."""
    python = os.environ.get("BENCH_PEERS") or sys.executable
    return Ours(), Nbgrader(python), Otter(python)


def measure_classes(
    peers: Sequence[Peer], sizes: Sequence[int], rounds: int, tell: Callable[[str], None]
) -> dict[tuple[str, int], list[float]]:
    """Return seconds a submission by grader and size of class."""
    cases = {
        (peer.name, size): lambda peer=peer, size=size: _seconds(peer, dict(sources(size))) / size
        for size in sizes
        for peer in peers
    }
    return interleaved(cases, rounds, tell)


def _seconds(peer: Peer, answers: Mapping[str, str], patience: float = PATIENCE) -> float:
    with tempfile.TemporaryDirectory(prefix="bench-peer-") as name:
        peer.prepare(Path(name), answers)
        begun = time.perf_counter()
        peer.grade(Path(name), patience)
        return time.perf_counter() - begun


def each_further(found: Mapping[tuple[str, int], Sequence[float]]) -> dict[str, list[float]]:
    """Return seconds for each submission that the larger class has more than the smaller."""
    small, large = min(size for _, size in found), max(size for _, size in found)
    if small == large:
        return {}
    return {
        name: [
            (large * many - small * few) / (large - small)
            for few, many in zip(found[name, small], found[name, large], strict=True)
        ]
        for name in dict.fromkeys(name for name, _ in found)
    }


def classes_table(found: Mapping[tuple[str, int], Sequence[float]]) -> Table:
    """Show each grader against ours, for classes of the same size."""
    table = Table(title="The same class, one student at a time, from start to end")
    for heading in ("grader", "students", "times ours", "s a submission"):
        table.add_column(heading, justify="left" if heading == "grader" else "right")
    for (name, size), seconds in found.items():
        against = ratio(seconds, found[Ours.name, size])
        table.add_row(name, str(size), f"{against:.1f}", f"{spread(seconds):.3f}")
    further = each_further(found)
    for name, seconds in further.items():
        against = ratio(seconds, further[Ours.name])
        table.add_row(name, "each further", f"{against:.1f}", f"{spread(seconds):.3f}")
    return table


def try_tricks(peers: Sequence[Peer], tell: Callable[[str], None]) -> dict[str, dict[str, str]]:
    """Return what each grader made of each trick, by trick and grader."""
    found: dict[str, dict[str, str]] = {}
    for trick, answer in TRICKS.items():
        for peer in peers:
            tell(f"{peer.name}: {trick}")
            found.setdefault(trick, {})[peer.name] = _outcome(peer, answer)
    return found


def _outcome(peer: Peer, answer: str) -> str:
    with tempfile.TemporaryDirectory(prefix="bench-trick-") as name:
        peer.prepare(Path(name), {"student": answer})
        begun = time.perf_counter()
        ended = peer.grade(Path(name), LOOP_PATIENCE)
        seconds = time.perf_counter() - begun
        if not ended:
            return f"stopped by us after {seconds:.0f} s"
        return f"{peer.shares(Path(name))['student']:.0%} in {seconds:.1f} s"


def tricks_table(found: Mapping[str, Mapping[str, str]]) -> Table:
    """Show what each grader made of each trick."""
    table = Table(title="Points given to one submission, and how long that took")
    table.add_column("handed in")
    for name in next(iter(found.values())):
        table.add_column(name, justify="right")
    for trick, outcomes in found.items():
        table.add_row(trick, *outcomes.values())
    return table
