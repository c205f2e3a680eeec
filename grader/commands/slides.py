"""Write the lessons as offline slides with speaker notes.

example: python -m grader slides --out build/slides
         python -m grader slides 06 --out build/slides

Fetches reveal.js and MathJax with pip, once; the slides themselves need no network.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from grader.places import course_root, lesson_file
from grader.reports.words import count


def add(parser: argparse.ArgumentParser) -> None:
    """Add the words of this command."""
    parser.add_argument("lessons", nargs="*", metavar="LESSON", help="without it, all of them")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="to be written")


def run(options: argparse.Namespace) -> int:
    """Write the decks, say how many slides there are."""
    from grader.slides.writer import write_slides  # heavy, and learners never need it

    start = time.perf_counter()
    names = [lesson_file(lesson) for lesson in options.lessons]
    decks = write_slides(course_root(), options.out, names)
    seconds, written = time.perf_counter() - start, options.out / "index.html"
    slides = sum(deck.slides for deck in decks)
    print(f"{count(len(decks), 'deck')}, {count(slides, 'slide')}, {seconds:.1f} s: {written}")
    return 0
