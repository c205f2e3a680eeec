"""The grader of the dropout course: the names that its notebooks use."""

from grader.figures import show
from grader.live import live
from grader.notebook import answer, check, hint, progress, solved
from grader.prediction import predict

__all__ = ["answer", "check", "hint", "live", "predict", "progress", "show", "solved"]
