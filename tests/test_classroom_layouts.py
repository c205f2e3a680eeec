"""Every shape in which a class is handed in: whose each file is, and what it is called."""

from __future__ import annotations

import json
import os
import pickle
import shutil
import sys
import zipfile
from pathlib import Path

import pytest

from grader.classroom import File, NoClass, Student, collect, find_files, find_students
from grader.classroom.platforms import decoded

CODE = "def halve(x):\n    return x / 2\n"
NOTEBOOK = json.dumps({"cells": [{"cell_type": "code", "source": CODE}], "nbformat": 4})
FOLDERS = ("ada/deep/er/x.py", "ben.py", "cyd.ipynb")
CANVAS = (
    "lovelaceada_12345_67890_06.ipynb",
    "turingalan_LATE_12346_67891_06-1.ipynb",
    "anon_x8Kq2_67892_06.ipynb",
)
MOODLE = (
    "Ada Lovelace_123_assignsubmission_file_/06.ipynb",
    "Alan Turing_124_assignsubmission_file/deep/06.ipynb",
    "Grace Hopper_125_assignsubmission_file_06.ipynb",
    "Default group_assignsubmission_file_/06.ipynb",
)
CLONES = ("lab-submissions/lab-ada-l/06.ipynb", "lab-submissions/lab-alan/06.ipynb")
KEYS = {
    FOLDERS: ["ada", "ben", "cyd"],
    CANVAS: ["anon_x8Kq2", "lovelaceada", "turingalan"],
    MOODLE: ["Ada Lovelace", "Alan Turing", "Default group", "Grace Hopper"],
    CLONES: ["ada-l", "alan"],
    CANVAS + MOODLE: [
        *("Ada Lovelace", "Alan Turing", "Default group", "Grace Hopper"),
        *("anon_x8Kq2", "lovelaceada", "turingalan"),
    ],
}


def lay_out(folder: Path, *names: str) -> Path:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(NOTEBOOK if name.endswith("ipynb") else CODE)
    return folder


def keys(path: Path) -> list[str]:
    return [student.name for student in find_students(path)]


@pytest.fixture(params=["folder", "zip", "zip with a folder in it"])
def handed_in(request, tmp_path):
    """Return a way to lay files out in a folder or in a zip of it."""

    def build(*names):
        folder = lay_out(tmp_path / "class", *names)
        if request.param == "folder":
            return folder
        wrapped = request.param != "zip"
        where = (tmp_path, "class") if wrapped else (folder, ".")
        return Path(shutil.make_archive(str(tmp_path / "class"), "zip", *where))

    return build


@pytest.mark.parametrize("names", KEYS, ids=["folders", "canvas", "moodle", "clones", "mixed"])
def test_every_layout_gives_its_students(handed_in, names):
    path = handed_in(*names)
    assert keys(path) == KEYS[names]
    for student in find_students(path):
        assert len(collect(student).submissions) == len(student.files) > 0
        assert collect(student).problems == ()


@pytest.mark.parametrize(
    ("name", "file", "attempt"),
    [
        (CANVAS[0], "06.ipynb", 67890),
        (CANVAS[1], "06-1.ipynb", 67891),
        ("müller_1_2_a b.py", "a b.py", 2),
        ("li_1_2_3_4_x.py", "3_4_x.py", 2),
        (MOODLE[2], "06.ipynb", 0),
    ],
)
def test_what_a_platform_put_before_a_name_is_removed(name, file, attempt):
    assert (decoded(name).file, decoded(name).attempt) == (file, attempt)


@pytest.mark.parametrize("name", ["ada.py", "06_dropout_layer.ipynb", "ada_1.py", "12_x.py"])
def test_an_ordinary_name_is_no_platforms(name):
    assert decoded(name) is None


def test_clones_without_their_folder_are_named_by_login(tmp_path):
    for login in ("ada", "alan"):
        lay_out(tmp_path, f"my-lab-{login}/06.py", f"my-lab-{login}/.git/hooks/x.py")
    assert keys(tmp_path) == ["ada", "alan"]
    assert [len(student.files) for student in find_students(tmp_path)] == [1, 1]


def test_folders_that_only_begin_alike_keep_their_names(tmp_path):
    assert keys(lay_out(tmp_path, "team-ada/x.py", "team-ben/x.py")) == ["team-ada", "team-ben"]


def test_downloads_side_by_side_are_sorted_by_student(tmp_path):
    lay_out(tmp_path / "a", *CANVAS)
    shutil.make_archive(str(tmp_path / "class" / "canvas"), "zip", tmp_path / "a")
    lay_out(tmp_path / "class" / "moodle", *MOODLE)
    assert keys(tmp_path / "class") == KEYS[CANVAS + MOODLE]


