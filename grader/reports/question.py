"""The reply to a concept question, in words and as HTML."""

from __future__ import annotations

from grader.concepts import Question
from grader.reports.page import mark, marked_up, region, text
from grader.reports.words import listed, one_line, wrapped

UNANSWERED = ("?", "")
KINDS = {"✓": ("passed", "right:"), "✗": ("failed", "not right:"), "·": ("plain", "")}


def render_answer(question: Question, letter: str) -> str:
    """Return the reply to one letter."""
    sign, words = _reply(question, letter)
    head = f"{sign} {_name(question, letter)}   "
    return "\n".join(wrapped(words, indent=" " * len(head), first=head))


def render_answer_html(question: Question, letter: str) -> str:
    """Return the reply to one letter as HTML."""
    sign, words = _reply(question, letter)
    kind, state = KINDS[sign]
    body = (
        f"<p>{mark(sign)} <strong>{text(_name(question, letter))}</strong> "
        f'<span class="grader-hidden">{state}</span> {marked_up(words)}</p>'
    )
    return region(f"Reply to question {question.id}", kind, body)


def _name(question: Question, letter: str) -> str:
    return f"{question.id} {letter}" if letter in question.why else question.id


def _reply(question: Question, letter: str) -> tuple[str, str]:
    letters = listed(list(question.why))
    if letter in UNANSWERED:
        return "·", f"not answered yet: put {letters} in place of the question mark"
    if letter not in question.why:
        return "·", f"the answer is one of {letters}, got {one_line(letter, 40)}"
    return "✓" if letter == question.right else "✗", question.why[letter]
