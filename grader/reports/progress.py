"""How far a class has come: a bar in a terminal, now and then a line elsewhere."""

from __future__ import annotations

import time

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TextColumn,
    TimeRemainingColumn,
)
from rich.text import Text

EVERY = 10.0  # seconds between two lines


class JudgingProgress:
    """Shows a count of students on its way to `total`; to be used in a `with` block."""

    def __init__(self, total: int, console: Console) -> None:
        """Show nothing yet."""
        self.done = 0
        self._total, self._console = total, console
        self._start = self._told = time.monotonic()
        self._bar = _bar(console) if console.is_terminal else None

    def __enter__(self) -> JudgingProgress:
        """Show that it begins."""
        if self._bar:
            self._bar.start()
            self._bar.add_task("judging", total=self._total)
        return self

    def __exit__(self, *_: object) -> None:
        """Leave the terminal as it was."""
        if self._bar:
            self._bar.stop()

    def show(self, done: int) -> None:
        """Say that so many are done."""
        self.done = done
        if self._bar:
            self._bar.update(self._bar.task_ids[0], completed=done)
        elif time.monotonic() - self._told >= EVERY or done == self._total:
            self._told = time.monotonic()
            self._console.print(told(done, self._total, self._told - self._start))


def told(done: int, total: int, seconds: float) -> str:
    """Say in a line how far it is, how fast it goes, and how long it will take."""
    rate = done / max(seconds, 1e-3)
    if done == total:
        return f"judged {done:,} students in {seconds:.0f} s, {rate:.1f} a second"
    left = f"{(total - done) / rate:.0f} s left" if done else "time left not known yet"
    return f"judging: {done:,} of {total:,}, {rate:.1f} a second, {left}"


def _bar(console: Console) -> Progress:
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        _Rate(),
        TimeRemainingColumn(),
        TextColumn("left"),
        console=console,
    )


class _Rate(ProgressColumn):
    """Students a second, over the last half minute."""

    def render(self, task: Task) -> Text:
        """Return the column of one bar."""
        speed = task.finished_speed or task.speed
        return Text(f"{speed:.1f} a second" if speed else "", style="progress.data.speed")
