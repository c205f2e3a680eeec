"""The zip that makes Gradescope run this grader.

What Gradescope accepts (gradescope/autograder_samples, docs/specs.md, docs/base_images.md):
`setup.sh` and `run_autograder` at the root of the zip; the first runs once, as root, while the
image is built, the second for each submission, in /autograder. The image is Ubuntu.

The bundle holds the package's own files and what it needs, no solution and no test. Equal sources
make equal bytes.
"""

from __future__ import annotations

import io
import re
import tomllib
import zipfile
from collections.abc import Sequence, Set
from importlib import metadata
from pathlib import Path

from grader.exercise import Exercise
from grader.exports.autograder import LESSONS
from grader.exports.bundle import add_member
from grader.exports.ledger import NotExportable
from grader.exports.selection import exercises_of
from grader.version import PACKAGE

_EXTRA = re.compile(r"\s*;\s*extra\s*==\s*['\"]([\w-]+)['\"]")
FOLDER = Path(__file__).resolve().parents[1]  # of the package
SETUP = """\
#!/usr/bin/env bash
# Gradescope runs this once, as root, while it builds the image.
set -euo pipefail
root="${AUTOGRADER:-/autograder}"

fits() { "$1" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }
pick() { for name in python3.14 python3.13 python3.12 python3.11 python3; do
  if fits "$name"; then echo "$name"; return; fi; done; }

python="$(pick)"
if [ -z "$python" ]; then
  apt-get update
  for version in 3.13 3.12 3.11; do  # the newest that this Ubuntu has
    apt-get install -y "python$version" "python$version-venv" && break
  done
  python="$(pick)"
fi
if [ -z "$python" ]; then
  echo "Python 3.11 or newer is needed: choose a newer base image" >&2
  exit 1
fi
"$python" -m venv "$root/venv"
"$root/venv/bin/python" -m pip install --quiet -r "$root/source/requirements.txt"
chmod -R o= "$root/source"
"""

RUN = """\
#!/usr/bin/env bash
# Gradescope runs this for each submission.
root="${AUTOGRADER:-/autograder}"
export PYTHONPATH="$root/source" PYTHONDONTWRITEBYTECODE=1 PYTHONUTF8=1
exec "$root/venv/bin/python" -P "$root/source/grader/exports/autograder.py"
"""


def bundle(lessons: Sequence[str] = ()) -> bytes:
    """Return the zip; with `lessons`, what a submission lacks of them counts 0.

    Raises NotExportable for a lesson without exercises, and where it is not known what the
    package needs because it is not installed.
    """
    exercises = exercises_of(lessons) if lessons else ()
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        add_member(archive, "setup.sh", SETUP.encode(), 0o755)
        add_member(archive, "run_autograder", RUN.encode(), 0o755)
        add_member(archive, "requirements.txt", requirements(exercises).encode())
        if lessons:
            add_member(archive, LESSONS, "".join(f"{name}\n" for name in lessons).encode())
        for name, content in package_files():
            add_member(archive, name, content)
    return buffer.getvalue()


def requirements(exercises: Sequence[Exercise] = ()) -> str:
    """Return what judging these exercises needs, one requirement a line."""
    extras = {name for exercise in exercises for name in exercise.requires}
    return "".join(f"{line}\n" for line in _needed(extras))


def _needed(extras: Set[str]) -> list[str]:
    project = FOLDER.parent / "pyproject.toml"
    if project.exists():  # a checkout, which may be newer than what was installed from it
        known = tomllib.loads(project.read_text(encoding="utf-8")).get("project", {})
        if known.get("name") == PACKAGE:
            optional = known["optional-dependencies"]
            return known["dependencies"] + [line for name in extras for line in optional[name]]
    try:
        lines = metadata.requires(PACKAGE) or []
    except metadata.PackageNotFoundError as error:
        raise NotExportable(f"{PACKAGE} is not installed: pip install -e . first") from error
    parted = [(line, _EXTRA.search(line)) for line in lines]
    return [_EXTRA.sub("", line) for line, found in parted if not found or found[1] in extras]


def package_files() -> list[tuple[str, bytes]]:
    """Return the package's files in order: sources and data, nothing compiled."""
    found = [
        path
        for path in FOLDER.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and not path.name.startswith(".")
    ]
    places = {path.relative_to(FOLDER.parent).as_posix(): path for path in found}
    return [(name, places[name].read_bytes()) for name in sorted(places)]
