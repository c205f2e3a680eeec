"""The reading half of the gradebook: rows, exercises, runs, roster."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from grader.exercise import Exercise
from grader.exercises import all_exercises
from grader.gradebook.database import GradebookError, connect, faults_told
from grader.gradebook.records import RunRecord, Standing
from grader.gradesheet import Row
from grader.judge import stopped
from grader.roster import Person, Roster
from grader.stored import load_verdict
from grader.verdict import Verdict

_ROWS = """
SELECT student.name, student.problems, student.person, judgement.id, judgement.problems,
       judgement.files, judgement.fault, run.seed, judgement.isolation, run.version
FROM student
JOIN judgement ON judgement.id = student.current
JOIN run ON run.id = judgement.run
WHERE student.present
ORDER BY student.name
"""
_EXERCISES = """
SELECT DISTINCT verdict.exercise
FROM student JOIN verdict ON verdict.judgement = student.current
WHERE student.present
"""
_STANDING = """
SELECT judgement.fingerprint, judgement.isolation, run.seed, run.version, judgement.faulty
FROM student
JOIN judgement ON judgement.id = student.current
JOIN run ON run.id = judgement.run
WHERE student.name = CAST(? AS TEXT)
"""
_RUNS = """
SELECT id, seed, seed_given, isolation, version, problems, started, finished FROM run ORDER BY id
"""
_FAULTY = """
SELECT count(*) FROM student JOIN judgement ON judgement.id = student.current
WHERE student.present AND judgement.faulty
"""
_ABSENT = "SELECT name FROM student WHERE NOT present AND current IS NOT NULL ORDER BY name"


class Reader:
    """An open gradebook, to be read; closes itself at the end of a `with` block."""

    def __init__(self, path: Path | str, *, new: bool = False) -> None:
        """Open the file at `path`; with `new` it is made where it is not there.

        Raises GradebookError when there is none, or it is not a gradebook.
        """
        self.path = Path(path)
        if not new and not self.path.is_file():
            raise GradebookError(f"there is no {self.path}; python -m grader grade makes it")
        self._connection = connect(self.path)

    def __enter__(self):
        """Return the gradebook itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the file."""
        self.close()

    def close(self) -> None:
        """Close the file."""
        with faults_told(self.path):
            self._connection.close()

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Let all that is read inside be of one moment, whatever other runs write meanwhile."""
        with faults_told(self.path):
            self._connection.execute("BEGIN")
        try:
            yield
        finally:
            self._connection.rollback()

    def rows(self) -> Iterator[Row]:
        """Yield the students that are present, by name, each with all of the exercises."""
        exercises = self.exercises()
        for name, odd, person, judgement, problems, files, fault, *how in self._read(_ROWS):
            verdicts = self._verdicts(judgement)
            yield Row(
                name,
                tuple(verdicts.get(e.name) or _absent(e, fault) for e in exercises),
                tuple(dict.fromkeys([*json.loads(odd), *json.loads(problems)])),
                Person(**json.loads(person)) if person else None,
                tuple(json.loads(files)),
                *how,
            )

    def exercises(self) -> tuple[Exercise, ...]:
        """Return the exercises that anybody present handed in, in the order of the course."""
        names = {name for (name,) in self._read(_EXERCISES)}
        return tuple(e for e in all_exercises().values() if e.name in names)

    def runs(self) -> tuple[RunRecord, ...]:
        """Return all runs, the first one first."""
        return tuple(
            RunRecord(number, seed, bool(given), level, version, tuple(json.loads(odd)), *times)
            for number, seed, given, level, version, odd, *times in self._read(_RUNS)
        )

    def roster(self) -> Roster | None:
        """Return the roster that was given last."""
        for (content,) in self._read("SELECT content FROM roster"):
            fields = {name: tuple(lines) for name, lines in json.loads(content).items()}
            people = tuple(Person(**person) for person in fields["people"])
            return Roster(**fields | {"people": people})
        return None

    def absent(self) -> tuple[str, ...]:
        """Return the students with verdicts whose files have gone since."""
        return tuple(name for (name,) in self._read(_ABSENT))

    def faults(self) -> int:
        """Return how many students that are present the grader failed on."""
        return next(self._read(_FAULTY))[0]

    def standing(self, student: str) -> Standing | None:
        """Return how a student's verdicts came about; None where there are none yet."""
        for *how, faulty in self._read(_STANDING, (key(student),)):
            return Standing(*how, bool(faulty))
        return None

    def _verdicts(self, judgement: int) -> dict[str, Verdict]:
        found = self._read("SELECT exercise, body FROM verdict WHERE judgement = ?", (judgement,))
        return {exercise: load_verdict(body) for exercise, body in found}

    def _read(self, query: str, values: Sequence[Any] = ()) -> Iterator[tuple]:
        with faults_told(self.path):
            yield from self._connection.execute(query, values)


def _absent(exercise: Exercise, fault: str) -> Verdict:
    """Return the verdict on what is not there: missing, unless it was us who failed."""
    if fault:
        return stopped(exercise, "grader_fault", fault)
    return stopped(exercise, "missing", "not found")


def key(name: str) -> bytes:
    """Return a name as UTF-8; SQLite's own conversion refuses what is not valid Unicode."""
    return name.encode("utf-8", "surrogatepass")
