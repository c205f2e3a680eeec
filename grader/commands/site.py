"""Build the course's web site: the lab in the browser, the copy to read, the slides.

example: python -m grader site --out build/site
         python -m grader site --out build/site --runtime pyodide

Fetches what it needs with pip and npm. The site fetches Python from Pyodide's public server when a
learner opens the lab; with --runtime, a folder that holds Pyodide, it asks no other machine.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from grader.places import course_root


def add(parser: argparse.ArgumentParser) -> None:
    """Add the words of this command."""
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="to be replaced")
    parser.add_argument("--runtime", type=Path, metavar="DIR", help="Pyodide, to be in the site")


def run(options: argparse.Namespace) -> int:
    """Build part by part and say how long each took and how large it is."""
    from grader.site.build import build_site  # heavy, and learners never need it

    for part in build_site(course_root(), options.out, options.runtime):
        print(f"{part.name:<7} {part.seconds:5.1f} s  {part.megabytes:6.1f} MB", flush=True)
    print(options.out / "index.html")
    return 0
