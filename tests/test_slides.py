"""Slides hold the whole lesson in its order: laid out to fit, exercises unsolved, then solved."""

from __future__ import annotations

import base64
import hashlib
import os
import re
import zipfile
from functools import cache
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from grader.cli import main
from grader.exercises import all_exercises
from grader.slides import assets, writer
from grader.slides.assets import NoAssets, Wheel, copy_assets
from grader.slides.blocks import CODE_SIZES, MOST_LINES, ROOM, Exercise
from grader.slides.cells import Reader
from grader.slides.code import LONGEST, cut_lines, without_captions
from grader.slides.deck import read_deck
from grader.slides.pages import Layout

ROOT = Path(__file__).parents[1]
SOLUTIONS = sorted((ROOT / "solutions").glob("[0-9][0-9]_*.ipynb"))
PLANNED = re.compile(r"^\| \[(\d\d) \w+\]\([^)]+\) \| [^|]+ \| (\d+) \|", re.M)
CHECK = {"grade": True, "grade_id": "check-halve"}
STUB = "def halve(x):\n    ### BEGIN SOLUTION\n    return x / 2\n    ### END SOLUTION"
PIXEL = base64.b64encode(b"\x89PNG").decode()
LONG = "\n\n".join(f"def f{n}():\n    return {n}\n" for n in range(12))
deck_of = cache(read_deck)
each_lesson = pytest.mark.parametrize("path", SOLUTIONS, ids=lambda path: path.stem)


def cell(new, source, kind, tags, **more):
    metadata = {"slideshow": {"slide_type": kind}} if kind else {}
    return new(source, metadata=metadata | ({"tags": tags} if tags else {}), **more)


def words(source, kind="", tags=()):
    return cell(new_markdown_cell, source, kind, list(tags))


def note(source):
    return words(source, "notes", ["notes"])


def code(source, kind="", printed="", outputs=None):
    shown = [new_output("stream", text=printed)] if printed else outputs or []
    return cell(new_code_cell, source, kind, [], outputs=shown)


def shown(data, **metadata):
    return new_output("display_data", data, metadata=metadata)


def check(text):
    made = code("check(halve)", outputs=[shown({"text/plain": text})])
    made.metadata["nbgrader"] = dict(CHECK)
    return made


def stacks(*cells):
    return Layout("lesson").lay_out(list(Reader().read(cells)))


def pages(*cells):
    return [page for stack in stacks(*cells) for page in stack]


def html(page):
    return "".join(placed.block.html for placed in page.placed)


def source(page):
    return re.sub(r"<[^>]+>", "", "".join(p.block.html for p in page.placed if p.block.columns))


def texts(*cells):
    return [re.sub(r"<[^>]+>", "", html(page)).strip() for page in pages(*cells)]


# Where slides begin.


def test_heading_begins_a_slide_in_a_lesson_without_metadata():
    laid = stacks(words("# A\n\nfirst"), words("second"), words("## B\n\nthird"))
    assert [[page.title for page in stack] for stack in laid] == [["A"], ["B"]]


def test_words_before_a_heading_stay_on_the_slide_before():
    assert texts(words("## A\n\nfirst"), words("seen\n\n## B\n\nthird", "slide")) == [
        "firstseen",
        "third",
    ]


def test_subslide_stays_in_its_stack():
    laid = stacks(words("## A\n\nfirst", "slide"), words("second", "subslide"))
    assert [len(stack) for stack in laid] == [2]
    assert [page.is_titled for page in laid[0]] == [True, False]


def test_skipped_cells_are_left_out():
    cells = words("## A\n\nfirst", "slide"), words("second", "skip"), code("x = 1", "skip")
    assert texts(*cells) == ["first"]


def test_setup_is_left_out_without_being_asked():
    setup = code("import numpy")
    setup.id = "01-setup"
    assert texts(words("## A\n\nfirst"), setup) == ["first"]


def test_an_empty_cell_is_no_slide():
    assert texts(words("", "slide"), words("first", "slide")) == ["first"]


def test_what_does_not_fit_goes_on_on_the_next_slide():
    laid = pages(words("## A"), *[words(f"{n} " + "word " * 60) for n in range(4)])
    assert len(laid) == 2 and all(page.title == "A" for page in laid)
    assert all(sum(p.block.height(20) for p in page.placed) <= ROOM for page in laid)


