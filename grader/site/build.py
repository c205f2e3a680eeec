"""Builds the whole site into one folder, from nothing."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from grader.site.faults import SiteFault
from grader.site.lab import build_lab
from grader.site.landing import write_landing
from grader.site.pages import build_reading_copy
from grader.slides.writer import write_slides

MARK = "site.txt"  # says that the folder is a site and may be replaced
MEGABYTE = 1_000_000


@dataclass(frozen=True)
class Part:
    """One part of the site, for the summary."""

    name: str
    seconds: float
    megabytes: float


def build_site(root: Path, out: Path, runtime: Path | None = None) -> Iterator[Part]:
    """Write the site to `out`, which is replaced when it is a site, and yield part by part.

    `runtime` is a folder that holds Pyodide, for a site that needs no other machine. Raises
    SiteFault when a part cannot be built.
    """
    _clear(out)
    parts: dict[str, Callable[[Path], object]] = {
        "lab": lambda folder: build_lab(root, folder, runtime),
        "read": lambda folder: build_reading_copy(root, folder),
        "slides": lambda folder: write_slides(root, folder),
    }
    for name, build in parts.items():
        start = time.perf_counter()
        build(out / name)
        yield Part(name, time.perf_counter() - start, _size(out / name) / MEGABYTE)
    write_landing(root, out / "index.html")


def _clear(out: Path) -> None:
    """Begin with an empty folder: what an earlier build left would be taken for new."""
    if out.exists() and any(out.iterdir()):
        if not (out / MARK).exists():
            raise SiteFault(f"{out} must be empty or an earlier site, got a folder of other files")
        shutil.rmtree(out)
    out.mkdir(parents=True, exist_ok=True)
    (out / MARK).write_text("Made by `make site`; the next one replaces it.\n", encoding="utf-8")


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
