"""The pieces that slides are laid out of, and how much room each takes.

Sizes are pixels on a slide of 1280 x 720 and go with slides.css. They are estimates on the safe
side; what still does not fit is made a little smaller by slides.js, once it has been measured.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

ROOM = 590  # for blocks: the slide less its edges, title line and page number
WIDTH = 1200
GAP = 14  # below each block
LINE = 40  # of text
CHARACTERS = 76  # of text on a line
MOST_LINES = 15  # on a slide, unless what belongs together has more
CODE_SIZES = 26, 24, 22, 20
SMALLEST = CODE_SIZES[-1]
_ADVANCE = 0.605  # a monospaced character's width as a share of its size
_LEADING = 1.3
_FRAME = 24  # around code: top and bottom, left and right


@dataclass(frozen=True)
class Block:
    """One element of a slide: markup, and how much room it takes.

    `kind` is its class in the style sheet. Code has the lengths of its lines in `columns` and
    grows with its size; anything else has its `pixels`. One that `leads` wants the next block on
    the same slide.
    """

    kind: str
    html: str
    pixels: int = 0
    columns: tuple[int, ...] = ()
    leads: bool = False

    def height(self, size: int) -> int:
        """Return the height with code of this size, the gap below included."""
        if not self.columns:
            return self.pixels + GAP
        room = columns_at(size)
        lines = sum(max(1, math.ceil(length / room)) for length in self.columns)
        return math.ceil(lines * size * _LEADING) + _FRAME + GAP

    @property
    def lines(self) -> int:
        """About how many lines there are to read."""
        return len(self.columns) or max(1, self.pixels // LINE)

    def is_narrow(self, size: int) -> bool:
        """Tell whether no line is broken with code of this size."""
        return max(self.columns, default=0) <= columns_at(size)


def columns_at(size: int) -> int:
    """Return how many characters of code of this size stand on a line."""
    return int((WIDTH - _FRAME) / (_ADVANCE * size))


def leading(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return blocks of which the last one leads to what comes next."""
    return tuple(replace(b, leads=b.leads or b is blocks[-1]) for b in blocks)


def lines_of(text: str, characters: int = CHARACTERS) -> int:
    """Return about how many lines a text takes."""
    return max(1, math.ceil(len(text) / characters))


@dataclass(frozen=True)
class Exercise:
    """In which form a slide shows an exercise.

    `minutes` are for the timer, None without one; `verdict` is what the check says of a solution.
    """

    minutes: int | None = None
    is_solved: bool = False
    verdict: str = ""


@dataclass(frozen=True)
class Piece:
    """Blocks that belong together, in reading order.

    `begins` is "slide", "subslide" or nothing. A piece with a `title` begins one of the two. A
    step appears when the speaker goes on. The first block of a reply names what was seen on the
    slide before, and stands there if it can.
    """

    blocks: tuple[Block, ...] = ()
    begins: str = ""
    title: str = ""
    is_step: bool = False
    exercise: Exercise | None = None
    is_reply: bool = False


@dataclass(frozen=True)
class Note:
    """What the speaker reads; for the slides before it, or for a solved exercise only."""

    html: str
    for_solved: bool = False
