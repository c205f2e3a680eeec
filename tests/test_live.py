"""A live figure is a still one with sliders, and moves when they do."""

from __future__ import annotations

import base64
import random
import sys

import nbformat
import numpy as np
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from grader import live
from grader.execute import execute_notebook
from grader.live import WIDGET

CAPTION, ALT = "A point.", "One point at height 0.25 in an empty frame."
plt = pytest.importorskip("matplotlib.pyplot")
ipywidgets = pytest.importorskip("ipywidgets")


class Picture:
    """Stands for what a display id updates; remembers each update."""

    def __init__(self) -> None:
        """Begin with no update."""
        self.updates = []

    def update(self, bundle, metadata, raw) -> None:
        """Remember one update."""
        assert raw
        self.updates.append((bundle, metadata))


class Screen:
    """Collects what is displayed, and the widgets that were made."""

    def __init__(self) -> None:
        """Begin with an empty screen."""
        self.bundles, self.options, self.picture = [], [], Picture()

    def display(self, bundle, **options):
        """Stand for IPython's display."""
        self.bundles.append(bundle)
        self.options.append(options)
        return self.picture if options.get("display_id") else None

    def control(self, name):
        """Return the slider or switch of that name."""
        view = next(bundle[WIDGET] for bundle in self.bundles if WIDGET in bundle)
        box = ipywidgets.widgets.widget._instances[view["model_id"]]
        return next(child for child in box.children if child.description == name)


@pytest.fixture
def screen(monkeypatch):
    """Draw without a screen, in what looks like a kernel."""
    import IPython
    import IPython.display

    plt.switch_backend("agg")
    plt.close("all")
    found = Screen()
    monkeypatch.setattr(IPython.display, "display", found.display)
    monkeypatch.setattr(IPython, "get_ipython", object)
    return found


class Drawing:
    """A drawing that remembers the values it was called with."""

    def __init__(self) -> None:
        """Begin with no call."""
        self.calls = []

    def __call__(self, **values) -> None:
        """Draw one point."""
        self.calls.append(values)
        plt.plot([0], [float(sum(values.values()))], "o")


def test_starting_picture_stands_below_the_sliders(screen):
    live(Drawing(), CAPTION, ALT, p=(0, 0.9, 0.05, 0.25))
    sliders, picture = screen.bundles
    assert list(sliders) == [WIDGET]
    assert set(picture) == {"text/html", "image/png", "text/plain"}
    assert screen.options[1]["metadata"]["image/png"]["alt"] == ALT


def test_moved_slider_draws_again(screen):
    draw = Drawing()
    live(draw, CAPTION, ALT, p=(0, 0.9, 0.05, 0.25), coins=(1, 9, 1, 4))
    screen.control("p").value = 0.5
    assert draw.calls == [{"p": 0.25, "coins": 4}, {"p": 0.5, "coins": 4}]
    ((bundle, metadata),) = screen.picture.updates
    assert bundle["image/png"] != screen.bundles[1]["image/png"]
    assert metadata["image/png"]["alt"] == f"{CAPTION} Drawn again for p = 0.5, coins = 4."


def test_switch_draws_again(screen):
    draw = Drawing()
    live(draw, CAPTION, ALT, training=True)
    screen.control("training").value = False
    assert draw.calls == [{"training": True}, {"training": False}]
    assert "training = off" in screen.picture.updates[0][1]["image/png"]["alt"]


def test_picture_keeps_its_size(screen):
    live(lambda place: plt.axes().text(place, 0, "far"), CAPTION, ALT, place=(0, 2, 1, 0))
    screen.control("place").value = 2
    sizes = [
        base64.b64decode(bundle["image/png"])[16:24]
        for bundle in (screen.bundles[1], screen.picture.updates[0][0])
    ]
    assert sizes[0] == sizes[1]


def test_without_widgets_there_is_the_picture_alone(screen, monkeypatch):
    monkeypatch.setitem(sys.modules, "ipywidgets", None)
    live(Drawing(), CAPTION, ALT, p=(0, 1, 0.1, 0.5))
    (picture,) = screen.bundles
    assert "image/png" in picture


def test_without_a_kernel_there_is_the_picture_alone(screen, monkeypatch):
    monkeypatch.setattr("IPython.get_ipython", lambda: None)
    live(Drawing(), CAPTION, ALT, p=(0, 1, 0.1, 0.5))
    assert len(screen.bundles) == 1


def test_no_figure_is_left_open(screen):
    plt.figure("the learner's")
    live(lambda p: plt.subplots(), CAPTION, ALT, p=(0, 1, 0.1, 0.5))
    screen.control("p").value = 0.7
    assert plt.get_figlabels() == ["the learner's"]


@pytest.mark.parametrize("control", [0.5, (0, 1, 0.1), (0, 1, 0.1, 2), "on"])
def test_control_of_another_form_is_refused(screen, control):
    with pytest.raises(ValueError, match=r"p must be \(low, high, step, start\), True or False"):
        live(Drawing(), CAPTION, ALT, p=control)


def test_random_states_are_left_alone(screen):
    before = str(np.random.get_state(legacy=False)), random.getstate()
    live(Drawing(), CAPTION, ALT, p=(0, 1, 0.1, 0.5))
    screen.control("p").value = 0.7
    assert (str(np.random.get_state(legacy=False)), random.getstate()) == before


def test_stored_notebook_holds_the_picture_and_no_widget(tmp_path):
    source = (
        "import matplotlib.pyplot as plt\nfrom grader import live\n"
        "live(lambda p: plt.plot([p]), 'A point.', 'One point.', p=(0, 1, 0.1, 0.5))"
    )
    nbformat.write(new_notebook(cells=[new_code_cell(source)]), tmp_path / "a.ipynb")
    execute_notebook(tmp_path / "a.ipynb")
    stored = nbformat.read(tmp_path / "a.ipynb", as_version=4)
    (output,) = stored.cells[0].outputs
    assert "image/png" in output.data and "widgets" not in stored.metadata
