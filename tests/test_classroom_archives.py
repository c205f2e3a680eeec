"""Zips made to hurt, or by odd programs: a line for each oddity, and the rest is read."""

from __future__ import annotations

import io
import stat
import struct
import zipfile
from pathlib import Path

import pytest

from grader.classroom import NoClass, collect, find_students
from grader.classroom import archive as archives
from grader.classroom import shelf as shelves

CODE = b"def halve(x):\n    return x / 2\n"


def zipped(*members: tuple[str | zipfile.ZipInfo, bytes], method=zipfile.ZIP_DEFLATED) -> bytes:
    """Return a zip of these members, names as they are given."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, data in members:
            info = name if isinstance(name, zipfile.ZipInfo) else zipfile.ZipInfo(name)
            info.compress_type = method
            archive.writestr(info, data)
    return stream.getvalue()


def info_of(name: str, **fields: int) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    for field, value in fields.items():
        setattr(info, field, value)
    return info


@pytest.fixture
def of_eve(tmp_path):
    """Return what is collected of a student who hands in these bytes as a zip."""

    def hand_in(data: bytes):
        (tmp_path / "eve.zip").write_bytes(data)
        (student,) = find_students(tmp_path)
        return collect(student)

    return hand_in


@pytest.fixture
def of_class(tmp_path):
    """Return the students of a class that comes as a zip of these bytes."""

    def hand_in(data: bytes):
        (tmp_path / "class.zip").write_bytes(data)
        return find_students(tmp_path / "class.zip")

    return hand_in


LINK = info_of("eve/x.py", external_attr=(stat.S_IFLNK | 0o777) << 16, create_system=3)
PIPE = info_of("eve/x.py", external_attr=(stat.S_IFIFO | 0o777) << 16, create_system=3)
ODD = {
    "a parent's path": ("eve/../../x.py", CODE, "leads out"),
    "a link": (LINK, b"/etc/passwd", "is a link"),
    "a pipe": (PIPE, b"", "not an ordinary file"),
    "a bomb": ("eve/x.py", bytes(2_000_000), "grows more than"),
}


@pytest.mark.parametrize(("name", "data", "words"), ODD.values(), ids=ODD)
def test_an_odd_member_is_told_of_and_the_rest_is_read(of_eve, of_class, name, data, words):
    content = zipped((name, data), ("eve/y.py", CODE), ("ada/x.py", CODE))
    found = of_eve(content)
    assert words in " ".join(found.problems) and found.submissions
    students = {student.name: student for student in of_class(content)}
    assert words in " ".join(students["eve"].problems)
    assert len(collect(students["eve"]).submissions) == 1
    assert collect(students["ada"]).problems == ()


@pytest.mark.parametrize("name", ["/etc/x.py", "../x.py", "C:\\x.py", "C:/x.py", "..\\x.py"])
def test_a_path_out_of_the_zip_belongs_to_the_class(of_class, name):
    students = of_class(zipped((name, CODE), ("ada/x.py", CODE)))
    assert [student.name for student in students] == ["ada"]
    assert "has a path that leads out of the zip" in students.problems[0]


def test_backslashes_of_old_programs_are_folders(of_class):
    students = of_class(zipped(("ada\\x.py", CODE), ("ben\\deep\\x.py", CODE)))
    assert [student.name for student in students] == ["ada", "ben"]


def test_an_encrypted_member_is_told_of(of_eve):
    data = bytearray(zipped(("x.py", CODE)))
    for start, place in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        data[data.index(start) + place] |= 1
    assert "is encrypted" in of_eve(bytes(data)).problems[0]


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_compression_without_a_limit_is_refused(of_eve, method):
    assert "is compressed in a way" in of_eve(zipped(("x.py", CODE), method=method)).problems[0]


def test_a_wrong_checksum_is_told_of(of_eve):
    data = zipped(("x.py", CODE), method=zipfile.ZIP_STORED).replace(b"x / 2", b"x * 2")
    assert "is damaged" in of_eve(data).problems[0]


@pytest.mark.parametrize("part", ["local", "central", "both"])
def test_a_size_that_lies_reads_no_more_than_is_allowed(of_eve, monkeypatch, part):
    monkeypatch.setattr(archives, "MOST_BYTES", 100_000)
    data = bytearray(zipped(("x.py", b"#" * 300_000)))
    for start, place in ((b"PK\3\4", 22), (b"PK\1\2", 24)):
        if part in ({b"PK\3\4": "local", b"PK\1\2": "central"}[start], "both"):
            struct.pack_into("<L", data, data.index(start) + place, 1_000)
    found = of_eve(bytes(data))
    assert found.submissions == () and found.problems


def test_members_that_share_bytes_are_not_read(of_eve):
    data = bytearray(zipped(("x.py", CODE), ("y.py", CODE + b"#")))
    second = data.rindex(b"PK\1\2")
    struct.pack_into("<L", data, second + 42, 0)  # where the second member's bytes are
    problems = of_eve(bytes(data)).problems
    assert sum("shares its bytes" in line for line in problems) == 2


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_of_two_members_of_one_name_the_last_counts(of_eve):
    found = of_eve(zipped(("x.py", b"a = 1\n"), ("x.py", b"a = 2\n")))
    assert [s.statements[0].source for s in found.submissions] == ["a = 2"]
    assert "stands in the zip again" in found.problems[0]


def test_a_zip_in_a_students_zip_is_refused(of_eve):
    found = of_eve(zipped(("deep.zip", zipped(("x.py", CODE))), ("y.py", CODE)))
    assert len(found.submissions) == 1
    assert "eve.zip!deep.zip is an archive inside a zip" in found.problems[0]


def test_a_zip_without_code_is_told_of(of_eve):
    assert of_eve(zipped(("essay.pdf", b"x"))).problems == ("eve.zip holds no .ipynb or .py file",)


@pytest.mark.parametrize("end", [0, 1, 10, 60, 100])
def test_a_cut_off_zip_is_told_of(of_eve, of_class, end):
    data = zipped(("ada/x.py", CODE))[:end]
    assert "is not a zip that can be read" in of_eve(data).problems[0]
    with pytest.raises(NoClass) as refused:
        of_class(data)
    assert "\n" not in str(refused.value)


def test_all_that_one_student_unpacks_has_a_limit(of_eve, monkeypatch):
    monkeypatch.setattr(shelves, "MOST_BYTES", 1_000)
    found = of_eve(zipped(*((f"{n}.py", b"a = %d #" % n + b"#" * 600) for n in range(4))))
    assert 0 < len(found.submissions) < 4
    assert "in all" in found.problems[0]


def test_a_zip_of_too_many_members_is_refused(of_eve, monkeypatch):
    monkeypatch.setattr(archives, "MOST_MEMBERS", 3)
    found = of_eve(zipped(*((f"{n}.py", CODE) for n in range(4))))
    assert "must have at most 3 members" in found.problems[0]


def test_large_members_of_the_new_kind_are_read(of_eve):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        with archive.open("x.py", "w", force_zip64=True) as member:
            member.write(CODE)
    assert len(of_eve(stream.getvalue()).submissions) == 1


def test_names_in_utf_8_that_do_not_say_so_are_read(of_class):
    # As Canvas writes them.
    data = zipped(("m\u00fcller_1_2_x.py", CODE))
    for start, place in ((b"PK\3\4", 7), (b"PK\1\2", 9)):
        spot = data.index(start) + place
        data = data[:spot] + bytes([data[spot] & ~8]) + data[spot + 1 :]
    assert [student.name for student in of_class(data)] == ["m\u00fcller"]


@pytest.mark.parametrize(
    "name", ["<b>.py", "a\nb.py", "=1.py", '"q",.py', "\u202eyp.py", "\x1b[2J.py"]
)
def test_any_name_of_a_member_survives(of_class, name):
    students = of_class(zipped((name, CODE), ("ada.py", CODE)))
    assert {student.name for student in students} == {"ada", name[:-3]}
    assert all(student.files[0].place.isprintable() for student in students)


def test_a_file_and_a_folder_of_one_name_are_both_kept(of_class):
    students = of_class(zipped(("ada", b""), ("ada/x.py", CODE), ("ben.py/x.py", CODE)))
    assert [student.name for student in students] == ["ada", "ben.py"]


def test_messages_say_where_a_member_stands(of_eve, of_class):
    data = zipped(("ada/x.py", b"\xff\0"))
    assert of_eve(data).problems[0].startswith("eve.zip!ada/x.py is not a text file")
    assert collect(of_class(data)[0]).problems[0].startswith("ada/x.py is not a text file")


def test_an_empty_folder_in_a_zip_is_a_student(of_class):
    students = of_class(zipped(("ada/", b""), ("ben/x.py", CODE)))
    assert [(s.name, len(s.files)) for s in students] == [("ada", 0), ("ben", 1)]


def test_nothing_is_written(of_eve, tmp_path):
    of_eve(zipped(("../x.py", CODE), ("y.py", CODE), ("/tmp/z.py", CODE)))
    assert [path.name for path in tmp_path.iterdir()] == ["eve.zip"]
    assert not Path("/tmp/z.py").exists()


def test_a_class_in_a_zip_is_opened_once(tmp_path, monkeypatch):
    opened = []
    monkeypatch.setattr(
        archives, "open_zip", lambda p, real=archives.open_zip: (opened.append(p), real(p))[1]
    )
    (tmp_path / "class.zip").write_bytes(zipped(*((f"s{n}.py", CODE) for n in range(50))))
    for student in find_students(tmp_path / "class.zip"):
        collect(student)
    assert len(opened) == 1
