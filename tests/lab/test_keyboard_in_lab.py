"""A learner without a mouse: everything from the first cell to a passed exercise by keys."""

from __future__ import annotations

import re

import pytest

from lab.layers import CHECK, EXERCISE, SHARED_MASK, TOO_MUCH, talkative

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
expect = playwright.expect
SETUP, FIGURES = "06-setup", "01_bernoulli.ipynb"
CONTROLS = "a, button, input, select, summary, textarea, [tabindex]"
MAP = "from grader import progress\nprogress()"
SWITCH = """\
from grader import live
live(lambda on: plt.plot([0, int(on)]), "A line.", "A line that rises.", on=True)
"""


@pytest.fixture(scope="module")
def keys(lab):
    """Run the setup cell by keys."""
    from lab.keys import Keys

    keys = Keys(lab)
    keys.go_to(SETUP)
    keys.run()
    return keys


@pytest.fixture
def failed(lab, keys):
    """Return a failed report that says all it can; its cell has the focus."""
    lab.put(EXERCISE, talkative(SHARED_MASK))
    lab.run(EXERCISE)
    report = lab.run(CHECK)
    expect(report.get_by_text("What your code printed")).to_be_visible()
    return report


@pytest.fixture(scope="module")
def figures(lab):
    """Run the lesson with live figures from top to bottom."""
    lab.open(FIGURES)
    lab.run_all()
    yield lab
    lab.leave()


def test_typed_layers_fail_and_pass_and_the_map_tells(keys):
    keys.go_to(EXERCISE)
    keys.run()
    expect(keys.run()).to_contain_text("06 DropoutLayer not started")
    keys.go_to(EXERCISE)
    keys.write(SHARED_MASK)
    keys.run()
    expect(keys.run()).to_contain_text("All examples of a batch lose")
    keys.go_to(EXERCISE)
    keys.erase(EXERCISE, TOO_MUCH)
    keys.run()
    expect(keys.run()).to_contain_text("12 of 12 checks")
    keys.press("b")
    keys.write(MAP)
    expect(keys.run()).to_contain_text("✓ DropoutLayer passed, points: 20/20")


def test_tab_goes_through_all_controls_of_a_report(keys, failed):
    controls = failed.locator(CONTROLS).all_inner_texts()
    assert controls == ["02 masking", "All checks", "What your code printed"]
    assert keys.tab_through(failed) == controls


def test_tab_goes_through_all_lessons_on_the_map(lab, keys):
    map_cell = lab.add(MAP)
    course = lab.run(map_cell)
    expect(course.locator(CONTROLS)).to_have_count(14)
    assert keys.tab_through(course) == course.locator(CONTROLS).all_inner_texts()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_control_with_the_focus_is_outlined(lab, keys, failed, theme):
    lab.wear(theme)
    for control in failed.locator(CONTROLS).all():
        keys.tab_to(control)
        assert keys.outline() == 2


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_what_is_folded_opens_and_closes(keys, failed, key):
    keys.tab_to(failed.get_by_text("All checks"))
    first = failed.locator("details li").first
    keys.press(key)
    expect(first).to_be_visible()
    keys.press(key)
    expect(first).to_be_hidden()


def test_lesson_to_read_opens(lab, keys, failed):
    keys.tab_to(failed.get_by_role("link", name="02 masking"))
    keys.press("Enter")
    lab.settle("02_masking.ipynb")
    lab.leave()


def test_slider_moved_redraws_the_picture(figures, keys):
    figure = figures.run("01-figure-live-mask")
    picture = figure.get_by_role("img")
    before = picture.get_attribute("src")
    keys.tab_to(figure.locator(".noUi-handle").first)
    keys.press("ArrowRight")
    expect(picture).to_have_attribute("alt", re.compile(r"p = 0\.3\b"))
    assert picture.get_attribute("src") != before


def test_switch_turned_redraws_the_picture(figures, keys):
    figure = figures.run(figures.add(SWITCH))
    picture = figure.get_by_role("img")
    before = picture.get_attribute("src")
    keys.tab_to(figure.get_by_role("checkbox", name="on"))
    keys.press("Space")
    expect(picture).to_have_attribute("alt", re.compile("on = off"))
    assert picture.get_attribute("src") != before
