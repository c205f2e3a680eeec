"""A class: messy folders, hanging submissions, grades.csv."""

import csv
import errno
import io
import json
import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from grading_runs import LastingWorkers, level_of
from rich.console import Console

from grader import grade_class
from grader.cli import main
from grader.commands import grade
from grader.gradebook import Gradebook
from grader.gradesheet import Row, from_cell, write_csv
from grader.reports.progress import told
from grader.reports.summary import MOST_REMARKS, summarise
from grader.version import grader_version, sources_hash
from grader.worker_answer import Answer

LAYERS = Path(__file__).parent / "layers"
RIGHT = LAYERS / "right" / "plain_mask_divided.py"
WRONG = LAYERS / "wrong" / "gradient_not_scaled.py"


@pytest.fixture
def classroom(tmp_path):
    """A class with every kind of hand-in that staff meet."""
    folder = tmp_path / "class"
    for name in ("ada", "ben", "cyd", "eve", "flo/deep/er"):
        (folder / name).mkdir(parents=True)
    shutil.copy(RIGHT, folder / "ada" / "layer.py")
    shutil.copy(WRONG, folder / "ben" / "layer.py")
    (folder / "cyd" / "06.ipynb").write_text("{not json")
    (folder / "dan.py").write_text(
        "class DropoutLayer:\n    def __init__(self, p):\n        while 1: 0\n"
    )
    shutil.copy(RIGHT, folder / "flo" / "deep" / "er" / "mine.py")
    (folder / "gus.py").write_text("print('I was ill')\n")
    (folder / ".DS_Store").write_bytes(b"\0")
    (folder / "notes.txt").write_text("not a submission")
    return folder


def rows_of(out: Path) -> dict[str, dict[str, str]]:
    with (out / "grades.csv").open(encoding="utf-8", newline="") as file:
        return {row["student"]: row for row in csv.DictReader(file)}


def test_messy_class_is_judged_and_nobody_is_lost(classroom, tmp_path, capsys):
    assert main(["grade", str(classroom), "--out", str(tmp_path / "out"), "--seed", "1"]) == 0
    rows = rows_of(tmp_path / "out")
    found = {name: (row["score"], row["max_score"], row["status"]) for name, row in rows.items()}
    assert found == {
        "ada": ("20", "20", "passed"),
        "ben": ("17", "20", "failed"),
        "cyd": ("0", "20", "unreadable"),
        "dan": ("0", "20", "timeout"),
        "eve": ("0", "20", "unreadable"),
        "flo": ("20", "20", "passed"),
        "gus": ("0", "20", "missing"),
    }
    assert list(rows["ada"]) == ["student", "score", "max_score", "status", "DropoutLayer"]
    printed = " ".join(capsys.readouterr().out.split())
    assert "7 students" in printed
    assert "! cyd:" in printed and "! dan: DropoutLayer: timeout" in printed


def test_the_file_saved_last_counts(tmp_path):
    folder = tmp_path / "class" / "ada"
    folder.mkdir(parents=True)
    shutil.copy(WRONG, folder / "new.py")
    shutil.copy(RIGHT, folder / "old.py")
    os.utime(folder / "old.py", (1, 1))
    main(["grade", str(tmp_path / "class"), "--out", str(tmp_path / "out"), "--jobs", "1"])
    assert rows_of(tmp_path / "out")["ada"]["score"] == "17"


