"""What a run must show to prove a named cause of a wrong `ScheduledDropout`."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from grader import masks
from grader.closeness import close
from grader.exercises.scheduled_dropout.evidence import (
    Evidence,
    Pass,
    Rule,
    evidence,
    gradient_is,
    refuses,
    right,
    scale_is,
)
from grader.exercises.scheduled_dropout.probes import BAD_RATES
from grader.run import Run
from grader.script import Made

PLAIN = ("tiny", "wide", "deep")  # one forward for each layer, so calls cannot have moved it


def follows(run: Run, rule: Rule) -> bool:
    """Tell whether the scales of all plain passes are those of another schedule.

    A pass counts when some entry was kept; at least one must tell the rule from the right one.
    """
    seen = [p for p in evidence(run).of(*PLAIN) if p.kept.any() and _rate(rule, p) < 1]
    told_apart = any(abs(_rate(rule, p) - p.p) > 0.01 for p in seen)
    return len(seen) > 5 and told_apart and all(scale_is(p, _rate(rule, p)) for p in seen)


def _rate(rule: Rule, found: Pass) -> float:
    return rule(found.final, found.total, found.step)


def overshoots(run: Run) -> bool:
    return follows(run, lambda final, total, step: final * step / total)


def _drops(seen: Evidence) -> bool:
    return any(not p.kept.all() for p in seen.passes)


def step_ignored(run: Run) -> bool:
    """Nothing is ever dropped, at no step."""
    return follows(run, lambda final, total, step: 0.0) and not _drops(evidence(run))


def _drops_at(run: Run, rule: Rule) -> bool:
    """Tell whether the counted masks have the rates of a rule, and not all the right ones."""
    large = evidence(run).large
    return (
        len(large) > 2
        and all(masks.rate_is(p.kept, _rate(rule, p)) for p in large)
        and not all(masks.rate_is(p.kept, p.p) for p in large)
    )


def _right_rates(run: Run) -> bool:
    large = evidence(run).large
    return len(large) > 2 and all(masks.rate_is(p.kept, p.p) for p in large)


def _final(final: float, total: int, step: int) -> float:
    return final


def scales_by_final(run: Run) -> bool:
    return follows(run, _final) and _right_rates(run)


def constant(run: Run) -> bool:
    return follows(run, _final) and _drops_at(run, _final)


def masks_by_final(run: Run) -> bool:
    large = evidence(run).large
    return _drops_at(run, _final) and all(scale_is(p, p.p) for p in large)


def unscaled(run: Run) -> bool:
    return _drops(evidence(run)) and follows(run, lambda final, total, step: 0.0)


def _advancing(run: Run, names: str, before: Callable[[int], int]) -> bool:
    """Tell whether the forwards of a row have the rates of steps that nobody made."""
    seen = [p for p in evidence(run).of("forwards") if p.kept.any()]
    rows = [(p, names.index(p.forward.step.result)) for p in seen]
    return len(rows) > 5 and all(
        scale_is(p, right(p.final, p.total, p.step + before(place)))
        for p, place in rows
        if p.forward.episode.name != "forwards tiny"
    )


def forward_advances(run: Run) -> bool:
    """The second forward has the rate of the next step, the third of the one after."""
    return any(_advancing(run, "vwxyz", lambda place, o=o: place + o) for o in (0, 1))


def _evaluated_as(run: Run, steps: int) -> bool:
    seen = [p for p in evidence(run).of("evaluated") if p.kept.any()]
    return bool(seen) and all(scale_is(p, right(p.final, p.total, steps)) for p in seen)


def inference_advances(run: Run) -> bool:
    """After three inferences a training forward has the rate of step 3 or 4."""
    seen = [p for p in evidence(run).of("forwards") if p.kept.any()]
    steady = bool(seen) and all(scale_is(p, p.p) for p in seen)
    return steady and _evaluated_as(run, 3)


def _with_mask(run: Run) -> list[Pass]:
    return [p for p in evidence(run).gradients if p.kept.any() and not p.kept.all()]


def backward_uses_new_rate(run: Run) -> bool:
    """A step between forward and backward changes the scale of backward."""
    seen = [p for p in _with_mask(run) if p.later > p.step and scale_is(p, p.p)]

    def later(found: Pass) -> np.ndarray:
        return found.kept / (1 - right(found.final, found.total, found.later))

    return bool(seen) and all(gradient_is(p, later(p)) for p in seen)


def _backward_by(run: Run, factor: Callable[[Pass], np.ndarray | float]) -> bool:
    seen = _with_mask(run)
    return len(seen) > 2 and all(gradient_is(p, factor(p)) for p in seen)


def backward_not_scaled(run: Run) -> bool:
    return _backward_by(run, lambda p: p.kept) and not unscaled(run)


def backward_by_final(run: Run) -> bool:
    fine = all(scale_is(p, p.p) for p in _with_mask(run))
    return fine and _backward_by(run, lambda p: p.kept / (1 - p.final))


def backward_ignores_mask(run: Run) -> bool:
    return any(_backward_by(run, f) for f in (lambda p: 1.0, lambda p: 1 / (1 - p.p)))


def backward_new_mask(run: Run) -> bool:
    """Backward drops other entries than forward, and others again in the next call."""
    seen = _with_mask(run)
    if not seen or all(((p.g != 0) == p.kept).all() for p in seen):
        return False
    calls = run.episode("between wide")
    both = [c.value for c in calls if c.step.result in ("g", "again")]
    arrays = all(isinstance(v, np.ndarray) and v.shape == (6, 8) for v in both)
    return arrays and bool(((both[0] != 0) != (both[1] != 0)).any())


def stale_mask(run: Run) -> bool:
    """After a training forward and an inference, backward has zeros, though forward has none."""
    seen = [p for p in evidence(run).inferences if p.name == "after training wide"]
    return any(
        p.backward is not None and bool(close(p.y, p.x).all() and (p.g == 0).any()) for p in seen
    )


def drops_at_inference(run: Run) -> bool:
    return any((p.y == 0).any() for p in evidence(run).inferences) and _drops(evidence(run))


def same_mask(run: Run) -> bool:
    stack = evidence(run).stack
    mixed = stack is not None and stack.any() and not stack.all()
    return bool(mixed and (stack == stack[0]).all())


def shared_by_rows(run: Run) -> bool:
    stack = evidence(run).stack
    mixed = stack is not None and not same_mask(run) and not stack.all()
    return bool(mixed and (stack == stack[:, :1]).all())


def not_validated(run: Run) -> bool:
    calls = [run.call(f"bad rate {p}", "layer") for p in BAD_RATES]
    return all(isinstance(c.value, Made) and not refuses(c) for c in calls)


def falls(run: Run) -> bool:
    return follows(run, lambda final, total, step: final - right(final, total, step))


def counts_from_one(run: Run) -> bool:
    return follows(run, lambda final, total, step: right(final, total, step + 1))


def reaches_early(run: Run) -> bool:
    return follows(run, lambda final, total, step: final * min(1.0, step / (total - 1)))


def reaches_late(run: Run) -> bool:
    return follows(run, lambda final, total, step: final * min(1.0, step / (total + 1)))
