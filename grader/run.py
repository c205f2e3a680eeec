"""A script and its transcript read side by side: what was asked, and what came back."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import chain
from typing import Any

import numpy as np

from grader.joining import apart, first_of, paired, transitions
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


class Played:
    """One call as it was asked for (`step`) and as it was answered (`event`).

    `value` is what the call returned, in the transcript's vocabulary; `failed` is True when it
    raised, or could not be made because an earlier one raised. `owner` and `method` are the
    parts of "layer.forward", and `turn` is 0 for the first of the step's `times` calls.
    """

    __slots__ = (
        *("_answered", "episode", "step", "owner", "method"),
        *("event", "turn", "value", "failed", "_head"),
    )

    def __init__(
        self, answered: Answered, event: Event, turn: int, head: Played | None = None
    ) -> None:
        self._answered, self.episode, self.step = answered, answered.episode, answered.step
        self.owner, self.method = answered.owner, answered.method
        self.event, self.turn, self.value = event, turn, event.value
        self.failed = isinstance(self.value, (Raised, NotRun))
        self._head = head  # None, not itself: what holds itself is garbage for long

    @property
    def head(self) -> Played:
        """The first of the calls that went alike."""
        return self._head or self

    def arg(self, place: int) -> Any:
        """Return the positional argument as the learner's code received it."""
        return self._answered.given[place]

    def shape(self, place: int) -> tuple[int, ...]:
        """Return the shape of an array argument."""
        return self.step.args[place].shape


class Answered:
    """One step and what is known of its calls.

    `heads` are its calls, but of those that went alike the first only.
    """

    __slots__ = (
        *("episode", "step", "owner", "method", "heads", "is_joined"),
        *("_events", "_calls", "_given"),
    )

    def __init__(self, episode: Episode, step: Step, events: list[Event]) -> None:
        self.episode, self.step, self._events = episode, step, events
        self.owner, _, self.method = step.call.partition(".")
        self.is_joined = len(events) < step.times
        firsts = [first_of(events[0])] if self.is_joined else events
        self.heads = [Played(self, event, turn) for turn, event in enumerate(firsts)]
        self._calls = None if self.is_joined else self.heads
        self._given: tuple[Any, ...] | None = None

    @property
    def given(self) -> tuple[Any, ...]:
        """The positional arguments of each call, ramps made."""
        if self._given is None:
            self._given = tuple(map(_plain, self.step.args))
        return self._given

    @property
    def calls(self) -> list[Played]:
        """All calls, told apart when somebody first asks."""
        if self._calls is None:
            (head,), (_, *rest) = self.heads, apart(self._events[0])
            others = [Played(self, event, turn, head) for turn, event in enumerate(rest, 1)]
            self._calls = [head, *others]
        return self._calls

    def forget(self) -> None:
        """Let go of the calls."""
        self.heads, self._calls, self._events = [], None, []

    @property
    def results(self) -> np.ndarray:
        """What the calls returned, along a new first axis; ValueError for unlike shapes."""
        if self.is_joined:
            return self._events[0].value
        return np.array([event.value for event in self._events])

    @property
    def transitions(self) -> list[tuple[int, str, str]]:
        """Of each call that gave a result, its turn and the random state's fingerprints.

        They were taken of NumPy's global random state, before the call and after it.
        """
        if self.is_joined:
            pairs = transitions(self._events[0])
            return [(turn, before, after) for turn, (before, after) in enumerate(pairs)]
        fine = (p for p in self.heads if not p.failed)
        return [(p.turn, p.event.state_before, p.event.state_after) for p in fine]


class Run:
    """All calls of one script, in order, with look-up by episode and result name."""

    def __init__(self, script: Script, transcript: Transcript) -> None:
        """Pair each step with its events; raises ValueError when they do not fit together."""
        self.script, self.transcript = script, transcript
        # Findings that several checks of an exercise share, worked out once.
        self.notes: dict[Any, Any] = {}
        self._complaints: dict[Callable, dict[Played, str | None]] = {}
        self._episodes: dict[str, list[Answered]] = {
            episode.name: [Answered(episode, step, events) for step, events in steps]
            for episode, steps in zip(script.episodes, paired(script, transcript), strict=True)
        }

    def forget(self) -> None:
        """Let go of everything, which holds itself in circles, so that its memory is free at once.

        A run keeps a megabyte, and a collector of garbage would come by once in many runs.
        """
        for answered in self.steps:
            answered.forget()
        for found in (self.notes, self._complaints, self._episodes):
            found.clear()

    def __iter__(self) -> Iterator[Played]:
        return chain.from_iterable(map(self.episode, self._episodes))

    @property
    def steps(self) -> Iterator[Answered]:
        """All steps, in order."""
        return chain.from_iterable(self._episodes.values())

    @property
    def heads(self) -> Iterator[Played]:
        """All calls, but of those of a step that went alike the first only."""
        return chain.from_iterable(answered.heads for answered in self.steps)

    def episode(self, name: str) -> list[Played]:
        """Return all calls of one episode."""
        return [played for answered in self._episodes[name] for played in answered.calls]

    def episodes(self, prefix: str) -> list[list[Played]]:
        """Return the episodes whose names start with `prefix`, in script order."""
        return [self.episode(name) for name in self._episodes if name.startswith(prefix)]

    def step(self, episode: str, result: str) -> Answered:
        """Return the only step of an episode that has this result."""
        (answered,) = [a for a in self._episodes[episode] if a.step.result == result]
        return answered

    def calls(self, episode: str, result: str) -> list[Played]:
        """Return every call of the steps that have this result."""
        found = [a.calls for a in self._episodes[episode] if a.step.result == result]
        return found[0] if len(found) == 1 else list(chain.from_iterable(found))

    def complaint(self, form: Callable[[Run, Played], str | None], played: Played) -> str | None:
        """Return what `form` says of a call; of those that went alike, of the first."""
        known, head = self._complaints.setdefault(form, {}), played.head
        if head not in known:
            known[head] = form(self, head)
        return known[head]

    def troubled(self, form: Callable[[Run, Played], str | None]) -> set[Played]:
        """Return the heads that failed, or of which `form` says something."""
        if form not in self.notes:
            self.notes[form] = {p for p in self.heads if p.failed or self.complaint(form, p)}
        return self.notes[form]

    def call(self, episode: str, result: str) -> Played:
        """Return the only call of one step."""
        (played,) = self.calls(episode, result)
        return played


def _plain(value: Value) -> Any:
    return _made(value) if isinstance(value, Ramp) else value


@lru_cache(maxsize=64)
def _made(ramp: Ramp) -> np.ndarray:
    """Return the array of a ramp; a class is asked the same ones."""
    array = ramp.array()
    array.flags.writeable = False
    return array


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
