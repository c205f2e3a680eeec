"""The lab of the site in Chromium: the course runs there, and a learner's work can be had back."""

from __future__ import annotations

import hashlib
import json
import zipfile
from pathlib import Path

import pytest
from chromium import CHROMIUM, FLAGS, LACKING
from pyodide_runtime import FOLDER, MISSING, is_at_hand

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
for package in ("jupyterlite_core", "jupyterlite_pyodide_kernel"):
    pytest.importorskip(package, reason="the site's packages are not installed: make .venv/site")

from lite_driver import Lite, served, text_of  # noqa: E402

from grader.site.lab import build_lab  # noqa: E402

ROOT = Path(__file__).resolve().parents[1]
LESSON = "00_start_here.ipynb"
RIGHT = "def halve(x):\n    return x / 2"

pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason=LACKING),
    pytest.mark.skipif(not is_at_hand(), reason=MISSING),
]


def stand_in_for_piplite(lab: Path) -> None:
    """Put an empty piplite in its place: it serves %pip only, and wants a newer Pyodide."""
    wheel = next((lab / "pypi").glob("piplite-*.whl"))
    with zipfile.ZipFile(wheel, "w") as empty:
        info = f"{'-'.join(wheel.name.split('-')[:2])}.dist-info"
        for name in ("piplite/__init__.py", "piplite/piplite.py", f"{info}/RECORD"):
            empty.writestr(name, "")
        empty.writestr(f"{info}/METADATA", "Metadata-Version: 2.1\nName: piplite\nVersion: 0\n")
        empty.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\n")
    path = lab / "static" / "pyodide" / "pyodide-lock.json"
    lock = json.loads(path.read_text(encoding="utf-8"))
    lock["packages"]["piplite"]["sha256"] = hashlib.sha256(wheel.read_bytes()).hexdigest()
    path.write_text(json.dumps(lock), encoding="utf-8")


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """Build the lab with a Pyodide of its own."""
    folder = tmp_path_factory.mktemp("site")
    build_lab(ROOT, folder / "lab", FOLDER)
    stand_in_for_piplite(folder / "lab")
    return folder


@pytest.fixture(scope="module")
def worked(site):
    """Open a lesson, solve its exercise, run all cells and save."""
    with playwright.sync_playwright() as driver, served(site) as address:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        lite = Lite(browser.new_context(accept_downloads=True), address)
        lite.open(LESSON)
        lite.put("00-halve", RIGHT)
        lite.command("notebook:run-all-cells")
        lite.command("docmanager:save")
        yield lite, lite.shown()
        browser.close()


def test_the_course_is_in_the_lab(site: Path):
    listing = json.loads((site / "lab" / "api" / "contents" / "all.json").read_text())
    names = {entry["name"] for entry in listing["content"]}
    released = {path.name for path in (ROOT / "notebooks").glob("[0-9]*.ipynb")}
    assert names == released | {"nn.py"}


def test_no_cell_of_the_lesson_fails(worked):
    _, shown = worked
    assert [o for outputs in shown.values() for o in outputs if o["output_type"] == "error"] == []


def test_check_judges_in_the_browser(worked):
    _, shown = worked
    assert text_of(shown["00-check-halve"]).startswith("✓ 00 halve")
    assert "✓ halve 5/5" in text_of(shown["00-map"])


def test_nothing_is_asked_of_other_machines(worked):
    lite, _ = worked
    assert {url.split("/")[2] for url in lite.asked if not url.startswith(("data:", "blob:"))} == {
        lite.address.removeprefix("http://")
    }


def test_progress_is_kept_beside_the_notebooks(worked):
    lite, _ = worked
    assert lite.contents("get", ".progress.json")["size"] > 0


def test_work_can_be_downloaded_and_uploaded(worked, tmp_path: Path):
    lite, _ = worked
    with lite.page.expect_download() as download:
        lite.command("docmanager:download")
    path = tmp_path / "mine.ipynb"
    download.value.save_as(path)
    with lite.page.expect_file_chooser() as chooser:
        lite.page.click("[title='Upload Files']")
    chooser.value.set_files(path)
    lite.page.wait_for_selector(".jp-DirListing-item[title*='mine.ipynb']")
    assert lite.kept("mine.ipynb", "00-halve") == RIGHT


def test_a_deleted_copy_gives_back_the_released_lesson(worked):
    lite, _ = worked
    lite.start()
    assert lite.kept(LESSON, "00-halve") == RIGHT
    lite.contents("delete", LESSON)
    lite.start()
    assert "raise NotImplementedError" in lite.kept(LESSON, "00-halve")
