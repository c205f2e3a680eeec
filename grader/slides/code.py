"""Code cells to blocks: coloured, without the words of figures, in parts that fit a slide."""

from __future__ import annotations

import ast
import math
import re

from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer

from grader.release import BEGIN, END
from grader.slides.blocks import Block

LONGEST = 18  # lines on one slide
CAPTIONED = {"show", "live"}  # their words stand below the figure
WORDS = {"caption", "alt"}  # what a lesson calls them


def blocks_of_code(source: str) -> tuple[Block, ...]:
    """Return the blocks of a cell, several when it is longer than a slide."""
    lines = re.sub(r"\n{3,}", "\n\n", without_captions(source)).rstrip().split("\n")
    coloured = _coloured(lines)
    return tuple(
        _block(lines[start:stop], coloured[start:stop]) for start, stop in cut_lines(lines)
    )


def solved_source(source: str) -> str:
    """Return an exercise's cell without the marks around its solution."""
    return "\n".join(line for line in source.split("\n") if line.strip() not in (BEGIN, END))


def without_captions(source: str) -> str:
    """Leave out what only shows a figure: on a slide its words would stand twice."""
    try:
        tree = ast.parse(source)
    except SyntaxError:  # a line that only IPython reads
        return source
    lines = source.split("\n")
    for call in reversed(_captions(tree)):
        del lines[call.lineno - 1 : call.end_lineno]
    return "\n".join(lines)


def _captions(tree: ast.Module) -> list[ast.stmt]:
    """Return the statements that only show a figure and are not alone in their block."""
    bodies = [node.body for node in ast.walk(tree) if isinstance(node, ast.Module | ast.If)]
    found = [s for body in bodies if len(body) > 1 for s in body if _is_caption(s)]
    return sorted(found, key=lambda statement: statement.lineno)


def _is_caption(statement: ast.stmt) -> bool:
    if isinstance(statement, ast.Assign):
        return getattr(statement.targets[0], "id", "") in WORDS
    call = statement.value if isinstance(statement, ast.Expr) else None
    return isinstance(call, ast.Call) and getattr(call.func, "id", "") in CAPTIONED


def cut_lines(lines: list[str]) -> list[tuple[int, int]]:
    """Return where parts of at most LONGEST lines start and stop, cut at blanks."""
    cuts, start = [], 0
    while len(lines) - start > LONGEST:
        parts = math.ceil((len(lines) - start) / LONGEST)
        stop = _cut(lines, start, start + (len(lines) - start) // parts)
        cuts.append((start, stop))
        start = stop if lines[stop].strip() else stop + 1
    return [*cuts, (start, len(lines))]


def _cut(lines: list[str], start: int, middle: int) -> int:
    """Return the blank line nearest to the middle, the middle itself when none is near."""
    blank = [n for n in range(start + 2, start + LONGEST + 1) if not lines[n].strip()]
    return min(blank, key=lambda n: abs(n - middle), default=middle)


def _coloured(lines: list[str]) -> list[str]:
    markup = highlight("\n".join(lines), PythonLexer(stripnl=False), HtmlFormatter(nowrap=True))
    return markup.rstrip("\n").split("\n")


def _block(lines: list[str], coloured: list[str]) -> Block:
    html = f"<pre><code>{chr(10).join(coloured).rstrip()}</code></pre>"
    return Block("code", html, columns=tuple(len(line) for line in lines) or (0,))