def test_code_stays_below_the_question_that_leads_to_it():
    filler = [words("word " * 60) for _ in range(2)]
    question = words("What will it print?", "-")
    *_, last = texts(words("## A"), *filler, question, code("x = 1\n" * 9, "subslide"))
    assert last.startswith("What will it print?") and "x = 1" in last


def test_question_and_code_stay_together_though_they_are_long():
    (page,) = pages(words("word " * 40), code("x = 1\n" * 14))
    assert sum(placed.block.lines for placed in page.placed) > MOST_LINES


def test_what_was_seen_is_said_below_the_output():
    reply = words("It was 2.\n\nAnd now?", "subslide")
    first, second = texts(code("print(2)", printed="2"), reply, code("print(3)", printed="3"))
    assert first.endswith("It was 2.") and second.startswith("And now?")


def test_what_was_seen_may_make_a_slide_long():
    (page,) = pages(code("print(2)\n" * 7, printed="2\n" * 8), words("It was 2.", "-"))
    assert sum(placed.block.lines for placed in page.placed) > MOST_LINES


def test_formula_stays_with_the_words_before_it():
    laid = texts(words("## A\n\n" + "word " * 195 + "\n\nThe mean is\n\n$$x$$"))
    assert laid[-1].startswith("The mean is")


# Steps.


def test_output_and_all_after_it_appear_step_by_step():
    (page,) = pages(words("Guess."), code("print(2)", printed="2"), words("It was 2."))
    assert [placed.step for placed in page.placed] == [0, 0, 1, 2]


def test_output_that_begins_a_slide_is_there_at_once():
    long = code("x = 1\n" * 17, printed="1\n" * 15)
    assert [p.step for p in pages(words("Guess."), long)[-1].placed] == [0]


def test_fragment_is_a_step():
    (page,) = pages(words("first", "slide"), words("second", "fragment"))
    assert [placed.step for placed in page.placed] == [0, 1]


@pytest.mark.parametrize(("kind", "step"), [("-", 0), ("subslide", 0), ("fragment", 1)])
def test_words_below_a_figure_are_there_unless_they_are_a_fragment(kind, step):
    figure = code("x = 1\n" * 14, outputs=[shown({"image/png": PIXEL, "text/plain": "A bell."})])
    *_, page = pages(figure, words("It was one bell.", kind))
    assert [placed.step for placed in page.placed] == [0, step]


# Code.


def test_short_code_is_large_and_long_lines_are_not_broken():
    short, wide = pages(code("x = 1", "slide"), code("x = " + "1 + " * 20 + "1", "slide"))
    assert (short.code_size, wide.code_size) == (CODE_SIZES[0], 22)


def test_long_code_is_cut_at_blank_lines_and_nothing_is_lost():
    lines = LONG.split("\n")
    cuts = cut_lines(lines)
    assert all(stop - start <= LONGEST for start, stop in cuts)
    assert all(lines[start].startswith("def") for start, _ in cuts)
    kept = [line for start, stop in cuts for line in lines[start:stop] if line.strip()]
    assert kept == [line for line in lines if line.strip()]


def test_code_without_a_blank_line_is_cut_all_the_same():
    cuts = cut_lines(["x = 1"] * (2 * LONGEST + 1))
    assert [stop - start for start, stop in cuts] == [12, 12, 13]


@pytest.mark.parametrize("call", ["show(\n    'c',\n    alt='a',\n)", "live(f, 'c', 'a')"])
def test_calls_that_show_a_figure_are_left_out(call):
    assert without_captions(f"draw()\n{call}") == "draw()"
    inside = "\n".join("    " + line for line in call.split("\n"))
    assert without_captions(f"if ready:\n    draw()\n{inside}") == "if ready:\n    draw()"


def test_words_of_a_figure_are_left_out_with_it():
    source = (
        "def draw(p):\n    pass\n\ncaption = 'c'\nalt = (\n    'a'\n)\nlive(draw, caption, alt)"
    )
    assert without_captions(source).rstrip() == "def draw(p):\n    pass"


def test_a_call_alone_and_what_python_cannot_read_stay():
    for source in ("if ready:\n    show('c', 'a')", "%timeit show('c', 'a')"):
        assert without_captions(source) == source


