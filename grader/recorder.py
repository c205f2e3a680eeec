"""Plays a script against a learner's code and writes down what happened.

The only module that calls a learner's code. Standard library, NumPy, `script`, `describing` and
`randomness` only, so that it can run alone in a separate process.
"""

from __future__ import annotations

import contextlib
import io
import time
import types
import warnings
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Any

import numpy as np

from grader.describing import Room, can_be_copied, describe, describe_exception, plain_text
from grader.randomness import Fingerprints, global_states_kept, seed_global_states
from grader.script import (
    KNOWN_FUNCTIONS,
    MAX_PRINTED,
    Episode,
    Event,
    Known,
    NotRun,
    Ramp,
    Ref,
    Result,
    Rng,
    Script,
    Step,
    Transcript,
    Value,
)

_SCALARS = frozenset({type(None), bool, int, float, str})

# Taken now: a learner's code may assign to these names.
_clock, _ndarray, _default_rng = time.perf_counter, np.ndarray, np.random.default_rng


def _no_words() -> None:
    pass


def _only_words() -> None:
    """The docstring moves None to another constant, and so changes the code."""


_EMPTY_BODIES = frozenset({_no_words.__code__.co_code, _only_words.__code__.co_code})


def record(script: Script, namespace: Mapping[str, Any]) -> Transcript:
    """Play every episode against the names of `namespace`; never raises for a learner's fault.

    The global random states of NumPy and `random` are left as they were found.
    """
    printed = BoundedText(MAX_PRINTED)
    with quiet(printed), global_states_kept():
        helpers: dict[str, Any] = {"np": np}
        exec(script.definitions, helpers)
        room = Room()
        episodes = tuple(play_episode(e, namespace, helpers, room) for e in script.episodes)
    return Transcript(episodes, printed.getvalue())


class BoundedText(io.StringIO):
    """Keeps the first `limit` characters written to it and forgets the rest."""

    def __init__(self, limit: int) -> None:
        super().__init__()
        self._limit = self._room = limit

    def write(self, text: str) -> int:
        self._room -= super().write(str.__str__(text)[: self._room])
        return len(text)

    def getvalue(self) -> str:
        """Return what was kept, however it got here."""
        return plain_text(super().getvalue(), self._limit)

    def close(self) -> None:
        """Stay open: a learner's code may close its standard output."""


@contextlib.contextmanager
def quiet(printed: io.StringIO) -> Iterator[None]:
    """Send what is printed to `printed`, and warnings nowhere."""
    with (
        contextlib.redirect_stdout(printed),
        contextlib.redirect_stderr(printed),
        warnings.catch_warnings(),
        np.errstate(all="ignore"),
    ):
        warnings.simplefilter("ignore")
        yield


def play_episode(
    episode: Episode, namespace: Mapping[str, Any], helpers: Mapping[str, Any], room: Room
) -> tuple[Event, ...]:
    """Make the calls of one episode; `helpers` are the names of the script's definitions."""
    seed_global_states(episode.seed)
    player = _Player(namespace, helpers, room)
    return tuple(event for step in episode.steps for event in player.play(step))


class _Template:
    """An array of the script, of which each call gets a copy."""

    def __init__(self, array: np.ndarray) -> None:
        self.memory, self._dtype, self._shape = array.tobytes(), array.dtype, array.shape

    def over(self, memory: bytearray) -> np.ndarray:
        """Return the array over memory of ours, which no method of the array can move."""
        return _ndarray(self._shape, self._dtype, memory)


class _TheirOwn:
    """An array of the learner's own, given to another call."""

    def __init__(self, key: str, array: np.ndarray) -> None:
        # A view of our own: the array itself may get another shape or dtype.
        self.key, self._view = key, _ndarray.view(array, _ndarray)
        self._before = self._view.tobytes()

    def edited(self, room: Room) -> bool:
        """Tell whether the array has changed, and keep it as it is now."""
        if self._view.tobytes() == self._before:
            return False
        self.now = describe(self._view, room)
        return type(self.now) is _ndarray


