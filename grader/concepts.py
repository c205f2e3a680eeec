"""The concept questions: their keys, read from `questions/NN.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "questions"


@dataclass(frozen=True)
class Question:
    """One question: the right letter, and for every letter why."""

    id: str
    right: str
    why: dict[str, str]


@cache
def questions_of(lesson: str) -> dict[str, Question]:
    """Return the questions of a lesson by id; none for an unknown lesson.

    Raises ValueError for a key file that breaks the form.
    """
    path = FOLDER / f"{lesson}.toml"
    if not path.is_file():
        return {}
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return {name: _question(lesson, name, entry) for name, entry in data.items()}


def _question(lesson: str, name: str, entry: Any) -> Question:
    match entry:
        case {"right": str(right), "why": dict(why)} if right in why and len(why) > 1:
            if name.startswith(f"{lesson}-") and all(type(text) is str for text in why.values()):
                return Question(name, right, why)
    raise ValueError(
        f"question {name!r} of {lesson}.toml must have a `right` letter that `why` explains "
        f"among others, got {entry!r:.80}"
    )


def find_question(name: str) -> Question:
    """Return the question of that id; raises KeyError with the ids there are."""
    lesson = name.partition("-")[0] if isinstance(name, str) else ""
    known = questions_of(lesson) if lesson.isalnum() else {}
    if name in known:
        return known[name]
    there = f"lesson {lesson} has {', '.join(known)}" if known else 'ids look like "03-1"'
    raise KeyError(f"no question is called {name!r}; {there}")
