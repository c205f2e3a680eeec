"""The memory of arrays and long texts behind the JSON of a frame, end to end."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

PLAIN_DTYPES = frozenset(
    ["|b1", "|i1", "|u1", "<i2", "<u2", "<i4", "<u4", "<i8", "<u8", "<f2", "<f4", "<f8"]
)
MAX_VALUES = 1 << 18  # values and records in a frame
MAX_AXES = 64  # NumPy's own limit
SHORT = 200  # characters of a text that still stands in the JSON
LARGE = 1 << 14  # bytes of an array whose memory is worth not copying
BIGGEST = 1 << 63  # the largest whole number that travels, either way


class WireError(ValueError):
    """Bytes that are not a frame, or a frame that breaks a rule."""


class Sink:
    """What stands behind the JSON of a frame that is being written."""

    def __init__(self) -> None:
        self.layouts: list[tuple[str, list[int]]] = []
        self.blobs: list[bytes | memoryview] = []
        self._places: dict[tuple, int] = {}

    def array(self, array: np.ndarray) -> list[int]:
        """Store an array and return the JSON that stands for it."""
        key = (array.dtype, array.shape)
        place = self._places.get(key)
        if place is None:
            little = array.dtype.newbyteorder("<")
            if array.dtype != little:
                return self.array(array.astype(little))
            place = self._places[key] = self._new_layout(little.str, array.shape)
        self._store(_memory_of(array))
        return [place]

    def _new_layout(self, dtype: str, shape: tuple[int, ...]) -> int:
        if dtype not in PLAIN_DTYPES:
            raise WireError(f"only plain numbers travel, got dtype {dtype}")
        self.layouts.append((dtype, list(shape)))
        return len(self.layouts) - 1

    def text(self, text: str) -> Any:
        """Store a long text; return the JSON that stands for it, or for a short one."""
        if len(text) <= SHORT:
            return text
        words = text.encode("utf-8", "surrogatepass")
        self._store(words)
        return ["text", len(words)]

    def _store(self, blob: bytes | memoryview) -> None:
        self.blobs.append(blob)
        if len(blob) % 8:
            self.blobs.append(bytes(-len(blob) % 8))


class Source:
    """What stands behind the JSON of a frame that is being read, taken from front to back.

    No two arrays share memory: else a small frame could unfold into far more than it holds.
    """

    def __init__(self, layouts: list, memory: bytearray | memoryview) -> None:
        self._layouts = [_layout(*each) for each in layouts]
        self._memory, self._used, self._values = memory, 0, 0

    def count(self, items: Any) -> None:
        """Add the values of a list to those read so far; there must not be too many."""
        if type(items) is not list:
            raise WireError(f"values come in lists, got {type(items).__name__}")
        self._values += len(items)
        if self._values > MAX_VALUES:
            raise WireError(f"a frame holds {MAX_VALUES} values at most")

    def array(self, place: int) -> np.ndarray:
        """Return the next array, which has the layout of this place."""
        if place < 0:
            raise WireError(f"a layout's place counts from 0, got {place}")
        dtype, shape, size = self._layouts[place]
        start = self._take(size)
        return np.ndarray(shape, dtype, self._memory, start) if size else np.empty(shape, dtype)

    def text(self, item: Any) -> str:
        """Return the next long text."""
        tag, size = item
        if tag != "text" or type(size) is not int or size < 0:
            raise WireError("a text is a string, or the size of a long one")
        start = self._take(size)
        return str(self._memory[start : start + size], "utf-8", "surrogatepass")

    def _take(self, size: int) -> int:
        start, self._used = self._used, self._used + size + -size % 8
        if self._used > len(self._memory):
            raise WireError(f"{size} bytes must fit in their frame")
        return start

    def end(self) -> None:
        """Raise WireError when something is left over."""
        if self._used != len(self._memory):
            raise WireError(f"{len(self._memory) - self._used} bytes belong to nothing")


def _memory_of(array: np.ndarray) -> bytes | memoryview:
    if array.nbytes < LARGE or not array.flags.c_contiguous:
        return array.tobytes()
    return memoryview(array.reshape(-1).view(np.uint8))


def _layout(dtype: str, shape: list[int]) -> tuple[np.dtype, tuple[int, ...], int]:
    if dtype not in PLAIN_DTYPES or any(type(n) is not int or n < 0 for n in shape):
        raise WireError(f"an array has a plain dtype and a shape, got {dtype!r}")
    if len(shape) > MAX_AXES or any(n >= BIGGEST for n in shape):
        raise WireError(f"an array has {MAX_AXES} axes at most")
    kind = np.dtype(dtype)
    return kind, tuple(shape), math.prod(shape) * kind.itemsize
