"""The gradebook: what goes in comes out, versions, faults, two writers."""

import sqlite3
import threading
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np
import pytest

from grader.exercise import Problem
from grader.exercises import find_exercise
from grader.gradebook import Enrolled, Gradebook, GradebookError, schema
from grader.gradesheet import as_cell, from_cell
from grader.grading import found_in, grade
from grader.isolation import open_runner
from grader.judge import stopped
from grader.roster import Person, Roster
from grader.stored import dump_verdict, load_verdict
from grader.submission import read_submission
from grader.verdict import CheckVerdict, NamedMisconception, Verdict
from grader.worker_answer import Answer, dump_answer, filed, load_answer

ANSWERS = sorted((Path(__file__).parent / "answers").glob("*"))
LAYER = find_exercise("DropoutLayer")
ODD_NAMES = ["=1+1", 'Ünal, "Ö"', "a\nb", "'t Hart", "<b>", "\u202eada", "byte\udcff", "x" * 255]


def a_verdict(**changes) -> Verdict:
    check = CheckVerdict("scaling", "kept entries are x / (1 - p)", "failed", 0, 4, "no\udc80")
    named = NamedMisconception("no_scaling", "not scaled", "03", ("scaling", "gradient_scaling"))
    whole = Verdict("DropoutLayer", "06", "failed", False, 16, 20, (check,), (named,), ("odd",))
    return replace(whole, **{"seed": 7, "lacking": ("torch",)} | changes)


def an_answer(student="ada", verdicts=None, **changes) -> Answer:
    verdicts = (a_verdict(),) if verdicts is None else verdicts
    kept = tuple(filed(verdict, "layer.py", "abc") for verdict in verdicts)
    return replace(Answer(student, "f1", "subprocess", False, ("layer.py",), (), kept), **changes)


@pytest.fixture
def book(tmp_path):
    with Gradebook(tmp_path / "gradebook.sqlite", new=True) as book:
        yield book


@pytest.fixture
def run(book):
    book.enrol([Enrolled("ada"), Enrolled("ben")])
    return book.start_run(7, False, "auto", "1", ("notes.pdf",))


def test_verdict_comes_back_equal():
    assert load_verdict(dump_verdict(a_verdict())) == a_verdict()


@pytest.mark.parametrize("shape", [(3, 5), (17,), (1, 1), (0, 4)])
def test_mask_comes_back_equal(shape):
    mask = np.random.default_rng(0).random(shape) < 0.5
    check = replace(a_verdict().checks[0], problem=Problem("m", "call", "got", "exp", mask))
    found = load_verdict(dump_verdict(a_verdict(checks=(check,)))).checks[0].problem
    assert found.mask.dtype == bool and np.array_equal(found.mask, mask)
    assert replace(found, mask=None) == replace(check.problem, mask=None)


def test_answer_comes_back_equal():
    answer = an_answer(problems=("a.ipynb is no notebook",), student="byte\udcff")
    assert load_answer(dump_answer(answer)) == answer


def test_row_holds_all_that_was_kept(book):
    person = Person("Ada L", {"ID": "1", "Section": "B"})
    book.enrol([Enrolled("ada", ("two attempts",), person)])
    book.keep(book.start_run(7, False, "auto", "1.0+f"), an_answer(problems=("no good",)))
    (row,) = book.rows()
    assert (row.student, row.verdicts, row.person) == ("ada", (a_verdict(),), person)
    assert row.problems == ("two attempts", "no good")
    assert (row.files, row.seed, row.isolation) == (("layer.py",), 7, "subprocess")
    assert row.version == "1.0+f"


def test_rows_are_sorted_and_filled_up(book, run):
    book.keep(run, an_answer("ben"))
    book.keep(run, an_answer("ada", verdicts=()))
    ada, ben = book.rows()
    assert book.exercises() == (LAYER,)
    assert ada.verdicts == (stopped(LAYER, "missing", "not found"),)
    assert ben.verdicts == (a_verdict(),)


def test_fault_of_the_grader_is_never_missing_work(book, run):
    book.keep(run, an_answer("ben"))
    book.keep(run, Answer("ada", fault="the process ended twice"))
    ada = next(book.rows())
    assert (ada.status, ada.max_score) == ("grader_fault", 0)
    assert ada.verdicts[0].message == "the process ended twice"
    assert book.standing("ada").faulty


