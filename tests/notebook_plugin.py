"""A pytest plugin for nbval: numbers are compared with tolerance, unexecuted cells fail."""

from __future__ import annotations

import re

import pytest
from packages import marks, required_by, skip_without_packages

NUMBER = re.compile(r"[-+]?\d+(?:\.\d*)?(?:e[-+]?\d+)?|[-+]?\.\d+(?:e[-+]?\d+)?")
RELATIVE = 1e-6
# Pictures and style sheets inside of HTML: how a page looks is tested elsewhere.
LOOKS = re.compile(r"data:image/png;base64,[A-Za-z0-9+/=]+|<style>.*?</style>", re.DOTALL)


class Tolerant(str):
    """Text that equals another when its words are equal and its numbers close."""

    __hash__ = str.__hash__

    def __ne__(self, other: object) -> bool:
        return not (isinstance(other, str) and alike(self, other))

    def __eq__(self, other: object) -> bool:
        return not self != other


def alike(one: str, other: str) -> bool:
    """Compare words exactly, but for spaces, and numbers up to their last printed digit."""
    if NUMBER.sub("0", one).split() != NUMBER.sub("0", other).split():
        return False
    pairs = zip(NUMBER.findall(one), NUMBER.findall(other), strict=True)
    return all(close(a, b) for a, b in pairs)


def close(one: str, other: str) -> bool:
    """Tell whether two printed numbers differ by rounding only; integers must be equal."""
    a, b = float(one), float(other)
    if a == b:
        return True
    if not {".", "e"} & set(one + other):
        return False
    last_digit = max(10.0 ** -_decimals(text) for text in (one, other))
    return abs(a - b) <= 1.001 * last_digit + RELATIVE * max(abs(a), abs(b))


def _decimals(text: str) -> int:
    mantissa, _, exponent = text.partition("e")
    return len(mantissa.partition(".")[2]) - int(exponent or 0)


def pytest_collectstart(collector: pytest.Collector) -> None:
    """Compare what solutions show; --nbval-lax leaves it at that all others run."""
    if type(collector).__name__ == "IPyNbFile" and collector.path.parent.name == "solutions":
        collector.compare_outputs = True


def pytest_itemcollected(item: pytest.Item) -> None:
    """Let a cell's outputs be read with tolerance, and know what packages they were stored with."""
    if _is_cell(item):
        _mark_packages(item)
        exactly = item.sanitize
        item.sanitize = lambda text: (
            Tolerant(LOOKS.sub("", exactly(text))) if isinstance(text, str) else text
        )


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Fail a cell that was stored without being executed: it would not be compared."""
    if not _is_cell(item):
        return
    skip_without_packages(item)
    if item.options["check"] and item.cell.source.strip():
        if item.cell.get("execution_count") is None:
            pytest.fail(f"{item.nodeid} was stored without outputs: execute the notebook")


def _mark_packages(cell: pytest.Item) -> None:
    """Mark a cell of a lesson with packages: its outputs need them, else it does more with them."""
    # compare_outputs is True with --nbval, and False with --nbval-lax.
    kind = "needs" if cell.parent.compare_outputs else "uses"
    for mark in marks(kind, required_by(cell.path.name[:2])):
        cell.add_marker(mark)


def _is_cell(item: pytest.Item) -> bool:
    return type(item).__name__ == "IPyNbCell"
