"""Tells Pyodide of wheels that are not its own, so that an import in a cell brings them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from packaging.utils import canonicalize_name, parse_wheel_filename

# Only imports in a cell are seen; what files of the course import must be told.
WANTED_BY = {"nn": "scikit-learn"}


@dataclass(frozen=True)
class SiteWheel:
    """A wheel of the site: what it is imported as, and which packages come with it."""

    path: Path
    imports: tuple[str, ...]
    depends: tuple[str, ...]


def extend_lock(
    lock: dict[str, Any], wheels: list[SiteWheel], own: str, official: str
) -> dict[str, Any]:
    """Return Pyodide's lock with wheels of the site, and files of the course, added.

    `own` and `official` go before the names of the site's wheels and of Pyodide's.
    """
    packages = {
        name: {**entry, "file_name": official + entry["file_name"]}
        for name, entry in lock["packages"].items()
    }
    for wheel in wheels:
        entry = _entry(wheel, own)
        packages[entry["name"]] = entry
    for name, wanted in WANTED_BY.items():
        packages[wanted] = {**packages[wanted], "imports": [*packages[wanted]["imports"], name]}
    return {**lock, "packages": packages}


def _entry(wheel: SiteWheel, own: str) -> dict[str, Any]:
    name, version, _, _ = parse_wheel_filename(wheel.path.name)
    return {
        "name": canonicalize_name(name),
        "version": str(version),
        "file_name": own + wheel.path.name,
        "install_dir": "site",
        "sha256": hashlib.sha256(wheel.path.read_bytes()).hexdigest(),
        "package_type": "package",
        "imports": list(wheel.imports),
        "depends": list(wheel.depends),
        "unvendored_tests": False,
    }
