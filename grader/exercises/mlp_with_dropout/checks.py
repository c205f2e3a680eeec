"""The rules of an `MLPWithDropout`, in the order in which a report looks for a failure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from grader.exercise import Check, Problem, Skip, problem
from grader.exercises.mlp_with_dropout.evidence import (
    Network,
    all_in,
    close,
    form,
    lines,
    order,
    replay,
    seen,
    told,
)
from grader.run import Played, Run

UNSWITCHED = Skip("eval() does not reach every layer yet")


def _passes(run: Run, *results: str) -> Iterator[tuple[list[Played], str]]:
    """Give each sound forward or backward of the passes: a network of two layers first."""
    for calls in (c for kind in ("pass", "still pass", "nest pass") for c in run.episodes(kind)):
        for place, played in enumerate(calls):
            if played.failed or form(run, played):
                break
            if played.step.result in results and not calls[place + 1].failed:
                yield calls, played.step.result


def find_wrong_forward(run: Run) -> Problem | None:
    """Every layer is called once, first to last, each with what the one before returned."""
    for calls, result in _passes(run, "y", "z"):
        right = replay(calls, Network, as_seen=True)
        message = "forward must send x through every layer, first to last"
        if (fault := _differs(run, calls, result, right, message)) is not None:
            return fault
    return None


def find_wrong_backward(run: Run) -> Problem | None:
    """Every layer is called once, last to first, each with what the one behind it returned."""
    for calls, result in _passes(run, "g", "h"):
        right = replay(calls, Network)
        message = "backward must send grad back through every layer, last to first"
        if (fault := _differs(run, calls, result, right, message)) is not None:
            return fault
    return None


def _differs(
    run: Run, calls: list[Played], result: str, right: dict[str, Any], message: str
) -> Problem | None:
    """Show the diary when layers were called in another order, else the numbers."""
    if order(seen(calls), result) != order(right, result):
        return _diary_problem(run, calls, result, right, message)
    (played,) = [played for played in calls if played.step.result == result]
    if close(played.value, right[result]):
        return None
    return problem(run, played, message, right[result])


def find_wrong_start(run: Run) -> Problem | None:
    """Before any call of train or eval, all layers are in training mode."""
    for name in ("pass 2", "pass 3", "old layers"):
        calls = run.episode(name)
        if not all_in(calls, "y", True):
            return _modes_problem(run, calls, "y", "a new network must be in training mode")
    return None


def find_unreached_by_eval(run: Run) -> Problem | None:
    """After eval() every layer computes at inference."""
    for calls in run.episodes("modes"):
        if not all_in(calls, "y", False):
            return _modes_problem(run, calls, "y", "eval() must reach every layer")
    return None


def find_unreached_by_train(run: Run) -> Problem | Skip | None:
    """After train() every layer is back in training mode."""
    if find_unreached_by_eval(run):
        return UNSWITCHED
    for calls in run.episodes("modes"):
        if not all_in(calls, "z", True):
            return _modes_problem(run, calls, "z", "train() must reach every layer")
    return None


def find_unreached_within(run: Run) -> Problem | None:
    """train() and eval() reach layers inside of other layers."""
    for calls in run.episodes("nest modes"):
        for result, training in (("y", False), ("z", True)):
            if not all_in(calls, result, training):
                message = "eval() and train() must reach layers inside of layers"
                return _modes_problem(run, calls, result, message)
    return None


def find_shared_mode(run: Run) -> Problem | Skip | None:
    """What is switched in one network does not change another."""
    if find_unreached_by_eval(run):
        return UNSWITCHED
    if not all_in(run.episode("pass 2"), "y", True):
        return Skip("a new network is not in training mode yet")
    for calls in run.episodes("two networks"):
        switched = calls[-1].step.call.partition(".")[0]
        other = {"one": "two", "two": "one"}[switched]
        if not all_in(calls, "y", True, other):
            message = f"{switched}.eval() must not change the network {other}"
            return _modes_problem(run, calls, "y", message)
        if not all_in(calls, "z", False, switched):
            return _modes_problem(run, calls, "z", "each network must keep its own mode")
    return None


def _modes_problem(run: Run, calls: list[Played], result: str, message: str) -> Problem:
    """Show what the layers wrote, and what they should have written."""
    return _diary_problem(run, calls, result, replay(calls, Network), message)


def _diary_problem(
    run: Run, calls: list[Played], result: str, right: dict[str, Any], message: str
) -> Problem:
    """Show the lines of one forward or backward, without those of the calls before."""
    diary, got = told(calls, result), lines(seen(calls), result)
    before = len(diary.value) - len(got) if isinstance(diary.value, tuple) else 0
    view = f"{{}}[{before}:]" if before else "{}"
    return problem(run, diary, message, repr(lines(right, result)), got=repr(got), view=view)


CHECKS = (
    Check(
        "forward",
        "forward must send x through every layer, first to last",
        1,
        ("pass* > forward",),
        find_wrong_forward,
    ),
    Check(
        "backward",
        "backward must send grad back through every layer, last to first",
        2,
        ("pass*",),
        find_wrong_backward,
    ),
    Check(
        "shape",
        "forward and backward must return an array of their argument's shape",
        1,
        ("pass*",),
        lambda run: None,
    ),
    Check(
        "eval_mode",
        "eval() must put every layer into inference mode",
        1,
        ("modes* > eval", "modes* > forward"),
        find_unreached_by_eval,
    ),
    Check(
        "train_mode",
        "train() must put every layer back into training mode",
        1,
        ("modes* > eval", "modes* > train", "modes* > forward"),
        find_unreached_by_train,
    ),
    Check(
        "nested_mode",
        "layers inside of layers must work too, and follow eval() and train()",
        2,
        ("nest pass*", "nest modes*"),
        find_unreached_within,
    ),
    Check(
        "default_mode",
        "a new network must be in training mode, and so all its layers",
        1,
        ("pass* > forward", "old layers"),
        find_wrong_start,
    ),
    Check(
        "own_mode",
        "each network must have a mode of its own",
        1,
        ("modes* > forward", "pass 2 > forward", "two networks*"),
        find_shared_mode,
    ),
)
