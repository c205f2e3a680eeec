"""Rows, rosters and ledgers made up for the tests of exports."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from hypothesis import strategies as st

from grader.exercise import Exercise, Problem
from grader.exercises import all_exercises
from grader.exports import Ledger, Notes
from grader.gradesheet import Row
from grader.judge import stopped, unavailable
from grader.roster import Person, Roster
from grader.verdict import CheckVerdict, NamedMisconception, Verdict

LAYER = all_exercises()["DropoutLayer"]
HALVE = all_exercises()["halve"]
# What a file name, a roster or a learner's exception may hold.
HOSTILE = [
    "=cmd|'/c calc'!A1",
    "+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "a;=1+1",
    'O"Neil, Ada; "x"',
    "two\nlines",
    "Ünïcödé 李 ‮gnp",
    "<script>alert(1)</script>]]>&amp;",
    "back\\",
    "O, back\\",
    "\tcmd",
    'a\\"b',
    "\x00\x1b[31m",
    "half \udc80",
    "'quoted",
    " blank ",
    "Points Possible",
]


def judged(exercise: Exercise, failed: Iterable[str] = (), words: str = "wrong") -> Verdict:
    """Return a verdict in which the named checks failed, with `words` in every free text."""
    failed = set(failed)
    checks = tuple(
        CheckVerdict(c.id, c.title, "failed", 0, c.points, words, Problem(words, words, words))
        if c.id in failed
        else CheckVerdict(c.id, c.title, "passed", c.points, c.points)
        for c in exercise.checks
    )
    named = tuple(
        NamedMisconception(m.id, m.explanation, m.read, m.explains)
        for m in exercise.misconceptions[:1]
        if failed
    )
    return Verdict(
        exercise.name,
        exercise.lesson,
        "failed" if failed else "passed",
        not failed,
        sum(check.points for check in checks),
        exercise.max_score,
        checks,
        named,
        (words,),
        seed=7,
    )


def a_row(student: str = "ada", *verdicts: Verdict, **more) -> Row:
    """Return a row; without verdicts, one with full marks for the layer."""
    known = {"files": ("06.ipynb",), "seed": 7, "isolation": "none", "version": "1+ab"}
    return Row(student, verdicts or (judged(LAYER),), **known | more)


FAULT = stopped(LAYER, "grader_fault", "OSError: disk full")
MISSING = stopped(LAYER, "missing", "not found")
HALF_WRONG = judged(LAYER, ["gradient_scaling"])  # 17 of 20


def not_handed_in(student: str = "eve", **more) -> Row:
    return a_row(student, MISSING, files=(), **more)


def unreadable(student: str = "zip") -> Row:
    return a_row(student, MISSING, problems=("work.pdf: not a notebook",))


def ledger(rows: Sequence[Row], **more) -> Ledger:
    known = {verdict.name for row in rows for verdict in row.verdicts}
    exercises = tuple(e for e in all_exercises().values() if e.name in known)
    return Ledger(rows, exercises, **more)


def exported(export, rows: Sequence[Row], notes: Notes | None = None, **more) -> bytes:
    """Return the whole file that a format makes of rows."""
    notes = Notes() if notes is None else notes
    return b"".join(export(ledger(rows, **more), notes))


def noted(export, rows: Sequence[Row], **more) -> list[str]:
    """Return what the export tells a person beside the file."""
    notes = Notes()
    exported(export, rows, notes, **more)
    return notes.lines()


def a_roster(headers: Sequence[str], *lines: Sequence[str]) -> Roster:
    people = [
        Person(line[1 if headers[0] == "Identifier" else 0], dict(zip(headers, line, strict=True)))
        for line in lines
    ]
    return Roster(tuple(headers), tuple(people))


def enrolled(rows: Sequence[Row], roster: Roster) -> list[Row]:
    """Return rows with the roster's lines, in order."""
    return [replace(row, person=p) for row, p in zip(rows, roster.people, strict=True)]


texts = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=12))
EXERCISES = (HALVE, all_exercises()["dropout"], LAYER)
STOPPED = ("not_started", "missing", "error", "timeout", "memory", "crashed", "forbidden")


@st.composite
def verdicts(draw, exercise: Exercise) -> Verdict:
    ids = [check.id for check in exercise.checks]
    how = draw(st.integers(0, 9))
    if how == 0:
        return draw(
            st.sampled_from([unavailable(exercise), stopped(exercise, "grader_fault", "x")])
        )
    if how < 3:
        return stopped(exercise, draw(st.sampled_from(STOPPED)), draw(texts))
    return judged(exercise, draw(st.lists(st.sampled_from(ids), unique=True)), draw(texts))


@st.composite
def rows(draw) -> Row:
    found = tuple(draw(verdicts(exercise)) for exercise in EXERCISES)
    files = draw(st.lists(texts, max_size=2))
    problems = tuple(draw(st.lists(texts, max_size=1)))
    return a_row(draw(texts), *found, files=tuple(files), problems=problems)


classes = st.lists(rows(), min_size=1, max_size=4, unique_by=lambda row: row.student)


def scratch(name: str) -> Path:
    """Return a path that nobody writes to: formats look at its suffix only."""
    return Path("nowhere") / name