def test_guess_of_a_prediction_is_hidden():
    (page,) = pages(code('predict("01-p1", "0.75", lambda: 1)', printed="you said 0.75"))
    source, outcome = page.placed
    assert "0.75" not in source.block.html and outcome.step == 1


# Outputs.


def test_what_was_printed_in_one_go_stands_together():
    parts = [new_output("stream", text=text) for text in ("1\n", "2\n")]
    assert texts(code("count()", outputs=parts)) == ["count()1\n2"]


def test_figure_has_its_text_alternative_and_caption():
    data = {"image/png": PIXEL, "text/html": "<img>", "text/plain": "A bell."}
    (page,) = pages(code("draw()", outputs=[shown(data, **{"image/png": {"alt": 'A "b"'}})]))
    assert 'alt="A &quot;b&quot;"' in html(page) and "<figcaption>A bell." in html(page)


def test_report_of_the_grader_is_shown_as_text():
    data = {"text/html": '<section class="grader grader-passed">', "text/plain": "✓ passes"}
    assert texts(code("check(f)", outputs=[shown(data)])) == ["check(f)✓ passes"]


def test_other_markup_is_shown_without_scripts():
    data = {"text/html": "<table><tr><td>1</td></tr></table><script>x</script>", "text/plain": "1"}
    (page,) = pages(code("t", outputs=[shown(data)]))
    assert "<td>1</td>" in html(page) and "script" not in html(page)


def test_widgets_are_dropped():
    data = {"application/vnd.jupyter.widget-view+json": {"model_id": "1"}}
    assert texts(code("live", outputs=[shown(data)])) == ["live"]


# Exercises and questions.


def solved_exercise(text="✓ 01 halve   3 of 3 checks pass"):
    turn = words("seen\n\n**Your turn (10 min).** Write `halve`.", "slide")
    teach = words("**For instructors.** Usual mistakes.", tags=["solution"])
    return [words("## A\n\nfirst"), turn, code(STUB), check(text), teach, note("**2 min.** Say.")]


def test_exercise_is_unsolved_then_solved():
    first, asked, solved = pages(*solved_exercise(), words("after"))[:3]
    assert (first.exercise, asked.exercise) == (None, Exercise(10))
    assert solved.exercise == Exercise(10, True, "✓ 01 halve   3 of 3 checks pass")
    assert "NotImplementedError" in html(asked) and "NotImplementedError" not in html(solved)
    assert "SOLUTION" not in html(solved)


def test_after_an_exercise_its_section_goes_on():
    *_, last = pages(*solved_exercise(), words("after"))
    assert (last.title, last.exercise, html(last)) == ("A", None, "<p>after</p>")


def test_longer_report_of_a_solution_is_shown_whole():
    *_, solved = pages(*solved_exercise("· 12 waits\nfor PyTorch"))
    assert solved.exercise.verdict == "" and "for PyTorch" in html(solved)


def test_exercise_is_shown_though_its_cells_are_skipped():
    cells = solved_exercise()[1:3]
    for made in cells:
        made.metadata["slideshow"] = {"slide_type": "skip"}
    assert [page.exercise for page in pages(*cells)[1:]] == [Exercise(10), Exercise(10, True)]


def test_instructors_remarks_are_read_beside_the_solution_only():
    _, asked, solved = pages(*solved_exercise())
    assert asked.teaching == [] and "Usual mistakes" in solved.teaching[0]
    assert asked.notes == solved.notes == ["<p><strong>2 min.</strong> Say.</p>"]


def test_question_is_followed_by_its_answer():
    answer = code('answer("01-1", "b")', "skip", outputs=[shown({"text/plain": "✓ 01-1 b"})])
    (page,) = pages(words("**Question 1.** What?", "slide"), answer)
    assert page.title == "Question 1" and [p.step for p in page.placed] == [0, 1]
    assert texts(words("**Question 1.** What?", "skip"), answer) == []


# Notes and minutes.


def test_note_is_for_the_slides_before_it():
    laid = pages(
        words("## A\n\nfirst", "slide"),
        words("second", "subslide"),
        note("**1 min.** One."),
        words("third", "subslide"),
        note("**1 min.** Two."),
        words("fourth", "subslide"),
    )
    heard = [re.sub("<[^>]+>", "", page.notes[0]) for page in laid]
    assert heard == ["1 min. One.", "1 min. One.", "1 min. Two.", "1 min. Two."]


