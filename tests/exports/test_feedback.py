"""The one line of feedback that goes with a grade."""

from exports.made import HALF_WRONG, HALVE, LAYER, a_row, judged

from grader.exports.feedback import feedback_of
from grader.judge import stopped


def test_points_broken_rules_and_a_proven_cause_are_told():
    (cause,) = HALF_WRONG.misconceptions
    assert feedback_of(a_row("bob", judged(HALVE), HALF_WRONG)) == (
        f"{HALVE.max_score + 17} of {HALVE.max_score + 20} points. "
        f"00 halve: {HALVE.max_score} of {HALVE.max_score}. "
        "06 DropoutLayer: 17 of 20, broken: backward divides by 1 - p too. " + cause.explanation
    )


def test_many_broken_rules_are_counted():
    row = a_row("bob", judged(LAYER, [check.id for check in LAYER.checks]))
    assert ", 9 more." in feedback_of(row)


def test_answer_that_did_not_run_is_told_by_its_status():
    row = a_row("bob", stopped(LAYER, "timeout", "=words of a learner"))
    assert feedback_of(row) == "0 of 20 points. 06 DropoutLayer: 0 of 20, no answer within 5 s."
