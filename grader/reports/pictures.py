"""A mask as a small picture beside an independent one, as inline SVG."""

from __future__ import annotations

from html import escape

import numpy as np

ROWS, COLUMNS = 16, 24  # at most so much of a mask is drawn
CELLS = 10, 18  # pixels of a cell: in a large mask, in a small one
DRAWS = 32  # independent masks to choose from, always the same ones


def render_masks(mask: np.ndarray) -> str:
    """Return the learner's mask (True: kept) beside an independent one as an HTML figure.

    The same mask always gives the same picture; one without both kinds of entries gives none.
    """
    own = trimmed(mask)
    if own.all() or not own.any():
        return ""
    part = "" if own.size == np.size(mask) else f" (its first {own.shape[0]} x {own.shape[1]})"
    return (
        '<div class="grader-masks">'
        + _figure(own, f"your mask{part}")
        + _figure(independent(own), "for comparison, independent entries")
        + "</div>"
    )


def trimmed(mask: np.ndarray) -> np.ndarray:
    """Return a mask of any number of axes as at most ROWS x COLUMNS booleans."""
    mask = np.asarray(mask, dtype=bool)
    if mask.ndim < 2:
        mask = mask.reshape(1, -1)
    return mask.reshape(-1, mask.shape[-1])[:ROWS, :COLUMNS] if mask.size else mask.reshape(0, 0)


def independent(mask: np.ndarray) -> np.ndarray:
    """Return a mask of equal shape and rate whose entries were drawn independently.

    Of a few draws the one that keeps most nearly as many entries.
    """
    rng = np.random.default_rng(0)
    draws = rng.random((DRAWS, *mask.shape)) < mask.mean()
    return min(draws, key=lambda draw: abs(int(draw.sum()) - int(mask.sum())))


def _figure(mask: np.ndarray, caption: str) -> str:
    kept = f"{int(mask.sum())} of {mask.size} entries kept (filled), the others dropped (empty)"
    caption = escape(caption)
    return (
        f"<figure>{_svg(mask, caption, kept)}"
        f"<figcaption>{caption}: {int(mask.sum())} of {mask.size} kept (filled)</figcaption>"
        "</figure>"
    )


def _svg(mask: np.ndarray, title: str, kept: str) -> str:
    rows, columns = mask.shape
    cell = CELLS[mask.size <= 64]
    width, height = columns * cell + 2, rows * cell + 2
    return (
        f'<svg role="img" aria-label="{title}" width="{width}" height="{height}" '
        f'viewBox="-1 -1 {width} {height}"><title>{title}</title>'
        f"<desc>{kept}. Row by row, 1 for kept: {_digits(mask)}</desc>"
        f'<path d="{_grid(rows, columns, cell)}" fill="none" stroke="currentColor" '
        f'stroke-opacity="0.45"/><path d="{_cells(mask, cell)}" fill="currentColor"/></svg>'
    )


def _digits(mask: np.ndarray) -> str:
    return ", ".join("".join("01"[int(kept)] for kept in row) for row in mask)


def _grid(rows: int, columns: int, cell: int) -> str:
    across = [f"M0 {y * cell}h{columns * cell}" for y in range(rows + 1)]
    down = [f"M{x * cell} 0v{rows * cell}" for x in range(columns + 1)]
    return "".join(across + down)


def _cells(mask: np.ndarray, cell: int) -> str:
    size = cell - 2
    return "".join(
        f"M{x * cell + 1} {y * cell + 1}h{size}v{size}h-{size}z" for y, x in np.argwhere(mask)
    )