class _Player:
    """Makes the calls of one episode, and keeps what they returned for later ones."""

    def __init__(
        self, namespace: Mapping[str, Any], helpers: Mapping[str, Any], room: Room
    ) -> None:
        self._namespace, self._helpers, self._room = namespace, helpers, room
        self._results: dict[str, Any] = {}
        self._fingerprints = Fingerprints()
        self._state = self._fingerprints.take()

    def play(self, step: Step) -> list[Event]:
        """Make the calls of one step, and tell what each did."""
        places = [(str(place), _prepared(value)) for place, value in enumerate(step.args)]
        names = [(key, _prepared(value)) for key, value in step.kwargs]
        owner, _, method = step.call.partition(".")
        return [self._call(step, owner, method, places, names) for _ in range(step.times)]

    def _call(self, step: Step, owner: str, method: str, places: list, names: list) -> Event:
        lent: list[tuple[str, _Template, bytearray]] = []
        own: list[_TheirOwn] = []
        try:
            function = self._find(owner, method)
            args = [self._hand_over(key, value, lent, own) for key, value in places]
            kwargs = {key: self._hand_over(key, value, lent, own) for key, value in names}
        except _Missing as missing:
            return Event(NotRun(missing.name))
        except BaseException as error:
            return Event(describe_exception(error, self._room))
        before, start = self._state, _clock()
        value = self._value(step.result, function, args, kwargs)
        seconds, self._state = _clock() - start, self._fingerprints.take()
        # Memory is compared, not arrays: no method of a learner's class has a say.
        edited = {k: t.over(bytearray(memory)) for k, t, memory in lent if memory != t.memory}
        if own:
            edited |= {each.key: each.now for each in own if each.edited(self._room)}
        return Event(value, edited, seconds, before, self._state, _is_unwritten(function))

    def _value(self, name: str, function: Callable, args: list, kwargs: dict) -> Result:
        self._results.pop(name, None)
        try:
            result = function(*args, **kwargs)
            # Describing may call methods of the learner's objects, so it stands inside the try.
            value = describe(result, self._room)
        except BaseException as error:
            return describe_exception(error, self._room)
        self._results[name] = result
        return value

    def _find(self, owner: str, method: str) -> Callable:
        if owner == "np":  # np.random.default_rng, the one function of NumPy in the vocabulary
            return _default_rng
        if method:
            return getattr(self._earlier(owner), method)
        return self._helpers[owner] if owner in self._helpers else self._namespace[owner]

    def _earlier(self, name: str, item: int | None = None) -> Any:
        if name not in self._results:
            raise _Missing(name)
        found = self._results[name]
        return found if item is None else found[item]

    def _hand_over(self, key: str, value: Any, lent: list, own: list) -> Any:
        """Return what the learner's code receives; note arrays that it might edit."""
        if type(value) in _SCALARS:
            return value
        if type(value) is _Template:
            memory = bytearray(value.memory)
            lent.append((key, value, memory))
            return value.over(memory)
        realised = self._realise(value)
        if issubclass(type(realised), _ndarray) and can_be_copied(realised):
            own.append(_TheirOwn(key, realised))
        return realised

    def _realise(self, value: Any) -> Any:
        """Turn a value of the script into the object that the learner's code receives."""
        match value:
            case _Template():
                return value.over(bytearray(value.memory))
            case Ref():
                return self._earlier(value.name, value.item)
            case Rng():
                return _default_rng(value.seed)
            case Known():
                return self._known(value.name)
            case tuple():
                return tuple(self._realise(item) for item in value)
        return value

    def _known(self, name: str) -> Any:
        if name in self._helpers:
            return self._helpers[name]
        return eval(KNOWN_FUNCTIONS[name], {"np": np})


class _Missing(LookupError):
    """An earlier result that a call needs was never produced."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


def _prepared(value: Value) -> Any:
    """Return a value of the script with its arrays made into templates."""
    if isinstance(value, Ramp):
        return _template_of(value)
    if isinstance(value, _ndarray):
        return _Template(value)
    return tuple(map(_prepared, value)) if isinstance(value, tuple) else value


@lru_cache(maxsize=64)
def _template_of(ramp: Ramp) -> _Template:
    return _Template(ramp.array())


def prepare(script: Script) -> None:
    """Make the ramps of a script, which processes forked from this one will inherit."""
    for step in (step for episode in script.episodes for step in episode.steps):
        for value in (*step.args, *dict(step.kwargs).values()):
            _prepared(value)


def _is_unwritten(function: Any) -> bool:
    """Tell whether a function, method or constructor of the learner's has an empty body."""
    if issubclass(type(function), type):
        function = type.__getattribute__(function, "__dict__").get("__init__")
    if type(function) is types.MethodType:
        function = function.__func__
    if type(function) is not types.FunctionType:
        return False
    code = function.__code__
    if code.co_names or code.co_code not in _EMPTY_BODIES:
        return False
    # Else it returns a constant, by the same instructions.
    return bool(code.co_consts) and code.co_consts[-1] is None
