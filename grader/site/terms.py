"""Links the first mention of a glossary's term on a page to the glossary."""

from __future__ import annotations

import re
from collections.abc import Callable

# Code, mathematics, links, headings, rows of tables and HTML stay as they are.
APART = re.compile(
    r"(```.*?```|`[^`]*`|\$\$.*?\$\$|\$[^$]*\$|!?\[[^\]]*\]\([^)]*\)"
    r"|^#[^\n]*|^\|[^\n]*|<[^>\n]+>)",
    re.DOTALL | re.MULTILINE,
)
GLOSSARY = re.compile(r"^:::\{glossary\}\n(.*?)^:::", re.DOTALL | re.MULTILINE)


def terms_of(glossary: str) -> list[str]:
    """Return the terms that a glossary page defines: the lines that are not indented."""
    block = GLOSSARY.search(glossary)
    lines = block.group(1).splitlines() if block else []
    return [line for line in lines if line and not line.startswith((" ", ":"))]


class TermLinker:
    """Knows the terms; gives each page a function that links its cells."""

    def __init__(self, terms: list[str]) -> None:
        """Longer terms come first: "inverted dropout" is not to end as "dropout"."""
        words = "|".join(re.escape(term) for term in sorted(terms, key=len, reverse=True))
        self._pattern = re.compile(rf"\b({words})(s?)\b", re.IGNORECASE)
        self._names = {term.lower(): term for term in terms}

    def page(self) -> Callable[[str], str]:
        """Return what links the text of one cell; it remembers what is linked on its page."""
        seen: set[str] = set()

        def link(found: re.Match[str]) -> str:
            name = self._names[found.group(1).lower()]
            if name in seen:
                return found.group()
            seen.add(name)
            return f"{{term}}`{found.group()} <{name}>`"

        def linked(text: str) -> str:
            parts = APART.split(text)
            parts[::2] = [self._pattern.sub(link, part) for part in parts[::2]]
            return "".join(parts)

        return linked
