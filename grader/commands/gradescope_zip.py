"""Write a bundle that makes Gradescope run this grader.

example: python -m grader gradescope-zip --out autograder.zip
         python -m grader gradescope-zip --lesson 06 --out autograder.zip

Upload it as the autograder of a programming assignment. It needs no rights that Gradescope's
container does not give; which isolation it found stands in each result.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from grader.exports.gradescope_bundle import bundle
from grader.exports.selection import exercises_of
from grader.exports.writing import write_whole


def add(parser: argparse.ArgumentParser) -> None:
    """Add the words of this command."""
    parser.add_argument("--out", type=Path, required=True, metavar="FILE", help="to be written")
    parser.add_argument(
        "--lesson",
        action="append",
        default=[],
        metavar="LESSON",
        help="the assignment is this lesson (or these): what is missing of it counts 0",
    )


def run(options: argparse.Namespace) -> int:
    """Write the zip, say what the assignment is worth."""
    size = write_whole(options.out, [bundle(options.lesson)])
    print(f"{options.out} written: {size / 1e3:.0f} kB")
    if options.lesson:
        points = sum(exercise.max_score for exercise in exercises_of(options.lesson))
        print(f"set the assignment to {points} points")
    else:
        print("it judges the exercises that it finds; those that need PyTorch want --lesson 12")
    return 0
