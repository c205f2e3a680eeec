"""JupyterLite with the course in it: JupyterLab and the kernel run in the browser."""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from grader.site.faults import run_program
from grader.site.lockfile import SiteWheel, extend_lock
from grader.site.npm import fetch_file
from grader.site.wheels import AT_START, gather_wheels

KERNEL = "@jupyterlite/pyodide-kernel-extension:kernel"
RUNTIME = "static/pyodide"
WHEELS = "pypi"


def build_lab(root: Path, out: Path, runtime: Path | None = None) -> None:
    """Write the lab to a folder that is not there yet.

    Pyodide comes from its public server when a learner opens the lab; with `runtime`, a folder
    that holds Pyodide, the lab brings its own and asks nobody.
    """
    with tempfile.TemporaryDirectory() as place:
        lite = Path(place)
        _lay_contents(root, lite / "contents")
        wheels = gather_wheels(root, lite / WHEELS)
        if runtime:
            shutil.copytree(runtime, lite / RUNTIME)
        _write(lite / "jupyter-lite.json", _settings(_place_of_lock(runtime)))
        _write(lite / "jupyter_lite_config.json", _build_settings())
        command = [sys.executable, "-m", "jupyter", "lite", "build", "--lite-dir", str(lite)]
        run_program([*command, "--output-dir", str(out.absolute())], lite)
        _write(out / _place_of_lock(runtime), _lock(runtime, wheels))


def _lay_contents(root: Path, folder: Path) -> None:
    """Copy what a learner opens; what the own work left beside it stays away."""
    folder.mkdir()
    for path in sorted((root / "notebooks").iterdir()):
        if path.suffix in (".ipynb", ".py"):
            shutil.copy2(path, folder)


def _place_of_lock(runtime: Path | None) -> str:
    """Return where the list of packages goes: files named in it are sought beside it."""
    return f"{RUNTIME if runtime else WHEELS}/pyodide-lock.json"


def _lock(runtime: Path | None, wheels: list[SiteWheel]) -> dict[str, Any]:
    from jupyterlite_pyodide_kernel.constants import PYODIDE_CDN_URL, PYODIDE_VERSION

    if runtime:
        own, official = f"../../{WHEELS}/", ""
        text = (runtime / "pyodide-lock.json").read_text(encoding="utf-8")
    else:
        own, official = "", f"{PYODIDE_CDN_URL}/"
        text = fetch_file("pyodide", PYODIDE_VERSION, "pyodide-lock.json").decode()
    return extend_lock(json.loads(text), wheels, own, official)


def _settings(lock: str) -> dict[str, Any]:
    return {
        "jupyter-lite-schema-version": 0,
        "jupyter-config-data": {
            "appName": "Dropout",
            # For tests, which drive the application object.
            "exposeAppInBrowser": True,
            "litePluginSettings": {
                # Only what Pyodide or this site carries: nothing comes from elsewhere unasked.
                KERNEL: {
                    "disablePyPIFallback": True,
                    "loadPyodideOptions": {"lockFileURL": f"./{lock}", "packages": AT_START},
                }
            },
        },
    }


def _build_settings() -> dict[str, Any]:
    return {
        "LiteBuildConfig": {
            "apps": ["lab"],
            "contents": ["contents"],
            "no_sourcemaps": True,
            "no_unused_shared_packages": True,
        }
    }


def _write(path: Path, content: dict[str, Any]) -> None:
    path.write_text(json.dumps(content, indent=2), encoding="utf-8")
