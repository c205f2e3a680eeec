"""nbgrader's own gradebook, filled through its API; importing this needs nbgrader."""

from __future__ import annotations

import os
import shutil
import sysconfig
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from nbgrader.api import Course, Gradebook, SubmittedAssignment
from sqlalchemy import text
from sqlalchemy.exc import SAWarning, SQLAlchemyError

from grader.exports.ledger import Ledger, Notes, NotExportable, grade_of
from grader.exports.nbgrader import TITLE, people_cells
from grader.gradesheet import Row
from grader.lessons import notebook_of


def export(ledger: Ledger, notes: Notes) -> Iterator[bytes]:
    """Yield a gradebook: the one that `out` is, or a new one, with the grades in it.

    Raises NotExportable when `out` is another kind of file or holds another such assignment.
    """
    with tempfile.TemporaryDirectory() as folder:
        draft = Path(folder) / "gradebook.db"
        if ledger.out.exists():
            shutil.copyfile(ledger.out, draft)
        try:
            with _own_programs_on_path(), warnings.catch_warnings():
                warnings.simplefilter("ignore", SAWarning)  # nbgrader adds rows in its own order
                _fill(draft, ledger, notes)
        except SQLAlchemyError as error:
            what = str(getattr(error, "orig", error)).split("\n")[0]
            raise NotExportable(f"{ledger.out} is no gradebook of nbgrader: {what}") from error
        yield draft.read_bytes()


@contextmanager
def _own_programs_on_path() -> Iterator[None]:
    """Let nbgrader find the program alembic, which stands beside this Python."""
    before = os.environ.get("PATH", "")
    os.environ["PATH"] = os.pathsep.join([sysconfig.get_path("scripts"), before])
    try:
        yield
    finally:
        os.environ["PATH"] = before


def _fill(path: Path, ledger: Ledger, notes: Notes) -> None:
    title = ledger.title or TITLE
    with Gradebook(f"sqlite:///{path}", course_id=_course_of(path)) as book:
        book.db.execute(text("PRAGMA synchronous = OFF"))  # a draft: nothing is lost with it
        _add_cells(book, title, ledger)
        for row in ledger.rows:
            _add_row(book, title, row, notes)
        book.db.commit()


def _course_of(path: Path) -> str:
    """Return the id of the only course in a gradebook, else nbgrader's default."""
    if not path.exists():
        return "default_course"
    with Gradebook(f"sqlite:///{path}", course_id="") as book:
        courses = book.db.query(Course).all()
        return courses[0].id if len(courses) == 1 else "default_course"


def _add_cells(book: Gradebook, title: str, ledger: Ledger) -> None:
    assignment = book.update_or_create_assignment(title)
    wanted = {exercise.name for exercise in ledger.exercises}
    there = {cell.name for notebook in assignment.notebooks for cell in notebook.grade_cells}
    if others := sorted(there - wanted):
        raise NotExportable(
            f"the assignment {title!r} in {ledger.out} has grade cells of its own, as {others[0]}; "
            "give a new one with --assignment TITLE"
        )
    for exercise in ledger.exercises:
        notebook = _notebook(exercise.lesson)
        book.update_or_create_notebook(notebook, title)
        book.update_or_create_grade_cell(
            exercise.name, notebook, title, max_score=exercise.max_score, cell_type="code"
        )


def _notebook(lesson: str) -> str:
    return (notebook_of(lesson) or lesson).removesuffix(".ipynb")


def _add_row(book: Gradebook, title: str, row: Row, notes: Notes) -> None:
    name, last, first, email = people_cells(row)
    known = {"last_name": last, "first_name": first, "email": email}
    book.update_or_create_student(name, **{key: text for key, text in known.items() if text})
    if grade_of(row, notes) is None:
        return
    submission = book.update_or_create_submission(title, name)
    _set_scores(submission, {verdict.name: verdict.score for verdict in row.verdicts})


def _set_scores(submission: SubmittedAssignment, scores: dict[str, int]) -> None:
    for notebook in submission.notebooks:
        for grade in notebook.grades:
            grade.auto_score = scores.get(grade.name, 0)
            grade.needs_manual_grade = False
