"""Who on the roster handed something in, told by what a platform wrote into a name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from . import columns
from .people import Person, Roster


@dataclass(frozen=True)
class Hints:
    """What is known of who handed something in.

    `number` is Canvas's user id or Moodle's participant number, which `platform` tells apart.
    `names` may each be a full name or a login; a name of a repository may end in a login.
    """

    names: tuple[str, ...]
    platform: str = ""
    number: str = ""


class Ambiguous(LookupError):
    """Several people fit; the message names them."""


def match(roster: Roster, hints: Hints) -> Person | None:
    """Return the one person who fits, None when nobody does; raises Ambiguous."""
    return Directory(roster).find(hints)


class Directory:
    """A roster, looked up by number, login and name."""

    def __init__(self, roster: Roster) -> None:
        self._people = roster.people
        is_canvas = columns.is_canvas(roster.headers)
        self._canvas = _index(roster, _canvas_number) if is_canvas else {}
        self._moodle = _index(roster, _moodle_number)
        self._logins = _index(roster, _plain_logins)
        self._names = _index(roster, _squeezed_names)

    def find(self, hints: Hints) -> Person | None:
        """Return the one person who fits best, by number, then login, then name."""
        if hints.platform == "canvas" and self._canvas:
            return self._only(self._canvas.get(hints.number, set()))
        named = self._by_name(hints)
        if hints.platform == "moodle":
            # Each assignment numbers its participants anew: a number alone may be another's.
            numbered = self._moodle.get(hints.number, set())
            if numbered and (numbered & named or not named and _is_blind(hints)):
                return self._only(numbered)
        return self._only(self._by_login(hints) or named)

    def _by_login(self, hints: Hints) -> set[int]:
        found: set[int] = set()
        for name in map(columns.plain, hints.names):
            found |= self._logins.get(name, set())
        if hints.platform == "github" and not found:
            endings = {e for name in hints.names for e in _endings(columns.plain(name))}
            longest = max((e for e in endings if e in self._logins), key=len, default="")
            found = self._logins.get(longest, set())
        return found

    def _by_name(self, hints: Hints) -> set[int]:
        return {n for name in hints.names for n in self._names.get(squeezed(name), ())}

    def _only(self, found: set[int]) -> Person | None:
        if len(found) > 1:
            names = " and ".join(self._people[number].name for number in sorted(found)[:3])
            raise Ambiguous(f"fits {len(found)} people of the roster: {names}")
        return self._people[found.pop()] if found else None


def squeezed(name: str) -> str:
    """Return a name as its letters and digits only, as Canvas writes it into file names."""
    return re.sub(r"[\W_]+", "", columns.plain(name))


def _index(
    roster: Roster, values: Callable[[Mapping[str, str]], Iterable[str]]
) -> dict[str, set[int]]:
    """Return the people by each of the values that their cells have."""
    found: defaultdict[str, set[int]] = defaultdict(set)
    for number, person in enumerate(roster.people):
        for value in filter(None, values(person.cells)):
            found[value].add(number)
    return dict(found)


def _canvas_number(cells: Mapping[str, str]) -> list[str]:
    return columns.cells_in(cells, frozenset({"id"}))


def _moodle_number(cells: Mapping[str, str]) -> list[str]:
    return [columns.participant(cells) or ""]


def _plain_logins(cells: Mapping[str, str]) -> list[str]:
    return [columns.plain(login) for login in columns.logins(cells)]


def _squeezed_names(cells: Mapping[str, str]) -> Iterable[str]:
    names = columns.full_names(cells)
    if columns.participant(cells):
        names = [*names, columns.second_cell(cells)]
    # "Lovelace, Ada" is "lovelaceada" to Canvas and "Ada Lovelace" to Moodle.
    turned = [" ".join(reversed(name.split(" ", 1))) for name in names]
    return {squeezed(name) for name in (*names, *turned)}


def _is_blind(hints: Hints) -> bool:
    """Say whether Moodle wrote one word ("Participant") in place of a name."""
    return all(len(name.split()) == 1 for name in hints.names)


def _endings(name: str) -> Iterable[str]:
    """Yield what follows each hyphen: a repository is called assignment-login."""
    return (name[place + 1 :] for place, letter in enumerate(name) if letter == "-")