def test_slide_that_begins_with_code_goes_on_with_the_note_before_it():
    cells = (
        words("## A\n\n" + "word " * 100, "slide"),
        note("One."),
        code("x = 1\n" * 14, "subslide"),
        words("third", "subslide"),
        note("Two."),
    )
    assert [page.notes for page in pages(*cells)] == [["<p>One.</p>"]] * 2 + [["<p>Two.</p>"]]


def test_note_on_code_alone_is_for_the_code():
    first = words("## A\n\n" + "word " * 100, "slide")
    laid = pages(first, note("One."), code("x = 1\n" * 14, "-"), note("Two."))
    assert [page.notes for page in laid] == [["<p>One.</p>"], ["<p>Two.</p>"]]


def test_minutes_are_added_up(tmp_path):
    first = words("# A\n\n45 minutes.")
    turn = words("**Your turn (10 min).** Write.")
    made = new_notebook(cells=[first, note("**3 min.** Say."), turn, note("**2 min.** Ask.")])
    nbformat.write(made, tmp_path / "01_bernoulli.ipynb")
    minutes = read_deck(tmp_path / "01_bernoulli.ipynb").minutes
    assert (minutes.spoken, minutes.exercises, minutes.planned) == (5, 10, 45)


# Text.


def test_links_lead_to_other_decks_or_out():
    source = "[05](05_backward.ipynb#x), [paper](https://jmlr.org/a.html) and [nn](nn.py)"
    assert re.findall('href="([^"]+)"', html(pages(words(source))[0])) == [
        "05_backward.html",
        "https://jmlr.org/a.html",
    ]


def test_no_line_ends_between_a_formula_and_its_full_stop():
    (page,) = pages(words("With $p < 1$. And `$x$.` of $$y$$"))
    assert '<span class="whole">$p &lt; 1$.</span>' in html(page)
    assert html(page).count("<span") == 1


def test_colours_can_be_told_apart_on_a_projector():
    style = (Path(writer.__file__).parent / "slides.css").read_text(encoding="utf-8")
    for theme in re.findall(r":root(?:\.dark)? \{([^}]*)\}", style):
        colours = dict(re.findall(r"--(\w+): (#\w+)", theme))
        for name in set(colours) - {"paper", "shade", "line"}:
            assert contrast(colours[name], colours["shade"]) >= 5, name
            assert contrast(colours[name], colours["paper"]) >= 6, name


