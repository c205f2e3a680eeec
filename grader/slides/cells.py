"""A solution notebook's cells to what slides are made of: pieces, and notes between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from nbformat import NotebookNode

from grader.release import BEGIN, SOLUTION_TAG, release_source
from grader.slides.blocks import Block, Exercise, Note, Piece, leading
from grader.slides.code import blocks_of_code, solved_source
from grader.slides.minutes import TURN, is_note
from grader.slides.outputs import blocks_of_outputs
from grader.slides.prose import blocks_of_markdown, render_note, split_markdown, split_title

QUESTION = "**Question "
ANSWER = "answer("
BREAKS = "slide", "subslide"


class Reader:
    """Reads the cells of one lesson in order; knows which exercise it is in."""

    def __init__(self) -> None:
        self._exercise: Exercise | None = None
        self._is_led = False  # words come before
        self._has_shown = False  # an output comes before
        self._is_asked = False  # a concept question stands on the slide before

    def read(self, cells: Sequence[NotebookNode]) -> Iterator[Piece | Note]:
        """Yield the pieces and notes of a lesson."""
        for place, cell in enumerate(cells):
            if is_note(cell):
                yield Note(render_note(cell.source))
            elif SOLUTION_TAG in cell.metadata.get("tags", []):
                yield Note(render_note(cell.source), for_solved=True)
            elif cell.cell_type == "markdown":
                yield from self._prose(cell, _leads_to_code(cells[place + 1 :]))
                self._is_led, self._has_shown = not _is_skipped(cell), False
            elif cell.cell_type == "code" and BEGIN in cell.source:
                yield from self._answer(cell, cells[place + 1 :])
                self._is_led, self._has_shown = False, bool(cell.outputs)
            elif cell.cell_type == "code":
                yield from self._code(cell)
                self._is_led, self._has_shown = False, bool(cell.outputs) and not _is_check(cell)

    def _prose(self, cell: NotebookNode, leads: bool) -> Iterator[Piece]:
        if _is_skipped(cell) and not TURN.search(cell.source):
            self._is_asked = False
            return
        parts, kind = split_markdown(cell.source), _slide_type(cell)
        for place, text in enumerate(parts):
            is_last = place == len(parts) - 1
            piece = self._part(text, kind, kind if is_last and kind in BREAKS else "")
            names_output = self._has_shown and place == 0 and not piece.title
            yield replace(
                piece,
                blocks=leading(piece.blocks) if is_last and leads else piece.blocks,
                is_reply=names_output and piece.begins != "slide",
            )

    def _part(self, part: str, kind: str, begins: str) -> Piece:
        """Return one part of a cell; `begins` is what the author asked for."""
        turn = TURN.match(part)
        title, text = split_title(part)
        self._is_asked = part.startswith(QUESTION)
        if turn:
            self._exercise = Exercise(int(turn[1]))
        elif title or self._exercise and self._exercise.is_solved:
            self._exercise = None
        if title or turn or self._is_asked:
            begins = begins or ("slide" if kind in ("", "slide", "skip") else "subslide")
        step = kind == "fragment"
        return Piece(blocks_of_markdown(text), begins, title, step, self._exercise)

    def _code(self, cell: NotebookNode) -> Iterator[Piece]:
        outputs = blocks_of_outputs(cell.outputs)
        if _is_check(cell):
            if not _verdict(cell):
                yield Piece(outputs, exercise=self._exercise)
            self._exercise = None
        elif cell.source.startswith(ANSWER):
            if self._is_asked:
                yield Piece(outputs, is_step=True)
        elif not _is_skipped(cell):
            yield from self._example(cell, outputs)

    def _answer(self, cell: NotebookNode, later: Sequence[NotebookNode]) -> Iterator[Piece]:
        """Yield an exercise as learners see it, then solved on the next slide."""
        asked = replace(self._exercise or Exercise(), is_solved=False, verdict="")
        yield Piece(blocks_of_code(release_source(cell.source)), exercise=asked)
        answers = takewhile(lambda other: BEGIN not in other.source, later)
        verdict = next((_verdict(other) for other in answers if _is_check(other)), "")
        self._exercise = replace(asked, is_solved=True, verdict=verdict)
        outputs = blocks_of_outputs(cell.outputs)
        solved = blocks_of_code(solved_source(cell.source))
        yield Piece((*solved, *outputs), "subslide", exercise=self._exercise)

    def _example(self, cell: NotebookNode, outputs: tuple[Block, ...]) -> Iterator[Piece]:
        kind = _slide_type(cell)
        if self._exercise and self._exercise.is_solved:
            self._exercise = None
        code = leading(blocks_of_code(release_source(cell.source)))
        # Below the words that lead to it code stays as long as there is room.
        begins = kind if kind == "slide" or kind == "subslide" and not self._is_led else ""
        yield Piece(code, begins, "", kind == "fragment", self._exercise)
        if outputs:
            yield Piece(outputs, is_step=True, exercise=self._exercise)


def _slide_type(cell: NotebookNode) -> str:
    """Return the cell's slide type; nothing when it says none."""
    return cell.metadata.get("slideshow", {}).get("slide_type", "")


def _leads_to_code(later: Sequence[NotebookNode]) -> bool:
    """Tell whether code is what learners see next."""
    seen = (cell for cell in later if not (is_note(cell) or _is_skipped(cell)))
    following = next(seen, None)
    return following is not None and following.cell_type == "code"


def _is_check(cell: NotebookNode) -> bool:
    return bool(cell.metadata.get("nbgrader", {}).get("grade"))


def _verdict(cell: NotebookNode) -> str:
    """Return what a check says in one line, as it does of a right answer."""
    texts = [output.get("data", {}).get("text/plain", "") for output in cell.outputs]
    return texts[0] if len(texts) == 1 and "\n" not in texts[0] else ""


def _is_skipped(cell: NotebookNode) -> bool:
    kind = _slide_type(cell)
    return kind == "skip" or not kind and cell.get("id", "").endswith("-setup")
