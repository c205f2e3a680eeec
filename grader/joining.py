"""Calls of one step that went alike, told by one event.

That makes a long series of masks cheap to send and to judge. Calls went alike when each returned
an array of finite numbers, all of one dtype and shape, and left its arguments as they were.
"""

from __future__ import annotations

import numpy as np

from grader.script import Episode, Event, Result, Script, Step, Transcript

# Taken now: a learner's code may assign to these names.
_ndarray, _array, _isfinite = np.ndarray, np.array, np.isfinite


# The first fields of an Event: value, changed, nanoseconds, state_before, state_after,
# unwritten.
Outcome = tuple


def told(outcomes: list[Outcome]) -> list[Event]:
    """Return an event for each call of one step, or a single one for all that went alike."""
    values = [outcome[0] for outcome in outcomes]
    if not _are_alike(values) or any([changed or un for _, changed, _, _, _, un in outcomes]):
        return [Event(*outcome) for outcome in outcomes]
    stack = _array(values)
    if not _isfinite(stack).all():
        return [Event(*outcome) for outcome in outcomes]
    return [_told_by_one(outcomes, stack)]


def _are_alike(values: list[Result]) -> bool:
    if any([type(value) is not _ndarray for value in values]):
        return False
    dtype, shape = values[0].dtype, values[0].shape
    return all([value.dtype is dtype and value.shape == shape for value in values])


def _told_by_one(outcomes: list[Outcome], stack: np.ndarray) -> Event:
    _, took, before, after, _ = zip(*(outcome[1:] for outcome in outcomes), strict=True)
    return Event(stack, {}, sum(took), before[0], after[-1], False, len(after), after[:-1])


def paired(script: Script, transcript: Transcript) -> list[list[tuple[Step, list[Event]]]]:
    """Return for each episode its steps, each with one event a call or one for all its calls.

    Raises ValueError when transcript and script do not fit together.
    """
    if len(script.episodes) != len(transcript.episodes):
        raise ValueError(
            f"a transcript must hold {len(script.episodes)} episodes, "
            f"got {len(transcript.episodes)}"
        )
    both = zip(script.episodes, transcript.episodes, strict=True)
    return [_paired(episode, list(events)) for episode, events in both]


def _paired(episode: Episode, events: list[Event]) -> list[tuple[Step, list[Event]]]:
    found, place = [], 0
    for step in episode.steps:
        own = _events_of(step, events, place)
        found.append((step, own))
        place += len(own)
    if place != len(events) or not all([own for _, own in found]):
        calls = sum(step.times for step in episode.steps)
        raise ValueError(f"{episode.name!r} must hold {calls} events, got {len(events)}")
    return found


def _events_of(step: Step, events: list[Event], place: int) -> list[Event]:
    """Return the events of a step, which begin at a place; none where they do not fit."""
    own = events[place : place + step.times]
    if step.times > 1 and own and own[0].calls > 1:
        return own[:1] if _tells_of_all(own[0], step) else []
    fitting = len(own) == step.times and all([event.calls == 1 for event in own])
    return own if fitting else []


def _tells_of_all(event: Event, step: Step) -> bool:
    """Tell whether one event can stand for all calls of a step, however it came here."""
    return (
        event.calls == step.times
        and isinstance(event.value, np.ndarray)
        and event.value.shape[:1] == (event.calls,)
        and len(event.between) == event.calls - 1
        and not (event.changed or event.unwritten)
        and bool(np.isfinite(event.value).all())
    )


def apart(event: Event) -> list[Event]:
    """Return an event for each call that one tells of."""
    if event.calls == 1:
        return [event]
    took, results = event.nanoseconds // event.calls, list(event.value)
    if event.value.ndim == 1:  # else they would be no arrays
        results = [event.value[n, ...] for n in range(event.calls)]
    both = zip(results, transitions(event), strict=True)
    return [Event(result, {}, took, before, after) for result, (before, after) in both]


def first_of(event: Event) -> Event:
    """Return the event of the first call that one tells of."""
    took, after = event.nanoseconds // event.calls, event.between[0]
    return Event(event.value[0, ...], {}, took, event.state_before, after)


def transitions(event: Event) -> list[tuple[str, str]]:
    """Return for each call of an event the fingerprints before and after."""
    states = [event.state_before, *event.between, event.state_after]
    return list(zip(states, states[1:], strict=False))
