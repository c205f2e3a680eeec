"""The grader of the dropout course: the names that its notebooks use."""

from grader.figures import show
from grader.notebook import answer, check, hint, progress, solved

__all__ = ["answer", "check", "hint", "progress", "show", "solved"]
