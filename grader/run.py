"""A script and its transcript read side by side: what was asked, and what came back."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator
from functools import cached_property, lru_cache
from itertools import chain, groupby
from typing import Any

import numpy as np

from grader.script import (
    KNOWN_FUNCTIONS,
    Episode,
    Event,
    Known,
    NotRun,
    Raised,
    Ramp,
    Ref,
    Rng,
    Script,
    Step,
    Transcript,
    Value,
)


class Asked:
    """What all calls of one step have in common, worked out once."""

    def __init__(self, episode: Episode, step: Step) -> None:
        self.episode, self.step = episode, step
        self.owner, _, self.method = step.call.partition(".")

    @cached_property
    def given(self) -> tuple[Any, ...]:
        """The positional arguments, ramps made."""
        return tuple(map(_plain, self.step.args))


class Played:
    """One call as it was asked for (`step`) and as it was answered (`event`).

    `value` is what the call returned, in the transcript's vocabulary; `failed` is True when it
    raised, or could not be made because an earlier one raised. `owner` and `method` are the
    parts of "layer.forward", and `turn` is 0 for the first of the step's `times` calls.
    """

    __slots__ = ("_asked", "episode", "step", "event", "turn", "value", "failed", "owner", "method")

    def __init__(self, asked: Asked, event: Event, turn: int) -> None:
        self._asked, self.episode, self.step = asked, asked.episode, asked.step
        self.owner, self.method = asked.owner, asked.method
        self.event, self.turn, self.value = event, turn, event.value
        self.failed = isinstance(self.value, (Raised, NotRun))

    def arg(self, place: int) -> Any:
        """Return the positional argument as the learner's code received it."""
        return self._asked.given[place]

    def shape(self, place: int) -> tuple[int, ...]:
        """Return the shape of an array argument."""
        return self.step.args[place].shape


class Run:
    """All calls of one script, in order, with look-up by episode and result name."""

    def __init__(self, script: Script, transcript: Transcript) -> None:
        """Pair each step with its events; raises ValueError when they do not fit together."""
        if len(script.episodes) != len(transcript.episodes):
            raise ValueError(
                f"a transcript must hold {len(script.episodes)} episodes, "
                f"got {len(transcript.episodes)}"
            )
        self.script, self.transcript = script, transcript
        # Findings that several checks of an exercise share, worked out once.
        self.notes: dict[Any, Any] = {}
        self._complaints: dict[Callable, dict[Played, str | None]] = {}
        self._episodes = {
            episode.name: _pair(episode, events)
            for episode, events in zip(script.episodes, transcript.episodes, strict=True)
        }
        self._steps: dict[str, dict[str, list[Played]]] = {
            name: _by_result(calls) for name, calls in self._episodes.items()
        }

    def __iter__(self) -> Iterator[Played]:
        return chain.from_iterable(self._episodes.values())

    def episode(self, name: str) -> list[Played]:
        """Return all calls of one episode."""
        return self._episodes[name]

    def episodes(self, prefix: str) -> list[list[Played]]:
        """Return the episodes whose names start with `prefix`, in script order."""
        return [calls for name, calls in self._episodes.items() if name.startswith(prefix)]

    def calls(self, episode: str, result: str) -> list[Played]:
        """Return every call of one step."""
        return self._steps[episode].get(result, [])

    def complaint(self, form: Callable[[Run, Played], str | None], played: Played) -> str | None:
        """Return what `form` says of a call, asked once."""
        known = self._complaints.setdefault(form, {})
        if played not in known:
            known[played] = form(self, played)
        return known[played]

    def troubled(self, form: Callable[[Run, Played], str | None]) -> set[Played]:
        """Return the calls that failed, or of which `form` says something."""
        if form not in self.notes:
            self.notes[form] = {p for p in self if p.failed or self.complaint(form, p)}
        return self.notes[form]

    def call(self, episode: str, result: str) -> Played:
        """Return the only call of one step."""
        (played,) = self.calls(episode, result)
        return played


def _pair(episode: Episode, events: tuple[Event, ...]) -> list[Played]:
    steps = [Asked(episode, step) for step in episode.steps]
    turns = [(asked, turn) for asked in steps for turn in range(asked.step.times)]
    if len(turns) != len(events):
        raise ValueError(f"{episode.name!r} must hold {len(turns)} events, got {len(events)}")
    return [Played(asked, e, turn) for (asked, turn), e in zip(turns, events, strict=True)]


def _plain(value: Value) -> Any:
    return _made(value) if isinstance(value, Ramp) else value


@lru_cache(maxsize=64)
def _made(ramp: Ramp) -> np.ndarray:
    """Return the array of a ramp; a class is asked the same ones."""
    array = ramp.array()
    array.flags.writeable = False
    return array


