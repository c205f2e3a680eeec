"""Code cells as top-level statements, and the cells that do not parse."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from functools import lru_cache

from .cells import Cell
from .encoding import UnreadableSubmission
from .magics import plain_python

TOO_DEEP = "this is too long or nested too deeply to be read"
# For "import a.b.c..." the parser's time and memory grow with the square of the names.
LONG_CHAIN = re.compile(r"(?<!\w)(?:\w+[\s\\]*\.[\s\\]*){1000}")
# The compiler compares each function, class and comprehension with all that are like it.
FUNCTION = re.compile(r"\b(?:def|class|lambda|for)\b")
MOST_FUNCTIONS = 5_000
# Cutting compares statements with each other; a capstone has about 100.
MOST_STATEMENTS = 5_000
# A class hands in the same cells again and again, but for the answers.
SHORT, KEPT_TREES = 4_000, 512  # characters, and cells


@dataclass(frozen=True)
class Statement:
    """One top-level statement: its text, and the place and line it begins at."""

    source: str
    place: str
    line: int


@dataclass(frozen=True)
class SyntaxFault:
    """A cell or file that does not parse: where, why, and the line."""

    place: str
    line: int
    message: str
    text: str
    source: str


class TooDeep(SyntaxError):
    """Source that exhausts the parser."""


Parsed = tuple[tuple[tuple[Statement, ast.stmt], ...], SyntaxFault | None]


def parse_cell(cell: Cell) -> Parsed:
    """Return a cell's statements with their trees, or the fault that hides them."""
    return _remembered_cell(cell) if len(cell.source) <= SHORT else _parse_cell(cell)


@lru_cache(maxsize=KEPT_TREES)
def _remembered_cell(cell: Cell) -> Parsed:
    return _parse_cell(cell)


def _parse_cell(cell: Cell) -> Parsed:
    source = cell.source
    try:
        try:
            tree = _tree_of(source)
        except SyntaxError:
            if not cell.is_notebook:
                raise
            source = plain_python(source)
            tree = _tree_of(source)
    except SyntaxError as error:
        if isinstance(error, TooDeep) and not cell.is_notebook:
            raise UnreadableSubmission(f"{cell.place} cannot be read: {TOO_DEEP}") from None
        return (), _fault(cell, error)
    lines = source.split("\n")
    # One too many is enough to refuse the whole.
    nodes = tree.body[: MOST_STATEMENTS + 1]
    return tuple((_statement(node, lines, cell.place), node) for node in nodes), None


def _tree_of(source: str) -> ast.Module:
    """Return the tree of source; it must not be changed, since others may have it too."""
    return _remembered(source) if len(source) <= SHORT else _parse(source)


@lru_cache(maxsize=KEPT_TREES)
def _remembered(source: str) -> ast.Module:
    return _parse(source)


def _parse(source: str) -> ast.Module:
    """Return the tree of source that Python would also compile."""
    if LONG_CHAIN.search(source) or len(FUNCTION.findall(source)) > MOST_FUNCTIONS:
        raise TooDeep(TOO_DEEP)
    try:
        tree = ast.parse(source)
        if len(tree.body) > MOST_STATEMENTS:
            return tree
        # The parser lets a return outside a function pass; the compiler does not.
        compile(tree, "cell", "exec", ast.PyCF_ALLOW_TOP_LEVEL_AWAIT, dont_inherit=True)
    except (RecursionError, MemoryError):
        raise TooDeep(TOO_DEEP) from None
    except (ValueError, OverflowError, SystemError) as error:  # NUL, absurd numbers
        raise SyntaxError(str(error).partition("\n")[0]) from None
    return tree


def _fault(cell: Cell, error: SyntaxError) -> SyntaxFault:
    lines = cell.source.split("\n")
    line = min(max(error.lineno or 1, 1), len(lines))
    message = (error.msg or "invalid syntax").partition("\n")[0]
    return SyntaxFault(cell.place, line, message, lines[line - 1].rstrip(), cell.source)


def _statement(node: ast.stmt, lines: list[str], place: str) -> Statement:
    """Cut one statement out of its cell, decorators included."""
    decorators = getattr(node, "decorator_list", None)
    first = decorators[0].lineno if decorators else node.lineno
    start = 0 if decorators else node.col_offset
    last = node.end_lineno or node.lineno
    text = lines[first - 1 : last]
    text[-1] = _cut(text[-1], 0, node.end_col_offset)
    text[0] = _cut(text[0], start, None)
    return Statement("\n".join(text), place, first)


def _cut(line: str, start: int, end: int | None) -> str:
    # The parser counts UTF-8 bytes, not characters.
    return line[start:end] if line.isascii() else line.encode()[start:end].decode()
