"""Reports in a real JupyterLab: the way from an untouched exercise to a passed one, and looks."""

from __future__ import annotations

import pytest

from lab.layers import CHECK, EXERCISE, layer, stub, talkative

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
expect = playwright.expect
QUESTION = "06-question-1"
MAP = "from grader import progress\nprogress()"
WRONG, RIGHT = layer("wrong/mask_of_one_row"), layer("right/plain_mask_divided")
SOURCES = {"not started": stub(), "not passed yet": talkative(WRONG), "passed": RIGHT}


@pytest.fixture(scope="module")
def map_cell(lab):
    """Run the whole lesson as released, and add a cell that shows the map of the course."""
    lab.heighten()
    lab.run_all()
    return lab.add(MAP)


@pytest.fixture
def judged(lab, map_cell):
    """Put a layer into the exercise, check it, and return the report."""

    def report_on(source: str):
        lab.put(EXERCISE, source)
        lab.run(EXERCISE)
        return lab.run(CHECK)

    return report_on


@pytest.fixture(scope="module", params=["light", "dark"])
def theme(request, lab):
    """Put on a theme."""
    lab.wear(request.param)
    return request.param


def test_untouched_exercise_is_not_started(lab, map_cell):
    expect(lab.shown_by(CHECK)).to_have_text("· 06 DropoutLayer not started")


def test_wrong_layer_is_named_with_its_call_and_its_picture(judged):
    report = judged(WRONG)
    expect(report).to_contain_text("each entry of each example has its own coin")
    expect(report).to_contain_text("All examples of a batch lose the same entries.")
    expect(report.locator("dt")).to_have_text(["you ran", "got", "expected"])
    expect(report.locator("dd").first).to_contain_text("layer.forward(")
    expect(report.get_by_role("img", name="your mask")).to_be_visible()


def test_layer_that_does_not_scale_is_named(judged):
    report = judged(layer("wrong/no_scaling"))
    expect(report).to_contain_text("Kept entries come out as they went in. Divide them by 1 - p")
    expect(report.get_by_role("link", name="03 rescaling")).to_be_visible()


def test_right_layer_passes_and_moves_the_map_of_the_course(lab, judged, map_cell):
    lab.server.progress.unlink(missing_ok=True)
    expect(lab.run(map_cell)).to_contain_text("· DropoutLayer not started, points: 0/20")
    expect(judged(RIGHT)).to_contain_text("passed: 12 of 12 checks pass, 20 of 20 points")
    expect(lab.run(map_cell)).to_contain_text("✓ DropoutLayer passed, points: 20/20")


def test_wrong_layer_is_on_the_map_as_tried(lab, judged, map_cell):
    lab.server.progress.unlink(missing_ok=True)
    expect(judged(WRONG)).to_contain_text("11 of 12 checks pass")
    expect(lab.run(map_cell)).to_contain_text("✗ DropoutLayer not passed yet, points: 18/20")


def test_report_and_picture_take_the_colours_of_the_theme(judged, theme):
    report = judged(WRONG).locator("section")
    paper, ink = report.evaluate(
        "e => [getComputedStyle(e).backgroundColor, getComputedStyle(e).color]"
    )
    assert paper == {"light": "rgb(255, 255, 255)", "dark": "rgb(33, 33, 33)"}[theme]
    fills = report.locator("svg path:last-child").evaluate_all(
        "all => all.map(e => getComputedStyle(e).fill)"
    )
    assert fills == [ink, ink]


@pytest.mark.parametrize("state", SOURCES)
def test_axe_finds_no_barrier_in_a_report(lab, judged, theme, state):
    expect(judged(SOURCES[state])).to_contain_text(state)
    assert lab.barriers(CHECK) == []


def test_axe_finds_no_barrier_in_the_map_of_the_course(lab, map_cell, theme):
    expect(lab.run(map_cell)).to_contain_text("exercises passed")
    assert lab.barriers(map_cell) == []


@pytest.mark.parametrize("letter", ["a", "b"])
def test_axe_finds_no_barrier_in_a_reply_to_a_question(lab, map_cell, theme, letter):
    lab.put(QUESTION, f'answer("06-1", "{letter}")')
    expect(lab.run(QUESTION)).to_contain_text("06-1")
    assert lab.barriers(QUESTION) == []