def test_latest_verdict_counts_and_earlier_ones_stay(book, run):
    book.keep(run, an_answer())
    assert book.keep(run, an_answer(verdicts=[a_verdict(score=20)], fingerprint="f2"))
    assert next(book.rows()).score == 20
    assert counted(book, "judgement") == 2


def test_same_verdict_is_not_added_twice(book, run):
    assert book.keep(run, an_answer())
    assert not book.keep(run, an_answer())
    assert counted(book, "judgement") == 1


def test_student_who_is_gone_leaves_the_rows_only(book, run):
    book.keep(run, an_answer())
    book.enrol([Enrolled("ben")])
    assert (list(book.rows()), book.exercises(), book.absent()) == ([], (), ("ada",))
    book.enrol([Enrolled("ada")])
    assert next(book.rows()).score == 16


@pytest.mark.parametrize("name", ODD_NAMES)
def test_odd_names_survive(book, run, name):
    book.enrol([Enrolled(name, (name,))])
    book.keep(run, an_answer(name, files=(name,)))
    (row,) = book.rows()
    assert (row.student, row.problems, row.files) == (name, (name,), (name,))
    assert book.standing(name).fingerprint == "f1"


def test_roster_comes_back_equal(book):
    assert book.roster() is None
    roster = Roster(("Student", "ID"), (Person("Ada", {"Student": "Ada", "ID": "1"}),))
    book.keep_roster(Roster((), ()))
    book.keep_roster(roster)
    assert book.roster() == roster


def test_runs_tell_seed_and_end(book, run):
    book.finish_run(run)
    book.start_run(8, True, "strict", "2")
    first, second = book.runs()
    assert (first.seed, first.seed_given, first.finished is None) == (7, False, False)
    assert (first.problems, second.problems) == (("notes.pdf",), ())
    assert (second.seed, second.seed_given, second.finished) == (8, True, None)


def test_file_of_version_1_opens_under_a_later_version(book, run, monkeypatch):
    book.keep(run, an_answer())
    book.close()
    later = "ALTER TABLE student ADD COLUMN note TEXT;\nUPDATE student SET note = name;\n"
    monkeypatch.setattr(schema, "STEPS", (*schema.STEPS, later))
    with Gradebook(book.path) as migrated:
        assert next(migrated.rows()).verdicts == (a_verdict(),)
    with closing(sqlite3.connect(book.path)) as plain:
        assert plain.execute("PRAGMA user_version").fetchone() == (2,)
        assert plain.execute("SELECT note FROM student").fetchall() == [("ada",), ("ben",)]


def test_file_of_a_later_version_is_refused_in_one_line(book):
    with closing(sqlite3.connect(book.path)) as plain:
        plain.execute("PRAGMA user_version = 99")
    with pytest.raises(GradebookError, match=r"has version 99, .* up to 1: use the newer") as told:
        Gradebook(book.path)
    assert "\n" not in str(told.value)


def test_step_that_fails_leaves_the_file_as_it_was(book, monkeypatch):
    monkeypatch.setattr(schema, "STEPS", (*schema.STEPS, "CREATE TABLE x (y);\nnonsense;\n"))
    with pytest.raises(GradebookError, match="syntax error"):
        Gradebook(book.path)
    with closing(sqlite3.connect(book.path)) as plain:
        assert plain.execute("PRAGMA user_version").fetchone() == (1,)
        assert not plain.execute("SELECT 1 FROM sqlite_master WHERE name = 'x'").fetchall()


@pytest.mark.parametrize("content", ["nothing", "text", "another database", "a folder"])
def test_what_is_no_gradebook_is_refused(tmp_path, content):
    path = tmp_path / "gradebook.sqlite"
    if content == "text":
        path.write_text("student,score\n" * 100)
    elif content == "another database":
        with closing(sqlite3.connect(path)) as plain:
            plain.execute("CREATE TABLE songs (title)")
    elif content == "a folder":
        path.mkdir()
    with pytest.raises(GradebookError, match="gradebook.sqlite"):
        Gradebook(path)


@pytest.mark.parametrize("before", range(5))
def test_two_runs_may_make_the_same_gradebook(tmp_path, monkeypatch, before):
    path, opening = tmp_path / "gradebook.sqlite", sqlite3.connect

    class Interrupted(sqlite3.Connection):
        statements = 0

        def execute(self, *words):
            if self.statements == before:
                monkeypatch.setattr(sqlite3, "connect", opening)
                Gradebook(path, new=True).close()
            self.statements += 1
            return super().execute(*words)

    monkeypatch.setattr(sqlite3, "connect", partial(opening, factory=Interrupted))
    with Gradebook(path, new=True) as book:
        assert list(book.rows()) == []


