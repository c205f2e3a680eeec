"""The grader of the dropout course: the names that its notebooks use."""

from grader.notebook import answer, check, hint, progress, show, solved

__all__ = ["answer", "check", "hint", "progress", "show", "solved"]
