"""Text made fit to be read: harmless, short, wrapped, counted."""

from __future__ import annotations

import re
import textwrap

WIDTH = 78  # columns of wrapped prose
MAX_LINE = 100  # columns kept of a line of a result
MAX_LINES = 12  # lines kept of a result
MAX_MESSAGE = 240  # characters kept of a one-line message


def harmless(text: str) -> str:
    """Spell out every character that does something instead of showing something.

    Control and escape characters, invisible ones, and those that turn the reading direction
    become backslash escapes; line ends stay.
    """
    if text.isprintable():
        return text
    return "".join(_spelled(char) for char in text.replace("\t", "    "))


def _spelled(char: str) -> str:
    if char == "\n" or char.isprintable():
        return char
    return char.encode("unicode_escape").decode("ascii")


def one_line(text: str, limit: int = MAX_MESSAGE) -> str:
    """Return harmless text on one line, cut at `limit` characters."""
    flat = harmless(" ".join(text.split()))
    return flat if len(flat) <= limit else flat[: limit - 4] + " ..."


def clipped(text: str) -> str:
    """Return harmless text of at most MAX_LINES lines of MAX_LINE columns."""
    lines = harmless(text).split("\n")
    kept = [line if len(line) <= MAX_LINE else line[: MAX_LINE - 4] + " ..." for line in lines]
    return "\n".join(kept if len(kept) <= MAX_LINES else [*kept[: MAX_LINES - 1], "..."])


def wrapped(text: str, indent: str = "  ", first: str | None = None) -> list[str]:
    """Return prose as lines of at most WIDTH columns; `first` opens the first line."""
    # A formula such as 1 - p stays on one line.
    words = re.sub(r" ([-+*/=]) ", "\xa0\\1\xa0", harmless(text))
    lines = textwrap.wrap(
        words,
        WIDTH,
        initial_indent=indent if first is None else first,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return [line.replace("\xa0", " ") for line in lines]


def count(number: int, noun: str) -> str:
    """Return a number with its noun, as in "1 check" and "2 checks"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def listed(words: list[str], last: str = "or") -> str:
    """Return words with commas, and `last` before the last one."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {last} {words[-1]}"
