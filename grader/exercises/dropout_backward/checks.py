"""The rules of dropout_backward: one function each, and the table of points."""

from __future__ import annotations

from grader.exercise import Check, Problem, Skip, problem
from grader.exercises.dropout_backward.evidence import all_formed, close, main_calls, true_gradient
from grader.exercises.dropout_backward.probes import KINDS
from grader.run import Run, paste_and_print, show_result

MAIN = ("tiny*", "shape*")


def find_wrong_form(run: Run) -> None:
    """The form alone decides."""


def find_other_zeros(run: Run) -> Problem | None:
    """The gradient is 0 where the mask is, and only there; asking again changes nothing."""
    for played in main_calls(run):
        if ((played.value != 0) != (played.arg(1) != 0)).any():
            expected = true_gradient(played)
            return problem(run, played, "dropped entries get 0, and no other", expected)
    return None


def find_wrong_scale(run: Run) -> Problem | Skip | None:
    """Gradients that pass are divided by 1 - p."""
    if not any(played.value.any() for played in main_calls(run)):
        return Skip("no gradient passes")
    for played in main_calls(run):
        passed = played.value != 0
        if not close(played.value, played.arg(0) / (1 - played.arg(2)))[passed].all():
            message = "gradients that pass are divided by 1 - p"
            return problem(run, played, message, true_gradient(played))
    return None


def find_kind_dependence(run: Run) -> Problem | Skip | None:
    """Zeros and ones of any dtype count like the booleans."""
    if all_formed(run) and find_other_zeros(run):
        return Skip("the mask does not decide yet which entries get 0")
    booleans = run.call("kind bool", "result").value
    for kind in KINDS:
        played = run.call(f"kind {kind}", "result")
        if not close(played.value, booleans).all():
            message = "zeros and ones of any dtype are a mask"
            return problem(run, played, message, true_gradient(played))
    return None


def find_edits(run: Run) -> Problem | None:
    """Neither grad nor mask is changed."""
    for played in run:
        for place, name in (("0", "grad"), ("1", "mask")):
            if place in played.event.changed:
                call = paste_and_print(run, played, int(place), name)
                after = show_result(played.event.changed[place])
                before = show_result(played.arg(int(place)))
                return Problem(f"{name} must be as it was", call, after, before)
    return None


def find_change_at_rate_zero(run: Run) -> Problem | None:
    """With p = 0 nothing was dropped and nothing scaled."""
    played = run.call("zero rate", "result")
    if close(played.value, played.arg(0)).all():
        return None
    return problem(run, played, "with p = 0 the gradient passes as it is", played.arg(0))


CHECKS = (
    Check("shape", "the result is an array of the shape of grad", 1, MAIN, find_wrong_form),
    Check(
        "mask_reuse",
        "entries that the mask dropped get 0, and no others",
        2,
        MAIN,
        find_other_zeros,
    ),
    Check(
        "gradient_scaling",
        "gradients that pass are divided by 1 - p",
        3,
        MAIN,
        find_wrong_scale,
    ),
    Check(
        "mask_kinds",
        "a mask may hold booleans, integers or floats",
        1,
        ("kind*",),
        find_kind_dependence,
    ),
    Check("input_unchanged", "grad and mask are left as they were", 1, MAIN, find_edits),
    Check(
        "zero_rate",
        "with p = 0 the gradient passes as it is",
        1,
        ("zero rate",),
        find_change_at_rate_zero,
        deciding=False,
    ),
)
