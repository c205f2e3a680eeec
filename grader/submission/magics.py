"""IPython's additions to Python, replaced by plain Python or by nothing."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from IPython.core.inputtransformer2 import TransformerManager

# %%timeit is not among them: what its body binds is thrown away.
PYTHON_CELLS = {"time", "capture", "prun"}
CELL_MAGIC = re.compile(r"\s*%%(\S*)[^\n]*")
# Only cells with one of these can mean more to IPython than to Python.
SPECIAL = re.compile(
    r"^[ \t]*(?:[%!?,;/]|>>>|In ?\[)|=[ \t]*[%!]|\?[ \t]*$|\A(?:[ \t]*\n)*[ \t]", re.MULTILINE
)
SHELL_CALL = re.compile(r"get_ipython\(\)\.\w+\((.*)\)\s*$")
# IPython reads a cell afresh for every magic in it; beyond so many characters we do not wait.
PATIENCE = 200_000
LONGEST_LINE = 10_000  # some versions of Python cut a line into words in the square of its length
# "%time %time a = 1" takes a reading for each; nobody writes more than a few.
MOST_INSIDE_EACH_OTHER = 10


def plain_python(source: str) -> str:
    """Return a cell as Python, each line where it was; magics become None."""
    source = _without_cell_magics(source)
    special = len(SPECIAL.findall(source))
    if not special:
        return source
    longest = max(map(len, source.split("\n")))
    if special * len(source) > PATIENCE or longest > LONGEST_LINE:
        return _blanked(source)
    try:
        from IPython.core.inputtransformer2 import TransformerManager

        return _transformed(source, TransformerManager(), special + MOST_INSIDE_EACH_OTHER)
    except Exception:  # not installed, or lost in code that is not Python either
        return _blanked(source)


def _without_cell_magics(source: str) -> str:
    """Blank the %% lines above Python; blank the whole cell under any other."""
    end = 0
    while found := CELL_MAGIC.match(source, end):
        if found[1] not in PYTHON_CELLS:
            return ""
        end = found.end()
    return "\n" * source.count("\n", 0, end) + source[end:]


def _transformed(source: str, manager: TransformerManager, readings: int) -> str:
    """Return a cell as IPython reads it; raises where so many readings do not do."""
    lines = [line + "\n" for line in source.split("\n")]
    for cleanup in manager.cleanup_transforms:  # one of them removes leading blank lines
        lines = _as_long_as(lines, cleanup(lines), 0)
    for _ in range(readings):
        before = lines
        changed, lines = manager.do_one_token_transform(before)
        if not changed:
            return "".join(lines)
        first = next(i for i, line in enumerate(lines) if line != before[i])
        lines[first] = _without_shell(lines[first])
        lines = _as_long_as(before, lines, first + 1)
    raise RecursionError("magics inside magics")


def _as_long_as(before: list[str], lines: list[str], place: int) -> list[str]:
    """Return lines with blank ones put in at place for those that went."""
    gone = "".join(before).count("\n") - "".join(lines).count("\n")
    return lines[:place] + ["\n"] * gone + lines[place:]


def _without_shell(line: str) -> str:
    """Replace a call of IPython's shell by None, or by what %time would run."""
    found = SHELL_CALL.search(line)
    if not found:
        return line
    arguments = ast.literal_eval(f"({found[1]},)")
    timed = arguments[0] == "time" and "".join(arguments[1:])
    return line[: found.start()] + (timed or "None") + "\n"


def _blanked(source: str) -> str:
    """Do the same by the look of each line, for want of IPython."""
    source = re.sub(r"(?m)^[%!?].*$|^[\w.]+\?\??[ \t]*$", "", source)
    return re.sub(r"(?m)^([\w.]+[ \t]*=)[ \t]*[%!].*$", r"\1 None", source)
