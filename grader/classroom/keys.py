"""Names that tell the students of a class apart."""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from .files import readable
from .platforms import Owner


def names_of(owners: Sequence[Owner]) -> list[str]:
    """Return a name for each owner, no two alike.

    It is the owner's own; namesakes of a platform get its number behind it, as in "li_123".
    """
    wanted = [readable(owner.name) for owner in owners]
    counts = Counter(wanted)
    taken: set[str] = {
        name for owner, name in zip(owners, wanted, strict=True) if _keeps(owner, counts[name])
    }
    found = []
    for owner, name in zip(owners, wanted, strict=True):
        if not _keeps(owner, counts[name]):
            name = _free(f"{name}_{owner.number}" if owner.number else name, taken)
            taken.add(name)
        found.append(name)
    return found


def _keeps(owner: Owner, namesakes: int) -> bool:
    """Say whether a name stays as it is: the only one, or the one that a person gave a folder."""
    return namesakes == 1 or owner == Owner(owner.name) and readable(owner.name) == owner.name


def _free(name: str, taken: set[str]) -> str:
    number, free = 2, name
    while free in taken:
        free, number = f"{name} ({number})", number + 1
    return free


def twins(names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield each name that differs from another by capitals or spelling only, with the other."""
    alike: defaultdict[str, list[str]] = defaultdict(list)
    for name in names:
        alike[unicodedata.normalize("NFKC", name).casefold()].append(name)
    for group in alike.values():
        for name in group:
            if len(group) > 1:
                yield name, next(other for other in group if other != name)
