"""Plays a script against a learner's code and writes down what happened.

The only module that calls a learner's code. Standard library, NumPy and `script` only, so that
it can run alone in a separate process.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import linecache
import random
import sysconfig
import time
import traceback
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
        episodes = tuple(_play(episode, namespace) for episode in script.episodes)
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


@contextlib.contextmanager
def global_states_kept() -> Iterator[None]:
    """Restore the global random states of NumPy and `random` afterwards."""
    numpy_state, python_state = np.random.get_state(), random.getstate()
    try:
        yield
    finally:
        np.random.set_state(numpy_state)
        random.setstate(python_state)


def _play(episode: Episode, namespace: Mapping[str, Any]) -> tuple[Event, ...]:
    np.random.seed(episode.seed)
    random.seed(episode.seed)
    results: dict[str, Any] = {}
    return tuple(event for step in episode.steps for event in _take_step(step, namespace, results))


def _take_step(
    step: Step, namespace: Mapping[str, Any], results: dict[str, Any]
) -> Iterator[Event]:
    for _ in range(step.times):
        try:
            function = _find(step.call, namespace, results)
            args = tuple(_realise(value, results) for value in step.args)
            kwargs = {key: _realise(value, results) for key, value in step.kwargs}
        except _Missing as missing:
            yield Event(NotRun(str(missing)))
            continue
        except BaseException as error:
            yield Event(describe_exception(error))
            continue
        yield _call(step, function, args, kwargs, results)


def _call(
    step: Step, function: Callable, args: tuple, kwargs: dict, results: dict[str, Any]
) -> Event:
    arguments = {str(place): value for place, value in enumerate(args)} | kwargs
    watched = {
        key: (value, value.tobytes())
        for key, value in arguments.items()
        if isinstance(value, np.ndarray)
    }
    before, start = _state_fingerprint(), time.perf_counter()
    try:
        result = function(*args, **kwargs)
        # Describing calls methods of the learner's objects, so it stands inside the try.
        seconds, value = time.perf_counter() - start, describe(result)
        results[step.result] = result
    except BaseException as error:
        seconds, value = time.perf_counter() - start, describe_exception(error)
        results.pop(step.result, None)
    return Event(
        value,
        {key: np.array(a) for key, (a, old) in watched.items() if a.tobytes() != old},
        seconds,
        before,
        _state_fingerprint(),
        _is_unwritten(function),
    )


class _Missing(LookupError):
    """An earlier result that a call needs was never produced."""


def _find(call: str, namespace: Mapping[str, Any], results: dict[str, Any]) -> Callable:
    if call == "np.random.default_rng":
        return np.random.default_rng
    owner, _, method = call.partition(".")
    if not method:
        return namespace[owner]
    return getattr(_earlier(Ref(owner), results), method)


def _earlier(ref: Ref, results: dict[str, Any]) -> Any:
    if ref.name not in results:
        raise _Missing(ref.name)
    found = results[ref.name]
    return found if ref.item is None else found[ref.item]


def _realise(value: Value, results: dict[str, Any]) -> Any:
    """Turn a value of the script into the object that the learner's code receives."""
    match value:
        case np.ndarray():
            return value.copy()
        case Ramp():
            return value.array()
        case Ref():
            return _earlier(value, results)
        case Rng():
            return np.random.default_rng(value.seed)
        case Known():
            return eval(KNOWN_FUNCTIONS[value.name], {"np": np})
        case tuple():
            return tuple(_realise(item, results) for item in value)
    return value


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
    if isinstance(error, KeyboardInterrupt):
        raise error  # somebody wants this to stop: not the learner's fault
    place, line, text = "", None, ""
    for frame, number in traceback.walk_tb(error.__traceback__):
        if not _is_foreign(frame.f_code.co_filename):
            place, line = frame.f_code.co_filename, number
            text = linecache.getline(place, number).strip()
    return Raised(type(error).__name__[:80], _message_of(error), place, line, text[:MAX_TEXT])


def _message_of(error: BaseException) -> str:
    try:
        return str(error)[:MAX_TEXT]
    except BaseException:
        return "(its message could not be read)"


def _is_foreign(filename: str) -> bool:
    return filename.startswith(("<frozen", "<__array_function__", *_FOREIGN_FOLDERS))


def _state_fingerprint() -> str:
    """Return 16 hex digits that stand for NumPy's global random state."""
    _, keys, position, *_ = np.random.get_state()
    return hashlib.blake2b(
        keys.tobytes() + bytes(str(position), "ascii"), digest_size=8
    ).hexdigest()


def _is_unwritten(function: Callable) -> bool:
    if isinstance(function, type):
        function = function.__dict__.get("__init__")
    code = getattr(getattr(function, "__func__", function), "__code__", None)
    return code is not None and code.co_code in _EMPTY_BODIES and not code.co_names
