"""Columns: how lists of values of one simple type are written as JSON, and read again."""

from __future__ import annotations

from itertools import accumulate, chain
from typing import Any, Protocol

import numpy as np

from grader import script
from grader.blobs import BIGGEST, SHORT, Sink, Source, WireError


class Column(Protocol):
    """A list of values of one declared type."""

    def write(self, values: list, out: Sink) -> Any:
        """Return the JSON of the values; arrays and long texts go to `out`."""

    def read(self, items: Any, source: Source) -> list:
        """Return what was written; raises WireError for anything else."""


class Numbers:
    """Values of a plain type; a float may have been written without a point."""

    def __init__(self, kind: type) -> None:
        self._kind, self._allowed = kind, {kind, int} if kind is float else {kind}

    def write(self, values: list, out: Sink) -> list:
        return values

    def read(self, items: list, source: Source) -> list:
        source.count(items)
        found = set(map(type, items))
        if not found <= self._allowed:
            raise WireError(f"{self._kind.__name__} was declared, got something else")
        if int in found and not -BIGGEST <= min(items) <= max(items) <= BIGGEST:
            raise WireError("an int has 64 bits at most")
        return items


class Texts:
    """Texts; those with a limit must be such as every encoding can carry."""

    def __init__(self, limit: int | None) -> None:
        self._limit = limit

    def write(self, values: list, out: Sink) -> list:
        if max(map(len, values), default=0) <= SHORT:
            return values
        return [out.text(value) for value in values]

    def read(self, items: list, source: Source) -> list:
        source.count(items)
        texts = [text if type(text) is str else source.text(text) for text in items]
        check_texts(texts, self._limit)
        return texts


def check_texts(texts: list[str], limit: int | None) -> None:
    """Raise WireError for a text that is too long or cannot be encoded."""
    if limit is None:
        return
    if max(map(len, texts), default=0) > limit:
        raise WireError(f"a text has {limit} characters at most here")
    if not all(map(str.isascii, texts)):
        "".join(texts).encode()  # raises ValueError for half a surrogate pair


class Tuples:
    """Tuples of one type: their lengths, and all elements in a row."""

    def __init__(self, inner: Column) -> None:
        self._inner = inner

    def write(self, values: list, out: Sink) -> list:
        return [list(map(len, values)), self._inner.write(list(chain.from_iterable(values)), out)]

    def read(self, columns: list, source: Source) -> list:
        lengths, items = columns
        source.count(lengths)
        elements = self._inner.read(items, source)
        if any(type(n) is not int or n < 0 for n in lengths) or sum(lengths) != len(elements):
            raise WireError(f"tuples of {len(elements)} elements in all need fitting lengths")
        ends = list(accumulate(lengths, initial=0))
        return [tuple(elements[a:b]) for a, b in zip(ends, ends[1:], strict=False)]


class Pairs:
    """Pairs: their first elements, and their second ones."""

    def __init__(self, first: Column, second: Column) -> None:
        self._first, self._second = first, second

    def write(self, values: list, out: Sink) -> list:
        one, two = [a for a, _ in values], [b for _, b in values]
        return [self._first.write(one, out), self._second.write(two, out)]

    def read(self, columns: list, source: Source) -> list:
        one, two = columns
        found = self._first.read(one, source), self._second.read(two, source)
        return list(zip(*found, strict=True))


class ArraysByName:
    """Dicts from short texts to arrays."""

    def write(self, values: list, out: Sink) -> list:
        return [[[key, out.array(array)] for key, array in each.items()] for each in values]

    def read(self, items: list, source: Source) -> list:
        source.count(items)
        return [self._read_one(pairs, source) for pairs in items]

    def _read_one(self, pairs: list, source: Source) -> dict[str, np.ndarray]:
        source.count(pairs)
        found = {}
        for key, (place,) in pairs:
            if type(key) is not str or key in found:
                raise WireError(f"arrays have names of their own, got {key!r:.80}")
            check_texts([key], script.MAX_NAME)
            found[key] = source.array(place)
        return found
