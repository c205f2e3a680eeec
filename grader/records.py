"""How records are written as JSON, and read again with every check.

What may stand where follows from the declarations in `script`: records of one kind are a list
of columns, one for each field, and a column of defaults is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import MISSING, Field, fields, is_dataclass
from functools import cache
from operator import attrgetter
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

import numpy as np

from grader import script
from grader.blobs import BIGGEST, Sink, Source, WireError
from grader.columns import ArraysByName, Column, Numbers, Pairs, Texts, Tuples, check_texts

MAX_NESTED = 8  # tuples inside tuples


class _Union:
    """Values of several types, each by itself; a tuple holds values of the same types."""

    def __init__(self, members: Iterable[Any], limit: int | None) -> None:
        self._members, self._limit = frozenset(members), limit
        self._plain = self._members & {type(None), bool, int, float}
        self._texts = Texts(limit)
        self._records = {m.__name__: records_of(m) for m in self._members if is_dataclass(m)}

    def write(self, values: list, out: Sink) -> list:
        return [self._write_one(value, out) for value in values]

    def _write_one(self, value: Any, out: Sink) -> Any:
        if isinstance(value, np.ndarray):
            return out.array(value)
        if isinstance(value, str):
            return out.text(value)
        if value is None or isinstance(value, (bool, int, float)):
            return value
        if isinstance(value, (tuple, list)):
            return ["tuple", *(self._write_one(item, out) for item in value)]
        kind = type(value)
        if kind not in self._members:
            raise WireError(f"only records of the script travel, got {kind.__name__}")
        return [kind.__name__, *self._records[kind.__name__].write([value], out)]

    def read(self, items: list, source: Source) -> list:
        source.count(items)
        return [self._read_one(item, source, 0) for item in items]

    def _read_one(self, item: Any, source: Source, depth: int) -> Any:
        kind = type(item)
        if kind is list:
            return self._read_tagged(item, source, depth)
        if kind is str and str in self._members:
            check_texts([item], self._limit)
            return item
        if kind not in self._plain or kind is int and not -BIGGEST <= item <= BIGGEST:
            raise WireError(f"a {kind.__name__} must not stand here, or is enormous")
        return item

    def _read_tagged(self, item: list, source: Source, depth: int) -> Any:
        tag = item[0]
        if type(tag) is int and np.ndarray in self._members:
            (place,) = item
            return source.array(place)
        if tag == "text" and str in self._members:
            return self._texts.read([item], source)[0]
        if tag == "tuple" and tuple in self._members and depth < MAX_NESTED:
            source.count(item)
            return tuple(self._read_one(each, source, depth + 1) for each in item[1:])
        return self._records[tag].read(item[1:], source)[0]


def _times(items: list) -> bool:
    return min(items, default=0) >= 0


def _lines(items: list) -> bool:
    return all(line is None or line >= 0 for line in items)


def _counts(items: list) -> bool:
    return min(items, default=1) >= 1


# What a declaration cannot say.
_RULES = {
    (script.Event, "nanoseconds"): _times,
    (script.Event, "calls"): _counts,
    (script.Raised, "line"): _lines,
}
_LIMITS = {
    (script.Transcript, "printed"): script.MAX_PRINTED,
    (script.Raised, "place"): script.MAX_PLACE,
    (script.Raised, "kinds"): script.MAX_NAME,
    (script.Event, "state_before"): script.MAX_NAME,
    (script.Event, "state_after"): script.MAX_NAME,
    (script.Event, "between"): script.MAX_NAME,
}
# These may come from hostile code.
_RECORDED = frozenset(
    [script.Raised, script.Opaque, script.Made, script.NotRun, script.Event, script.Transcript]
)


class _Field:
    """One field of a kind of record: its column, its default, its rule."""

    def __init__(self, kind: type, field: Field, declared: Any) -> None:
        usual = script.MAX_TEXT if kind in _RECORDED else None
        self.of, self.get = kind.__name__, attrgetter(field.name)
        self._column = _column_of(declared, _LIMITS.get((kind, field.name), usual))
        self._default = _default_of(field)
        self._rule = _RULES.get((kind, field.name))

    def write(self, values: list, out: Sink) -> Any:
        """Return the JSON of the column; None stands for a column of defaults."""
        if self._default is not None and values.count(self._default()) == len(values):
            return None
        return self._column.write(values, out)

    def read(self, item: Any, count: int, source: Source) -> list:
        """Return the column of `count` values."""
        if item is None and self._default is not None:
            return [self._default() for _ in range(count)]
        return self.read_first(item, source)

    def write_first(self, values: list, out: Sink) -> Any:
        """Return the JSON of the column that tells how many records there are."""
        return self._column.write(values, out)

    def read_first(self, item: Any, source: Source) -> list:
        """Return a column that cannot be left out."""
        found = self._column.read(item, source)
        if self._rule is not None and not self._rule(found):
            raise WireError(f"a {self.of} cannot have these values")
        return found


def _default_of(field: Field) -> Callable[[], Any] | None:
    if field.default_factory is not MISSING:
        return field.default_factory
    return None if field.default is MISSING else lambda: field.default


class _Records:
    """Records of one kind: a column for each field, the first of which always travels."""

    def __init__(self, kind: type) -> None:
        declared = get_type_hints(kind)
        self._kind = kind
        self._fields = [_Field(kind, field, declared[field.name]) for field in fields(kind)]

    def write(self, values: list, out: Sink) -> list:
        first, *rest = self._fields
        written = [first.write_first(list(map(first.get, values)), out)]
        return written + [field.write(list(map(field.get, values)), out) for field in rest]

    def read(self, items: list, source: Source) -> list:
        if type(items) is not list or len(items) != len(self._fields):
            name, count = self._kind.__name__, len(self._fields)
            raise WireError(f"a {name} has {count} fields, got {items!r:.80}")
        first, *rest = self._fields
        columns = [first.read_first(items[0], source)]
        for field, item in zip(rest, items[1:], strict=True):
            columns.append(field.read(item, len(columns[0]), source))
        return [self._kind(*row) for row in zip(*columns, strict=True)]


@cache
def records_of(kind: type) -> _Records:
    """Return the column of records of one kind."""
    return _Records(kind)


def _column_of(declared: Any, limit: int | None) -> Column:
    """Return the column for a declared type."""
    inner = get_args(declared)
    if isinstance(declared, UnionType):
        return _Union(inner, limit)
    if get_origin(declared) is dict:
        return ArraysByName()
    if get_origin(declared) is tuple and inner[-1] is Ellipsis:
        return Tuples(_column_of(inner[0], limit))
    if get_origin(declared) is tuple:
        return Pairs(*(_column_of(each, limit) for each in inner))
    if is_dataclass(declared):
        return records_of(declared)
    return Texts(limit) if declared is str else Numbers(declared)


ANYTHING = _Union(
    [type(None), bool, int, float, str, np.ndarray, tuple]
    + [kind for kind in vars(script).values() if is_dataclass(kind)],
    None,
)
