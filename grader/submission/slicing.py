"""The statements of a submission that one exercise needs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice

from .program import Program
from .statements import Statement

# Past this many statements or rounds everything stays in, which is slower but no less right.
MOST_STATEMENTS, MOST_ROUNDS = 500, 10


@dataclass(frozen=True)
class Slice:
    """The statements an exercise needs, in the order in which they are executed."""

    name: str
    statements: tuple[Statement, ...]


def slice_program(program: Program, name: str) -> Slice:
    """Return what must run for name to be what the whole program makes of it."""
    if name not in program.binders:
        return Slice(name, ())
    dropped: set[int] = set()
    chosen = _closure(program, name, dropped)
    for _ in range(MOST_ROUNDS):
        stale = _replaced(program, chosen)
        if not stale:
            break
        dropped |= stale
        chosen = _closure(program, name, dropped)
    rest = sorted(chosen.difference(program.futures))
    return Slice(name, tuple(program.statements[index] for index in (*program.futures, *rest)))


def _closure(program: Program, exercise: str, dropped: set[int]) -> set[int]:
    """Return the statements that the exercise needs, and those that they need."""
    chosen = {*program.futures, *program.stars}
    names = [exercise, *_names_used(program, chosen)]
    seen: set[str] = set()
    while names:
        name = names.pop()
        if name not in seen:
            seen.add(name)
            found = set(_concerned(program, name, exercise)) - chosen - dropped
            chosen |= found
            names += _names_used(program, found)
    return chosen


def _concerned(program: Program, name: str, exercise: str) -> Iterator[int]:
    yield from program.binders.get(name, ())
    yield from program.changers(name, exercise)


def _names_used(program: Program, indexes: set[int]) -> list[str]:
    return [name for index in indexes for name in program.uses(index)]


def _replaced(program: Program, chosen: set[int]) -> set[int]:
    """Return the definitions that later ones replace before anything runs with them."""
    order = sorted(chosen)
    if len(order) > MOST_STATEMENTS:
        return set()
    looked_up = cache(lambda index: _names_looked_up(program, index, chosen))
    return {
        index
        for place, index in enumerate(order)
        if _is_replaced(program, index, islice(order, place + 1, None), looked_up)
    }


def _is_replaced(
    program: Program,
    index: int,
    later: Iterator[int],
    looked_up: Callable[[int], set[str]],
) -> bool:
    name = program.only_defines(index)
    if name is None or program.binders[name][-1] == index:
        return False
    for other in later:
        if name in looked_up(other):
            return False
        if program.redefines(other, name):
            return True
    return False


def _names_looked_up(program: Program, index: int, chosen: set[int]) -> set[str]:
    """Return the names that executing a statement may look up, calls included."""
    names = [*program.footprints[index].needs]
    seen: set[str] = set()
    while names:
        name = names.pop()
        if name not in seen:
            seen.add(name)
            names += _names_used(program, chosen.intersection(program.binders.get(name, ())))
    return seen
