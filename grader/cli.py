"""The commands of `python -m grader`: words only."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from grader.classroom import NoClass
from grader.commands import (
    check,
    doctor,
    execute,
    export,
    grade,
    gradescope_zip,
    hint,
    release,
    report,
    reset,
    site,
    slides,
    status,
    verify,
    watch,
)
from grader.exports import NotExportable
from grader.gradebook import GradebookError
from grader.isolation import Unavailable
from grader.naming import Unclear
from grader.places import NotFound
from grader.release import LeakedSolution
from grader.roster import BadRoster
from grader.site.faults import SiteFault
from grader.slides.assets import NoAssets
from grader.submission import UnreadableSubmission
from grader.workers import WorkersFailed

LEARNERS = (check, watch, status, hint, reset)
INSTRUCTORS = (grade, report, export, gradescope_zip, doctor)
AUTHORS = (release, execute, site, slides, verify)
COMMANDS = (*LEARNERS, *INSTRUCTORS, *AUTHORS)
# What a person can put right: told in one line, exit 2.
MISTAKES = (
    BadRoster,
    GradebookError,
    LeakedSolution,
    NoAssets,
    NoClass,
    NotExportable,
    NotFound,
    SiteFault,
    Unavailable,
    Unclear,
    UnreadableSubmission,
    WorkersFailed,
)


class Parser(argparse.ArgumentParser):
    """Says a wrong call in one line, with the way out."""

    def error(self, message: str) -> NoReturn:
        """Print the mistake and exit 2."""
        self.exit(2, f"{self.prog}: {message}; see {self.prog} --help\n")


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    _speak_utf8()
    options = _parser().parse_args(argv)
    try:
        return options.run(options)
    except MISTAKES as mistake:
        print(f"grader {options.command}: {mistake}", file=sys.stderr)
        return 2
    except BrokenPipeError:  # as in: python -m grader verify | head
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return 1
    except KeyboardInterrupt:
        print("stopped", file=sys.stderr)
        return 130


def _speak_utf8() -> None:
    """Let ✓ and ✗ through where the terminal's encoding is another."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _parser() -> Parser:
    parser = Parser(prog="grader", description="Judges the exercises of the dropout course.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for module in COMMANDS:
        name = module.__name__.rpartition(".")[2].replace("_", "-")
        words, _, example = module.__doc__.strip().partition("\n")
        sub = commands.add_parser(
            name,
            help=words.rstrip("."),
            description=words,
            epilog=example.strip(),
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        module.add(sub)
        sub.set_defaults(run=module.run)
    return parser
