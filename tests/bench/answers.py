"""What the benchmark's students hand in: the capstone's notebook, answered in several ways."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from itertools import cycle, islice
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
LESSON = "06_dropout_layer.ipynb"
EXERCISE = "DropoutLayer"
# Half of them right, as learners write them.
LAYERS = (
    "right/plain_mask_divided",
    "wrong/gradient_not_scaled",
    "right/uniform_where",
    "wrong/no_scaling",
    "right/generator_random",
    "wrong/mask_of_one_row",
    "right/verbose_typed",
    "wrong/original_scheme",
)


def layer(name: str) -> str:
    """Return the source of a layer of tests/layers, such as "right/terse"."""
    return (ROOT / "tests" / "layers" / f"{name}.py").read_text(encoding="utf-8")


def answered(source: str) -> bytes:
    """Return the capstone's released notebook with its answer filled in."""
    notebook = _released()
    for cell in notebook["cells"]:
        if cell["metadata"].get("nbgrader", {}).get("grade_id") == EXERCISE:
            cell["source"] = source
    return json.dumps(notebook).encode()


@cache
def _released() -> dict[str, Any]:
    return json.loads((ROOT / "notebooks" / LESSON).read_text(encoding="utf-8"))


def sources(count: int) -> Iterator[tuple[str, str]]:
    """Yield that many students' names and answers, no two answers the same."""
    for number, name in enumerate(islice(cycle(LAYERS), count), 1):
        yield f"student-{number:05}", f"# answer {number}\n{layer(name)}"


def write_class(folder: Path, count: int) -> None:
    """Write a class's submissions: a folder a student, with the capstone's notebook in it."""
    for student, source in sources(count):
        (folder / student).mkdir(parents=True)
        (folder / student / LESSON).write_bytes(answered(source))
