"""Judges all that one student handed in."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from grader.classroom import Collected, File, Student, collect
from grader.exercise import Exercise
from grader.exercises import all_exercises
from grader.grading import found_in, grade_exercise
from grader.isolation import Reply, Runner
from grader.script import Job
from grader.submission import Submission
from grader.worker_answer import Answer, FiledVerdict, filed


@dataclass(frozen=True)
class Task:
    """One student to judge; nothing is to be done when the files' fingerprint is `known`."""

    student: Student
    seed: int
    known: str = ""


def grade_student(task: Task, runner: Runner) -> Answer:
    """Return the verdicts on every exercise that is found in the student's files."""
    now = fingerprint(task.student)
    if now == task.known:
        return Answer(task.student.name, now, runner.level, unchanged=True)
    collected = collect(task.student)
    verdicts = tuple(_judge_all(collected, runner, task.seed))
    judged = tuple(dict.fromkeys(verdict.file for verdict in verdicts))
    return Answer(
        task.student.name,
        now,
        runner.level,
        files=judged or tuple(submission.name for submission in collected.submissions),
        problems=tuple(p for p in collected.problems if p not in task.student.problems),
        verdicts=verdicts,
    )


def fingerprint(student: Student) -> str:
    """Return a hash of the names, the order and the bytes of all files."""
    digest = hashlib.sha256()
    for file in student.files:
        content = _bytes_of(file)
        name = file.name.encode("utf-8", "surrogatepass")
        digest.update(b"%d %b %d\n" % (len(name), name, len(content)) + content)
    return digest.hexdigest()[:32]


def _judge_all(collected: Collected, runner: Runner, seed: int) -> Iterator[FiledVerdict]:
    found = [(submission, found_in(submission)) for submission in collected.submissions]
    for exercise in all_exercises().values():
        sources = [submission for submission, exercises in found if exercise in exercises]
        if sources:
            source, noting = _best(sources, exercise), _Noting(runner)
            verdict = grade_exercise(source, exercise, noting, seed)
            yield filed(verdict, source.name, noting.source_hash)


def _best(sources: Sequence[Submission], exercise: Exercise) -> Submission:
    """Return the latest file that defines an exercise, else the latest that names it in vain."""
    binding = [source for source in sources if source.binds(exercise.name)]
    return (binding or sources)[0]


class _Noting:
    """A runner that notes which statements were run."""

    def __init__(self, runner: Runner) -> None:
        self._runner, self.level, self.source_hash = runner, runner.level, ""

    def run(self, job: Job) -> Reply:
        sources = "\0".join(code.source for code in job.statements)
        digest = hashlib.sha256(sources.encode("utf-8", "surrogatepass"))
        self.source_hash = digest.hexdigest()[:32]
        return self._runner.run(job)

    def close(self) -> None:
        self._runner.close()


def _bytes_of(file: File) -> bytes:
    """Return the bytes of a file, or why there are none."""
    try:
        return file.read()
    except ValueError as reason:
        return f"unreadable: {reason}".encode("utf-8", "surrogatepass")
