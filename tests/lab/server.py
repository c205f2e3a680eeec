"""A JupyterLab server over a copy of the notebooks, with folders and settings of its own."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import requests
from requests.adapters import HTTPAdapter
from urllib3.util import Retry

NOTEBOOKS = Path(__file__).resolve().parents[2] / "notebooks"
PATIENCE = 60  # seconds for a server to begin or to end
LISTENS = re.compile(r"http://127\.0\.0\.1:\d+/lab")
OPTIONS = [
    "--no-browser",
    "--allow-root",
    "--ServerApp.ip=127.0.0.1",
    "--ServerApp.port=0",
    "--ServerApp.port_retries=0",
    "--IdentityProvider.token=",
    "--LabApp.expose_app_in_browser=True",
    # Nothing is asked of other machines: neither news nor lists of extensions.
    "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
    "--LabApp.extension_manager=readonly",
]
# Without it, JupyterLab asks in front of the notebook whether it may fetch news.
NOTICES = "@jupyterlab/apputils-extension/notification.jupyterlab-settings"
NO_NOTICES = '{"fetchNews": "false", "checkForUpdates": false}'


class Server:
    """A running server; `notebooks` is its copy and `progress` the learner's progress file."""

    def __init__(self, folder: Path) -> None:
        """Start in an empty folder and wait until it listens."""
        self.notebooks = folder / "notebooks"
        self.progress = folder / "progress.json"
        self._settings = folder / "settings"
        self.restore()
        self._address = ""
        self._said: list[str] = []
        self._heard = threading.Event()
        self._process = self._start({**os.environ, **self._places(folder)})
        threading.Thread(target=self._listen, daemon=True).start()
        self._await_address()
        self._await_answer()

    def restore(self) -> None:
        """Put notebooks, progress and settings back to where a learner begins."""
        self.progress.unlink(missing_ok=True)
        ours = shutil.ignore_patterns(".*", "__*")
        shutil.copytree(NOTEBOOKS, self.notebooks, ignore=ours, dirs_exist_ok=True)
        shutil.rmtree(self._settings, ignore_errors=True)
        _write(self._settings / NOTICES, NO_NOTICES)

    def address_of(self, notebook: str) -> str:
        """Return what opens a notebook in a workspace without a past."""
        return f"{self._address}/tree/{notebook}?reset"

    def stop(self) -> None:
        """End the server, which ends what is left of its kernels."""
        self._process.terminate()
        self._process.wait(PATIENCE)

    def _places(self, folder: Path) -> dict[str, str]:
        """Return the variables that keep the server out of the user's own folders."""
        places = {
            "JUPYTER_CONFIG_DIR": folder / "config",
            "JUPYTER_DATA_DIR": folder / "data",
            "JUPYTER_RUNTIME_DIR": folder / "runtime",
            "JUPYTERLAB_SETTINGS_DIR": self._settings,
            "JUPYTERLAB_WORKSPACES_DIR": folder / "workspaces",
            "IPYTHONDIR": folder / "ipython",
            "GRADER_PROGRESS": self.progress,
        }
        return {name: str(place) for name, place in places.items()}

    def _start(self, environment: dict[str, str]) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-m", "jupyterlab", *OPTIONS],
            cwd=self.notebooks,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            errors="replace",
        )

    def _listen(self) -> None:
        """Read to the end, or the full pipe would stop the server."""
        for line in self._process.stderr:
            self._said.append(line)
            if not self._address and (found := LISTENS.search(line)):
                self._address = found.group()
                self._heard.set()
        self._heard.set()

    def _await_address(self) -> None:
        self._heard.wait(PATIENCE)
        if not self._address:
            self.stop()
            raise RuntimeError(f"JupyterLab did not start in {PATIENCE} s:\n{''.join(self._said)}")

    def _await_answer(self) -> None:
        """Knock until somebody opens: the address is told before the door is there."""
        patiently = Retry(connect=PATIENCE, backoff_factor=0.05, backoff_max=1)
        with requests.Session() as session:
            session.trust_env = False  # no proxy stands before this machine itself
            session.mount("http://", HTTPAdapter(max_retries=patiently))
            session.get(self._address, timeout=PATIENCE).raise_for_status()


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True)
    path.write_text(text, "utf-8")