@pytest.mark.parametrize("kind", ["folder", "zip"])
def test_nobody_can_hand_in_for_another(tmp_path, kind):
    folder = lay_out(tmp_path / "class", "ben_1_2_x.py", "dan.py", "eve/ben_1_3_x.py")
    if kind == "zip":
        shutil.make_archive(str(folder / "eve"), "zip", folder / "eve")
        shutil.rmtree(folder / "eve")
    students = {student.name: student for student in find_students(folder)}
    assert sorted(students) == ["ben", "dan", "eve"]
    assert [file.attempt for file in students["ben"].files] == [2]
    assert any("download of a whole class" in line for line in students["eve"].problems)


@pytest.mark.skipif(sys.platform == "win32", reason="its disks refuse such names")
def test_a_line_about_an_odd_name_is_one_line(tmp_path):
    lay_out(tmp_path, "dan.py", "e\nve\u202e/ben_1_3_x.py")
    lines = [line for student in find_students(tmp_path) for line in student.problems]
    assert len(lines) == 1 and lines[0].isprintable()


def test_a_students_own_zip_is_read(tmp_path):
    lay_out(tmp_path / "w", "06.py")
    lay_out(tmp_path / "class", "cyd.py")
    for name in ("ada/work", "ben", "li_1_2_work"):
        shutil.make_archive(str(tmp_path / "class" / name), "zip", tmp_path / "w")
    students = find_students(tmp_path / "class")
    assert [student.name for student in students] == ["ada", "ben", "cyd", "li"]
    assert all(len(collect(student).submissions) == 1 for student in students)


def test_zips_in_the_zip_of_a_class_are_read(tmp_path):
    lay_out(tmp_path / "w", "deep/06.py")
    for name in ("li_1_2_work", "wu_3_4_work"):
        shutil.make_archive(str(tmp_path / "class" / name), "zip", tmp_path / "w")
    whole = shutil.make_archive(str(tmp_path / "canvas"), "zip", tmp_path / "class")
    students = find_students(Path(whole))
    assert [student.name for student in students] == ["li", "wu"]
    assert all(len(collect(student).submissions) == 1 for student in students)


def test_namesakes_are_told_apart_by_their_number(tmp_path):
    lay_out(tmp_path, "li_1_2_x.py", "li_3_4_x.py", "li.py", "wu_5_6_x.py")
    assert keys(tmp_path) == ["li", "li_1", "li_3", "wu"]


@pytest.mark.skipif(
    sys.platform in ("win32", "darwin"), reason="its disks tell no such names apart"
)
def test_names_alike_but_for_capitals_or_spelling_are_two_students(tmp_path):
    lay_out(tmp_path, "ada.py", "Ada.py", "jose\u0301.py", "jos\u00e9.py", "ben.py")
    students = find_students(tmp_path)
    assert len(students) == 5
    told = [student.name for student in students if "not the same as" in str(student.problems)]
    assert len(told) == 4


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="its disks refuse such names")
@pytest.mark.parametrize(
    "name",
    [
        b"a,b", b'"q"', b"a\nb", b"=1+1", b"<b>x", "\u202eadA".encode(), b"x" * 252,
        b"\xff\xfe", b"a\x1b[31m", b"-rf", b" ", b"a\\b",
    ],
)  # fmt: skip
def test_any_name_survives_as_a_key(tmp_path, name):
    (tmp_path / os.fsdecode(name + b".py")).write_text(CODE)
    (tmp_path / "ada.py").write_text(CODE)
    students = pickle.loads(pickle.dumps([*find_students(tmp_path)]))
    assert len({student.name.encode() for student in students}) == 2
    for student in students:
        assert len(collect(student).submissions) == 1
        assert student.files[0].place.isprintable() and student.files[0].name.isprintable()


def test_the_upload_counts_in_a_zip_where_all_files_are_of_one_age(tmp_path):
    whole = tmp_path / "canvas.zip"
    with zipfile.ZipFile(whole, "w") as archive:
        archive.writestr("li_1_300_a.py", CODE)
        archive.writestr("li_1_200_b.py", CODE + "\n")
    (student,) = find_students(whole)
    assert [file.name for file in student.files] == ["a.py", "b.py"]


def test_the_latest_of_several_attempts_counts_and_it_is_said(tmp_path):
    lay_out(tmp_path, "ada/work.py", "ada/work (1).py")
    (tmp_path / "ada" / "work (1).py").write_text(CODE + "\n")
    for path in (tmp_path / "ada").iterdir():
        os.utime(path, (1e9, 1e9))
    found = collect(find_students(tmp_path)[0])
    assert [submission.name for submission in found.submissions] == ["work (1).py", "work.py"]
    assert found.problems == (
        "halve is in 2 files: ada/work (1).py counts, the latest; not ada/work.py",
    )


