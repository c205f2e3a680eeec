"""A learner's file, and the statements of it that one exercise needs."""

from .encoding import UnreadableSubmission
from .slicing import Slice
from .statements import Statement, SyntaxFault
from .submission import MOST_BYTES, Submission, parse_submission, read_submission

__all__ = [
    "MOST_BYTES",
    "Slice",
    "Statement",
    "Submission",
    "SyntaxFault",
    "UnreadableSubmission",
    "parse_submission",
    "read_submission",
]
