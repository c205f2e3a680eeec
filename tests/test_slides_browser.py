"""Every deck in a real browser: offline, nothing over the edge, all large enough to be read."""

from __future__ import annotations

import re
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from chromium import CHROMIUM, FLAGS, LACKING

from grader.slides.assets import NoAssets
from grader.slides.writer import write_slides

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
ROOT = Path(__file__).parents[1]
DECKS = sorted(path.stem for path in (ROOT / "solutions").glob("[0-9][0-9]_*.ipynb"))
CAPSTONE = "06_dropout_layer"
MEASURE = (Path(__file__).parent / "slides_measure.js").read_text(encoding="utf-8")
SCREEN = {"width": 1280, "height": 720}
TURN = '[data-exercise="unsolved"] .timer'

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason=LACKING)


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def decks(tmp_path_factory):
    """Write all decks once."""
    out = tmp_path_factory.mktemp("slides")
    try:
        write_slides(ROOT, out)
    except NoAssets as missing:
        pytest.skip(str(missing))
    return out


@pytest.fixture(scope="module")
def address(decks):
    """Serve the decks from this machine."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(decks))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture(scope="module")
def browser():
    with playwright.sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield started
        started.close()


def listen(context, heard):
    """Note what the pages of a context ask for and complain of."""
    context.on("request", lambda request: heard.append(request.url))
    context.on("console", lambda message: heard.append(message.text))
    context.on("weberror", lambda error: heard.append(str(error.error)))


def strange(heard):
    """Return what no deck asks for or says."""
    own = "file:", "data:", "about:", "http://127.0.0.1:"
    return [said for said in heard if not said.startswith(own)]


@pytest.fixture(scope="module")
def turning(browser, decks):
    """Open one deck after the other in one page, which has their programs compiled already."""
    context, heard = browser.new_context(viewport=SCREEN), []
    listen(context, heard)
    page = context.new_page()

    def opened(name):
        heard.clear()
        page.goto(f"{decks.as_uri()}/{name}.html")
        page.wait_for_selector("html.ready")
        return page, heard

    yield opened
    context.close()


@pytest.fixture
def visit(browser, decks):
    """Open decks from their files; see that they complain of nothing and ask for nothing else."""
    heard, contexts = [], []

    def opened(name=CAPSTONE, query="", base="", **options):
        contexts.append(browser.new_context(**{"viewport": SCREEN} | options))
        listen(contexts[-1], heard)
        page = contexts[-1].new_page()
        page.goto(f"{base or decks.as_uri()}/{name}.html{query}")
        if name != "index":
            page.wait_for_selector("html.ready")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert strange(heard) == []


def go_to(page, selector):
    """Show the first slide that holds something."""
    page.evaluate(
        "found => { const at = Reveal.getIndices(document.querySelector(found).closest('section'));"
        "Reveal.slide(at.h, at.v); }",
        selector,
    )


def shown(page, selector):
    return page.locator(f"section section.present {selector}")


@pytest.mark.parametrize("name", DECKS)
def test_all_fits_on_its_slide_and_can_be_read_from_the_back(turning, name):
    page, heard = turning(name)
    assert page.evaluate(MEASURE) == []
    assert strange(heard) == []


def test_slides_grow_with_the_screen(visit):
    page = visit(viewport={"width": 1920, "height": 1080})
    assert page.evaluate("Reveal.getScale()") == 1.5


def test_going_on_shows_the_output_after_its_code(visit):
    page = visit()
    go_to(page, ".code + .output.fragment")
    assert shown(page, ".code").is_visible() and shown(page, ".fragment.visible").count() == 0
    page.keyboard.press("Space")
    assert shown(page, ".output.fragment.visible").count() == 1


def test_timer_counts_down_on_all_slides_of_its_exercise(visit):
    page = visit()
    page.clock.install()
    go_to(page, TURN)
    page.keyboard.press("t")
    page.clock.fast_forward("01:30")
    assert set(page.locator(TURN).all_text_contents()) == {"23:30"}
    page.clock.fast_forward("23:31")
    assert shown(page, ".timer").inner_text() == "time is up"


def test_click_on_the_timer_starts_it_and_sets_it_back(visit):
    page = visit()
    go_to(page, TURN)
    shown(page, ".timer").click()
    playwright.expect(shown(page, ".timer")).to_have_class(re.compile("running"))
    shown(page, ".timer").click()
    playwright.expect(shown(page, ".timer")).to_have_text("25 min")


def test_key_for_the_timer_does_nothing_on_other_slides(visit):
    page = visit()
    page.keyboard.press("t")
    assert page.locator(".timer.running").count() == 0


def test_speaker_view_shows_notes_and_starts_the_timer_for_the_room(visit, address):
    page = visit(base=address)
    go_to(page, TURN)
    with page.context.expect_page() as popped:
        page.keyboard.press("s")
    speaker = popped.value
    notes = speaker.locator(".speaker-controls-notes .value")
    playwright.expect(notes).to_contain_text(re.compile(r"\d+ min\. .*Say"))
    speaker.keyboard.press("t")
    playwright.expect(shown(page, ".timer")).to_have_class(re.compile("running"))


@pytest.mark.parametrize("how", ["query", "key"])
def test_dark_slides_are_dark(visit, how):
    page = visit(query="?dark" if how == "query" else "")
    if how == "key":
        page.keyboard.press("d")
    ink = page.locator(".reveal").evaluate("element => getComputedStyle(element).color")
    paper = page.locator("body").evaluate("element => getComputedStyle(element).backgroundColor")
    assert (ink, paper) == ("rgb(245, 247, 250)", "rgb(16, 20, 24)")


def test_printing_gives_a_page_a_slide(visit):
    slides = visit().evaluate("Reveal.getTotalSlides()")
    printed = visit(query="?print-pdf").pdf(prefer_css_page_size=True, print_background=True)
    assert len(re.findall(rb"/Type /Page\b", printed)) == slides > 20
    assert set(re.findall(rb"/MediaBox \[([^\]]*)\]", printed)) == {b"0 0 960 540"}


def test_list_leads_to_every_deck(visit, decks):
    links = visit("index").locator("a").evaluate_all("all => all.map(a => a.getAttribute('href'))")
    assert links == [f"{name}.html" for name in DECKS]
    assert all((decks / link).is_file() for link in links)
