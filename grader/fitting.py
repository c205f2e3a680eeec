"""Tells whether a transcript can be the record of its script, before anything is read off it."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from grader.script import NotRun, Ramp, Ref, Script, Step, Transcript, Value


def fits(script: Script, transcript: Transcript) -> bool:
    """Tell whether there is one possible event for each call of the script."""
    if len(script.episodes) != len(transcript.episodes):
        return False
    for episode, events in zip(script.episodes, transcript.episodes, strict=True):
        calls = [step for step in episode.steps for _ in range(step.times)]
        if len(calls) != len(events):
            return False
        for step, event in zip(calls, events, strict=True):
            if event.changed and not _are_arguments(event.changed, step):
                return False
            if isinstance(event.value, NotRun) and event.value.because not in _needed(step):
                return False
    return True


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
