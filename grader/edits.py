"""Finds out whether a call changed the arrays that it was given."""

from __future__ import annotations

from collections.abc import Iterable

from grader.exercise import Problem
from grader.run import Played, Run, paste_and_print, show_result


def edited_argument(run: Run, played: Iterable[Played], names: tuple[str, ...]) -> Problem | None:
    """Show the first array argument that a call has changed; `names` are the parameters."""
    for call in played:
        for key, after in call.event.changed.items():
            place = int(key)
            lines = paste_and_print(run, call, place, names[place])
            before, now = show_result(call.arg(place)), show_result(after)
            return Problem(f"{names[place]} has changed", lines, now, before)
    return None
