"""What a run of a `TorchDropout` shows, and the plain torch lines that repeat a call."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from grader import bands, masks
from grader.closeness import close
from grader.exercise import Problem
from grader.exercises.torch_dropout.probes import NAME, SERIES, TURNS
from grader.run import Played, Run, show_result
from grader.script import Ramp, Step

CALLS = ("forward", "forwards", "gradient")


def outputs(played: Played) -> tuple[Any, ...]:
    """Return what the layer itself gave back in a call: one output, or several."""
    if played.step.call == "forwards":
        return played.value if isinstance(played.value, tuple) else (played.value,)
    if played.step.call == "gradient":
        return played.value[:1] if isinstance(played.value, tuple) else (played.value,)
    return (played.value,)


def form(_: Run, played: Played) -> str | None:
    """Complain unless a forward returned a tensor of the shape of x."""
    if played.step.call not in (*CALLS, "next_draws") or played.failed:
        return None
    if not _is_whole(played):
        return f"forward must return a tensor each time, got {show_result(played.value)}"
    if played.step.call == "next_draws":
        return None
    shape = played.arg(1).shape
    for y in outputs(played):
        if not isinstance(y, np.ndarray):
            what = y if isinstance(y, str) else show_result(y)
            return f"forward must return a tensor, got {what}"
        if y.shape != shape:
            return f"forward must return shape {shape}, got {y.shape}"
    return None


def _is_whole(played: Played) -> bool:
    """Tell whether a call of ours gave as many results as it always does."""
    value, several = played.value, isinstance(played.value, tuple)
    match played.step.call:
        case "forwards":
            return several and len(value) == played.arg(3)
        case "gradient":
            return several and len(value) == 2 and _is_gradient(value[1], played.arg(1))
        case "next_draws":
            return several and len(value) == 2 and all(isinstance(v, np.ndarray) for v in value)
    return True


def _is_gradient(value: Any, x: np.ndarray) -> bool:
    return value is None or isinstance(value, np.ndarray) and value.shape == x.shape


def usable(run: Run, played: Played) -> bool:
    """Tell whether a call returned tensors of the right shape."""
    return not played.failed and form(run, played) is None


def rate_of(run: Run, played: Played) -> float:
    """Return the rate with which the layer of this call was made."""
    return float(run.call(played.episode.name, "layer").step.args[0])


@dataclass(frozen=True)
class Pass:
    """A usable forward in training, with the gradient in x where one was asked for."""

    played: Played
    p: float

    @property
    def x(self) -> np.ndarray:
        return self.played.arg(1)

    @property
    def y(self) -> np.ndarray:
        return outputs(self.played)[0]

    @property
    def kept(self) -> np.ndarray:
        """The mask, True where the entry survived: x has no zeros."""
        return self.y != 0

    @property
    def w(self) -> np.ndarray:
        return self.played.arg(3)

    @property
    def g(self) -> np.ndarray | None:
        return self.played.value[1]


class Evidence:
    """All that the checks look at; every array here has the form it should have."""

    def __init__(self, run: Run) -> None:
        self.run = run
        self.passes = self._passes("tiny", "shape", "float64", "large")
        self.gradients = self._passes("gradient")
        inferences = [p for p in run if p.step.result == "z" and p.episode.name != "parent"]
        self.inferences = [p for p in inferences if usable(run, p)]
        self.stacks = {}
        for name in SERIES:
            played = run.call(f"series {name}", "y")
            if usable(run, played) and len(outputs(played)) == TURNS:
                self.stacks[name] = np.stack(outputs(played)) != 0

    def _passes(self, *prefixes: str) -> list[Pass]:
        calls = [p for prefix in prefixes for c in self.run.episodes(prefix) for p in c]
        trained = [p for p in calls if p.step.result in ("y", "g") and usable(self.run, p)]
        return [Pass(p, rate_of(self.run, p)) for p in trained]

    def scales_by(self, factor: Callable[[float], float]) -> bool:
        """Tell whether all kept entries are x times factor(p), at more than one rate."""
        seen = [p for p in self.passes if p.kept.any()]
        return len({p.p for p in seen}) > 1 and all(
            close(p.y, p.x * factor(p.p))[p.kept].all() for p in seen
        )

    def infers_by(self, factor: Callable[[float], float]) -> bool:
        """Tell whether after eval() outputs are x times factor(p), at more than one rate."""
        seen = [(rate_of(self.run, p), p) for p in self.inferences]
        return len({rate for rate, _ in seen}) > 1 and all(
            close(p.value, p.arg(1) * factor(rate)).all() for rate, p in seen
        )

    def drops_at(self, rate: Callable[[float], float]) -> bool:
        """Tell whether both large forwards drop with probability rate(p)."""
        large = [p for p in self.passes if p.played.episode.name.startswith("large")]
        return len(large) == 2 and all(masks.rate_is(coins(p.kept), rate(p.p)) for p in large)

    @property
    def drops(self) -> bool:
        """Some entries were dropped in training, and some were not."""
        zeros = sum(int((~p.kept).sum()) for p in self.passes)
        return 0 < zeros < sum(p.x.size for p in self.passes)

    @property
    def frozen(self) -> bool:
        """Every mask of a series is its first one, with zeros and ones in it."""
        return any((s == s[0]).all() and s.any() and not s.all() for s in self.stacks.values())


def coins(mask: np.ndarray) -> np.ndarray:
    """Return one entry of a mask (rows, columns) for each coin, where rows or columns share."""
    if (mask == mask[:, :1]).all():
        return mask[:, 0]
    return mask[0] if (mask == mask[:1]).all() else mask


def evidence(run: Run) -> Evidence:
    """Return the evidence of a run, worked out once."""
    if NAME not in run.notes:
        run.notes[NAME] = Evidence(run)
    return run.notes[NAME]


def count_is_fixed(stack: np.ndarray) -> bool:
    """Unlike masks all drop one number of entries: of 60 counts P <= 0.0704 ** 59 < 1e-60."""
    bands.spend(1e-60)
    mixed = stack.any() and not stack.all() and not (stack == stack[0]).all()
    return bool(mixed) and masks.count_is_fixed(stack)


def shown(
    run: Run,
    played: Played,
    message: str,
    expected: Any,
    *,
    look: str = "y.detach().numpy()",
    got: Any = None,
    mask: np.ndarray | None = None,
) -> Problem:
    """Build a Problem whose call is written as one would write it in torch."""
    value = played.value if got is None else got
    words = [v if isinstance(v, str) else show_result(v) for v in (value, expected)]
    return Problem(message, repeat(run, played, look), *words, mask)


def show_gradient(run: Run, played: Played, message: str, expected: np.ndarray) -> Problem:
    """Build a Problem around the gradient in x."""
    g = played.value[1]
    got = "None" if g is None else show_result(g)
    return shown(run, played, message, expected, look="x.grad", got=got)


def repeat(run: Run, played: Played, look: str) -> str:
    """Return the lines that repeat a call, and all before it in its episode, and then look."""
    calls = run.episode(played.episode.name)
    drew = any(c.event.state_before != c.event.state_after for c in calls)
    lines = [f"np.random.seed({played.episode.seed})"] if drew else []
    for call in calls:
        lines += _lines(call.step)
        if call.step == played.step:
            break
    return "\n".join([*lines, look] if look else lines)


def _lines(step: Step) -> list[str]:
    if step.call == NAME:
        return [f"layer = {NAME}({step.args[0]})"]
    if step.call == "network":
        return ["net = torch.nn.Sequential(layer, layer)"]
    if step.call not in CALLS:
        return [f"{step.call}()"] if "." in step.call else []
    owner, x, seed, *rest = step.args
    lines = [f"x = {tensor(x)}", f"torch.manual_seed({seed})"]
    call = f"{owner.name}(x)"
    if step.call == "forwards":
        return [*lines, f"ys = [{call} for _ in range({rest[0]})]"]
    lines.append(f"y = {call}")
    if step.call == "gradient":
        lines[0] = f"x = {tensor(x, ', requires_grad=True')}"
        lines.append(f"(y * {tensor(rest[0])}).sum().backward()")
    return lines


def tensor(value: np.ndarray | Ramp, more: str = "") -> str:
    """Return the source of a tensor."""
    if isinstance(value, Ramp):
        size = math.prod(value.shape)
        return f"torch.linspace({value.start}, {value.stop}, {size}).reshape{value.shape}"
    if value.dtype == np.float64:
        more += ", dtype=torch.float64"
    return f"torch.tensor({value.astype(float).round(4).tolist()}{more})"
