"""The class page and the feedback pages: what they say, hide, escape and forbid."""

from __future__ import annotations

import base64
import hashlib
import re
import shutil
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest
from reports.test_page_colours import contrast
from sample_class import DROPOUT, LAYER, SHARED, Book, failed, halted, passed, read, row

from grader.classroom import find_students
from grader.commands import report
from grader.gradebook import FILE, Gradebook, GradebookError
from grader.reports.class_pages import write_report
from grader.reports.class_pages.counts import CheckCount, ExerciseCount, MistakeCount
from grader.reports.class_pages.feedback import render_feedback
from grader.reports.class_pages.names import page_name
from grader.reports.class_pages.scores import share_of, spread
from grader.reports.class_pages.steps import next_steps
from grader.reports.class_pages.table import line_of, student_of
from grader.roster import read_roster

HOSTILE = (
    "<script>hacked()</script>\"><img src=x onerror='hacked()'>{{7*7}}{% raw %}]]>--></style>"
    "\x00\x1b[31m\u202egnp.\u2066 `a` javascript:hacked() &lt;b&gt; \ud800"
)
KEYS = ["Ada", "ada", "ADA", "../../etc/passwd", "a/b", "a\\b", "", ".", "..", "CON", "con", "nul"]
KEYS += [
    "com1",
    "x" * 255,
    "y" * 255,
    "é",
    "e\u0301",
    "王小明",
    "عمر",
    "a b",
    "a_b",
    "a.b",
    "-a",
    "a\x00",
]
KEYS += ["\udcff", HOSTILE, "ada.html", "LPT9", "a\nb", "🎲"]
STYLE = (Path(report.__file__).parents[1] / "reports/class_pages/style.css").read_text("utf-8")
PALETTES = [
    dict(re.findall(r"--(\w+):(#\w+)", found)) for found in re.findall(r":root\{.*?\}", STYLE)
]


def text_of(page: str) -> str:
    """Return what is read on a page, white space made even."""
    page = re.sub(
        r"(?s)<(style|script)>.*?</\1>|<wbr>|</?(code|bdi|b|strong|span)\b[^>]*>", "", page
    )
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())


def class_page(tmp_path: Path, *rows, **more) -> str:
    """Return the words of the class page of some rows."""
    return text_of(read(write_report(Book(rows, **more), tmp_path / "report")))