def _by_result(calls: list[Played]) -> dict[str, list[Played]]:
    found: dict[str, list[Played]] = {}
    for result, same in groupby(calls, lambda played: played.step.result):
        found.setdefault(result, []).extend(same)
    return found


def paste(run: Run, played: Played, view: str = "{}", *, every: bool = False) -> str:
    """Return the lines of Python that repeat a call and everything its episode did before.

    `view` wraps the last expression, as in "({} == 0).mean()". With `every` that expression
    is the array of the results of all the step's calls.
    """
    before = []
    for call in run.episode(played.episode.name):
        if call.step is played.step:
            break
        if call.turn == 0:
            before.append(_assignment(call.step))
    last = _expression(played.step)
    if every:
        last = f"np.array([{last} for _ in range({played.step.times})])"
    elif played.turn > 0:
        last = f"[{last} for _ in range({played.turn + 1})][-1]"
    return "\n".join([*_defining(run, played), *_seeding(run, played), *before, view.format(last)])


def paste_then(run: Run, played: Played, name: str, expression: str) -> str:
    """Return the lines that make a call, give its result a name, and print an expression."""
    lines = paste(run, played).split("\n")
    return "\n".join([*lines[:-1], f"{name} = {lines[-1]}", expression])


def paste_and_print(run: Run, played: Played, place: int, name: str) -> str:
    """Return the lines that make a call with one argument named, then print that argument."""
    lines = paste(run, played).split("\n")
    args = [show_value(value) for value in played.step.args]
    named = f"{name} = {args[place]}"
    args[place] = name
    words = [*args, *(f"{key}={show_value(value)}" for key, value in played.step.kwargs)]
    return "\n".join([*lines[:-1], named, f"{played.step.call}({', '.join(words)})", name])


def _defining(run: Run, played: Played) -> list[str]:
    """Return the script's definitions when the episode uses a name of them."""
    source = run.script.definitions.strip()
    steps = played.episode.steps
    known = {v.name for s in steps for v in (*s.args, *dict(s.kwargs).values()) if _is_known(v)}
    called = {step.call for step in steps}
    names = re.findall(r"^(?:def|class) (\w+)|^(\w+) =", source, re.MULTILINE)
    return [source, ""] if {a or b for a, b in names} & (known | called) else []


def _is_known(value: Value) -> bool:
    return isinstance(value, Known)


def _seeding(run: Run, played: Played) -> list[str]:
    drew = any(
        call.event.state_before != call.event.state_after
        for call in run.episode(played.episode.name)
    )
    return [f"np.random.seed({played.episode.seed})"] if drew else []


def _assignment(step: Step) -> str:
    if step.times == 1:
        return f"{step.result} = {_expression(step)}"
    return f"for _ in range({step.times}): {step.result} = {_expression(step)}"


def _expression(step: Step) -> str:
    words = [show_value(value) for value in step.args]
    words += [f"{key}={show_value(value)}" for key, value in step.kwargs]
    return f"{step.call}({', '.join(words)})"


def show_value(value: Value) -> str:
    """Return a value of the script as Python source."""
    match value:
        case np.ndarray():
            return _show_array_source(value)
        case Ramp():
            size = math.prod(value.shape)
            text = f"np.linspace({value.start}, {value.stop}, {size})"
            text += f".reshape{value.shape}" if len(value.shape) > 1 else ""
            return text if value.dtype == "float64" else f'{text}.astype("{value.dtype}")'
        case Ref():
            return value.name if value.item is None else f"{value.name}[{value.item}]"
        case Rng():
            return f"np.random.default_rng({value.seed})"
        case Known():
            return KNOWN_FUNCTIONS.get(value.name, value.name)
        case tuple():
            inside = ", ".join(show_value(item) for item in value)
            return f"({inside},)" if len(value) == 1 else f"({inside})"
    return repr(value)


def _show_array_source(array: np.ndarray) -> str:
    body = " ".join(np.array2string(array, separator=", ", threshold=array.size + 1).split())
    body = body.replace("[ ", "[")
    natural = array.dtype in (np.dtype(float), np.dtype(int), np.dtype(bool))
    return f"np.array({body})" if natural else f"np.array({body}, dtype=np.{array.dtype})"


def show_result(value: Any) -> str:
    """Return a result as a person would see it printed, long arrays shortened."""
    match value:
        case np.ndarray():
            with np.printoptions(precision=4, suppress=True, threshold=24, edgeitems=3):
                return str(value)
        case Raised():
            return f"{value.type}: {value.message}" if value.message else value.type
        case NotRun():
            return "not run"
    if hasattr(value, "type"):
        return value.type if " " in value.type else f"a {value.type}"
    if isinstance(value, tuple):
        return f"({', '.join(show_result(item) for item in value)})"
    return repr(value)
