"""Rosters of every platform, and who of them handed something in."""

from __future__ import annotations

import pytest

from grader.roster import Ambiguous, BadRoster, Hints, Roster, login_of, match, read_roster

CANVAS = """Student,ID,SIS User ID,SIS Login ID,Section,Lab (77)
    Points Possible,,,,,20
"Lovelace, Ada",12345,s001,ada.l,Lab A,
"Turing, Alan",12346,s002,alan,Lab A,17
"Student, Test",99,,,Lab A,
"""
WORKSHEET = """Identifier,Full name,Email address,Status,Grade
Participant 123,Ada Lovelace,ada@uni.example,,
Participant 124,Alan Turing,alan@uni.example,,
"""
LOCALISED = """ID;Vollst\u00e4ndiger Name;E-Mail-Adresse;Status;Bewertung
Teilnehmer/in123;Ada Lovelace;ada@uni.example;;
Teilnehmer/in124;Alan Turing;alan@uni.example;;
"""
POLISH = """Identyfikator,Pe\u0142na nazwa,Adres e-mail
Uczestnik 123,Ada Lovelace,ada@uni.example
Uczestnik 124,Alan Turing,alan@uni.example
"""
GRADER = """First name,Last name,ID number,Email address,Course total
Ada,Lovelace,s001,ada@uni.example,-
Alan,Turing,s002,alan@uni.example,-
"""
GITHUB = """"identifier","github_username","github_id","name"
"ada@uni.example","ada-l","1","Ada Lovelace"
"alan@uni.example","","",""
"""
NBGRADER = "id,first_name,last_name,email\nada,Ada,Lovelace,ada@uni.example\nalan,Alan,Turing,\n"
PLAIN = "name,login\nAda Lovelace,ada\nAlan Turing,alan\n"
ALL = {
    "canvas": (CANVAS, ["Ada Lovelace", "Alan Turing"]),
    "worksheet": (WORKSHEET, ["Ada Lovelace", "Alan Turing"]),
    "localised": (LOCALISED, ["Ada Lovelace", "Alan Turing"]),
    "polish": (POLISH, ["Ada Lovelace", "Alan Turing"]),
    "grader": (GRADER, ["Ada Lovelace", "Alan Turing"]),
    "github": (GITHUB, ["Ada Lovelace", "alan@uni.example"]),
    "nbgrader": (NBGRADER, ["Ada Lovelace", "Alan Turing"]),
    "plain": (PLAIN, ["Ada Lovelace", "Alan Turing"]),
    "one column": ("login\nada\nalan\n", ["ada", "alan"]),
}


@pytest.fixture
def read(tmp_path):
    """Return the roster in a text or in bytes."""

    def build(content: str | bytes) -> Roster:
        path = tmp_path / "roster.csv"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return read_roster(path)

    return build


@pytest.mark.parametrize(("text", "names"), ALL.values(), ids=ALL)
def test_every_kind_of_roster_is_read(read, text, names):
    assert [person.name for person in read(text).people] == names


def test_the_lines_of_canvas_that_are_nobody_are_kept(read):
    roster = read(CANVAS)
    assert [line["Student"].strip() for line in roster.asides] == [
        "Points Possible",
        "Student, Test",
    ]
    assert roster.headers[-1] == "Lab (77)"
    assert roster.people[1].cells["Lab (77)"] == "17"


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("mark", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_any_usual_encoding_and_delimiter_is_read(read, codec, mark, end):
    text = end.join(["name,login", "J\u00fcrgen \u00c5s,jas", "", "Ada,ada", ""]).replace(",", mark)
    people = read(text.encode(codec)).people
    assert [(p.name, p.cells["login"]) for p in people] == [
        ("J\u00fcrgen \u00c5s", "jas"),
        ("Ada", "ada"),
    ]


def test_cells_keep_commas_quotes_and_newlines(read):
    (person,) = read('name,login\n"Li, ""Q""\nWu",li\n').people
    assert person.cells["name"] == 'Li, "Q"\nWu'


def test_excels_hint_at_the_delimiter_is_heeded(read):
    assert read("sep=;\nname;login\nAda, B.;ada\n").people[0].cells["login"] == "ada"


def test_the_same_line_twice_is_one_person(read):
    assert len(read("login\nada\nada\n").people) == 1


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b"colour,size\nred,1\n", "has no column that names people"),
        (b"name,name\na,b\n", "two columns called 'name'"),
        (b'"a\nb"\n1\n', "columns are: 'a.{2}b'"),
        (b'"login\n\x1b","login\n\x1b"\n1,2\n', "two columns called 'login"),
        (b"PK\3\4", "is an Excel workbook"),
        (b"\0\1\2", "is no text"),
        (b'name\n"' + b"x" * 200_000 + b'"\n', "is not a CSV file"),
        (b"\xff\xfe\0", "is no text"),
    ],
)
def test_a_roster_that_cannot_be_used_is_refused_in_one_line(read, content, words):
    with pytest.raises(BadRoster, match=words) as refused:
        read(content)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("name", ["nothing.csv", "."])
