"""What the checks of `ScheduledDropout` look at: passes, and the step each was made at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from grader.closeness import close
from grader.exercises.scheduled_dropout.probes import NAME
from grader.run import Played, Run
from grader.script import Raised

Rule = Callable[[float, int, int], float]  # the rate by (final_p, total_steps, step)


def right(final: float, total: int, step: int) -> float:
    """Return the rate of a step."""
    return final * min(step, total) / total


def form(_: Run, played: Played) -> str | None:
    """Complain unless forward and backward return an array of their argument's shape."""
    method = played.step.call.partition(".")[2]
    if method not in ("forward", "backward") or played.failed:
        return None
    if not isinstance(played.value, np.ndarray):
        kind = getattr(played.value, "type", None) or type(played.value).__name__
        return f"{method} must return an array, got {'None' if played.value is None else kind}"
    shape = played.arg(0).shape
    if played.value.shape != shape:
        return f"{method} must return shape {shape}, got {played.value.shape}"
    return None


def usable(run: Run, played: Played | None) -> bool:
    """Tell whether a call returned an array of the right shape."""
    return played is not None and not played.failed and form(run, played) is None


@dataclass(frozen=True)
class Pass:
    """A forward, the plan and the step of its layer, and the backward that belongs to it."""

    forward: Played
    final: float
    total: int
    step: int
    training: bool
    backward: Played | None = None
    later: int = 0  # the layer's step when backward was called

    @property
    def name(self) -> str:
        """The episode's name."""
        return self.forward.episode.name

    @property
    def p(self) -> float:
        """The rate that this forward must have."""
        return right(self.final, self.total, self.step)

    @property
    def x(self) -> np.ndarray:
        return self.forward.arg(0)

    @property
    def y(self) -> np.ndarray:
        return self.forward.value

    @property
    def kept(self) -> np.ndarray:
        """The mask, True where the entry survived."""
        return self.y != 0

    @property
    def grad(self) -> np.ndarray:
        return self.backward.arg(0)

    @property
    def g(self) -> np.ndarray:
        return self.backward.value


class Evidence:
    """All usable passes, the small ones first, and the series of masks."""

    def __init__(self, run: Run) -> None:
        self.run = run
        found = [p for calls in run.episodes("") for p in read_episode(run, calls)]
        found.sort(key=lambda p: p.x.size)
        self.passes = [p for p in found if p.training and p.name != "series"]
        self.inferences = [p for p in found if not p.training]
        self.stack = self._read_series()

    def _read_series(self) -> np.ndarray | None:
        calls = self.run.calls("series", "y")
        sound = all(usable(self.run, played) for played in calls)
        return np.stack([played.value != 0 for played in calls]) if sound else None

    @property
    def gradients(self) -> list[Pass]:
        """The passes with a backward."""
        return [p for p in self.passes if p.backward is not None]

    @property
    def large(self) -> list[Pass]:
        """The passes that drops are counted in."""
        return [p for p in self.passes if p.name.startswith("large")]

    def of(self, *prefixes: str) -> list[Pass]:
        """Return the passes of episodes whose names begin so, in script order."""
        chosen = [p for p in self.passes if p.name.startswith(prefixes)]
        return sorted(chosen, key=lambda p: p.x.size)


def read_episode(run: Run, calls: list[Played]) -> list[Pass]:
    """Return the usable forwards of one episode, each with the next backward of its layer."""
    plans: dict[str, tuple[float, int]] = {}
    steps: dict[str, int] = {}
    found: list[Pass] = []
    open_pass: dict[str, int] = {}
    for played in calls:
        owner, _, method = played.step.call.partition(".")
        if owner == NAME:
            name = played.step.result
            plans[name], steps[name] = played.step.args, 0
        elif method == "step":
            steps[owner] += 1
        elif method == "forward" and usable(run, played):
            training = ("training", False) not in played.step.kwargs
            found.append(Pass(played, *plans[owner], steps[owner], training))
            open_pass[owner] = len(found) - 1
        elif method == "backward" and usable(run, played) and owner in open_pass:
            place = open_pass.pop(owner)
            old = found[place]
            found[place] = Pass(
                old.forward, old.final, old.total, old.step, old.training, played, steps[owner]
            )
    return found


def evidence(run: Run) -> Evidence:
    """Return the evidence of a run, worked out once."""
    if NAME not in run.notes:
        run.notes[NAME] = Evidence(run)
    return run.notes[NAME]


def scale_is(found: Pass, p: float) -> bool:
    """Tell whether every kept entry of a pass is x / (1 - p); False when none was kept."""
    kept = found.kept
    return p < 1 and bool(kept.any()) and bool(close(found.y * (1 - p), found.x)[kept].all())


def gradient_is(found: Pass, factor: np.ndarray | float) -> bool:
    """Tell whether backward multiplied by a factor."""
    return bool(close(found.g, found.grad * factor).all())


def refuses(played: Played) -> bool:
    """Tell whether the call raised ValueError or a kind of it."""
    return isinstance(played.value, Raised) and "ValueError" in played.value.kinds
