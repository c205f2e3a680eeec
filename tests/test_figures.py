"""A figure arrives with its caption and its text alternative."""

from __future__ import annotations

import base64
import re
import warnings
from html import unescape

import pytest

from grader import figures, show

CAPTION, ALT = "The gap & grows.", 'Points at 1, 4 and 9: "rising" <fast>.'
plt = pytest.importorskip("matplotlib.pyplot")


@pytest.fixture
def shown(monkeypatch):
    """Draw without a screen, and collect what is displayed."""
    import IPython.display

    plt.switch_backend("agg")
    plt.close("all")
    calls = []
    monkeypatch.setattr(IPython.display, "display", lambda *a, **k: calls.append((*a, k)))
    return calls


def draw() -> None:
    """Draw a figure of the usual size."""
    plt.figure(figsize=(6, 3.2))
    plt.plot([1, 2, 3], [1, 4, 9])


def test_alternative_text_and_caption_stand_in_the_html(shown):
    draw()
    show(CAPTION, alt=ALT)
    html = shown[0][0]["text/html"]
    assert unescape(re.search(r'<img [^>]*alt="([^"]*)"', html).group(1)) == ALT
    assert "<figcaption><em>The gap &amp; grows.</em></figcaption>" in html


def test_image_alone_carries_the_alternative_text_too(shown):
    draw()
    show(CAPTION, ALT)
    bundle, options = shown[0]
    assert options["metadata"]["image/png"]["alt"] == ALT and options["raw"]
    assert base64.b64decode(bundle["image/png"]).startswith(b"\x89PNG")


def test_figure_is_closed_without_a_warning(shown):
    draw()
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        show(CAPTION, ALT)
    assert plt.get_fignums() == []


def test_same_figure_gives_the_same_bytes(shown):
    for _ in range(2):
        draw()
        show(CAPTION, ALT)
    assert shown[0][0] == shown[1][0]


def test_picture_is_as_wide_on_the_page_as_it_was_drawn(shown):
    draw()
    show(CAPTION, ALT)
    assert 400 < shown[0][1]["metadata"]["image/png"]["width"] < 600


def test_without_a_figure_there_is_one_line(shown, capsys):
    show(CAPTION, ALT)
    assert capsys.readouterr().out.startswith("· no figure to show") and not shown


def test_alternative_text_arrives_in_an_exported_page():
    exporters = pytest.importorskip("nbconvert.exporters")
    import nbformat

    png = base64.b64decode(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
    )
    data, metadata = figures._bundle(png, CAPTION, ALT)
    output = nbformat.v4.new_output("display_data", data=data, metadata=metadata)
    cell = nbformat.v4.new_code_cell("show(...)", outputs=[output])
    page, _ = exporters.HTMLExporter().from_notebook_node(nbformat.v4.new_notebook(cells=[cell]))
    images = re.findall(r"<img [^>]*?alt=(\"[^\"]*\"|'[^']*')", page)
    assert [unescape(image[1:-1]) for image in images] == [ALT]
