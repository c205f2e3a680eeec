"""What can go wrong while a site is built."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

TAIL = 12  # lines of a program's complaint that are worth repeating


class SiteFault(RuntimeError):
    """The site cannot be built; the message says what is missing or who complained."""


def run_program(command: Sequence[str], folder: Path) -> str:
    """Run a program in a folder and return what it printed.

    Raises SiteFault when it is not installed or does not succeed.
    """
    program = shutil.which(command[0])
    if program is None:
        raise SiteFault(f"{command[0]} is needed to build the site and is not installed")
    done = subprocess.run(
        [program, *command[1:]], cwd=folder, capture_output=True, encoding="utf-8", check=False
    )
    if done.returncode:
        said = (done.stdout + done.stderr).strip().splitlines()[-TAIL:]
        words = " ".join(command[:4])
        raise SiteFault("\n".join([f"`{words} ...` ended with {done.returncode}:", *said]))
    return done.stdout
