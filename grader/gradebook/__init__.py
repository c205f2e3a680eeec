"""The gradebook of a class: every verdict ever given, and which of them count now.

Reading:

    with Gradebook("grades/gradebook.sqlite") as book:
        for row in book.rows():
            print(row.student, row.score)
"""

from grader.gradebook.book import FILE, Gradebook
from grader.gradebook.database import GradebookError
from grader.gradebook.records import Enrolled, RunRecord, Standing

__all__ = ["FILE", "Enrolled", "Gradebook", "GradebookError", "RunRecord", "Standing"]