def test_a_roster_that_is_not_there_is_refused(tmp_path, name):
    with pytest.raises(BadRoster, match="cannot be read"):
        read_roster(tmp_path / name)


@pytest.mark.parametrize(
    ("text", "hints"),
    [
        (CANVAS, Hints(("lovelaceada",), "canvas", "12345")),
        (CANVAS, Hints(("somebody",), "canvas", "12345")),
        (CANVAS, Hints(("ADA.L",))),
        (CANVAS, Hints(("s001",))),
        (CANVAS, Hints(("Ada Lovelace",), "moodle", "5")),
        (CANVAS, Hints(("lovelaceada",))),
        (WORKSHEET, Hints(("Ada Lovelace",), "moodle", "123")),
        (WORKSHEET, Hints(("Participant",), "moodle", "123")),
        (WORKSHEET, Hints(("Ada Lovelace",), "moodle", "124")),
        (LOCALISED, Hints(("ada  LOVELACE",), "moodle", "123")),
        (LOCALISED, Hints(("Teilnehmer",), "moodle", "123")),
        (POLISH, Hints(("Uczestnik",), "moodle", "123")),
        (WORKSHEET, Hints(("ada",))),
        (WORKSHEET, Hints(("ada@uni.example",))),
        (GRADER, Hints(("lovelaceada",), "canvas", "1")),
        (GITHUB, Hints(("ada-l", "lab-ada-l"), "github")),
        (GITHUB, Hints(("l", "lab-ada-l"), "github")),
        (NBGRADER, Hints(("Ada",))),
        (PLAIN, Hints(("Ada Lovelace",))),
    ],
)
def test_a_person_is_found_by_number_login_or_name(read, text, hints):
    roster = read(text)
    assert match(roster, hints) is roster.people[0]


@pytest.mark.parametrize(
    ("text", "hints"),
    [
        (CANVAS, Hints(("lovelaceada",), "canvas", "777")),
        (CANVAS, Hints(("Student, Test",))),
        (WORKSHEET, Hints(("Ada Byron",), "moodle", "123")),
        (PLAIN, Hints(("",))),
        (PLAIN, Hints(("---",), "github")),
    ],
)
def test_a_stranger_is_nobody(read, text, hints):
    assert match(read(text), hints) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("name,login\nLi Wu,li1\nLi Wu,li2\n", "Li Wu"),
        ("login,github_username\nmax,kim\nkim,sam\n", "kim"),
    ],
)
def test_who_fits_two_people_fits_nobody(read, text, name):
    with pytest.raises(Ambiguous, match="fits 2 people"):
        match(read(text), Hints((name,)))


def test_namesakes_are_told_apart_by_moodles_number(read):
    roster = read("Identifier,Full name\nParticipant 1,Li Wu\nParticipant 2,Li Wu\n")
    assert match(roster, Hints(("Li Wu",), "moodle", "2")) is roster.people[1]


@pytest.mark.parametrize(
    ("text", "login"), [(CANVAS, "ada.l"), (GITHUB, "ada-l"), (PLAIN, "ada"), (WORKSHEET, "")]
)
def test_a_person_is_called_by_login_where_there_is_one(read, text, login):
    assert login_of(read(text).people[0]) == login