class Elements(HTMLParser):
    """Collects tags with their attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))

    handle_startendtag = handle_starttag


@pytest.fixture(scope="module")
def hostile_pages(tmp_path_factory) -> list[str]:
    """Return all pages of a class whose every text is an attack."""
    mistake = replace(SHARED, id=HOSTILE, explanation=HOSTILE, read=HOSTILE)
    verdicts = [
        failed(mistakes=(mistake,), words=HOSTILE),
        halted("error", HOSTILE),
        halted("timeout", HOSTILE),
        halted("grader_fault", HOSTILE),
        replace(passed(), advice=(HOSTILE,)),
    ]
    how = {"files": (f"{HOSTILE}.py",), "isolation": HOSTILE, "version": HOSTILE}
    odd = (HOSTILE, f"{HOSTILE}.py")
    rows = [
        row(f"{HOSTILE}{i}", v, name=HOSTILE, problems=odd, **how) for i, v in enumerate(verdicts)
    ]
    folder = tmp_path_factory.mktemp("hostile")
    write_report(Book(rows, strays=(HOSTILE,), gone=(HOSTILE,)), folder)
    return [read(path) for path in sorted(folder.rglob("*.html"))]


def test_no_text_of_a_class_becomes_markup(hostile_pages):
    assert len(hostile_pages) == 6
    for page in hostile_pages:
        tags = {tag for tag, _ in Elements(page).found}
        attributes = {name for _, attrs in Elements(page).found for name in attrs}
        assert not tags & {"img", "iframe", "object", "form", "base"}
        assert not {name for name in attributes if name.startswith("on")} | attributes & {"style"}
        assert page.count("<script>") == page.count("</script>") == ("class report" in page)


def test_what_acts_is_spelled_out_on_every_page(hostile_pages):
    for page in hostile_pages:
        assert all(char == "\n" or char.isprintable() for char in page)
        assert "{{7*7}}" in page and "\\u202egnp." in page


def test_links_lead_to_pages_of_the_report_only(hostile_pages):
    links = [
        attrs for page in hostile_pages for _, attrs in Elements(page).found if "href" in attrs
    ]
    assert all(re.fullmatch(r"#[\w-]+|students/[\w-]+\.html|data:,", at["href"]) for at in links)


def test_policy_allows_the_one_style_and_script_of_the_page(hostile_pages):
    for page in hostile_pages:
        policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)[1]
        sources = re.findall(r"(?s)<(?:style|script)>(.*?)</(?:style|script)>", page)
        digests = [hashlib.sha256(source.encode()).digest() for source in sources]
        allowed = [f"sha256-{base64.b64encode(digest).decode()}" for digest in digests]
        assert re.findall(r"sha256-[\w+/=]+", policy) == allowed
        assert policy.startswith("default-src 'none'; ") and "unsafe" not in policy


@pytest.mark.parametrize("key", KEYS)
def test_file_name_of_any_student_is_safe(key):
    name = page_name(key)
    assert re.fullmatch(r"[a-z0-9][a-z0-9_-]{0,79}\.html", name)
    assert name.split(".")[0] not in ("con", "nul", "com1", "lpt9")


def test_no_two_students_share_a_file():
    names = [page_name(key).casefold() for key in KEYS]
    assert len(set(names)) == len(KEYS)
    # A key in the form of another one's file name gets a name of its own.
    assert page_name(page_name("Ada").removesuffix(".html")) != page_name("Ada")


def test_file_names_stay_from_one_report_to_the_next():
    assert page_name("ada-7") == "ada-7.html"
    assert page_name("Ada Lovelace") == "ada-lovelace_7674021617159190.html"


def test_feedback_names_no_other_student(tmp_path):
    names = ["Aleph One", "Beth Two", "Gimel Three"]
    rows = [row(f"key{i}", failed(), name=name) for i, name in enumerate(names)]
    write_report(Book(rows), tmp_path)
    for number, name in enumerate(names):
        page = read(tmp_path / "students" / f"key{number}.html")
        assert [other for other in names if other in page] == [name]
        assert re.findall(r"key\d", page) == []


def test_remarks_that_name_others_stay_with_the_staff(tmp_path):
    (tmp_path / "class" / "Ben X").mkdir(parents=True)
    shutil.copy(__file__, tmp_path / "class" / "Ben X" / "a.py")
    (tmp_path / "roster.csv").write_text("name,login\nBen X,bx1\nBen X,bx2\n", "utf-8")
    students = find_students(tmp_path / "class", read_roster(tmp_path / "roster.csv"))
    told = next(one.problems for one in students if one.name == "Ben X")
    ben = row("Ben X", passed(), problems=(*told, "b.py is not JSON"))
    assert any("fits 2 people" in words for words in told)
    feedback = text_of(render_feedback(ben))
    assert "fits 2 people" not in feedback and "b.py is not JSON" in feedback
    assert "fits 2 people" in class_page(tmp_path, ben)


def test_fault_of_the_grader_is_told_to_the_staff_and_not_to_the_student(tmp_path):
    ada = row("ada", halted("grader_fault", "KeyError: 'inner'"))
    feedback = text_of(render_feedback(ada))
    assert "KeyError" not in feedback and "no points are lost by it" in feedback
    assert "KeyError: 'inner'" in class_page(tmp_path, ada)


def test_missing_package_is_told_as_such(tmp_path):
    ada = row("ada", replace(halted("grader_fault", "needs torch: pip"), lacking=("torch",)))
    assert "judging needs torch" in text_of(render_feedback(ada))
    assert "A package is missing on the machine that graded" in class_page(tmp_path, ada)


def test_feedback_tells_the_failed_check_in_full():
    words = text_of(render_feedback(row("ada", failed(), name="Ada Lovelace")))
    for said in (
        "Hello Ada Lovelace, this is what we found",
        "2 of 5 points",
        "You handed in 06_dropout_layer.ipynb.",
        "Kept entries must be x / (1 - p)",
        "got [3. 6.] expected [4. 8.]",
        "your mask: 4 of 6 kept",
        "Kept entries stay as they are: divide by 1 - p.",
        "Read: lesson 03 rescaling.",
        "python -m grader check 06_dropout_layer.ipynb --exercise DropoutLayer --seed 7",
        "check(DropoutLayer, seed=7)",
    ):
        assert said in words


@pytest.mark.parametrize(
    ("files", "shown"),
    [
        (("04_a.ipynb", "06_b.ipynb"), "check 06_b.ipynb --ex"),
        (("my work; rm -rf.py",), "check 'my work; rm -rf.py' --ex"),
        (("-x.py",), "check ./-x.py --ex"),
        ((), "check FILE --ex"),
    ],
)
def test_command_to_repeat_names_the_file_quoted(files, shown):
    assert shown in text_of(render_feedback(row("ada", failed(), files=files)))


def test_steps_mend_first_then_write_then_hand_in():
    verdicts = [halted("missing"), halted("not_started", "", DROPOUT), failed(), passed()]
    steps = next_steps(verdicts)
    assert [step.split()[0] for step in steps] == ["Mend", "Write", "Hand"]
    assert "kept entries must be x / (1 - p)" in steps[0]


def test_more_than_three_steps_are_summed_up():
    assert next_steps([failed()] * 5)[3:] == ["Then 2 more exercises, in the order of the table."]
    assert next_steps([passed()]) == []


def test_spread_tells_quartiles_in_points():
    found = spread([0.0, 0.5, 0.5, 1.0], 20)
    assert (found.quartiles, found.mean) == ((7.5, 10.0, 12.5), 10.0)
    assert {bar.label: bar.count for bar in found.bars if bar.count} == {"0": 1, "50": 2, "100": 1}


@pytest.mark.parametrize(("share", "label"), [(0.0, "0"), (0.29, "20"), (0.3, "30"), (0.999, "90")])
def test_each_share_falls_into_its_bin(share, label):
    assert [bar.label for bar in spread([share], 10).bars if bar.count] == [label]


def test_tallest_bar_fills_the_picture_and_others_are_in_proportion():
    bars = spread([0.5, 0.5, 1.0], 10).bars
    assert bars[5].height == 2 * bars[10].height > 0
    assert all(0 <= bar.x and bar.x + bar.width <= 100 and bar.y >= 0 for bar in bars)


@pytest.mark.parametrize("status", ["missing", "grader_fault"])
def test_who_was_not_judged_is_in_no_distribution(status):
    assert share_of(row("ada", halted(status))) is None
    assert share_of(row("ada", halted(status), failed())) is not None


def test_checks_count_those_who_tried():
    count = ExerciseCount(LAYER)
    for verdict in (passed(), failed(), halted("error", "x"), halted("missing")):
        count.add(verdict)
    assert (count.passed, count.tried, round(count.mean, 2)) == (1, 3, 2.33)
    assert [(check.passed, check.tried) for check in count.checks] == [(1, 3), (2, 3)]
    assert count.others == "1 not passed yet, 1 not found, 1 stopped with an error"


@pytest.mark.parametrize(("passed_by", "percent"), [(0, 0), (1, 1), (999, 99), (1000, 100)])
def test_percent_is_never_rounded_to_all_or_none(passed_by, percent):
    assert CheckCount("", passed_by, 1000).percent == percent
    assert CheckCount("", 0, 0).percent == 0


def test_mistakes_are_ranked_by_students():
    count = MistakeCount()
    count.add(row("ada", failed(), failed(DROPOUT)))
    count.add(row("ben", failed(mistakes=(SHARED,))))
    count.add(row("cyd", failed(DROPOUT, (SHARED,)), failed()))
    count.add(row("dan", failed()))
    ranked = count.ranked()
    assert [(m.id, m.students) for m in ranked] == [("no_scaling", 3), ("mask_shared", 2)]
    assert dict(ranked[0].exercises) == {"DropoutLayer": 3, "dropout": 1}
    assert ranked[0].read == "03 rescaling"


@pytest.mark.parametrize(
    ("verdicts", "state", "points"),
    [
        ((passed(), passed()), "passed", "10"),
        ((passed(), halted("grader_fault")), "not all judged", "5 of 5"),
        ((halted("missing"), halted("missing")), "nothing found", "0"),
    ],
)
def test_line_says_how_the_whole_went(verdicts, state, points):
    ada = row("ada", *verdicts)
    line = line_of(ada, student_of(ada), 10)
    assert (line.overall.state, line.overall.points) == (state, points)


def test_class_page_tells_the_class(tmp_path):
    rows = [row("ada", passed()), row("ben", failed()), row("cyd", halted("timeout"), files=())]
    words = class_page(tmp_path, *rows, strays=("scan.pdf was passed over",), gone=("old",))
    for said in (
        "Students 3 Assignment 1 exercise, 5 points As of 2026-03-01 10:05 UTC Seed 7",
        "Isolation plain Grader 0.1.0",
        "2 median, of 5 points",
        "1 of 3 with full marks",
        "no_scaling 1 student Kept entries stay as they are: divide by 1 - p. Read: lesson 03",
        "kept entries must be x / (1 - p) 33 % 1 of 3",
        "cyd DropoutLayer no answer within 5 s",
        "Files that belong to no student scan.pdf was passed over",
        "No longer among the submissions",
    ):
        assert said in words


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([], "There are no students."),
        ([row("ada", passed())], "5 to 5 the middle half"),
        ([row(f"s{i}", failed()) for i in range(9)], "2 median, of 5 points"),
        ([row("ada", halted("missing"), files=())], "so there are no scores to show"),
    ],
    ids=["empty", "one", "all equal", "all missing"],
)
def test_odd_classes_have_a_whole_page(tmp_path, rows, said):
    words = class_page(tmp_path, *rows)
    assert said in words and f"Students {len(rows)} " in words
    assert len(list((tmp_path / "report" / "students").iterdir())) == len(rows)


@pytest.mark.parametrize(
    ("lessons", "title"),
    [
        (["04"], "dropout"),
        (["04", "04"], "Lesson 04 train_and_inference"),
        (["04", "06"], "Lessons 04 and 06"),
        (["00", "01", "05", "13"], "Lessons 00 to 13"),
    ],
)
def test_title_names_exercise_or_lessons(tmp_path, lessons, title):
    exercises = [replace(DROPOUT, lesson=lesson) for lesson in lessons]
    assert f"class report {title} Students" in class_page(tmp_path, assignment=exercises)


def test_class_without_exercises_has_a_page(tmp_path):
    assert "No exercise was handed in." in class_page(tmp_path, row("ada", files=()), assignment=())


def test_pages_of_students_who_left_are_removed_and_nothing_else(tmp_path):
    write_report(Book([row("ada", passed()), row("ben", passed())]), tmp_path)
    (tmp_path / "students" / "notes.txt").write_text("mine")
    (tmp_path / "gradebook.sqlite").write_text("not ours to remove")
    write_report(Book([row("ada", passed())]), tmp_path)
    found = {path.name for path in tmp_path.rglob("*") if path.is_file()}
    assert found == {"index.html", "ada.html", "notes.txt", "gradebook.sqlite"}


def test_interrupted_report_leaves_the_former_class_page(tmp_path):
    def rows():
        yield row("ada", failed())
        raise KeyboardInterrupt

    before = read(write_report(Book([row("ada", passed())]), tmp_path))
    with pytest.raises(KeyboardInterrupt):
        write_report(Book(rows()), tmp_path)
    assert read(tmp_path / "index.html") == before


def test_same_gradebook_gives_the_same_pages(tmp_path):
    rows = [row("ada", failed()), row("ben", passed())]
    one, other = (write_report(Book(rows), tmp_path / name) for name in "ab")
    assert read(one) == read(other)


def test_command_writes_the_report_of_a_gradebook(tmp_path, capsys):
    with Gradebook(tmp_path / FILE, new=True):
        pass
    assert report.run(type("Options", (), {"folder": tmp_path})) == 0
    assert (tmp_path / "report" / "index.html").is_file()
    assert capsys.readouterr().out == f"{tmp_path / 'report' / 'index.html'} written\n"


def test_command_without_a_gradebook_says_how_to_make_one(tmp_path):
    with pytest.raises(GradebookError, match="python -m grader grade"):
        report.run(type("Options", (), {"folder": tmp_path}))


def test_unwritable_report_is_one_line(tmp_path):
    with Gradebook(tmp_path / FILE, new=True):
        (tmp_path / "report").write_text("in the way")
    with pytest.raises(GradebookError, match="the report cannot be written") as found:
        report.run(type("Options", (), {"folder": tmp_path}))
    assert "\n" not in str(found.value)


@pytest.mark.parametrize("colours", PALETTES, ids=["light", "dark", "print"])
@pytest.mark.parametrize("ground", ["paper", "shade"])
@pytest.mark.parametrize("words", ["ink", "soft", "link", "good", "bad"])
def test_words_stand_out_on_every_ground(colours, ground, words):
    assert len(PALETTES) == 3
    assert contrast(colours[words], colours[ground]) >= 4.5


@pytest.mark.parametrize("colours", PALETTES, ids=["light", "dark", "print"])
def test_bars_stand_out_on_paper(colours):
    assert min(contrast(colours[bar], colours["paper"]) for bar in ("bar", "kept")) >= 3


@pytest.mark.parametrize("name", ["index.html", "students/ada.html"])
def test_headings_follow_in_order(tmp_path, name):
    write_report(Book([row("ada", failed(), failed(DROPOUT))], (LAYER, DROPOUT)), tmp_path)
    levels = [int(level) for level in re.findall(r"<h(\d)", read(tmp_path / name))]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after - before <= 1 for before, after in zip(levels, levels[1:], strict=False))