@pytest.mark.parametrize("made", ["nothing", "a file", "an empty folder"])
def test_unusable_input_is_one_line_and_exit_2(tmp_path, capsys, made):
    path = tmp_path / "class"
    if made == "a file":
        path.write_text("")
    elif made == "an empty folder":
        path.mkdir()
    assert main(["grade", str(path), "--out", str(tmp_path / "out")]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_class_without_any_exercise_is_unusable(tmp_path, capsys):
    (tmp_path / "class").mkdir()
    (tmp_path / "class" / "ada.py").write_text("x = 1\n")
    assert main(["grade", str(tmp_path / "class"), "--out", str(tmp_path / "out")]) == 2
    assert "no submission defines an exercise" in capsys.readouterr().err


def test_missing_exercise_costs_its_points(tmp_path):
    folder = tmp_path / "class"
    folder.mkdir()
    halve = "import numpy as np\ndef halve(x):\n    return x / 2\n"
    (folder / "ada.py").write_text(halve + RIGHT.read_text())
    (folder / "ben.py").write_text(halve)
    main(["grade", str(folder), "--out", str(tmp_path / "out")])
    rows = rows_of(tmp_path / "out")
    assert (rows["ben"]["score"], rows["ben"]["max_score"]) == ("5", "25")
    assert (rows["ben"]["halve"], rows["ben"]["DropoutLayer"]) == ("5", "0")


@pytest.fixture(scope="module")
def lasting():
    """Workers that serve one class after the other."""
    workers = LastingWorkers()
    yield workers
    workers.close()


@pytest.fixture
def pair(tmp_path, monkeypatch, lasting):
    """A class of two, judged by workers that are there already."""
    monkeypatch.setattr(grade, "Workers", lasting)
    folder = tmp_path / "class"
    folder.mkdir()
    shutil.copy(RIGHT, folder / "ada.py")
    shutil.copy(WRONG, folder / "ben.py")
    return folder


def run_grade(folder: Path, *options: str) -> int:
    return main(
        ["grade", str(folder), "--out", str(folder.parent / "out"), "--jobs", "1", *options]
    )


def book_of(folder: Path) -> Gradebook:
    return Gradebook(folder.parent / "out" / "gradebook.sqlite")


def test_second_run_judges_only_what_changed(pair, capsys):
    (pair / "ben.py").write_text("def halve(x): return x / 3\n")
    run_grade(pair)
    (pair / "ben.py").write_text("def halve(x): return x / 2\n")
    capsys.readouterr()
    assert run_grade(pair) == 0
    assert "1 unchanged, 1 judged with seed" in capsys.readouterr().out
    assert rows_of(pair.parent / "out")["ben"]["halve"] == "5"


def test_file_saved_again_without_a_change_is_not_judged_again(pair, capsys):
    run_grade(pair)
    os.utime(pair / "ada.py")
    run_grade(pair)
    assert "2 unchanged, 0 judged" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("options", "unchanged"),
    [([], 2), (["--seed", "3"], 2), (["--seed", "4"], 0)],
)
def test_seed_asked_for_must_hold_for_every_verdict(pair, capsys, options, unchanged):
    run_grade(pair, "--seed", "3")
    capsys.readouterr()
    run_grade(pair, *options)
    assert f"{unchanged} unchanged, {2 - unchanged} judged" in capsys.readouterr().out


def test_isolation_asked_for_must_hold_for_every_verdict(pair):
    run_grade(pair)
    run_grade(pair, "--isolation", "none")
    with book_of(pair) as book:
        assert {row.isolation for row in book.rows()} == {level_of("none")}


def test_changed_grader_judges_again(pair, capsys, monkeypatch):
    run_grade(pair)
    monkeypatch.setattr(grade_class, "grader_version", lambda: "another")
    capsys.readouterr()
    run_grade(pair)
    assert "0 unchanged, 2 judged" in capsys.readouterr().out
    with book_of(pair) as book:
        assert [row.version for row in book.rows()] == ["another"] * 2


def test_fault_of_the_grader_is_judged_again(pair, capsys):
    run_grade(pair)
    with book_of(pair) as book:
        known = book.standing("ada").fingerprint
        book.keep(book.runs()[0], Answer("ada", known, fault="the sandbox died"))
    run_grade(pair)
    assert "1 unchanged, 1 judged" in capsys.readouterr().out
    assert rows_of(pair.parent / "out")["ada"]["status"] == "passed"


def test_verdict_can_be_replayed_exactly(pair, capsys):
    run_grade(pair, "--seed", "77")
    with book_of(pair) as book:
        rows = {row.student: row for row in book.rows()}
    capsys.readouterr()
    for name, row in rows.items():
        main(["check", str(pair / f"{name}.py"), "--seed", str(row.seed), "--json"])
        record = json.loads(capsys.readouterr().out)
        assert record["exercises"] == [verdict.as_json() for verdict in row.verdicts]
        assert record["isolation"] == row.isolation


def test_student_without_files_leaves_the_grades_and_is_named(pair, capsys):
    run_grade(pair)
    (pair / "ben.py").unlink()
    run_grade(pair)
    assert list(rows_of(pair.parent / "out")) == ["ada"]
    assert "1 student without files now" in capsys.readouterr().out


def test_roster_is_remembered(pair, tmp_path, capsys):
    roster = tmp_path / "roster.csv"
    roster.write_text("login,name\nada,Ada L\nben,Ben M\neve,Eve N\n")
    assert run_grade(pair, "--students", str(roster)) == 0
    assert run_grade(pair) == 0
    with book_of(pair) as book:
        rows = {row.student: row for row in book.rows()}
    assert rows["ada"].person.name == "Ada L"
    assert [row.status for row in rows.values()].count("missing") == 1 and len(rows) == 3


