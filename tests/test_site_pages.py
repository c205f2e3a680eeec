"""The copy to read and the first page, in Chromium: they ask no other machine for anything."""

from __future__ import annotations

from pathlib import Path

import pytest
from chromium import CHROMIUM, FLAGS, LACKING

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
for package in ("sphinx", "myst_nb", "furo", "packaging"):
    pytest.importorskip(package, reason="the site's packages are not installed: make .venv/site")

from lite_driver import served  # noqa: E402

from grader.places import solution_notebooks  # noqa: E402
from grader.site.build import MARK, build_site  # noqa: E402
from grader.site.faults import SiteFault  # noqa: E402
from grader.site.landing import write_landing  # noqa: E402
from grader.site.pages import build_reading_copy  # noqa: E402

ROOT = Path(__file__).resolve().parents[1]

needs_browser = pytest.mark.skipif(CHROMIUM is None, reason=LACKING)


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """Write the parts of a site that are read."""
    folder = tmp_path_factory.mktemp("site")
    build_reading_copy(ROOT, folder / "read")
    write_landing(ROOT, folder / "index.html")
    return folder


@pytest.fixture(scope="module")
def visit(site):
    """Open pages, and see that none complains or asks for anything elsewhere."""
    asked, heard = set(), []
    with playwright.sync_playwright() as driver, served(site) as address:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = browser.new_page()
        page.on("request", lambda request: asked.add(request.url.partition("?")[0]))
        page.on("pageerror", lambda error: heard.append(str(error)))

        def opened(name: str):
            page.goto(f"{address}/{name}")
            return page

        yield opened
        browser.close()
    assert {url for url in asked if not url.startswith((address, "data:"))} == set()
    assert heard == []


def test_every_lesson_has_a_page(site: Path):
    names = [path.stem for path in solution_notebooks(ROOT)]
    assert [name for name in names if not (site / "read" / f"{name}.html").is_file()] == []


def test_nothing_but_pages_is_written(site: Path):
    assert {path.name for path in site.iterdir()} == {"read", "index.html"}


@needs_browser
def test_the_first_page_opens_lessons_in_the_browser(visit):
    page = visit("index.html")
    links = page.eval_on_selector_all("a", "all => all.map(a => a.getAttribute('href'))")
    assert "lab/lab/index.html?path=06_dropout_layer.ipynb" in links
    assert "read/06_dropout_layer.html" in links


@needs_browser
def test_formulas_are_drawn(visit):
    page = visit("read/03_rescaling.html")
    page.wait_for_selector("mjx-container svg")
    assert page.locator("mjx-merror").count() == 0


@needs_browser
def test_figures_keep_their_text_alternative(visit):
    page = visit("read/04_train_and_inference.html")
    alts = page.eval_on_selector_all("figure img", "all => all.map(image => image.alt)")
    assert alts and all(len(alt) > 20 for alt in alts)


@needs_browser
def test_terms_lead_to_the_glossary(visit):
    page = visit("read/03_rescaling.html")
    page.click("a[href='glossary.html#term-inverted-dropout']")
    page.wait_for_selector("dt#term-inverted-dropout", state="visible")


@needs_browser
def test_search_finds_a_lesson(visit):
    page = visit("read/search.html?q=stochastic+depth")
    page.wait_for_selector("#search-results ul.search li a")
    found = page.eval_on_selector_all("ul.search li a", "all => all.map(a => a.href)")
    assert any("09_variants.html" in address for address in found)


@needs_browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_follow_the_readers_colours(visit, scheme: str):
    page = visit("read/03_rescaling.html")
    page.emulate_media(color_scheme=scheme)
    colour = page.evaluate("getComputedStyle(document.body).backgroundColor")
    bright = sum(int(part) for part in colour.strip("rgba()").split(",")[:3]) > 384
    assert bright == (scheme == "light")


def test_a_folder_of_other_files_is_never_replaced(tmp_path: Path):
    (tmp_path / "thesis.txt").write_text("years of work")
    with pytest.raises(SiteFault, match="must be empty or an earlier site"):
        next(build_site(ROOT, tmp_path))
    assert (tmp_path / "thesis.txt").is_file() and not (tmp_path / MARK).exists()


def test_a_broken_link_stops_the_build(tmp_path: Path):
    from grader.site.pages import _run_sphinx

    (tmp_path / "source" / "_static").mkdir(parents=True)
    (tmp_path / "source" / "index.md").write_text("# A page\n\n[nowhere](missing.md)\n")
    with pytest.raises(SiteFault, match=r"missing\.md"):
        _run_sphinx(tmp_path / "source", tmp_path / "pages", tmp_path / "doctrees")
