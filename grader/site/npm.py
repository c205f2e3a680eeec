"""Brings files of npm packages, by exact version."""

from __future__ import annotations

import tarfile
import tempfile
from pathlib import Path

from grader.site.faults import SiteFault, run_program


def fetch_file(package: str, version: str, name: str) -> bytes:
    """Return one file of a package.

    Raises SiteFault when npm, the package or the file is not there.
    """
    with tempfile.TemporaryDirectory() as folder:
        command = ["npm", "pack", "--silent", f"{package}@{version}"]
        archive = Path(folder) / run_program(command, Path(folder)).split()[-1]
        with tarfile.open(archive) as packed:
            try:
                return packed.extractfile(f"package/{name}").read()
            except KeyError as error:
                raise SiteFault(f"{package}@{version} holds no file {name}") from error
