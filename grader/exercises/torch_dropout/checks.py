"""The rules of a `TorchDropout`, in the order in which a report looks for a failure."""

from __future__ import annotations

from collections.abc import Callable

from grader.closeness import close
from grader.exercise import Check, Problem, Skip
from grader.exercises.torch_dropout.autograd_rules import (
    find_lost_seed,
    find_other_mask,
    find_wrong_gradient_scale,
)
from grader.exercises.torch_dropout.evidence import form, repeat, shown
from grader.exercises.torch_dropout.forward_rules import (
    find_changed_inference,
    find_edits,
    find_other_dtype,
    find_repeats,
    find_shared_coins,
    find_stuck_mode,
    find_wrong_rate,
    find_wrong_scale,
)
from grader.exercises.torch_dropout.probes import BAD_RATES
from grader.judge import told
from grader.run import Played, Run, show_result
from grader.script import NotRun, Raised

Find = Callable[[Run], Problem | Skip | None]


def find_accepted_rate(run: Run) -> Problem | None:
    """Rates outside [0, 1) raise ValueError; 0 is inside and changes nothing."""
    for rate in BAD_RATES:
        played = run.call(f"bad rate {rate}", "layer")
        if not (isinstance(played.value, Raised) and "ValueError" in played.value.kinds):
            message = "a rate outside [0, 1) must raise ValueError"
            call = repeat(run, played, "")
            return Problem(message, call, show_result(played.value), "ValueError")
    played = run.call("rate 0", "y")
    if (fault := _broken(run, [run.call("rate 0", "layer"), played])) is not None:
        return fault
    if form(run, played) is None and not close(played.value, played.arg(1)).all():
        return shown(run, played, "p = 0 drops nothing", played.arg(1))
    return None


def _broken(run: Run, calls: list[Played]) -> Problem | None:
    for played in calls:
        if isinstance(played.value, Raised):
            call = repeat(run, played, "")
            return Problem(told(played.value), call, show_result(played.value), "a result")
        if isinstance(played.value, NotRun):
            return Problem(f"{played.step.call} could not be called", repeat(run, played, ""))
    return None


def _rule(id: str, title: str, needs: tuple[str, ...], find: Find, deciding: bool = True) -> Check:
    """Build a check of one point, whose examples of raised errors are in plain torch, too."""

    def found(run: Run) -> Problem | Skip | None:
        calls = [p for prefix in needs for c in run.episodes(prefix) for p in c]
        if (fault := _broken(run, calls)) is not None:
            return fault
        misshapen = next(((p, c) for p in calls if (c := form(run, p))), None)
        if misshapen is None:
            return find(run)
        if id != "shape":
            return Skip(f"not judged, because {misshapen[1]}")
        played, complaint = misshapen
        return Problem(complaint, repeat(run, played, "y"), complaint.rpartition("got ")[2])

    return Check(id, title, 1, (), found, deciding)


CHECKS = (
    _rule(
        "shape",
        "the output must be a tensor of the shape and dtype of x",
        ("tiny", "shape", "float64"),
        find_other_dtype,
    ),
    _rule(
        "inference_passthrough",
        "after eval() the output must be x, and the gradient must pass",
        ("eval",),
        find_changed_inference,
    ),
    _rule("drop_rate", "an entry is 0 with probability p", ("large", "series"), find_wrong_rate),
    _rule("scaling", "kept entries must be x / (1 - p)", ("tiny", "large"), find_wrong_scale),
    _rule(
        "mode_switch",
        "train() and eval() must reach the layer, from its parent too",
        ("switch", "parent"),
        find_stuck_mode,
    ),
    _rule(
        "mask_per_element",
        "each entry of each example needs its own coin",
        ("series",),
        find_shared_coins,
    ),
    _rule("fresh_mask", "each forward must draw its mask afresh", ("series",), find_repeats),
    _rule("input_unchanged", "x must be left as it was", ("tiny",), find_edits),
    _rule(
        "mask_reuse",
        "the gradient must reach x, and be 0 where forward dropped",
        ("gradient", "shared"),
        find_other_mask,
    ),
    _rule(
        "gradient_scaling",
        "the gradient must be divided by 1 - p too",
        ("gradient",),
        find_wrong_gradient_scale,
    ),
    _rule(
        "seed_repeats",
        "a mask drawn from torch must repeat after torch.manual_seed",
        ("seeds",),
        find_lost_seed,
        deciding=False,
    ),
    _rule(
        "rate_validation",
        "a rate outside [0, 1) must raise ValueError, 0 must not",
        (),
        find_accepted_rate,
        deciding=False,
    ),
)
