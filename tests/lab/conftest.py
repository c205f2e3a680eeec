"""What the tests in JupyterLab share: a server, a browser, an opened notebook."""

from __future__ import annotations

import pytest
from chromium import CHROMIUM, FLAGS, LACKING

PATIENCE = 60_000  # milliseconds for anything in the browser


@pytest.fixture(scope="package")
def context():
    """Start a browser that asks no other machine for anything; its pages share what they read."""
    if CHROMIUM is None:
        pytest.skip(LACKING)
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    playwright.expect.set_options(timeout=PATIENCE)
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser.new_context(viewport={"width": 1280, "height": 900})
        browser.close()


@pytest.fixture(scope="package")
def server(tmp_path_factory):
    """Start one JupyterLab for the files of this folder; tests/conftest.py keeps them together."""
    pytest.importorskip("jupyterlab", reason="jupyterlab is not installed")
    pytest.importorskip("axe_playwright_python", reason="axe-playwright-python is not installed")
    from lab.server import Server

    started = Server(tmp_path_factory.mktemp("lab"))
    yield started
    started.stop()


@pytest.fixture(scope="module")
def lab(context, server):
    """Open lesson 06 as it was released, and leave no session behind."""
    from lab.driver import Lab
    from lab.layers import CHECK, LESSON, SEEDED

    server.restore()
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    opened = Lab(page, server, LESSON)
    opened.put(CHECK, SEEDED)
    yield opened
    assert opened.close() == []
    page.close()
