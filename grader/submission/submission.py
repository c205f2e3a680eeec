"""A learner's file as the statements, faults and advice that came out of it."""

from __future__ import annotations

import ast
import os
import re
import stat
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from .cells import read_cells
from .encoding import UnreadableSubmission
from .program import Program
from .slicing import Slice, slice_program
from .statements import MOST_STATEMENTS, Statement, SyntaxFault, parse_cell

MOST_BYTES = 50_000_000


@dataclass(frozen=True)
class Submission:
    """One file: its statements in order, what did not parse, and advice."""

    name: str
    statements: tuple[Statement, ...]
    faults: tuple[SyntaxFault, ...]
    advice: tuple[str, ...]

    def binds(self, name: str) -> bool:
        """Say whether some statement binds name at top level."""
        return name in self._program.binders

    def slice(self, name: str) -> Slice:
        """Return the statements that name needs; none when nothing binds it."""
        with _no_warnings():
            return slice_program(self._program, name)

    def fault_naming(self, name: str) -> SyntaxFault | None:
        """Return the last fault that defines name, or else the last that mentions it."""
        word = rf"(?<!\w){re.escape(name)}(?!\w)"
        definition = rf"(?m)^[ \t]*(?:(?:class|def|async[ \t]+def)[ \t]+{word}|{word}[ \t]*=(?!=))"
        for pattern in (definition, word):
            for fault in reversed(self.faults):
                if re.search(pattern, fault.source):
                    return fault
        return None

    @cached_property
    def _program(self) -> Program:
        with _no_warnings():
            nodes = [ast.parse(statement.source).body[0] for statement in self.statements]
            return Program(self.statements, nodes)


def read_submission(path: Path) -> Submission:
    """Return the submission in a file, or raise UnreadableSubmission."""
    path = Path(path)
    try:
        problem = _problem(path.stat())
        data = b"" if problem else path.read_bytes()
    except FileNotFoundError:
        problem = "is not there"
    except OSError as error:
        problem = f"cannot be read: {error.strerror}"
    except ValueError:  # what pathlib makes of a NUL in a name
        problem = "is not a possible file name"
    if problem:
        raise UnreadableSubmission(f"{path} {problem}")
    return parse_submission(path.name, data)


def _problem(status: os.stat_result) -> str | None:
    """Say why a file should not even be opened."""
    if stat.S_ISDIR(status.st_mode):
        return "is a folder, not a .py or .ipynb file"
    if not stat.S_ISREG(status.st_mode):
        return "is not an ordinary file"
    if status.st_size > MOST_BYTES:
        return f"must be at most {MOST_BYTES:,} bytes, got {status.st_size:,}"
    return None


def parse_submission(name: str, data: bytes) -> Submission:
    """Return the submission in the bytes of a file of this name."""
    with _no_warnings():
        cells, advice = read_cells(name, data)
        parsed = [parse_cell(cell) for cell in cells]
        pairs = [pair for found, _ in parsed for pair in found]
        if len(pairs) > MOST_STATEMENTS:
            limit = f"at most {MOST_STATEMENTS:,} top-level statements"
            raise UnreadableSubmission(f"{name} must have {limit}, got more")
        statements = tuple(statement for statement, _ in pairs)
        faults = tuple(fault for _, fault in parsed if fault)
        submission = Submission(name, statements, faults, advice)
        # The trees are at hand; without this they would be parsed again.
        vars(submission)["_program"] = Program(statements, [node for _, node in pairs])
    return submission


@contextmanager
def _no_warnings() -> Iterator[None]:
    """Keep the parser from printing what it thinks of the learner's code."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield
