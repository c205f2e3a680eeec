"""Words that several commands share."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from grader.isolation import CHOICES


def add_seed(parser: argparse.ArgumentParser) -> None:
    """Add --seed, a whole number from 0."""
    parser.add_argument(
        "--seed",
        type=whole_number(0),
        metavar="N",
        help="fix the inputs and NumPy's global seed, so that a verdict can be repeated",
    )


def add_isolation(parser: argparse.ArgumentParser) -> None:
    """Add --isolation."""
    parser.add_argument(
        "--isolation",
        choices=CHOICES,
        default="auto",
        help="auto takes the strongest there is, strict refuses a plain subprocess",
    )


def whole_number(least: int) -> Callable[[str], int]:
    """Return a reader of whole numbers that are at least `least`."""

    def read(text: str) -> int:
        if not text.isdecimal() or int(text) < least:
            raise argparse.ArgumentTypeError(f"must be a whole number from {least}, got {text!r}")
        return int(text)

    return read


def add_path(parser: argparse.ArgumentParser, default: str) -> None:
    """Add an optional PATH."""
    parser.add_argument("path", nargs="?", type=Path, metavar="PATH", help=default)