def test_verdict_says_where_it_comes_from(pair):
    run_grade(pair, "--seed", "3", "--isolation", "none")
    with book_of(pair) as book:
        ada, ben = book.rows()
    assert (ada.files, ada.seed, ada.isolation) == (("ada.py",), 3, level_of("none"))
    assert ada.version == grader_version()
    with closing(sqlite3.connect(pair.parent / "out" / "gradebook.sqlite")) as plain:
        found = plain.execute("SELECT file, source_hash FROM verdict ORDER BY file").fetchall()
    assert [file for file, _ in found] == ["ada.py", "ben.py"]
    assert len({source for _, source in found}) == 2


def test_borrowed_answer_in_another_lesson_is_not_judged(tmp_path):
    folder = tmp_path / "class" / "ada"
    folder.mkdir(parents=True)
    shutil.copy(RIGHT, folder / "06_dropout_layer.py")
    borrowed = "def halve(x):\n    return x / 2\n"
    (folder / "00_start_here.py").write_text(borrowed + WRONG.read_text())
    os.utime(folder / "06_dropout_layer.py", (1, 1))
    run_grade(folder.parent)
    row = rows_of(tmp_path / "out")["ada"]
    assert (row["halve"], row["DropoutLayer"], row["status"]) == ("5", "20", "passed")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such file names")
def test_name_that_is_a_formula_is_none_in_grades_csv(pair):
    (pair / "ben.py").rename(pair / "=1+1.py")
    run_grade(pair)
    names = list(rows_of(pair.parent / "out"))
    assert names == ["'=1+1", "ada"]
    assert [from_cell(name) for name in names] == ["=1+1", "ada"]


def test_grades_csv_is_written_whole_or_not_at_all(tmp_path):
    def rows():
        yield Row("ada", ())
        raise OSError(errno.ENOSPC, "no space left on device")

    path = tmp_path / "grades.csv"
    path.write_text("as it was")
    with pytest.raises(OSError, match="no space"):
        write_csv(path, rows(), ())
    assert path.read_text() == "as it was" and list(tmp_path.iterdir()) == [path]


def test_grades_csv_that_cannot_be_written_is_one_line(pair, capsys):
    (pair.parent / "out" / "grades.csv").mkdir(parents=True)
    assert run_grade(pair) == 2
    last = capsys.readouterr().err.strip().splitlines()[-1]
    assert f"{os.sep}grades.csv cannot be written" in last and "the verdicts are kept" in last


def test_report_is_written(pair):
    run_grade(pair)
    report = pair.parent / "out" / "report"
    assert "ada" in (report / "index.html").read_text(encoding="utf-8")
    assert len(list((report / "students").iterdir())) == 2


def test_class_without_any_exercise_leaves_earlier_grades(pair):
    run_grade(pair)
    before = (pair.parent / "out" / "grades.csv").read_bytes()
    for file in pair.iterdir():
        file.write_text("x = 1\n")
    assert run_grade(pair) == 2
    assert (pair.parent / "out" / "grades.csv").read_bytes() == before


def test_what_is_no_gradebook_is_one_line_and_stays(pair, capsys):
    out = pair.parent / "out"
    out.mkdir()
    (out / "gradebook.sqlite").write_text("mine, all mine\n" * 99)
    assert run_grade(pair) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert (out / "gradebook.sqlite").read_text().startswith("mine")


def test_version_follows_what_judges_and_nothing_else(tmp_path):
    (tmp_path / "reports").mkdir()
    (tmp_path / "judge.py").write_text("rule = 1\n")
    first = sources_hash(tmp_path)
    (tmp_path / "reports" / "html.py").write_text("colour = 1\n")
    (tmp_path / "judge.py").write_bytes(b"rule = 1\r\n")
    assert sources_hash(tmp_path) == first
    (tmp_path / "judge.py").write_text("rule = 2\n")
    assert sources_hash(tmp_path) != first


@pytest.mark.parametrize(
    ("done", "seconds", "words"),
    [
        (0, 0.0, "judging: 0 of 1,000, 0.0 a second, time left not known yet"),
        (250, 10.0, "judging: 250 of 1,000, 25.0 a second, 30 s left"),
        (1000, 40.0, "judged 1,000 students in 40 s, 25.0 a second"),
    ],
)
def test_progress_tells_rate_and_time_left(done, seconds, words):
    assert told(done, 1000, seconds) == words


def test_summary_of_a_class_without_end_stays_short():
    row = Row("ada", (), problems=("a\nb.ipynb is no notebook",))
    console = Console(record=True, width=100, file=io.StringIO())
    summarise((row for _ in range(MOST_REMARKS + 5)), (), console)
    printed = console.export_text().splitlines()
    assert printed[-1] == "! and 5 more: see the report"
    assert printed.count("! ada: a b.ipynb is no notebook") == MOST_REMARKS