def test_the_same_file_twice_is_read_once(tmp_path):
    found = collect(find_students(lay_out(tmp_path, "ada/a.py", "ada/b/a.py"))[0])
    assert len(found.submissions) == 1
    assert "is the same as" in found.problems[0]


def test_what_nobody_handed_in_is_not_seen(tmp_path):
    junk = [
        "__MACOSX/ada/._x.py", ".DS_Store", "Thumbs.db", "desktop.ini", ".ipynb_checkpoints/a.py",
        "ada/.ipynb_checkpoints/x.py", "ada/__pycache__/x.py", "ada/.x.py", "ada/.git/x.py",
        "ada/venv/pyvenv.cfg", "ada/venv/lib/x.py", "~ada.py",
    ]  # fmt: skip
    students = find_students(lay_out(tmp_path, "ada/x.py", *junk))
    assert [(s.name, len(s.files), s.problems) for s in students] == [("ada", 1, ())]
    assert students.problems == ()


def test_what_is_no_notebook_is_told_of(tmp_path):
    lay_out(tmp_path, "ada/essay.pdf", "ben_1_2_x.docx", "cyd/x.tar.gz", "dan.rar", "list.txt")
    lay_out(tmp_path, "eve/.ipynb_checkpoints/x.ipynb", "flo/x.py", "flo/data.csv")
    students = find_students(tmp_path)
    problems = {student.name: " ".join(student.problems) for student in students}
    assert problems["ada"] == "no .ipynb or .py file; there is ada/essay.pdf"
    assert "ben_1_2_x.docx" in problems["ben"]
    assert "is an archive that is not read" in problems["cyd"]
    assert "is an archive that is not read" in problems["dan"]
    assert ".ipynb_checkpoints" in problems["eve"]
    assert problems["flo"] == ""
    assert students.problems == ("list.txt was passed over: no .ipynb, .py or .zip file",)


def test_an_empty_folder_is_a_student_without_files(tmp_path):
    (tmp_path / "ada").mkdir()
    assert [*find_students(tmp_path)] == [Student("ada", (), ("no .ipynb or .py file",))]


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_links_are_not_followed(tmp_path):
    lay_out(tmp_path, "ben/x.py")
    (tmp_path / "eve").mkdir()
    (tmp_path / "eve" / "x.py").symlink_to(tmp_path / "ben" / "x.py")
    (tmp_path / "eve" / "all").symlink_to(tmp_path)
    students = find_students(tmp_path)
    assert [(s.name, len(s.files)) for s in students] == [("ben", 1), ("eve", 0)]
    assert "eve/x.py is a link: hand in the file itself" in students[1].problems


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with a name")
def test_a_pipe_is_not_waited_for(tmp_path):
    (tmp_path / "eve").mkdir()
    os.mkfifo(tmp_path / "eve" / "x.py")
    assert "eve/x.py is not an ordinary file" in find_students(tmp_path)[0].problems


def test_a_file_that_went_away_is_a_problem(tmp_path):
    students = find_students(lay_out(tmp_path, "ada.py"))
    (tmp_path / "ada.py").unlink()
    found = collect(students[0])
    assert found.submissions == () and "ada.py cannot be read" in found.problems[0]


def test_too_many_files_are_said(tmp_path):
    students = find_students(lay_out(tmp_path, *(f"ada/{n}.py" for n in range(501))))
    assert len(students[0].files) == 500
    assert students[0].problems == ("501 files: only the 500 saved last are read",)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("nothing", "is nothing"),
        ("x.tar.gz", "unpack it"),
        ("x.py", "grader check"),
        ("x.zip", "zip"),
    ],
)
def test_what_is_no_class_is_refused_in_one_line(tmp_path, name, words):
    if name not in ("nothing", ""):
        (tmp_path / name).write_bytes(b"x")
    with pytest.raises(NoClass, match=words) as refused:
        find_students(tmp_path / name)
    assert "\n" not in str(refused.value)


def test_students_are_small_enough_to_be_sent_around(tmp_path):
    students = find_students(lay_out(tmp_path, *FOLDERS))
    assert max(len(pickle.dumps(student)) for student in students) < 1_000
    assert pickle.loads(pickle.dumps(students[0])).files[0].read() == CODE.encode()


def test_a_folder_of_lessons_is_read_as_files(tmp_path):
    lay_out(tmp_path, "06.ipynb", "deep/nn.py", ".hidden.py", "notes.txt")
    assert {file.name for file in find_files(tmp_path)} == {"06.ipynb", "nn.py"}
    (file,) = find_files(tmp_path / "06.ipynb")
    assert isinstance(file, File) and file.read() == NOTEBOOK.encode()
