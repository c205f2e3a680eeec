"""A verdict as plain text, for terminals and for the plain form of a notebook's output."""

from __future__ import annotations

from grader.verdict import CheckVerdict, Verdict


def render_verdict(verdict: Verdict) -> str:
    """Return the report on one exercise."""
    head = f"{verdict.lesson} {verdict.name}"
    passed = sum(check.status == "passed" for check in verdict.checks)
    count = f"{passed} of {len(verdict.checks)} checks pass"
    match verdict.status:
        case "passed":
            return f"✓ {head}   {count}"
        case "failed":
            return f"✗ {head}   {count}\n\n{_failure(verdict)}"
        case "not_started":
            return f"· {head}   not started"
        case "grader_fault":
            return (
                f"! {verdict.lesson} the grader failed; your code was not judged: {verdict.message}"
            )
    return f"✗ {head}   {verdict.message}"


def _failure(verdict: Verdict) -> str:
    check = first_failure(verdict)
    lines = [f"  {check.title}"]
    found = check.problem
    if found and found.call:
        for label, text in (
            ("you ran", found.call),
            ("got", found.got),
            ("expected", found.expected),
        ):
            lines += _labelled(label, text)
    lines += ["", *(f"  {m.explanation}" for m in verdict.misconceptions)]
    return "\n".join([*lines, f"  Stuck? hint({verdict.name})"])


def first_failure(verdict: Verdict) -> CheckVerdict:
    """Return the check to show: the first that failed."""
    return next(check for check in verdict.checks if check.status == "failed")


def _labelled(label: str, text: str) -> list[str]:
    first, *rest = text.split("\n")
    return [f"    {label:<9} {first}", *(" " * 14 + line for line in rest)]
