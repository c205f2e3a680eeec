"""Builds the copy to read with Sphinx: search, a glossary, mathematics, no other machine asked."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

import nbformat

from grader.places import solution_notebooks
from grader.site.faults import run_program
from grader.site.reading import reading_copy
from grader.site.terms import TermLinker, terms_of
from grader.slides.assets import copy_assets

HERE = Path(__file__).parent
MATHJAX = "mathjax.js"
SETTINGS: dict[str, Any] = {
    "project": "Dropout",
    "html_title": "Dropout",
    "extensions": ["myst_nb"],
    "nb_execution_mode": "off",
    "myst_enable_extensions": ["colon_fence", "dollarmath"],
    "myst_heading_anchors": 3,
    "html_theme": "furo",
    "html_static_path": ["_static"],
    "html_show_copyright": False,
    "html_show_sourcelink": False,
    "html_copy_source": False,
    "mathjax_path": MATHJAX,
    # The menu would fetch what it offers from elsewhere.
    "mathjax3_config": {"options": {"enableMenu": False}},
}


def build_reading_copy(root: Path, out: Path) -> None:
    """Write the lessons as pages to read.

    Raises SiteFault with Sphinx's warnings: a page with a broken link is not published.
    """
    with tempfile.TemporaryDirectory() as place:
        source, pages = Path(place) / "source", Path(place) / "pages"
        _lay_sources(root, source)
        _run_sphinx(source, pages, Path(place) / "doctrees")
        shutil.move(pages, out)  # what the build leaves beside its pages stays behind


def _lay_sources(root: Path, source: Path) -> None:
    source.mkdir()
    for name in ("index.md", "glossary.md"):
        shutil.copyfile(HERE / name, source / name)
    linker = TermLinker(terms_of((HERE / "glossary.md").read_text(encoding="utf-8")))
    for path in solution_notebooks(root):
        notebook = reading_copy(nbformat.read(path, as_version=4), path.name, linker)
        nbformat.write(notebook, source / path.name)
    assets = source.parent / "assets"
    copy_assets(root / "build" / "cache", assets)
    (source / "_static").mkdir()
    shutil.copyfile(assets / MATHJAX, source / "_static" / MATHJAX)


def _run_sphinx(source: Path, out: Path, doctrees: Path) -> None:
    settings = "\n".join(f"{name} = {value!r}" for name, value in SETTINGS.items())
    (source / "conf.py").write_text(f"{settings}\n", encoding="utf-8")
    strict = "-q", "-W", "--keep-going", "--no-color"
    places = "-d", str(doctrees), str(source), str(out)
    run_program([sys.executable, "-m", "sphinx", *strict, "-b", "html", *places], source)
