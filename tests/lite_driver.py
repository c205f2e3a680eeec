"""The lab of a built site in Chromium, driven through its application object."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext

RESTORED = "async () => { await window.jupyterapp.restored; }"
READY = "() => window.jupyterapp?.shell?.currentWidget?.sessionContext"
SETTLE = """async () => {
  const panel = window.jupyterapp.shell.currentWidget;
  await panel.context.ready;
  await panel.sessionContext.ready;
  await panel.sessionContext.session.kernel.info;
}"""
PUT = """([id, source]) => {
  const { widgets } = window.jupyterapp.shell.currentWidget.content;
  widgets.find((cell) => cell.model.id === id).model.sharedModel.setSource(source);
}"""
SHOWN = """() => Object.fromEntries(
  window.jupyterapp.shell.currentWidget.content.widgets
    .filter((cell) => cell.model.type === "code")
    .map((cell) => [cell.model.id, cell.model.outputs.toJSON()]))"""


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves files as a web site's server does, and says nothing."""

    extensions_map = {
        **http.server.SimpleHTTPRequestHandler.extensions_map,
        ".mjs": "text/javascript",
    }

    def log_message(self, *_words: object) -> None:
        """Stay silent."""


class Server(http.server.ThreadingHTTPServer):
    """Takes it calmly when a page is left while it loads."""

    def handle_error(self, *_words: object) -> None:
        """Stay silent."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on this machine and yield its address."""
    server = Server(("127.0.0.1", 0), partial(Quiet, directory=folder))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


class Lite:
    """One notebook of the lab; cells are called by their ids."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        """Remember every address that is asked for."""
        self.page = context.new_page()
        self.page.set_default_timeout(240_000)
        self.asked: list[str] = []
        context.on("request", lambda request: self.asked.append(request.url))
        self.address = address

    def start(self) -> None:
        """Open the lab anew, without a notebook, whose kernel would take long to start."""
        self.page.goto(f"{self.address}/lab/lab/index.html?reset")
        self.page.wait_for_function("() => window.jupyterapp")
        self.page.evaluate(RESTORED)

    def open(self, notebook: str) -> None:
        """Open a notebook and wait for its kernel."""
        self.page.goto(f"{self.address}/lab/lab/index.html?path={notebook}")
        self.page.wait_for_selector(".jp-NotebookPanel .jp-Notebook .jp-Cell")
        self.page.wait_for_function(READY)
        self.page.evaluate(RESTORED)
        self.page.evaluate(SETTLE)

    def put(self, cell: str, source: str) -> None:
        """Replace what stands in a cell."""
        self.page.evaluate(PUT, [cell, source])

    def command(self, name: str) -> None:
        """Carry out one of JupyterLab's commands."""
        self.page.evaluate("name => window.jupyterapp.commands.execute(name)", name)

    def shown(self) -> dict[str, list[dict[str, Any]]]:
        """Return the outputs of all code cells."""
        return self.page.evaluate(SHOWN)

    def kept(self, notebook: str, cell: str) -> str:
        """Return what stands in a cell of a notebook as the lab keeps it."""
        as_notebook = {"content": True, "type": "notebook", "format": "json"}
        cells = self.contents("get", notebook, as_notebook)["content"]["cells"]
        return next("".join(each["source"]) for each in cells if each["id"] == cell)

    def contents(self, call: str, *words: Any) -> Any:
        """Call one of the methods that keep the learner's files."""
        code = "([call, words]) => window.jupyterapp.serviceManager.contents[call](...words)"
        return self.page.evaluate(code, [call, list(words)])


def text_of(outputs: list[dict[str, Any]]) -> str:
    """Return the plain text of a cell's outputs."""
    texts = (each.get("text") or each.get("data", {}).get("text/plain", "") for each in outputs)
    return "".join("".join(text) for text in texts)
