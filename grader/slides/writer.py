"""Writes the decks, the page that lists them, and what a browser needs to show them."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from grader.places import NotFound, solution_notebooks
from grader.slides.assets import copy_assets
from grader.slides.deck import Deck, read_deck

FOLDER = Path(__file__).parent
OWN = "slides.css", "slides.js", "math.js"


def write_slides(root: Path, out: Path, names: Sequence[str] = ()) -> list[Deck]:
    """Write the lessons of a course as slides below `out`; return their decks.

    `names` are the notebooks wanted, all without any. Raises NoAssets when what a browser needs
    is missing, NotFound when `out` is no folder.
    """
    if out.exists() and not out.is_dir():
        raise NotFound(f"slides go into a folder, got the file {out}")
    copy_assets(root / "build" / "cache", out / "assets")
    for name in OWN:
        shutil.copyfile(FOLDER / name, out / "assets" / name)
    paths = [path for path in solution_notebooks(root) if not names or path.name in names]
    decks = [read_deck(path) for path in paths]
    for deck in decks:
        _write(out / f"{deck.name}.html", "deck.html", deck=deck)
    _write(out / "index.html", "index.html", decks=decks)
    return decks


def _write(path: Path, template: str, **values: object) -> None:
    page = _environment().get_template(template).render(**values)
    path.write_text(page, encoding="utf-8", newline="\n")


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
