"""One notebook in JupyterLab, worked through the application object."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page

from lab.server import Server

SCRIPT = Path(__file__).with_name("driver.js")
THEMES = {"light": "JupyterLab Light", "dark": "JupyterLab Dark"}
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]
# Whether a sign such as ✓ stands out axe does not tell: it is no text.
SIGN = "nonBmp"
TEXTS = "place => lab.texts(place)"


class Lab:
    """A notebook opened in a page; its cells are called by their ids."""

    def __init__(self, page: Page, server: Server, notebook: str) -> None:
        """Open the notebook and wait for its kernel."""
        self.page, self.server, self.notebook = page, server, notebook
        page.add_init_script(path=SCRIPT)
        page.goto(server.address_of(notebook))
        page.wait_for_selector(".jp-NotebookPanel .jp-Notebook .jp-Cell")
        self.settle(notebook)

    def settle(self, notebook: str) -> None:
        """Wait until a notebook is in front and its kernel ready."""
        self.page.wait_for_function("notebook => lab.isReady(notebook)", arg=notebook)
        self.page.evaluate("lab.settle()")

    def open(self, notebook: str) -> None:
        """Open another notebook in front of this one."""
        self.page.evaluate("notebook => lab.open(notebook)", notebook)
        self.settle(notebook)

    def run_all(self) -> None:
        """Run every cell and wait until all have answered."""
        self.page.evaluate("lab.runAll()")

    def run(self, cell: str) -> Locator:
        """Run one cell, which takes the focus, wait for its answer and return what it shows."""
        self.page.evaluate("cell => lab.run(cell)", cell)
        return self.shown_by(cell)

    def put(self, cell: str, source: str) -> None:
        """Replace what stands in a cell."""
        self.page.evaluate("([cell, source]) => lab.put(cell, source)", [cell, source])

    def source(self, cell: str) -> str:
        """Return what stands in a cell."""
        return self.page.evaluate("cell => lab.source(cell)", cell)

    def add(self, source: str) -> str:
        """Add a cell at the end and return its id."""
        return self.page.evaluate("source => lab.add(source)", source)

    def shown_by(self, cell: str) -> Locator:
        """Return what a cell shows beneath itself."""
        self.page.evaluate("cell => lab.mark(cell)", cell)
        return self.page.locator(_output(cell))

    def wear(self, theme: str) -> None:
        """Put on the light or the dark theme."""
        self.page.evaluate("theme => lab.wear(theme)", THEMES[theme])
        self.page.wait_for_function("theme => lab.isWearing(theme)", arg=THEMES[theme])

    def heighten(self) -> None:
        """Make the page high enough for a whole report."""
        self.page.set_viewport_size({"width": 1280, "height": 2400})

    def barriers(self, cell: str) -> list[str]:
        """Return what axe finds against WCAG 2.1 A and AA in what a cell shows, all unfolded.

        Of what axe cannot decide only signs without letters are let pass. Words out of sight,
        which axe passes over, are a barrier to the test itself.
        """
        self.shown_by(cell).locator("details").evaluate_all("all => all.map(d => d.open = true)")
        found = Axe().run(self.page, _output(cell), {"runOnly": RULES}).response
        unclear = [{**rule, "nodes": _undecided(rule)} for rule in found["incomplete"]]
        rules = [*found["violations"], *unclear]
        barriers = [f"{rule['id']}: {node['html']}" for rule in rules for node in rule["nodes"]]
        seen, all_texts = _judged(found), self.page.evaluate(TEXTS, _output(cell))
        return barriers + ([f"{seen} of {all_texts} texts in sight"] if seen < all_texts else [])

    def leave(self) -> None:
        """End the session of the notebook in front and return to the first one."""
        self.page.evaluate("lab.leave()")
        self.settle(self.notebook)

    def close(self) -> list[str]:
        """End the sessions of all notebooks and return the files whose sessions are left."""
        return self.page.evaluate("lab.shutDown()")


def _output(cell: str) -> str:
    return f"[data-cell='{cell}'] .jp-OutputArea-output"


def _judged(found: dict[str, Any]) -> int:
    """Return how many texts axe has looked at for their contrast."""
    rules = [*found["passes"], *found["violations"], *found["incomplete"]]
    return sum(len(rule["nodes"]) for rule in rules if rule["id"] == "color-contrast")


def _undecided(rule: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        node
        for node in rule["nodes"]
        if any((check.get("data") or {}).get("messageKey") != SIGN for check in node["any"])
    ]
