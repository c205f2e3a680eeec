"""The people of a class: reading a roster file, and finding who handed something in."""

from .columns import login_of
from .matching import Ambiguous, Directory, Hints, match
from .people import Person, Roster
from .reading import BadRoster, read_roster

__all__ = [
    "Ambiguous",
    "BadRoster",
    "Directory",
    "Hints",
    "Person",
    "Roster",
    "login_of",
    "match",
    "read_roster",
]
