"""What is asked of a learner's code, and what was seen: plain data both ways.

A script is a tuple of episodes. Each episode starts from a seeded global random state and
plays its steps in order; it knows nothing of the other episodes. A transcript holds one event
for each call, in the same order; calls of one step that went alike share one.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field

import numpy as np

# Bounds of what a transcript holds.
MAX_PRINTED = 1 << 20  # characters of what the learner's code prints
MAX_TEXT = 2000  # characters of a message or a string result
MAX_PLACE = 300  # characters of a file's or a cell's name
MAX_NAME = 80  # characters of a type's name
MAX_ITEMS = 64  # elements of a tuple result
MAX_DEPTH = 3  # tuples inside tuples

Scalar = None | bool | int | float | str


@dataclass(frozen=True)
class Ramp:
    """The array `np.linspace(start, stop, size).reshape(shape)`, which travels as four words."""

    start: float
    stop: float
    shape: tuple[int, ...]
    dtype: str = "float64"

    def array(self) -> np.ndarray:
        """Return the array itself, freshly made."""
        size = math.prod(self.shape)
        return np.linspace(self.start, self.stop, size).reshape(self.shape).astype(self.dtype)


@dataclass(frozen=True)
class Ref:
    """An earlier result of the same episode; with `item`, one element of that tuple."""

    name: str
    item: int | None = None


@dataclass(frozen=True)
class Rng:
    """A fresh `np.random.default_rng(seed)` at each mention."""

    seed: int


@dataclass(frozen=True)
class Known:
    """A function of the table `KNOWN_FUNCTIONS`, or a name of the script's `definitions`."""

    name: str


Value = Scalar | np.ndarray | Ramp | Ref | Rng | Known | tuple

# Written as source so that a pasted example shows exactly the function that was called.
KNOWN_FUNCTIONS: dict[str, str] = {
    "sum_of_squares": "lambda v: (v ** 2).sum()",
    "sum_of_cubes": "lambda v: (v ** 3).sum()",
    "ramp_dot": "lambda v: (v * np.arange(1, v.size + 1).reshape(v.shape)).sum()",
    "sum_of_sines": "lambda v: np.sin(v).sum()",
    "product": "lambda v: v.prod()",
    "squared_column_sums": "lambda v: (v.sum(axis=0) ** 2).sum()",
}


@dataclass(frozen=True)
class Step:
    """One call: `result = call(*args, **kwargs)`, made `times` times in a row.

    `call` is a name of the learner's code ("DropoutLayer"), a name of the script's definitions,
    a method of an earlier result ("layer.forward"), or "np.random.default_rng", whose result
    later steps share by Ref.
    """

    result: str
    call: str
    args: tuple[Value, ...] = ()
    kwargs: tuple[tuple[str, Value], ...] = ()
    times: int = 1


@dataclass(frozen=True)
class Episode:
    """Steps that share their results, begun from NumPy's global random state of `seed`."""

    name: str
    seed: int
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Script:
    """Everything that is asked of one exercise's code.

    `definitions` is Python source of ours, executed once before the first episode with `np` in
    reach: probe layers, forward functions. Its names serve as calls and, by Known, as arguments.
    """

    episodes: tuple[Episode, ...]
    definitions: str = ""


@dataclass(frozen=True)
class Code:
    """One top-level statement: its source, and the place and line where the learner sees it."""

    source: str
    place: str
    line: int


@dataclass(frozen=True)
class Job:
    """One exercise to record: the statements that define `name`, and the script to play."""

    name: str
    statements: tuple[Code, ...]
    script: Script
    # Packages to import before the limits are set, such as torch.
    requires: tuple[str, ...] = ()


@dataclass(frozen=True)
class Raised:
    """An exception of the learner's code, with the innermost line that is the learner's own."""

    type: str
    message: str
    place: str = ""
    line: int | None = None
    text: str = ""
    # The built-in exceptions that it is one of: ("ValueError", "Exception", ...).
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True)
class Opaque:
    """A result outside the vocabulary, known by a description of its type only."""

    type: str


@dataclass(frozen=True)
class Made:
    """An object that stays with the recorder: a layer, a generator."""

    type: str


@dataclass(frozen=True)
class NotRun:
    """A call that could not be made, because an earlier one of its episode raised."""

    because: str


Result = Scalar | np.ndarray | tuple | Raised | Opaque | Made | NotRun


@dataclass  # not frozen, which would make it five times as slow to build
class Event:
    """What one call did, or several calls of one step that went alike; never changed once written.

    Of `calls` > 1 that all returned arrays of one dtype and shape and left their arguments alone,
    `value` has the results along a new first axis, `nanoseconds` is the time of all.
    """

    value: Result
    # Arguments whose content changed, by position ("0") or keyword, as they were afterwards.
    changed: dict[str, np.ndarray] = field(default_factory=dict)
    nanoseconds: int = 0
    # Fingerprints of NumPy's global random state before and after the call.
    state_before: str = ""
    state_after: str = ""
    # True where the function called has an empty body.
    unwritten: bool = False
    calls: int = 1
    # Fingerprints after each of several calls but the last.
    between: tuple[str, ...] = ()


@dataclass(frozen=True)
class Transcript:
    """The record of one script played against one learner's code."""

    episodes: tuple[tuple[Event, ...], ...] = ()
    printed: str = ""
    # Set when the code could not be loaded, so that no episode was played.
    load_error: Raised | None = None


def draw_seeds(rng: np.random.Generator, count: int) -> list[int]:
    """Return `count` different seeds of at most six digits, short enough to be pasted."""
    return (1 + rng.choice(999_999, count, replace=False)).tolist()
