"""Lays pieces out on slides: what fits goes on, what does not begins the next one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

from grader.slides.blocks import (
    CODE_SIZES,
    MOST_LINES,
    ROOM,
    SMALLEST,
    Block,
    Exercise,
    Note,
    Piece,
)


@dataclass(frozen=True)
class Placed:
    """A block on its slide; blocks of one `step` appear together, step 0 at once."""

    block: Block
    step: int


@dataclass
class Page:
    """One slide: its own or the section's title, blocks, and what the speaker reads."""

    title: str
    is_titled: bool  # the section begins here
    exercise: Exercise | None = None
    placed: list[Placed] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    teaching: list[str] = field(default_factory=list)  # notes on a solved exercise

    @property
    def code_size(self) -> int:
        """The largest size of code at which all fits and no line is broken."""
        blocks = [placed.block for placed in self.placed]
        sizes = [s for s in CODE_SIZES if all(b.is_narrow(s) for b in blocks) and _fits(blocks, s)]
        return max(sizes, default=SMALLEST)

    def has_room_for(self, blocks: Sequence[Block]) -> bool:
        """Tell whether blocks fit below what is there."""
        wanted = [*(placed.block for placed in self.placed), *blocks]
        is_short = sum(block.lines for block in wanted) <= MOST_LINES
        return (is_short or not self.placed) and _fits(wanted)

    def begins_with_code(self) -> bool:
        """Tell whether code comes first, so that the slide goes on with the one before."""
        return bool(self.placed) and self.placed[0].block.kind in ("code", "output", "figure")

    def add(self, block: Block, is_step: bool, goes_on: bool) -> None:
        """Put a block at the end; after a step everything is a step."""
        last = self.placed[-1].step if self.placed else 0
        if not self.placed or not (is_step or last):
            step = 0
        else:
            step = last if goes_on else last + 1
        self.placed.append(Placed(block, step))


def _fits(blocks: Iterable[Block], size: int = SMALLEST) -> bool:
    return sum(block.height(size) for block in blocks) <= ROOM


Stack = list[Page]


class Layout:
    """The slides so far: stacks of pages, each stack begun by a slide."""

    def __init__(self, title: str) -> None:
        self.stacks: list[Stack] = []
        self._title = self._section = title
        self._note: list[str] = []  # the latest of this stack
        self._held = 0  # blocks to come that belong on the present slide

    def lay_out(self, parts: Sequence[Piece | Note]) -> list[Stack]:
        """Place all parts and return the stacks."""
        for place, part in enumerate(parts):
            if isinstance(part, Note):
                self._take(part)
            else:
                piece, coming = part, _joined(parts[place:])
                if piece.is_reply and self.stacks:
                    piece, coming = self._reply(piece, coming)
                self._turn_page(piece)
                self._place(piece, coming)
        self._close()
        return self.stacks

    def _reply(self, piece: Piece, coming: Sequence[Block]) -> tuple[Piece, Sequence[Block]]:
        """Put a reply's first words on this slide, all of them if it asks nothing."""
        count, first = len(piece.blocks), len(_chain(piece.blocks))
        asks = any(block.kind == "code" for block in coming[count : count + 1])
        lengths = {first} - {count} if asks else {first, count}
        there = [placed.block for placed in self._page.placed]
        fitting = [n for n in lengths if _fits([*there, *piece.blocks[:n]])]
        if not fitting:
            return piece, coming
        said = max(fitting)
        for place, block in enumerate(piece.blocks[:said]):
            self._page.add(block, piece.is_step, goes_on=place > 0)
        begins = piece.begins if said < count else ""
        return replace(piece, blocks=piece.blocks[said:], begins=begins), coming[said:]

    def _place(self, piece: Piece, coming: Sequence[Block]) -> None:
        """Place a piece's blocks; `coming` are these and what may follow on the same slide."""
        for place, block in enumerate(piece.blocks):
            if self._held:
                self._held -= 1
            else:
                self._make_room(_chain(coming[place:]), piece.exercise)
            self._page.add(block, piece.is_step, goes_on=place > 0)

    def _make_room(self, chain: Sequence[Block], exercise: Exercise | None) -> None:
        """Stay here or begin a slide, for as much of a chain as one holds."""
        for length in range(len(chain), 0, -1):
            self._held = length - 1
            if self._page.has_room_for(chain[:length]):
                return
            if _fits(chain[:length]):
                break
        if self._page.placed:
            self._add_page(exercise)

    def _turn_page(self, piece: Piece) -> None:
        """Begin what the piece begins; an exercise, and what follows it, too."""
        self._entitle(piece)
        if piece.begins == "slide" or not self.stacks:
            self._close()
            self.stacks.append([])
            self._add_page(piece.exercise, bool(piece.title))
        elif piece.begins or self._page.exercise != piece.exercise:
            self._add_page(piece.exercise, bool(piece.title))

    def _entitle(self, piece: Piece) -> None:
        """Take over a title; after an exercise its section goes on."""
        if piece.title:
            self._title = piece.title
        elif not piece.exercise:
            self._title = self._section
        if not piece.exercise:
            self._section = self._title

    def _add_page(self, exercise: Exercise | None, is_titled: bool = False) -> None:
        self.stacks[-1].append(Page(self._title, is_titled, exercise))

    @property
    def _page(self) -> Page:
        return self.stacks[-1][-1]

    def _take(self, note: Note) -> None:
        """Give a note to the slides of this stack that wait for one.

        Those that begin with code answer what the words before them asked: they go on with the
        note before, unless this one can only be meant for them.
        """
        pages = self.stacks[-1] if self.stacks else []
        if note.for_solved:
            for page in pages:
                if page.exercise and page.exercise.is_solved:
                    page.teaching.append(note.html)
            return
        waiting = [page for page in pages if not page.notes]
        older = list(takewhile(Page.begins_with_code, waiting)) if self._note else []
        for page in older if len(older) < len(waiting) else ():
            page.notes.extend(self._note)
        for page in [page for page in waiting if not page.notes] or pages[-1:]:
            page.notes.append(note.html)
        self._note = [note.html]

    def _close(self) -> None:
        """Let the last slides of a stack have its latest note, and drop empty ones."""
        if self.stacks:
            pages = [p for p in self.stacks.pop() if p.placed or p.is_titled]
            for page in pages:
                page.notes = page.notes or list(self._note)
            if pages:
                self.stacks.append(pages)
        self._note = []


def _joined(parts: Sequence[Piece | Note]) -> list[Block]:
    """Return the blocks of the first piece and of those that go on below it."""
    first, *others = [part for part in parts if isinstance(part, Piece)]
    going_on = takewhile(lambda p: not p.begins and p.exercise == first.exercise, others)
    return [block for piece in (first, *going_on) for block in piece.blocks]


def _chain(blocks: Sequence[Block]) -> list[Block]:
    """Return the first block and those that it leads to, one after the other."""
    leading = list(takewhile(lambda block: block.leads, blocks))
    return [*leading, *blocks[len(leading) : len(leading) + 1]]
