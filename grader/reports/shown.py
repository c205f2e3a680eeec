"""Objects that show themselves: as text in a terminal, as HTML in a notebook."""

from __future__ import annotations

import re
from dataclasses import replace

from grader.reports.html import render_verdict_html
from grader.reports.page import mark, marked_up, region
from grader.reports.text import render_verdict
from grader.reports.words import harmless, wrapped
from grader.verdict import CheckVerdict, Verdict


class Shown:
    """Something to read in two forms, text and HTML."""

    def __init__(self, text: str, html: str) -> None:
        self._text, self._html = text, html

    def __repr__(self) -> str:
        return self._text

    def _repr_html_(self) -> str:
        return self._html


class Message(Shown):
    """One line about a call that could not be judged; false, and without a verdict."""

    verdict = None

    def __init__(self, sign: str, words: str) -> None:
        """Put `sign` ("·" or "!") before the words."""
        super().__init__(
            "\n".join(wrapped(words, first=f"{sign} ")),
            region("Message of the grader", "plain", f"<p>{mark(sign)} {marked_up(words)}</p>"),
        )

    def __bool__(self) -> bool:
        return False


class Report:
    """A verdict that shows itself; true when the exercise is passed.

    `seed` repeats the same inputs; `printed` is what the learner's code printed.
    """

    def __init__(self, verdict: Verdict, printed: str = "", name: str | None = None) -> None:
        """Take the verdict on an object; `name` is what the learner calls that object."""
        self.verdict = verdict
        self.seed = verdict.seed
        self.printed = harmless(printed)
        self._name = name if name and name.isidentifier() else verdict.name

    def __bool__(self) -> bool:
        return self.verdict.status == "passed"

    def __repr__(self) -> str:
        return render_verdict(self._under_its_name(), self._stuck())

    def _repr_html_(self) -> str:
        verdict = self._under_its_name()
        return render_verdict_html(verdict, self._stuck(), self._again(), self.printed)

    def _stuck(self) -> str:
        own = self._name == self.verdict.name
        return f"hint({self._name})" if own else f'hint("{self.verdict.name}")'

    def _again(self) -> str:
        other = "" if self._name == self.verdict.name else f', exercise="{self.verdict.name}"'
        return f"check({self._name}{other}, seed={self.seed})"

    def _under_its_name(self) -> Verdict:
        """Return the verdict with calls that name the object as the learner does."""
        if self._name == self.verdict.name:
            return self.verdict
        checks = tuple(self._renamed(check) for check in self.verdict.checks)
        return replace(self.verdict, checks=checks)

    def _renamed(self, check: CheckVerdict) -> CheckVerdict:
        found = check.problem
        if found is None:
            return check
        call = re.sub(rf"\b{re.escape(self.verdict.name)}\b", self._name, found.call)
        return replace(check, problem=replace(found, call=call))
