"""Plays a script against a learner's code and writes down what happened.

The only module that calls a learner's code. Standard library, NumPy and `script` only, so that
it can run alone in a separate process.
"""

from __future__ import annotations

import builtins
import contextlib
import hashlib
import io
import linecache
import random
import sysconfig
import time
import traceback
import types
import warnings
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np

from grader.script import (
    KNOWN_FUNCTIONS,
    Episode,
    Event,
    Known,
    Made,
    NotRun,
    Opaque,
    Raised,
    Ramp,
    Ref,
    Result,
    Rng,
    Script,
    Step,
    Transcript,
    Value,
)

MAX_PRINTED = 1 << 20  # characters kept of what the learner's code prints
MAX_RESULT_BYTES = 16 << 20  # a larger array is described, not copied
MAX_TEXT = 2000  # characters kept of a message or a string result
MAX_ITEMS = 64  # elements kept of a tuple result

_FOREIGN_FOLDERS = tuple(
    {sysconfig.get_path(name) for name in ("stdlib", "platstdlib", "purelib", "platlib")}
    | {str(Path(__file__).resolve().parent)}
    # A sandbox searches for packages outside its interpreter's own folders.
    | {str(Path(np.__file__).parents[1])}
)


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
        episodes = tuple(play_episode(e, namespace, helpers) for e in script.episodes)
    return Transcript(episodes, printed.getvalue())


class BoundedText(io.StringIO):
    """Keeps the first `limit` characters written to it and forgets the rest."""

    def __init__(self, limit: int) -> None:
        super().__init__()
        self._room = limit

    def write(self, text: str) -> int:
        kept = text[: self._room]
        self._room -= super().write(kept)
        return len(text)

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


# Taken now: a learner's code may assign to these names.
_seed_numpy, _get_state, _set_state = np.random.seed, np.random.get_state, np.random.set_state
_get_bits, _set_bits = np.random.get_bit_generator, np.random.set_bit_generator
_seed_python, _get_python, _set_python = random.seed, random.getstate, random.setstate


@contextlib.contextmanager
def global_states_kept() -> Iterator[None]:
    """Restore the global random states of NumPy and `random` afterwards."""
    bits, state, python_state = _get_bits(), _get_state(), _get_python()
    try:
        yield
    finally:
        _set_bits(bits)
        _set_state(state)
        _set_python(python_state)


def seed_global_states(seed: int) -> None:
    """Begin NumPy's and Python's global random states from a seed."""
    if type(_get_bits()) is not np.random.MT19937:  # a learner's code put in another
        _set_bits(np.random.MT19937())
    _seed_numpy(seed)
    _seed_python(seed)


def play_episode(
    episode: Episode, namespace: Mapping[str, Any], helpers: Mapping[str, Any]
) -> tuple[Event, ...]:
    """Make the calls of one episode; `helpers` are the names of the script's definitions."""
    seed_global_states(episode.seed)
    player = _Player(namespace, helpers)
    return tuple(player.call(step) for step in episode.steps for _ in range(step.times))


class _Player:
    """Makes the calls of one episode, and keeps what they returned for later ones."""

    def __init__(self, namespace: Mapping[str, Any], helpers: Mapping[str, Any]) -> None:
        self._namespace, self._helpers = namespace, helpers
        self._results: dict[str, Any] = {}
        self._state = _state_fingerprint()

    def call(self, step: Step) -> Event:
        """Make one call, and tell what it did."""
        try:
            function = self._find(step.call)
            args = tuple(self._realise(value) for value in step.args)
            kwargs = {key: self._realise(value) for key, value in step.kwargs}
        except _Missing as missing:
            return Event(NotRun(str(missing)))
        except BaseException as error:
            return Event(describe_exception(error))
        return self._made(step, function, args, kwargs)

    def _made(self, step: Step, function: Callable, args: tuple, kwargs: dict) -> Event:
        arguments = {str(place): value for place, value in enumerate(args)} | kwargs
        arrays = {key: a for key, a in arguments.items() if isinstance(a, np.ndarray)}
        # Views of their own: a learner may give the array itself another shape or dtype.
        views = {key: array.view() for key, array in arrays.items()}
        old = {key: array.tobytes() for key, array in arrays.items()}
        before, start = self._state, time.perf_counter()
        value = self._value(step, function, args, kwargs)
        seconds, self._state = time.perf_counter() - start, _state_fingerprint()
        changed = {key: np.array(a) for key, a in views.items() if a.tobytes() != old[key]}
        return Event(value, changed, seconds, before, self._state, _is_unwritten(function))

    def _value(self, step: Step, function: Callable, args: tuple, kwargs: dict) -> Result:
        self._results.pop(step.result, None)
        try:
            result = function(*args, **kwargs)
            # Describing calls methods of the learner's objects, so it stands inside the try.
            value = describe(result)
        except BaseException as error:
            return describe_exception(error)
        self._results[step.result] = result
        return value

    def _find(self, call: str) -> Callable:
        if call == "np.random.default_rng":
            return np.random.default_rng
        owner, _, method = call.partition(".")
        if method:
            return getattr(self._earlier(Ref(owner)), method)
        return self._helpers[owner] if owner in self._helpers else self._namespace[owner]

    def _earlier(self, ref: Ref) -> Any:
        if ref.name not in self._results:
            raise _Missing(ref.name)
        found = self._results[ref.name]
        return found if ref.item is None else found[ref.item]

    def _realise(self, value: Value) -> Any:
        """Turn a value of the script into the object that the learner's code receives."""
        match value:
            case np.ndarray():
                return value.copy()[...]  # a view cannot be resized under our own
            case Ramp():
                return value.array()[...]
            case Ref():
                return self._earlier(value)
            case Rng():
                return np.random.default_rng(value.seed)
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


