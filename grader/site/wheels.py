"""Gathers the wheels that the browser's kernel needs and Pyodide does not carry."""

from __future__ import annotations

import shutil
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path

from grader.site.faults import SiteFault, run_program
from grader.site.lockfile import SiteWheel

GRADER = "dropout-course-grader"
PUBLIC = "comm", "ipywidgets"
KERNEL = "ipykernel", "piplite", "pyodide-kernel"  # what JupyterLite carries of its own
KERNEL_WHEELS = "labextensions/@jupyterlite/pyodide-kernel-extension/static/pypi"
# What each is imported as, and needs in the browser. The grader's list is shorter than in
# pyproject.toml: what only commands use stays away.
NEEDS = {
    "comm": (("comm",), ("traitlets",)),
    "ipykernel": (("ipykernel",), ("ipython",)),
    "ipywidgets": (("ipywidgets",), ("comm", "ipython", "traitlets")),
    "piplite": (("piplite",), ("micropip",)),
    "pyodide-kernel": (("pyodide_kernel",), ("comm", "ipython")),
    GRADER: (("grader",), ("ipywidgets", "matplotlib", "numpy")),
}
# The kernel starts with these; the rest comes with the first import that wants it.
AT_START = *KERNEL, "comm", "ipython", "jedi", "micropip"
SOURCES = "pyproject.toml", "README.md", "LICENSE"


def gather_wheels(root: Path, folder: Path) -> list[SiteWheel]:
    """Write the wheels into a folder: the grader as it is here, the others as installed here."""
    folder.mkdir(parents=True)
    _build_grader(root, folder)
    _copy_of_kernel(folder)
    public = [f"{name}=={version(name)}" for name in PUBLIC]
    _pip("download", "--no-deps", "--only-binary=:all:", "--dest", str(folder), *public)
    return [SiteWheel(_find(folder, name), *needs) for name, needs in NEEDS.items()]


def _copy_of_kernel(folder: Path) -> None:
    from jupyter_core.paths import jupyter_path

    places = [place for path in jupyter_path() if (place := Path(path, KERNEL_WHEELS)).is_dir()]
    if not places:
        raise SiteFault(
            "jupyterlite-pyodide-kernel must be installed to build the site: make site does"
        )
    for name in KERNEL:
        shutil.copy2(_find(places[0], name), folder)


def _build_grader(root: Path, folder: Path) -> None:
    """Build away from the sources: setuptools would take up what an older build left there."""
    with tempfile.TemporaryDirectory() as place:
        for name in SOURCES:
            shutil.copy2(root / name, place)
        skip = shutil.ignore_patterns("__pycache__")
        shutil.copytree(root / "grader", Path(place) / "grader", ignore=skip)
        _pip("wheel", "--no-deps", "--wheel-dir", str(folder), place)


def _pip(*words: str) -> None:
    quiet = "--quiet", "--disable-pip-version-check"
    run_program([sys.executable, "-m", "pip", words[0], *quiet, *words[1:]], Path.cwd())


def _find(folder: Path, name: str) -> Path:
    found = sorted(folder.glob(f"{name.replace('-', '_')}-*.whl"))
    if len(found) != 1:
        raise SiteFault(f"the site needs one wheel of {name}, got {len(found)}")
    return found[0]
