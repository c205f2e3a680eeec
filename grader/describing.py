"""Puts what a learner's code returned or raised into the vocabulary of a transcript.

Everything is read past the methods of a learner's classes, and bounded: one result, one text,
and the sum of all that one transcript holds.
"""

from __future__ import annotations

import builtins
import linecache
import sysconfig
import traceback
from pathlib import Path
from typing import Any

import numpy as np

from grader.script import (
    MAX_DEPTH,
    MAX_ITEMS,
    MAX_NAME,
    MAX_PLACE,
    MAX_TEXT,
    Made,
    Opaque,
    Raised,
    Result,
)

MAX_RESULT_BYTES = 16 << 20  # a larger array is described, not copied
MAX_RECORDED_BYTES = 32 << 20  # of all arrays of one transcript
MAX_RECORDED_WORDS = 2 << 20  # bytes of all texts and tuples of one transcript

_PLAIN_KINDS = "biuf"  # of dtypes: booleans, integers, floats
_WORDS_OF_ITEM = 64  # bytes that any number, and the frame of any text, fits in
_WORDS_OF_LETTER = 6  # that any letter fits in, such as \u0000
_FOREIGN_FOLDERS = tuple(
    {sysconfig.get_path(name) for name in ("stdlib", "platstdlib", "purelib", "platlib")}
    | {str(Path(__file__).resolve().parent)}
    # A sandbox searches for packages outside its interpreter's own folders.
    | {str(Path(np.__file__).parents[1])}
)
# By identity: a learner's class may bear the same name, or compare as it likes.
_BUILT_IN = {id(kind): kind.__name__ for kind in vars(builtins).values() if isinstance(kind, type)}

# Taken now: a learner's code may assign to these names.
_ndarray, _generic, _array, _DOUBLE = np.ndarray, np.generic, np.array, np.dtype("<f8")


class Room:
    """How much one transcript may still hold: memory of arrays, and words."""

    def __init__(self) -> None:
        self._bytes, self._words = MAX_RECORDED_BYTES, MAX_RECORDED_WORDS

    def holds(self, size: int) -> bool:
        """Take `size` bytes of array memory, if there are as many."""
        if size > self._bytes or size > MAX_RESULT_BYTES:
            return False
        self._bytes -= size
        return True

    def holds_items(self, count: int) -> bool:
        """Take words for the elements of a tuple, if there are as many."""
        if count * _WORDS_OF_ITEM > self._words:
            return False
        self._words -= count * _WORDS_OF_ITEM
        return True

    def cut(self, text: str, limit: int = MAX_TEXT) -> str:
        """Return the beginning of a text, as much as there is room for."""
        kept = plain_text(text, min(limit, self._words // _WORDS_OF_LETTER))
        self._words -= _WORDS_OF_LETTER * len(kept)
        return kept


def plain_text(text: str, limit: int) -> str:
    """Return the beginning of a text as an exact string that every encoding can carry."""
    plain = str.__str__(text)[:limit]
    return plain if plain.isascii() else plain.encode("utf-8", "replace").decode()


def describe(result: Any, room: Room | None = None, depth: int = 0) -> Result:
    """Copy a result into the transcript's vocabulary.

    Instances of subclasses are read by their memory, so that no method of theirs has a say.
    """
    room = room or Room()
    kind = type(result)
    if kind is _ndarray:
        return _describe_array(result, room)
    if result is None or kind is bool or kind is float:
        return result
    if kind is int:
        return result if abs(result) < 1 << 63 else Opaque("an enormous int")
    if issubclass(kind, str):
        return room.cut(result)
    if issubclass(kind, _ndarray):
        return _describe_array(_ndarray.view(result, _ndarray), room)
    if issubclass(kind, _generic):
        return _describe_array(_array(result), room)
    return _describe_object(result, kind, room, depth)


def _describe_object(result: Any, kind: type, room: Room, depth: int) -> Result:
    if kind is tuple and depth < MAX_DEPTH:
        if not room.holds_items(min(len(result), MAX_ITEMS)):
            return Opaque("a tuple, too much to look at")
        return tuple(describe(item, room, depth + 1) for item in result[:MAX_ITEMS])
    name = name_of(kind)
    return Opaque(f"a {name}") if issubclass(kind, (list, tuple, dict)) else Made(name)


def can_be_copied(array: np.ndarray) -> bool:
    """Tell whether an array holds plain numbers, and not too many."""
    base = _ndarray.view(array, _ndarray)
    return base.dtype.kind in _PLAIN_KINDS and base.nbytes <= MAX_RESULT_BYTES


def _describe_array(array: np.ndarray, room: Room) -> Result:
    dtype = array.dtype
    if dtype is _DOUBLE and room.holds(array.nbytes):
        return array.copy()  # what follows, at a third of the cost
    if dtype.kind not in _PLAIN_KINDS:
        return Opaque(plain_text(f"an array of dtype {dtype}", MAX_NAME))
    if array.nbytes > MAX_RESULT_BYTES:
        return Opaque(f"an array of shape {array.shape}, too large to look at"[:120])
    if not room.holds(array.nbytes):
        return Opaque("an array, beyond what is looked at in all")
    dtype = dtype.newbyteorder("<") if dtype.itemsize <= 8 else _DOUBLE
    return _array(array, dtype=dtype, order="C")


def name_of(kind: type) -> str:
    """Return a class's name, read past its metaclass, which may say anything."""
    return plain_text(type.__dict__["__name__"].__get__(kind), MAX_NAME)


def describe_exception(error: BaseException, room: Room | None = None) -> Raised:
    """Name an exception and the innermost line of the learner's own that led to it."""
    kind, room = type(error), room or Room()
    if issubclass(kind, KeyboardInterrupt):
        raise error  # somebody wants this to stop: not the learner's fault
    place, line = _innermost(error)
    message, text = room.cut(_message_of(error)), room.cut(_line_at(place, line))
    return Raised(name_of(kind), message, place, line, text, _built_in_kinds(kind))


def _innermost(error: BaseException) -> tuple[str, int | None]:
    place, line = "", None
    # Read past the class, which may hide its traceback behind a property.
    for frame, number in traceback.walk_tb(BaseException.__traceback__.__get__(error)):
        filename = str.__str__(frame.f_code.co_filename)
        if not _is_foreign(filename):
            place, line = filename, number
    return plain_text(place, MAX_PLACE), line


def _line_at(place: str, line: int | None) -> str:
    """Return the text of a line, as far as `linecache`, open to everybody, can be read."""
    if line is None:
        return ""
    try:
        return str.strip(linecache.getline(place, line))
    except Exception:
        return ""


def _built_in_kinds(kind: type) -> tuple[str, ...]:
    ancestors = map(id, type.__dict__["__mro__"].__get__(kind))
    return tuple(_BUILT_IN[each] for each in ancestors if each in _BUILT_IN)


def _message_of(error: BaseException) -> str:
    try:
        return str.__str__(str(error))
    except BaseException:
        return "(its message could not be read)"


def _is_foreign(filename: str) -> bool:
    return filename.startswith(("<frozen", "<string>", "<__array_function__", *_FOREIGN_FOLDERS))
