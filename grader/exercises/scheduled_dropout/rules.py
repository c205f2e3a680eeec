"""What breaks a rule of `ScheduledDropout`, and the call that shows it."""

from __future__ import annotations

import numpy as np

from grader import bands, masks
from grader.closeness import close
from grader.exercise import Problem, Skip, problem
from grader.exercises.scheduled_dropout.evidence import Pass, evidence, refuses
from grader.exercises.scheduled_dropout.probes import BAD_RATES
from grader.run import Played, Run, paste_and_print, show_result
from grader.script import Raised

EITHER = "   (any entry may instead be 0)"
NO_MASK = Skip("forward dropped nothing that could be looked for in backward")


def find_changed_argument(run: Run) -> Problem | None:
    """Neither x nor grad may be overwritten."""
    for played in run:
        if "0" in played.event.changed:
            name = "x" if played.step.call.endswith("forward") else "grad"
            call = paste_and_print(run, played, 0, name)
            got = show_result(played.event.changed["0"])
            return Problem(f"{name} was overwritten", call, got, show_result(played.arg(0)))
    return None


def find_drop_at_start(run: Run) -> Problem | None:
    """At step 0, and always with final_p = 0, nothing is dropped."""
    for found in evidence(run).of("tiny 0", "wide 0", "zero"):
        if not close(found.y, found.x).all():
            rate = "final_p = 0" if found.name == "zero" else "at step 0 the rate is 0"
            return problem(run, found.forward, f"{rate}: forward must return x", found.x)
        if found.backward is not None and not close(found.g, found.grad).all():
            return problem(run, found.backward, "at rate 0 backward returns grad", found.grad)
    return None


def find_wrong_scale(run: Run) -> Problem | None:
    """Kept entries are x / (1 - p) with the rate p of the present step."""
    for found in evidence(run).of("tiny", "wide", "deep", "large"):
        if found.step > 0 and (fault := _wrong_scale(run, found)):
            return fault
    return None


def _wrong_scale(run: Run, found: Pass) -> Problem | None:
    expected = found.x / (1 - found.p)
    if close(found.y, expected)[found.kept].all():
        return None
    message = f"at this step p is {found.p:.6g}, and kept entries are x / (1 - p)"
    return problem(run, found.forward, message, show_result(expected) + EITHER)


def find_wrong_rate(run: Run) -> Problem | None:
    """Entries are dropped with the rate of the present step, by default too."""
    default = run.call("default", "y")
    bands.spend(1e-14)  # 64 entries all kept at rate 0.6 or more: at most 0.4 ** 64 < 1e-25
    if not (default.value == 0).any():
        return _share(run, default, "forward(x) must drop: training is the default", "0.6 or more")
    for found in sorted(evidence(run).large, key=lambda p: p.step):
        if not masks.rate_is(found.kept, found.p):
            message = f"at this step entries are dropped with probability {found.p:.6g}"
            return _share(run, found.forward, message, f"about {found.p:.4f}")
    return None


def _share(run: Run, played: Played, message: str, expected: str) -> Problem:
    got = f"{(played.value == 0).mean():.4f}"
    return problem(run, played, message, expected, got=got, view="({} == 0).mean().round(4)")


def find_own_advance(run: Run) -> Problem | None:
    """Forward, backward and inference leave the rate as it is, and so do other layers."""
    for found in evidence(run).of("forwards", "backwards", "evaluated", "two layers"):
        if found.p == 0 and not close(found.y, found.x).all():
            message = "no step() was made: the rate is still 0"
            return problem(run, found.forward, message, found.x)
    return _find_moved_scale(run)


def _find_moved_scale(run: Run) -> Problem | None:
    """The scale stays what it was in the first of several forwards at one step."""
    row = [p for p in evidence(run).of("forwards later") if p.kept.any()]
    for found in row[1:]:
        factor = (row[0].y / row[0].x)[row[0].kept].mean()
        if not close(found.y, found.x * factor)[found.kept].all():
            message = "no step() was made since the first forward: the rate is the same"
            shown = show_result(found.x * factor) + EITHER
            return problem(run, found.forward, message, shown)
    return None