def test_two_writers_lose_nothing(book, run):
    names = [f"s{number:03}" for number in range(120)]
    book.enrol(Enrolled(name) for name in names)

    def write(mine):
        with Gradebook(book.path) as own:
            for name in mine:
                own.keep(run, an_answer(name))

    writers = [threading.Thread(target=write, args=(names[start:],)) for start in (0, 40)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert [row.student for row in book.rows()] == names
    assert counted(book, "judgement") == len(names)
    with closing(sqlite3.connect(book.path)) as plain:
        assert plain.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_writer_waits_while_another_writes(book, run):
    def write():
        with Gradebook(book.path) as own:
            own.keep(run, an_answer("ben"))

    writer = threading.Thread(target=write)
    with closing(sqlite3.connect(book.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        writer.start()
        writer.join(timeout=0.3)
        assert writer.is_alive() and counted(book, "judgement") == 0
        other.execute("COMMIT")
    writer.join()
    assert counted(book, "judgement") == 1


def test_rows_can_be_read_while_others_write(book, run):
    book.keep(run, an_answer("ada"))
    book.keep(run, an_answer("ben"))
    rows = book.rows()
    next(rows)
    with Gradebook(book.path) as other:
        other.keep(run, an_answer("ada", fingerprint="f2"))
    assert next(rows).student == "ben"


def test_snapshot_knows_nothing_of_what_others_write_meanwhile(book, run):
    book.keep(run, an_answer("ada"))
    other_exercise = a_verdict(name="dropout")
    with book.snapshot():
        before = book.exercises()
        with Gradebook(book.path) as other:
            other.keep(run, an_answer("ben", verdicts=[other_exercise]))
        assert [row.student for row in book.rows()] == ["ada"]
        assert book.exercises() == before
    assert [row.student for row in book.rows()] == ["ada", "ben"]
    assert len(book.exercises()) == 2


def test_half_a_student_is_never_kept(book, run):
    twice = an_answer(verdicts=[a_verdict(), a_verdict()])
    with pytest.raises(GradebookError):
        book.keep(run, twice)
    assert (counted(book, "judgement"), counted(book, "verdict")) == (0, 0)


@pytest.mark.parametrize("name", [*ODD_NAMES, "'=1", "''+1", "-", "@x", "\tx", "＝1", "a=b", "'"])
def test_cell_is_no_formula_and_gives_the_name_back(name):
    cell = as_cell(name)
    assert from_cell(cell) == name
    assert cell[0] not in "=+-@\t\r\n＝＋－＠"


def test_names_without_a_formula_stay_as_they_are():
    assert as_cell("'t Hart") == "'t Hart"
    assert as_cell("=1+1") == "'=1+1"


def counted(book: Gradebook, table: str) -> int:
    with closing(sqlite3.connect(book.path)) as plain:
        return plain.execute(f"SELECT count(*) FROM {table}").fetchone()[0]


@pytest.fixture(scope="module")
def runner():
    runner = open_runner("none")
    yield runner
    runner.close()


@pytest.mark.parametrize("folder", ANSWERS, ids=lambda folder: folder.name)
def test_every_exercise_s_verdict_comes_back_equal(folder, runner):
    submission = read_submission(sorted(folder.glob("wrong/*.py"))[0])
    for verdict in grade(submission, found_in(submission), runner, 5):
        found = load_verdict(dump_verdict(verdict))
        assert without_masks(found) == without_masks(verdict)
        for ours, theirs in zip(masks_of(found), masks_of(verdict), strict=True):
            assert ours.dtype == theirs.dtype and np.array_equal(ours, theirs)


def masks_of(verdict: Verdict) -> list[np.ndarray]:
    found = [check.problem for check in verdict.checks if check.problem]
    return [problem.mask for problem in found if problem.mask is not None]


def without_masks(verdict: Verdict) -> Verdict:
    bare = [c.problem and replace(c.problem, mask=None) for c in verdict.checks]
    checks = [replace(c, problem=p) for c, p in zip(verdict.checks, bare, strict=True)]
    return replace(verdict, checks=tuple(checks))
