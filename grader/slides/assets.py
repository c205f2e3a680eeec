"""What a browser needs to show slides: reveal.js and MathJax, fetched once with pip.

Both come inside wheels of the package index, so that Python alone is enough. The wheels are
pinned by version and hash and kept; later builds need no network.
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path


class NoAssets(RuntimeError):
    """What slides need is not here and could not be fetched."""


@dataclass(frozen=True)
class Wheel:
    """A pinned wheel; `files` maps what is wanted of it to names of our own."""

    project: str
    version: str
    digest: str
    files: dict[str, str]

    @property
    def name(self) -> str:
        """The file name."""
        return f"{self.project.replace('-', '_')}-{self.version}-py3-none-any.whl"


REVEAL = "sphinx_revealjs/_static/revealjs/"
MATHJAX = "mathjax/static/mathjax/"
WHEELS = (
    Wheel(  # carries reveal.js 5.2.1
        "sphinx-revealjs",
        "3.2.1",
        "805bed3ca459346e0f01967d5ed1c40d6b7b917de1541e1e4566c8341fe7017b",
        {
            f"{REVEAL}dist/reset.css": "reset.css",
            f"{REVEAL}dist/reveal.css": "reveal.css",
            f"{REVEAL}dist/reveal.js": "reveal.js",
            f"{REVEAL}plugin/notes/notes.js": "notes.js",
            f"{REVEAL}LICENSE": "LICENSE-reveal.txt",
        },
    ),
    Wheel(  # carries MathJax 3.2.2
        "django-static-mathjax",
        "3.2.2.1",
        "05ad109fd9e5d9d380c76389689b7f523e9ccb7f7a85c1eb962c7564eac7601d",
        {
            f"{MATHJAX}es5/tex-svg.js": "mathjax.js",
            f"{MATHJAX}LICENSE": "LICENSE-mathjax.txt",
        },
    ),
)


def copy_assets(cache: Path, folder: Path) -> None:
    """Write the files of all wheels into `folder`; wheels are kept in `cache`.

    Raises NoAssets when one is missing and pip cannot fetch it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for wheel in WHEELS:
        with zipfile.ZipFile(_fetch(wheel, cache)) as archive:
            for member, name in wheel.files.items():
                (folder / name).write_bytes(archive.read(member))


def _fetch(wheel: Wheel, cache: Path) -> Path:
    path = cache / wheel.name
    if not _is_whole(path, wheel.digest):
        path.unlink(missing_ok=True)
        _download(wheel, cache)
    if not _is_whole(path, wheel.digest):
        raise NoAssets(f"{wheel.name} is not the file that it was when slides were made for it")
    return path


def _is_whole(path: Path, digest: str) -> bool:
    return path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() == digest


def _download(wheel: Wheel, cache: Path) -> None:
    """Let pip fetch one wheel, and nothing that differs from it by a bit."""
    cache.mkdir(parents=True, exist_ok=True)
    wanted = cache / f"{wheel.project}.txt"
    wanted.write_text(f"{wheel.project}=={wheel.version} --hash=sha256:{wheel.digest}\n")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "download", "--quiet"]
    what = ["--no-deps", "--only-binary=:all:", "--require-hashes", "-r", str(wanted)]
    done = subprocess.run([*pip, *what, "--dest", str(cache)], capture_output=True, text=True)
    if done.returncode:
        said = done.stderr.strip().splitlines()[-1:] or ["no reason given"]
        raise NoAssets(
            f"pip could not fetch {wheel.project} {wheel.version} ({said[0]}); slides need it "
            f"once, with a network, and keep it in {cache.name}/"
        )
