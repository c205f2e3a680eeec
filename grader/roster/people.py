"""The people of a class, as their platform lists them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Person:
    """One line of a roster: `cells` are its fields by header, as they stood in the file."""

    name: str
    cells: Mapping[str, str]


@dataclass(frozen=True)
class Roster:
    """The lines of a roster file, in its order, with its headers.

    `asides` are the lines that are nobody: the maxima and the test student of Canvas.
    """

    headers: tuple[str, ...]
    people: tuple[Person, ...]
    asides: tuple[Mapping[str, str], ...] = ()
