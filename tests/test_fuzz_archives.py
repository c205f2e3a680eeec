"""Classes and zips built at random, whole and broken: never a traceback, never a lost student."""

from __future__ import annotations

import io
import os
import pickle
import shutil
import stat
import tempfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.classroom import NoClass, collect, find_students
from grader.classroom.platforms import decoded
from grader.roster import BadRoster, Person, Roster, read_roster

pytestmark = pytest.mark.filterwarnings("ignore:Duplicate name")

# By hand: FUZZ_EXAMPLES=20000
patiently = settings(
    derandomize=True, max_examples=int(os.environ.get("FUZZ_EXAMPLES", "200")), deadline=None
)
CODE = b"def halve(x):\n    return x / 2\n"
STARTS = (
    "", "ada/", "ben/", "class/", "class/ada/", "../", "/", "C:/", "a\\", "ada/.git/", "__MACOSX/",
    "li_1_2_", "li_3_4_", "anon_x8_5_", "Li Wu_7_assignsubmission_file_/", "lab-submissions/lab-a/",
    "Li Wu_7_assignsubmission_file_", "lab-ada/", "lab-ben/", "./", "//", "\u202e", "\xe9/", "a\n/",
)  # fmt: skip
ENDS = (
    "x.py",
    "06.ipynb",
    "work.zip",
    "x.tar.gz",
    "essay.pdf",
    ".DS_Store",
    "",
    "ada",
    "x.PY",
    "=1",
)
NAMES = st.builds(str.__add__, st.sampled_from(STARTS), st.sampled_from(ENDS) | st.text(max_size=8))
CONTENTS = st.sampled_from([CODE, b"", b"{", b"a = 1\n", b"\0" * 5_000, b'{"cells": []}'])
MODES = st.sampled_from([0, stat.S_IFREG, stat.S_IFLNK, stat.S_IFIFO, stat.S_IFDIR])
METHODS = st.sampled_from([zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2])


def zipped(members: list) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data, mode, method in members:
            info = zipfile.ZipInfo(name or "x", (2026, 1, 1, 0, 0, 0))
            info.external_attr, info.create_system, info.compress_type = mode << 16, 3, method
            archive.writestr(info, data)
    return stream.getvalue()


def some(contents: st.SearchStrategy) -> st.SearchStrategy:
    return st.lists(st.tuples(NAMES, contents, MODES, METHODS), max_size=8).map(zipped)


INNER = some(CONTENTS)
ZIPS = some(CONTENTS | INNER)
EDITS = st.lists(st.tuples(st.floats(0, 1), st.binary(max_size=4)), max_size=6)
ROSTER = Roster(("name", "login"), (Person("Li Wu", {"name": "Li Wu", "login": "li"}),))


def damaged(data: bytes, edits: list) -> bytes:
    for where, new in edits:
        place = int(where * len(data))
        data = data[:place] + new + data[place + len(new) :]
    return data


def survive(path: Path) -> None:
    """Read a class; whatever comes is a student, a line, or one line in place of the class."""
    for roster in (None, ROSTER):
        try:
            students = find_students(path, roster)
        except NoClass as refused:
            assert "\n" not in str(refused)
            return
        assert len({student.name.encode() for student in students}) == len(students)
        for student in pickle.loads(pickle.dumps([*students])):
            found = collect(student)
            assert student.person or found.submissions or found.problems
            assert all(line.isprintable() for line in found.problems)
        assert all(line.isprintable() for line in students.problems)


@pytest.fixture(scope="module")
def folder():
    """Return a folder of this test's own, emptied by whoever fills it."""
    with tempfile.TemporaryDirectory() as name:
        yield Path(name)


@patiently
@given(data=ZIPS)
def test_any_zip_is_a_class_or_none(folder, data):
    (folder / "class.zip").write_bytes(data)
    survive(folder / "class.zip")


@patiently
@given(data=ZIPS, edits=EDITS)
def test_any_damaged_zip_is_a_class_or_none(folder, data, edits):
    (folder / "class.zip").write_bytes(damaged(data, edits))
    survive(folder / "class.zip")


@patiently
@given(data=ZIPS, edits=EDITS, end=st.floats(0, 1))
def test_any_damaged_zip_of_a_student_is_read_or_told_of(folder, data, edits, end):
    (folder / "of").mkdir(exist_ok=True)
    (folder / "of" / "ada.zip").write_bytes(damaged(data, edits)[: int(end * 2 * len(data))])
    survive(folder / "of")


@patiently
@given(data=st.binary(max_size=200))
def test_any_bytes_are_no_class(folder, data):
    (folder / "class.zip").write_bytes(b"PK" + data)
    survive(folder / "class.zip")


@patiently
@given(files=st.lists(st.tuples(NAMES, CONTENTS | INNER), max_size=8))
def test_any_folder_is_a_class_or_none(folder, files):
    root = folder / "tree"
    shutil.rmtree(root, ignore_errors=True)
    root.mkdir()
    for name, data in files:
        inside = [part for part in name.split("/") if part not in ("..", ".", "", "C:")]
        try:
            path = root.joinpath(*inside)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        except (OSError, ValueError):
            continue  # a name that this system refuses
    survive(root)


@patiently
@given(name=st.text(max_size=40) | NAMES)
def test_any_name_is_a_platforms_or_none(name):
    found = decoded(name)
    assert found is None or found.owner.name


TABLES = st.lists(
    st.lists(st.sampled_from(["name", "login", "Student", "ID", "Section", "a@b", "Li", '"', ""])
             | st.text(max_size=4), max_size=4),
    max_size=4,
)  # fmt: skip


@patiently
@given(
    table=TABLES,
    mark=st.sampled_from(",;\t"),
    codec=st.sampled_from(["utf-8", "utf-16", "cp1252", "utf-8-sig"]),
    edits=EDITS,
)
def test_any_table_is_a_roster_or_refused(folder, table, mark, codec, edits):
    text = "\n".join(mark.join(row) for row in table)
    path = folder / "roster.csv"
    path.write_bytes(damaged(text.encode(codec, "replace"), edits))
    try:
        roster = read_roster(path)
    except BadRoster as refused:
        assert "\n" not in str(refused)
        return
    assert all(person.name for person in roster.people)
    (folder / "one").mkdir(exist_ok=True)
    (folder / "one" / "Li.py").write_bytes(CODE)
    find_students(folder / "one", roster)
