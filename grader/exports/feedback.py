"""What came of a submission in one line, in the course's own words only.

Nothing that a learner wrote stands in it, so it opens no formula and holds no markup.
"""

from __future__ import annotations

from grader.gradesheet import Row
from grader.reports.story import WORDS
from grader.reports.words import count
from grader.verdict import Verdict

RULES = 3  # broken rules told of an exercise


def feedback_of(row: Row) -> str:
    """Return points, and for each exercise the rules that it does not keep yet."""
    total = f"{row.score} of {count(row.max_score, 'point')}."
    return " ".join([total, *(_of_exercise(verdict) for verdict in row.verdicts)])


def _of_exercise(verdict: Verdict) -> str:
    line = f"{verdict.lesson} {verdict.name}: {verdict.score} of {verdict.max_score}"
    if verdict.status == "passed":
        return f"{line}."
    if verdict.status != "failed":
        return f"{line}, {WORDS[verdict.status]}."
    broken = [check.title for check in verdict.checks if check.status == "failed"]
    more = [f"{len(broken) - RULES} more"] if len(broken) > RULES else []
    causes = [named.explanation for named in verdict.misconceptions[:1]]
    return " ".join([f"{line}, broken: {', '.join(broken[:RULES] + more)}.", *causes])
