"""Plays a script against a learner's code and writes down what happened.

The only module that calls a learner's code. Standard library, NumPy, `script`, `describing`,
`joining` and `randomness` only, so that it can run alone in a separate process.
"""

from __future__ import annotations

import contextlib
import io
import time
import types
import warnings
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import numpy as np

from grader.describing import Room, can_be_copied, describe, describe_exception, plain_text
from grader.joining import Outcome, told
from grader.randomness import fingerprint, global_states_kept, seed_numpy, seed_python
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
_clock, _ndarray, _default_rng = time.perf_counter_ns, np.ndarray, np.random.default_rng


def _no_words() -> None:
    pass


def _only_words() -> None:
    """The docstring moves None to another constant, and so changes the code."""


_EMPTY_BODIES = frozenset({_no_words.__code__.co_code, _only_words.__code__.co_code})


def record(script: Script | Plan, namespace: Mapping[str, Any]) -> Transcript:
    """Play every episode against the names of `namespace`; never raises for a learner's fault.

    The global random states of NumPy and `random` are left as they were found.
    """
    printed = BoundedText(MAX_PRINTED)
    with global_states_kept():
        episodes = play(script, namespace, printed)
    return Transcript(episodes, printed.getvalue())


def play(
    script: Script | Plan, namespace: Mapping[str, Any], printed: BoundedText
) -> tuple[tuple[Event, ...], ...]:
    """Do what `record` does, but for the random states: for a process that ends afterwards."""
    plan = script if isinstance(script, Plan) else Plan(script)
    with quiet(printed):
        helpers: dict[str, Any] = {"np": np}
        exec(plan.definitions, helpers)
        room = Room()
        if plan.episodes:  # what `random` draws goes on from episode to episode
            seed_python(plan.episodes[0].seed)
        return tuple([play_episode(e, namespace, helpers, room) for e in plan.episodes])


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


class Plan:
    """A script made ready to be played, once for all whose code it is played against."""

    def __init__(self, script: Script) -> None:
        self.definitions = compile(script.definitions, "<string>", "exec", dont_inherit=True)
        self.episodes = [_Episode(episode) for episode in script.episodes]


class _Episode:
    def __init__(self, episode: Episode) -> None:
        self.seed, self.steps = episode.seed, [_Asked(step) for step in episode.steps]


def play_episode(
    episode: _Episode, namespace: Mapping[str, Any], helpers: Mapping[str, Any], room: Room
) -> tuple[Event, ...]:
    """Make the calls of one episode; `helpers` are the names of the script's definitions."""
    seed_numpy(episode.seed)
    player = _Player(namespace, helpers, room)
    return tuple([event for asked in episode.steps for event in player.play(asked)])


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


class _Asked:
    """One step made ready: what its calls are given, by place (int) or keyword (str)."""

    def __init__(self, step: Step) -> None:
        self.result, self.times = step.result, step.times
        self.owner, _, self.method = step.call.partition(".")
        given = [*enumerate(step.args), *step.kwargs]
        ready = [(place, _prepared(value)) for place, value in given]
        self.args: list[Any] = list(step.args)
        self.kwargs: dict[str, Any] = dict(step.kwargs)
        self.lent = [(place, v) for place, v in ready if type(v) is _Template]
        self.memories = [template.memory for _, template in self.lent]
        self.others = [(p, v) for p, v in ready if type(v) not in {_Template, *_SCALARS}]


class _Player:
    """Makes the calls of one episode, and keeps what they returned for later ones."""

    def __init__(
        self, namespace: Mapping[str, Any], helpers: Mapping[str, Any], room: Room
    ) -> None:
        self._namespace, self._helpers, self._room = namespace, helpers, room
        self._results: dict[str, Any] = {}
        self._state = fingerprint()

    def play(self, asked: _Asked) -> list[Event]:
        """Make the calls of one step, and tell what each did."""
        if asked.times == 1:
            return [Event(*self._call(asked, 0))]
        return told([self._call(asked, turn) for turn in range(asked.times)])

    def _call(self, asked: _Asked, turn: int) -> Outcome:
        args, kwargs = asked.args.copy(), asked.kwargs.copy()
        own: list[_TheirOwn] = []
        try:
            function = self._find(asked.owner, asked.method)
            memories = _lend(asked, args, kwargs)
            if asked.others:
                self._realise_others(asked, args, kwargs, own)
        except _Missing as missing:
            return (NotRun(missing.name),)
        except BaseException as error:
            return (describe_exception(error, self._room),)
        unwritten = turn == 0 and _is_unwritten(function)
        before, start = self._state, _clock()
        value = self._value(asked.result, function, args, kwargs)
        took, self._state = _clock() - start, fingerprint()
        # Memory is compared, not arrays: no method of a learner's class has a say.
        whole = memories == asked.memories and not own
        edited = {} if whole else self._edited(asked, memories, own)
        return value, edited, took, before, self._state, unwritten

    def _edited(self, asked: _Asked, memories: list, own: list) -> dict[str, np.ndarray]:
        found = {}
        for (place, template), memory in zip(asked.lent, memories, strict=True):
            if memory != template.memory:
                found[str(place)] = template.over(bytearray(memory))
        for each in own:
            if each.edited(self._room):
                found[each.key] = each.now
        return found

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

    def _realise_others(self, asked: _Asked, args: list, kwargs: dict, own: list) -> None:
        """Put in what is neither a scalar nor an array of ours; note arrays of the learner's."""
        for place, value in asked.others:
            realised = self._realise(value)
            (args if type(place) is int else kwargs)[place] = realised
            if issubclass(type(realised), _ndarray) and can_be_copied(realised):
                own.append(_TheirOwn(str(place), realised))

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


def _lend(asked: _Asked, args: list, kwargs: dict) -> list[bytearray]:
    """Put a copy of each array of ours into the arguments; return the copies' memory."""
    memories = []
    for place, template in asked.lent:
        memory = bytearray(template.memory)
        memories.append(memory)
        (args if type(place) is int else kwargs)[place] = template.over(memory)
    return memories


class _Missing(LookupError):
    """An earlier result that a call needs was never produced."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


def _prepared(value: Value) -> Any:
    """Return a value of the script with its arrays made into templates."""
    if isinstance(value, Ramp):
        return _Template(value.array())
    if isinstance(value, _ndarray):
        return _Template(value)
    return tuple(map(_prepared, value)) if isinstance(value, tuple) else value


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
