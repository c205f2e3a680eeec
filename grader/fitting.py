"""Tells whether a transcript can be the record of its script, before anything is read off it."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from grader.run import Run
from grader.script import Event, NotRun, Ramp, Ref, Step, Value


def is_possible(run: Run) -> bool:
    """Tell whether each event of a run can be what its call did."""
    return all([_is_possible(p.step, p.event) for p in run.heads if _needs_a_look(p.event)])


def _needs_a_look(event: Event) -> bool:
    return bool(event.changed) or type(event.value) is NotRun


def _is_possible(step: Step, event: Event) -> bool:
    if event.changed and not _are_arguments(event.changed, step):
        return False
    return not isinstance(event.value, NotRun) or event.value.because in _needed(step)


def _needed(step: Step) -> Iterator[str]:
    """Yield the names of the earlier results that a call rests on."""
    owner, dot, _ = step.call.partition(".")
    if dot:
        yield owner
    for value in _values(step):
        yield from _refs(value)


def _values(step: Step) -> list[Value]:
    return [*step.args, *(value for _, value in step.kwargs)]


def _refs(value: Value) -> Iterator[str]:
    if isinstance(value, Ref):
        yield value.name
    elif isinstance(value, tuple):
        for item in value:
            yield from _refs(item)


def _are_arguments(changed: dict[str, np.ndarray], step: Step) -> bool:
    """Tell whether changed arrays belong to arguments; those of ours keep shape and dtype."""
    keys = [*map(str, range(len(step.args))), *(key for key, _ in step.kwargs)]
    given = dict(zip(keys, _values(step), strict=True))
    return all(key in given and _can_become(given[key], array) for key, array in changed.items())


def _can_become(value: Value, array: np.ndarray) -> bool:
    if isinstance(value, (Ramp, np.ndarray)):
        return array.shape == value.shape and array.dtype == np.dtype(value.dtype)
    return isinstance(value, Ref)
