"""The code cells of a notebook, or the one text of a Python file."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from .encoding import UnreadableSubmission, declared_encoding, decode, tidy

# A capstone has about 10,000; past this, reading it would hold up a class.
MOST_CHARACTERS = 1_000_000
OLD_FORMAT = "{} is in notebook format 3; open it in Jupyter and save it"


@dataclass(frozen=True)
class Cell:
    """One code cell or one Python file, and how a message names it."""

    place: str
    source: str
    is_notebook: bool


def read_cells(name: str, data: bytes) -> tuple[list[Cell], tuple[str, ...]]:
    """Return the code in a file's bytes, and advice for its author."""
    suffix = PurePath(name).suffix.lower()
    if suffix not in (".py", ".ipynb"):
        raise UnreadableSubmission(f"{name} must end in .py or .ipynb")
    if not data.strip():
        raise UnreadableSubmission(f"{name} is empty")
    if suffix == ".py":
        text, advice = decode(name, data, declared_encoding(name, data))
        _check_size(name, [text])
        return [Cell(name, text, is_notebook=False)], advice
    text, advice = decode(name, data, "utf-8-sig")
    cells, old = _cells_of(name, _load(name, text))
    sources = [_source(name, cell) for cell in cells if _is_code(name, cell)]
    _check_size(name, sources)
    found = [Cell(f"cell {number}", source, True) for number, source in enumerate(sources, 1)]
    return found, advice + ((OLD_FORMAT.format(name),) if old else ())


def _check_size(name: str, sources: list[str]) -> None:
    size = sum(map(len, sources))
    if size > MOST_CHARACTERS:
        limit = f"at most {MOST_CHARACTERS:,} characters of code"
        raise UnreadableSubmission(f"{name} must hold {limit}, got {size:,}")


def _load(name: str, text: str) -> Any:
    """Return the JSON value, or say where it stops being JSON."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        cut = error.pos >= len(text.rstrip()) or error.msg.startswith("Unterminated")
        what = "cut off: its JSON ends too early" if cut else f"not JSON: {error.msg}"
        reason = f"{what} (line {error.lineno})"
    except (RecursionError, MemoryError):
        reason = "not a notebook: its JSON is nested too deeply"
    except ValueError:
        reason = "not a notebook: its JSON holds a number too long to read"
    raise UnreadableSubmission(f"{name} is {reason}")


def _cells_of(name: str, notebook: Any) -> tuple[list[Any], bool]:
    """Return every cell, and whether the notebook is of format 3 or older."""
    # The schema is not checked: Jupyter opens far more than it allows.
    if isinstance(notebook, dict):
        if isinstance(notebook.get("cells"), list):
            return notebook["cells"], False
        sheets = notebook.get("worksheets")
        if isinstance(sheets, list) and all(isinstance(sheet, dict) for sheet in sheets):
            cells = [sheet.get("cells", []) for sheet in sheets]
            if all(isinstance(part, list) for part in cells):
                return [cell for part in cells for cell in part], True
    raise UnreadableSubmission(f"{name} is JSON but not a notebook: it has no list of cells")


def _is_code(name: str, cell: Any) -> bool:
    if not isinstance(cell, dict):
        kind = type(cell).__name__
        raise UnreadableSubmission(
            f"{name} is not a notebook: a cell must be an object, got {kind}"
        )
    return cell.get("cell_type") == "code"


def _source(name: str, cell: dict[str, Any]) -> str:
    """Return a cell's text, which Jupyter stores as one string or as lines."""
    source = cell.get("source", cell.get("input", ""))  # format 3 said "input"
    lines = [source] if isinstance(source, str) else source
    if isinstance(lines, list) and all(isinstance(line, str) for line in lines):
        return tidy("".join(lines))
    kind = type(source).__name__
    raise UnreadableSubmission(
        f"{name} is not a notebook: a cell's source must be text, got {kind}"
    )