def find_other_mask(run: Run) -> Problem | Skip | None:
    """Backward's zeros are those of its forward."""
    looked = [p for p in evidence(run).gradients if not p.kept.all()]
    for found in looked:
        if ((found.g != 0) != found.kept).any():
            expected = show_result(_gradient(found))
            return problem(run, found.backward, "backward must drop what forward dropped", expected)
    return _unlike_repeat(run) if looked else NO_MASK


def _gradient(found: Pass) -> np.ndarray:
    return np.where(found.kept, found.grad / (1 - found.p), 0.0)


def _unlike_repeat(run: Run) -> Problem | None:
    for calls in run.episodes("between"):
        first, again = (next(c for c in calls if c.step.result == n) for n in ("g", "again"))
        if not close(again.value, first.value).all():
            return problem(run, again, "a second backward must give the same", first.value)
    return None


def find_wrong_gradient_scale(run: Run) -> Problem | Skip | None:
    """Gradients that pass are divided by 1 - p, with the rate p of their forward."""
    looked = False
    for found in evidence(run).of("tiny", "wide", "deep", "between"):
        if found.backward is None:
            continue
        passed = found.kept & (found.g != 0)
        looked = looked or bool(passed.any())
        if not close(found.g, found.grad / (1 - found.p))[passed].all():
            message = f"forward had p = {found.p:.6g}: backward divides by 1 - p too"
            return problem(run, found.backward, message, _gradient(found))
    return None if looked else NO_MASK


def find_shared_coins(run: Run) -> Problem | Skip | None:
    """Each entry of each training forward has a coin of its own."""
    stack = evidence(run).stack
    if stack.all() or not stack.any():
        return Skip("at rate 0.5 forward dropped all entries or none")
    repeats = bool((stack[1:] == stack[:-1]).all(axis=(1, 2)).any())
    bands.spend((len(stack) - 1) * 0.5 ** stack[0].size)
    if repeats or masks.twins(stack, later=1).any():
        return _show_masks(run, stack, "each forward must draw its mask afresh")
    if masks.twins(stack).any():
        return _show_one(run, stack[0])
    return None


def _show_masks(run: Run, stack: np.ndarray, message: str) -> Problem:
    """Show the beginnings of neighbouring masks, those that are equal if some are."""
    rows = stack.reshape(len(stack), -1)[:4, :16]
    return problem(
        run,
        run.calls("series", "y")[0],
        message,
        "rows that have nothing to do with each other",
        got=str(rows.astype(int)),
        view=f"({{}}.reshape({len(stack)}, -1)[:4, :16] != 0).astype(int)",
        every=True,
        mask=rows,
    )


def _show_one(run: Run, mask: np.ndarray) -> Problem:
    return problem(
        run,
        run.calls("series", "y")[0],
        "each entry needs its own coin",
        "zeros and ones without a pattern",
        got=str(mask.astype(int)),
        view="({} != 0).astype(int)",
        mask=mask,
    )


def find_changed_inference(run: Run) -> Problem | None:
    """With training=False forward returns x, and backward grad."""
    for found in evidence(run).inferences:
        if not close(found.y, found.x).all():
            message = "with training=False the output must be x"
            return problem(run, found.forward, message, found.x)
    for found in evidence(run).inferences:
        if found.backward is not None and not close(found.g, found.grad).all():
            message = "after an inference forward, backward must return grad"
            return problem(run, found.backward, message, found.grad)
    return None


def find_accepted_plan(run: Run) -> Problem | None:
    """A final_p outside [0, 1) and a total below 1 raise ValueError in the constructor."""
    for name in (*(f"bad rate {p}" for p in BAD_RATES), "bad total"):
        played = run.call(name, "layer")
        if not refuses(played):
            message = "ScheduledDropout must refuse this plan"
            got = None if isinstance(played.value, Raised) else "no error"
            return problem(run, played, message, "raises ValueError", got=got)
    return None
