"""Write the grades as another program takes them.

example: python -m grader export grades --to canvas --out canvas.csv
         python -m grader export grades --to canvas --assignment "Dropout (4711)" --out canvas.csv
         python -m grader export grades --to moodle --out worksheet.csv
         python -m grader export grades --to gradescope --student ada --out results.json
         python -m grader export grades --to nbgrader --out gradebook.db
         python -m grader export grades --to junit --lesson 06 --out results.xml

formats: canvas            gradebook import; give Canvas's own export to grade --students
         moodle            gradebook import, or the assignment's offline grading worksheet when
                           that was given to grade --students
         gradescope        results.json of one student, all in a .zip
         github-classroom  result of one student for the autograding reporter, all in a .zip
         nbgrader          its gradebook.db (needs nbgrader), or a .csv as it exports
         junit             a test suite a student, a test case a check
         csv, json         everything, for programs of your own

Nobody gets a zero for a fault of the grader: who could not be judged has no grade and is named.
exit 0: written, 2: nothing written
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path

from grader.exports import FORMATS, Ledger, Notes
from grader.exports.selection import about, exercises_of, only, somebody
from grader.exports.writing import write_whole
from grader.gradebook import FILE, Gradebook
from grader.gradesheet import Row
from grader.reports.words import count


def add(parser: argparse.ArgumentParser) -> None:
    """Add the words of this command."""
    parser.add_argument("folder", type=Path, metavar="DIR", help="what grade wrote to")
    parser.add_argument("--to", required=True, choices=FORMATS, metavar="FORMAT", help="see below")
    parser.add_argument("--out", type=Path, required=True, metavar="FILE", help="to be written")
    parser.add_argument("--student", metavar="NAME", help="this student only")
    parser.add_argument(
        "--lesson",
        action="append",
        metavar="LESSON",
        help="the assignment is this lesson (or these): what is missing of it counts 0",
    )
    parser.add_argument(
        "--assignment", metavar="TITLE", help="what the other program calls the assignment"
    )


def run(options: argparse.Namespace) -> int:
    """Write the file, say what a person must know."""
    notes, seen = Notes(), []
    with Gradebook(options.folder / FILE) as book, book.snapshot(), closing(book.rows()) as rows:
        ledger = _ledger(book, rows, options, seen)
        write_whole(options.out, FORMATS[options.to](ledger, notes))
    for line in notes.lines():
        print(f"! {line}", file=sys.stderr)
    print(f"{options.out} written: {options.to}, {count(len(seen), 'student')}")
    return 0


def _ledger(
    book: Gradebook, rows: Iterable[Row], options: argparse.Namespace, seen: list[str]
) -> Ledger:
    rows = somebody(rows)
    exercises = book.exercises()
    if options.lesson:
        exercises = exercises_of(options.lesson)
        rows = about(rows, exercises)
    if options.student is not None:
        rows = only(rows, options.student)
    counted = _counted(rows, seen)
    return Ledger(counted, exercises, book.roster(), options.assignment, options.out)


def _counted(rows: Iterable[Row], seen: list[str]) -> Iterator[Row]:
    for row in rows:
        seen.append(row.student)
        yield row
