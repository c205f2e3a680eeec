"""What a learner has done, kept in one small file beside the notebooks."""

from __future__ import annotations

import contextlib
import json
import os
import secrets
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from grader.verdict import STATUSES, Verdict

FILE = ".progress.json"
VARIABLE = "GRADER_PROGRESS"  # another path for the file; empty: remember nothing
VERSION = 1
PATIENCE = 1.0  # seconds to wait for another kernel that is writing
STALE = 5.0  # seconds after which a lock was left behind by a crash


@dataclass(frozen=True)
class Result:
    """The best verdict so far on one exercise."""

    score: int
    max_score: int
    status: str
    when: str


@dataclass(frozen=True)
class Tries:
    """The letters chosen for one concept question, and whether the right one was among them."""

    first: str
    latest: str
    right: bool


@dataclass(frozen=True)
class Guess:
    """What was said before a run, the first time and the latest."""

    first: str
    latest: str


@dataclass
class Progress:
    """All that is remembered of one learner."""

    exercises: dict[str, Result] = field(default_factory=dict)
    questions: dict[str, Tries] = field(default_factory=dict)
    hints: dict[str, int] = field(default_factory=dict)
    guesses: dict[str, Guess] = field(default_factory=dict)


class Store:
    """Reads and writes the file; one that cannot be used is never an error."""

    def __init__(self, path: Path | str | None = None) -> None:
        """Use `path`, else the file that GRADER_PROGRESS names, else one in this folder."""
        chosen = os.environ.get(VARIABLE, FILE) if path is None else path
        self.path = Path(chosen).absolute() if str(chosen) else None

    def read(self) -> Progress:
        """Return what is remembered; nothing when there is no readable file."""
        if self.path is None:
            return Progress()
        try:
            return _from_json(json.loads(self.path.read_text(encoding="utf-8")))
        except (OSError, ValueError, RecursionError):
            return Progress()

    def keep_verdict(self, verdict: Verdict) -> None:
        """Remember a verdict when it is better than the one before."""
        if verdict.status in ("not_started", "missing", "grader_fault"):
            return
        new = Result(verdict.score, verdict.max_score, verdict.status, _now())

        def change(progress: Progress) -> None:
            old = progress.exercises.get(verdict.name)
            if old is None or _rank(new) > _rank(old):
                progress.exercises[verdict.name] = new

        self._update(change)

    def keep_answer(self, question: str, letter: str, right: bool) -> None:
        """Remember a try at a concept question."""

        def change(progress: Progress) -> None:
            old = progress.questions.get(question, Tries(letter, letter, False))
            progress.questions[question] = Tries(old.first, letter, old.right or right)

        self._update(change)

    def keep_guess(self, key: str, said: str) -> None:
        """Remember what a learner said before a run."""

        def change(progress: Progress) -> None:
            first = progress.guesses[key].first if key in progress.guesses else said
            progress.guesses[key] = Guess(first, said)

        self._update(change)

    def rung(self, name: str) -> int:
        """Return the number of the last hint shown for an exercise, 0 for none."""
        return self.read().hints.get(name, 0)

    def keep_rung(self, name: str, rung: int) -> None:
        """Remember the number of the last hint shown for an exercise."""
        self._update(lambda progress: progress.hints.update({name: rung}))

    def _update(self, change: Callable[[Progress], Any]) -> None:
        """Read, change and write under a lock, so that two kernels keep each other's entries."""
        if self.path is None:
            return
        with contextlib.suppress(OSError), _locked(self.path):
            self._put_aside_unreadable()
            progress = self.read()
            before = _to_json(progress)
            change(progress)
            if _to_json(progress) != before:
                _write(self.path, _to_json(progress))

    def _put_aside_unreadable(self) -> None:
        try:
            _from_json(json.loads(self.path.read_text(encoding="utf-8")))
        except FileNotFoundError:
            return
        except (ValueError, RecursionError):
            os.replace(self.path, _free_name(self.path))


def _rank(result: Result) -> tuple[float, bool]:
    return result.score / max(1, result.max_score), result.status == "passed"


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _free_name(path: Path) -> Path:
    names = (path.with_name(f"{path.name}.unreadable-{n}") for n in range(1, 100))
    return next((name for name in names if not name.exists()), path.with_name(path.name + ".old"))


def _to_json(progress: Progress) -> str:
    return json.dumps({"version": VERSION, **asdict(progress)}, indent=1, sort_keys=True) + "\n"


def _from_json(data: Any) -> Progress:
    """Raises ValueError for another form or version; drops single entries that make no sense."""
    if not isinstance(data, dict) or data.get("version") != VERSION:
        raise ValueError(f"progress must be of version {VERSION}")
    return Progress(
        dict(_entries(data.get("exercises"), _result)),
        dict(_entries(data.get("questions"), _tries)),
        dict(_entries(data.get("hints"), _rung)),
        dict(_entries(data.get("guesses"), _guess)),
    )


def _entries(found: Any, make: Callable[[Any], Any]) -> Iterator[tuple[str, Any]]:
    for key, value in found.items() if isinstance(found, dict) else ():
        with contextlib.suppress(KeyError, TypeError, ValueError):
            yield key, make(value)


def _result(value: Any) -> Result:
    result = Result(value["score"], value["max_score"], value["status"], str(value["when"]))
    numbers = type(result.score) is int and type(result.max_score) is int
    if not numbers or not 0 <= result.score <= result.max_score or result.status not in STATUSES:
        raise ValueError(f"a result must be a score, a maximum and a status, got {value!r:.80}")
    return result


def _tries(value: Any) -> Tries:
    return Tries(str(value["first"]), str(value["latest"]), value["right"] is True)


def _guess(value: Any) -> Guess:
    return Guess(str(value["first"]), str(value["latest"]))


def _rung(value: Any) -> int:
    if type(value) is not int or not 0 <= value <= 3:
        raise ValueError(f"a rung must be 0 to 3, got {value!r:.80}")
    return value


def _write(path: Path, text: str) -> None:
    """Replace the file in one stroke: readers see the old or the new."""
    temporary = path.with_name(f"{path.name}.{secrets.token_hex(4)}.tmp")
    try:
        temporary.write_text(text, encoding="utf-8")
        os.replace(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)


@contextlib.contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Hold the lock file; after PATIENCE seconds go on without it."""
    lock, end = path.with_name(path.name + ".lock"), time.monotonic() + PATIENCE
    held = False
    while not (held := _take(lock)) and time.monotonic() < end:
        time.sleep(0.01)
    try:
        yield
    finally:
        if held:
            lock.unlink(missing_ok=True)


def _take(lock: Path) -> bool:
    try:
        os.close(os.open(lock, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
    except FileExistsError:
        with contextlib.suppress(FileNotFoundError):
            if time.time() - lock.stat().st_mtime > STALE:
                lock.unlink()
        return False
    return True