def describe(result: Any, depth: int = 0) -> Result:
    """Copy a result into the transcript's vocabulary.

    Subclasses are read by their memory, so that no method of theirs has a say.
    """
    if result is None or type(result) in (bool, float):
        return result
    if type(result) is int:
        return result if abs(result) < 1 << 63 else Opaque("an enormous int")
    if isinstance(result, str):
        return str.__str__(result)[:MAX_TEXT]
    if isinstance(result, np.ndarray):
        return _describe_array(result)
    if isinstance(result, np.generic):
        return _describe_array(np.array(result))
    if type(result) is tuple and depth < 3:
        return tuple(describe(item, depth + 1) for item in result[:MAX_ITEMS])
    if isinstance(result, (list, tuple, dict)):
        return Opaque(f"a {type(result).__name__}")
    return Made(type(result).__name__[:80])


def _describe_array(array: np.ndarray) -> Result:
    if array.dtype.kind not in "biuf":
        return Opaque(f"an array of dtype {array.dtype}"[:80])
    if array.size * array.dtype.itemsize > MAX_RESULT_BYTES:
        return Opaque(f"an array of shape {array.shape}, too large to look at"[:120])
    dtype = array.dtype if array.dtype.itemsize <= 8 else np.dtype(float)
    return np.array(array, dtype=dtype.newbyteorder("<"), order="C", subok=False)


def describe_exception(error: BaseException) -> Raised:
    """Name an exception and the innermost line of the learner's own that led to it."""
    kind = type(error)
    if issubclass(kind, KeyboardInterrupt):
        raise error  # somebody wants this to stop: not the learner's fault
    place, line, text = "", None, ""
    # Read past the class, which may hide its traceback behind a property.
    for frame, number in traceback.walk_tb(BaseException.__traceback__.__get__(error)):
        if not _is_foreign(frame.f_code.co_filename):
            place, line = frame.f_code.co_filename, number
            text = linecache.getline(place, number).strip()
    message = _message_of(error)
    return Raised(_name_of(kind), message, place, line, text[:MAX_TEXT], _built_in_kinds(kind))


def _name_of(kind: type) -> str:
    """Read a class's name past its metaclass, which may say anything."""
    return type.__dict__["__name__"].__get__(kind)[:80]


def _built_in_kinds(kind: type) -> tuple[str, ...]:
    names = map(_name_of, type.__dict__["__mro__"].__get__(kind))
    return tuple(n for n in names if issubclass(kind, getattr(builtins, n, ())))


def _message_of(error: BaseException) -> str:
    try:
        return str.__str__(str(error))[:MAX_TEXT]
    except BaseException:
        return "(its message could not be read)"


def _is_foreign(filename: str) -> bool:
    return filename.startswith(("<frozen", "<string>", "<__array_function__", *_FOREIGN_FOLDERS))


def _state_fingerprint() -> str:
    """Return 16 hex digits that stand for NumPy's global random state."""
    state = _get_state(legacy=False)
    inner = state["state"]
    words = (
        inner["key"].tobytes() + b"%d" % inner["pos"] if "key" in inner else repr(state).encode()
    )
    return hashlib.blake2b(words, digest_size=8).hexdigest()


def _is_unwritten(function: Any) -> bool:
    """Tell whether a function, method or constructor of the learner's has an empty body."""
    if isinstance(function, type):
        function = type.__getattribute__(function, "__dict__").get("__init__")
    if type(function) is types.MethodType:
        function = function.__func__
    if type(function) is not types.FunctionType:
        return False
    code = function.__code__
    if code.co_names or code.co_code not in _EMPTY_BODIES:
        return False
    return code.co_consts[-1] is None  # else it returns a constant, by the same instructions
