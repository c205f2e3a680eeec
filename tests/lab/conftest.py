"""What the tests in JupyterLab share: a server, a browser, an opened notebook."""

from __future__ import annotations

import pytest
from chromium import CHROMIUM, FLAGS, LACKING

PATIENCE = 60_000  # milliseconds for anything in the browser


@pytest.fixture(scope="module")
def page():
    """Start a browser and return an empty page that asks no other machine for anything."""
    if CHROMIUM is None:
        pytest.skip(LACKING)
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    playwright.expect.set_options(timeout=PATIENCE)
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.set_default_timeout(PATIENCE)
        yield page
        browser.close()


@pytest.fixture(scope="module")
def lab(page, tmp_path_factory):
    """Open lesson 06, and leave no session behind."""
    pytest.importorskip("jupyterlab", reason="jupyterlab is not installed")
    pytest.importorskip("axe_playwright_python", reason="axe-playwright-python is not installed")
    from lab.driver import Lab
    from lab.layers import CHECK, LESSON, SEEDED
    from lab.server import Server

    server = Server(tmp_path_factory.mktemp("lab"))
    try:
        opened = Lab(page, server, LESSON)
        opened.put(CHECK, SEEDED)
        yield opened
        assert opened.close() == []
    finally:
        server.stop()