def contrast(one, other):
    """Return the contrast of two colours as accessibility guidelines define it."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour):
    digits = colour[1:] if len(colour) == 7 else "".join(c * 2 for c in colour[1:])
    parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


# The lessons.


@each_lesson
def test_every_exercise_of_a_lesson_is_unsolved_then_solved(path):
    laid = [page for stack in deck_of(path).stacks for page in stack if page.exercise]
    for exercise in (e for e in all_exercises().values() if e.lesson == path.name[:2]):
        name = re.compile(rf"\b(?:def|class)\b.*\b{exercise.name}\b")
        defined = [page for page in laid if name.search(source(page))]
        assert [page.exercise.is_solved for page in defined] == [False, True], exercise.name
        assert exercise.name in defined[1].exercise.verdict
        assert defined[0].exercise.minutes


@each_lesson
def test_every_slide_has_notes(path):
    for stack in deck_of(path).stacks:
        assert all(page.notes for page in stack), stack[0].title


@each_lesson
def test_minutes_of_a_lesson_are_about_those_planned(path):
    minutes = deck_of(path).minutes
    planned = dict(PLANNED.findall((ROOT / "README.md").read_text(encoding="utf-8")))
    assert minutes.planned == int(planned[path.name[:2]])
    assert abs(minutes.total - minutes.planned) <= 0.15 * minutes.planned


# What is written.


@pytest.fixture
def course(tmp_path, monkeypatch):
    """Return a course of two lessons, whose slides need nothing that is fetched."""
    monkeypatch.setattr(writer, "copy_assets", lambda _, folder: folder.mkdir(parents=True))
    (tmp_path / "solutions").mkdir()
    (tmp_path / "notebooks").mkdir()
    cells = [words("# Coins\n\n**Which `p` < 1?** 45 minutes."), note("**3 min.** Say $x$.")]
    for name, lesson in (("01_bernoulli", [*cells, *solved_exercise()]), ("02_masking", cells)):
        nbformat.write(new_notebook(cells=lesson), tmp_path / "solutions" / f"{name}.ipynb")
    return tmp_path


def test_deck_and_list_are_written(course):
    deck, _ = writer.write_slides(course, course / "out")
    listed = (course / "out" / "index.html").read_text(encoding="utf-8")
    assert 'href="01_bernoulli.html"' in listed and "p</code> &lt; 1?" in listed
    assert deck.minutes.total == 15 and ">15</td>" in listed and ">45</td>" in listed
    page = (course / "out" / "01_bernoulli.html").read_text(encoding="utf-8")
    assert "$x$.</span>" in page and "Usual mistakes" in page
    assert page.count("<section") == 2 * 4 - 1 and page.count("<aside") == 3


def test_nothing_on_a_page_is_loaded_from_elsewhere(course):
    writer.write_slides(course, course / "out")
    for page in course.glob("out/*.html"):
        loaded = re.findall(r'(?:src|<link[^>]+href)="([^"]+)"', page.read_text(encoding="utf-8"))
        assert all(name.startswith(("assets/", "data:")) for name in loaded)


def test_same_lesson_gives_the_same_bytes(course):
    texts = []
    for out in ("one", "two"):
        writer.write_slides(course, course / out)
        texts.append([path.read_bytes() for path in sorted((course / out).glob("*.html"))])
    assert texts[0] == texts[1]


def test_command_writes_one_lesson_and_says_where(course, monkeypatch, capsys):
    monkeypatch.chdir(course)
    assert main(["slides", "01", "--out", "out"]) == 0
    assert re.fullmatch(r"1 deck, 4 slides, \d+\.\d s: out.index\.html\n", capsys.readouterr().out)


def test_a_file_in_place_of_the_folder_is_refused(course, monkeypatch, capsys):
    monkeypatch.chdir(course)
    Path("out").write_text("", encoding="utf-8")
    assert main(["slides", "--out", "out"]) == 2
    assert "slides go into a folder, got the file out" in capsys.readouterr().err


# What a browser needs.


@pytest.fixture
def wheel(tmp_path, monkeypatch):
    """Make a wheel the only one wanted, to be found in a cache."""
    cache = tmp_path / "cache"
    cache.mkdir()
    with zipfile.ZipFile(cache / "some_name-1.0-py3-none-any.whl", "w") as archive:
        archive.writestr("inside/a.js", "1")
    digest = hashlib.sha256((cache / "some_name-1.0-py3-none-any.whl").read_bytes()).hexdigest()
    wanted = Wheel("some-name", "1.0", digest, {"inside/a.js": "b.js"})
    monkeypatch.setattr(assets, "WHEELS", (wanted,))
    monkeypatch.setattr(assets, "_download", lambda *_: None)
    return cache / wanted.name


def test_wheel_that_was_kept_is_used_without_a_network(wheel, tmp_path):
    copy_assets(wheel.parent, tmp_path / "out")
    assert (tmp_path / "out" / "b.js").read_text() == "1"


def test_wheel_of_other_bytes_is_refused(wheel, tmp_path):
    wheel.write_bytes(wheel.read_bytes() + b" ")
    with pytest.raises(NoAssets, match="some_name-1.0"):
        copy_assets(wheel.parent, tmp_path / "out")


def test_damaged_wheel_is_removed_before_another_is_fetched(wheel, tmp_path, monkeypatch):
    whole = wheel.read_bytes()
    wheel.write_bytes(whole[:-1])
    monkeypatch.setattr(assets, "_download", lambda *_: wheel.exists() or wheel.write_bytes(whole))
    copy_assets(wheel.parent, tmp_path / "out")
    assert (tmp_path / "out" / "b.js").exists()


def test_missing_network_is_told_in_one_line(tmp_path, monkeypatch):
    for name, value in (("NO_INDEX", "1"), ("FIND_LINKS", ""), ("CONFIG_FILE", os.devnull)):
        monkeypatch.setenv(f"PIP_{name}", value)
    with pytest.raises(NoAssets, match="could not fetch sphinx-revealjs 3.2.1 .*keep it in cache/"):
        copy_assets(tmp_path / "cache", tmp_path / "out")
