"""The gradebook with its writing half: one transaction a student, nothing overwritten."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, datetime

from grader.gradebook.database import faults_told, transaction
from grader.gradebook.reader import Reader, key
from grader.gradebook.records import Enrolled, RunRecord, Standing
from grader.roster import Roster
from grader.worker_answer import Answer, FiledVerdict

FILE = "gradebook.sqlite"

_START = """
INSERT INTO run (seed, seed_given, isolation, version, problems, started)
VALUES (?, ?, ?, ?, ?, ?)
"""
_FINISH = "UPDATE run SET finished = ? WHERE id = ?"
_ENROL = """
INSERT INTO student (name, present, problems, person) VALUES (CAST(? AS TEXT), 1, ?, ?)
ON CONFLICT (name) DO UPDATE
SET present = 1, problems = excluded.problems, person = excluded.person
"""
_JUDGED = """
INSERT INTO judgement
    (run, student, fingerprint, isolation, files, problems, fault, faulty, judged)
SELECT ?, id, ?, ?, ?, ?, ?, ?, ? FROM student WHERE name = CAST(? AS TEXT)
"""
_VERDICT = "INSERT INTO verdict VALUES (?, ?, ?, ?, ?, CAST(? AS TEXT), ?, ?)"
_CURRENT = "UPDATE student SET current = ? WHERE name = CAST(? AS TEXT)"


class Gradebook(Reader):
    """A class's verdicts: all that were ever given, of which the latest count."""

    def start_run(
        self,
        seed: int,
        seed_given: bool,
        isolation: str,
        version: str,
        problems: tuple[str, ...] = (),
    ) -> RunRecord:
        """Note the beginning of a run."""
        started, how = _now(), (seed, seed_given, isolation, version)
        with self._writing():
            number = self._connection.execute(
                _START, (*how, json.dumps(problems), started)
            ).lastrowid
        return RunRecord(number, *how, problems, started)

    def finish_run(self, run: RunRecord) -> None:
        """Note that everybody was judged."""
        with self._writing():
            self._connection.execute(_FINISH, (_now(), run.id))

    def enrol(self, students: Iterable[Enrolled]) -> None:
        """Note who is there; everybody else is marked as gone."""
        with self._writing():
            self._connection.execute("UPDATE student SET present = 0 WHERE present")
            self._connection.executemany(_ENROL, map(_as_student, students))

    def keep_roster(self, roster: Roster) -> None:
        """Replace the roster."""
        content = json.dumps(asdict(roster))
        with self._writing():
            self._connection.execute("INSERT OR REPLACE INTO roster VALUES (1, ?)", (content,))

    def keep(self, run: RunRecord, answer: Answer) -> bool:
        """Add the verdicts on an enrolled student, and let them count.

        Returns False, and adds nothing, where another run has done so meanwhile.
        """
        new = Standing(answer.fingerprint, answer.isolation, run.seed, run.version)
        with self._writing():
            if not answer.is_faulty and self.standing(answer.student) == new:
                return False
            self._append(run, answer)
        return True

    def _append(self, run: RunRecord, answer: Answer) -> None:
        execute = self._connection.execute
        judgement = execute(_JUDGED, _as_judgement(run, answer)).lastrowid
        for verdict in answer.verdicts:
            execute(_VERDICT, (judgement, *_as_verdict(verdict)))
        execute(_CURRENT, (judgement, key(answer.student)))

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with faults_told(self.path), transaction(self._connection):
            yield


def _as_student(student: Enrolled) -> tuple:
    person = json.dumps(asdict(student.person)) if student.person else None
    return key(student.name), json.dumps(student.problems), person


def _as_judgement(run: RunRecord, answer: Answer) -> tuple:
    return (
        run.id,
        answer.fingerprint,
        answer.isolation,
        json.dumps(answer.files),
        json.dumps(answer.problems),
        answer.fault,
        answer.is_faulty,
        _now(),
        key(answer.student),
    )


def _as_verdict(filed: FiledVerdict) -> tuple:
    numbers = filed.status, filed.score, filed.max_score
    return filed.exercise, *numbers, key(filed.file), filed.source_hash, filed.body


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
