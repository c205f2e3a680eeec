"""The hint ladder: one rung more each time it is asked for."""

from __future__ import annotations

from typing import Protocol

from grader.exercise import Exercise
from grader.naming import by_name
from grader.reports.words import wrapped


class Ladder(Protocol):
    """Remembers how many rungs of each exercise were shown."""

    def rung(self, name: str) -> int:
        """Return the number of the last rung shown, 0 for none."""
        ...

    def keep_rung(self, name: str, rung: int) -> None:
        """Remember that `rung` was shown."""
        ...


class KernelLadder:
    """A ladder that begins anew with each kernel.

    Where it has a store, that remembers the highest rung.
    """

    def __init__(self) -> None:
        self._rungs: dict[str, int] = {}
        self.store: Ladder | None = None

    def rung(self, name: str) -> int:
        """Return the number of the last rung shown by this kernel."""
        return self._rungs.get(name, 0)

    def keep_rung(self, name: str, rung: int) -> None:
        """Remember the rung here, and in the store when it is the highest so far."""
        self._rungs[name] = rung
        if self.store is not None and rung > self.store.rung(name):
            self.store.keep_rung(name, rung)


def next_hint(name: str, ladder: Ladder) -> str:
    """Return the next rung of an exercise's hints in words, and remember it.

    After the last rung it is repeated. Raises Unclear for an unknown name.
    """
    exercise = by_name(name)
    before = ladder.rung(exercise.name)
    rung = min(max(before, 0) + 1, len(exercise.hints))
    if rung != before:
        ladder.keep_rung(exercise.name, rung)
    again = "That was the last hint. Here it is again:\n" if rung == before else ""
    return again + _render(exercise, rung)


def _render(exercise: Exercise, rung: int) -> str:
    lines = wrapped(exercise.hints[rung - 1], indent="")
    return "\n".join([*lines, f"(hint {rung} of {len(exercise.hints)})"])
