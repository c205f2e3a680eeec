"""What a run of a `DropoutLayer` shows, read off once for its checks and misconceptions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from grader import bands, masks
from grader.exercises.dropout_layer.probes import NAME, SERIES
from grader.run import Played, Run

RTOL = 1e-6


def close(got: np.ndarray, expected: np.ndarray) -> np.ndarray:
    """Tell entry by entry whether two arrays agree within a relative error of 1e-6."""
    return np.abs(got - expected) <= RTOL * np.abs(expected)


def form(_: Run, played: Played) -> str | None:
    """Complain unless forward and backward return an array of their argument's shape."""
    method = played.step.call.partition(".")[2]
    if method not in ("forward", "backward") or played.failed:
        return None
    if not isinstance(played.value, np.ndarray):
        return f"{method} must return an array, got {_kind(played.value)}"
    shape = played.arg(0).shape
    if played.value.shape != shape:
        return f"{method} must return shape {shape}, got {played.value.shape}"
    return None


def _kind(value: object) -> str:
    return getattr(value, "type", None) or ("None" if value is None else type(value).__name__)


def usable(run: Run, played: Played) -> bool:
    """Tell whether a call returned an array of the right shape."""
    return not played.failed and form(run, played) is None


def rate_of(run: Run, played: Played) -> float:
    """Return the rate with which the layer of this call was made."""
    owner = played.step.call.partition(".")[0]
    return float(run.call(played.episode.name, owner).step.args[0])


def is_training(played: Played) -> bool:
    """Tell whether a call is a forward with training=True."""
    return played.step.call.endswith(".forward") and ("training", True) in played.step.kwargs


def is_inference(played: Played) -> bool:
    """Tell whether a call is a forward with training=False."""
    return played.step.call.endswith(".forward") and ("training", False) in played.step.kwargs


@dataclass(frozen=True)
class Pass:
    """A usable training forward and the usable backward that belongs to it, if any."""

    p: float
    forward: Played
    backward: Played | None

    @property
    def x(self) -> np.ndarray:
        return self.forward.arg(0)

    @property
    def y(self) -> np.ndarray:
        return self.forward.value

    @property
    def kept(self) -> np.ndarray:
        """The mask, True where the entry survived; only for inputs without zeros."""
        return self.y != 0

    @cached_property
    def coins(self) -> np.ndarray:
        """The mask of a large pass with one entry for each coin."""
        return own_coins(self.kept)

    @property
    def grad(self) -> np.ndarray:
        return self.backward.arg(0)

    @property
    def g(self) -> np.ndarray:
        return self.backward.value


@dataclass(frozen=True)
class Series:
    """Masks of one layer on one input (T, *shape), and what is wrong with them."""

    name: str
    calls: list[Played]
    stack: np.ndarray
    p: float  # the rate that the masks show: 0.5 unless that is refuted
    recurring: bool  # a mask comes again, or moved, or follows from the one before
    shared: bool  # some entries share a coin
    odd: np.ndarray  # where in the mask the rate is another than elsewhere
    drifting: bool  # the rate changes from call to call
    tied: bool  # entries are correlated without sharing a coin outright


class Evidence:
    """All that the checks look at; every array here has the form it should have."""

    def __init__(self, run: Run) -> None:
        self.run = run
        self.calls = [p for p in run if not p.step.call.startswith("np.")]
        self.passes = sorted(
            (p for p in self._passes() if p.p > 0),
            key=lambda p: (p.x.size, len(p.forward.episode.steps)),
        )
        self.inferences = sorted(
            (p for p in self.calls if is_inference(p) and usable(run, p)),
            key=lambda p: p.arg(0).size,
        )
        all_series = [(name, run.calls(f"series {name}", "y")) for name in SERIES]
        self.series = [
            read_series(name, calls)
            for name, calls in all_series
            if all(usable(run, played) for played in calls)
        ]

    def _passes(self) -> list[Pass]:
        """Pair each training forward with the next backward of its layer, if one follows."""
        found = []
        for calls in self.run.episodes(""):
            if calls[0].episode.name.startswith(("series", "few")):
                continue
            for place, forward in enumerate(calls):
                if is_training(forward) and usable(self.run, forward):
                    backward = self._following_backward(calls, place)
                    found.append(Pass(rate_of(self.run, forward), forward, backward))
        return found

    def _following_backward(self, calls: list[Played], place: int) -> Played | None:
        owner = calls[place].step.call.partition(".")[0]
        for later in calls[place + 1 :]:
            if later.step.call == f"{owner}.forward":
                return None
            if later.step.call == f"{owner}.backward":
                return later if usable(self.run, later) else None
        return None

    @property
    def plain_passes(self) -> list[Pass]:
        """Passes whose inputs hold unlike non-zero floats: their mask can be read off."""
        return [
            p for p in self.passes if p.x.dtype.kind == "f" and p.forward.episode.name != "zeros"
        ]

    def pass_of(self, episode: str, result: str = "y") -> Pass | None:
        """Return the pass of one step, or None when it is not usable."""
        for found in self.passes:
            if (found.forward.episode.name, found.forward.step.result) == (episode, result):
                return found
        return None

    @property
    def gradient_passes(self) -> list[Pass]:
        """Plain passes with a backward and at least one dropped and one kept entry."""
        return [
            p
            for p in self.plain_passes
            if p.backward is not None and p.kept.any() and not p.kept.all()
        ]

    @property
    def one_coin(self) -> bool:
        """A mask is all ones or all zeros, by one coin for the whole array."""
        return any(
            not s.recurring and (s.stack.reshape(len(s.stack), -1).std(axis=1) == 0).all()
            for s in self.series
        )

    def scales_by(self, factor: Callable[[float], float]) -> bool:
        """Tell whether all kept entries are x times factor(p), for every rate that was tried."""
        seen = [p for p in self.plain_passes if p.kept.any()]
        return len({p.p for p in seen}) > 1 and all(
            close(p.y, p.x * factor(p.p))[p.kept].all() for p in seen
        )

    def infers_by(self, factor: Callable[[float], float]) -> bool:
        """Tell whether inference multiplies by factor(p), for every rate that was tried."""
        seen = [(rate_of(self.run, p), p) for p in self.inferences]
        return len({p for p, _ in seen}) > 1 and all(
            close(call.value, call.arg(0) * factor(p)).all() for p, call in seen
        )

    def passes_back(self, factor: Callable[[Pass], np.ndarray | float]) -> bool:
        """Tell whether every backward returns grad times factor(pass)."""
        seen = self.gradient_passes
        return len(seen) > 1 and all(close(p.g, p.grad * factor(p)).all() for p in seen)

    def drops_at(self, rate: Callable[[float], float]) -> bool:
        """Tell whether both large forwards drop with probability rate(p)."""
        both = [self.pass_of("large low"), self.pass_of("large high")]
        return all(p is not None and masks.rate_is(p.coins, rate(p.p)) for p in both)

    @property
    def fair_large_passes(self) -> list[Pass]:
        """The large passes, when their rate is p or 1 - p: only then can ties be judged."""
        if not any(self.drops_at(rate) for rate in (_stated, _swapped)):
            return []
        return [self.pass_of("large low"), self.pass_of("large high")]

    def fair_rate(self, found: Pass) -> float:
        """Return the rate at which a fair large pass drops: p, or 1 - p where swapped."""
        return found.p if self.drops_at(_stated) else 1 - found.p


def _stated(p: float) -> float:
    return p


def _swapped(p: float) -> float:
    return 1 - p


def drops_by_value(found: Pass, what: str) -> tuple[np.ndarray, np.ndarray]:
    """Return which entries were dropped among the lower and the upper half of the values.

    `what` is "x" or "np.abs(x)".
    """
    values = found.x if what == "x" else np.abs(found.x)
    low = values < np.median(values)
    return ~found.kept[low], ~found.kept[~low]


def reseeded_call(run: Run) -> Played | None:
    """Return a training forward that reseeded NumPy's global generator, if one did.

    Proof: it left the same state behind, whatever the state before; or from equal states it
    left different ones. Drawing alone is one-to-one on states, so it can do neither.
    """
    left: dict[str, set[str]] = {}
    for played in run:
        drew = played.event.state_before != played.event.state_after
        if is_training(played) and not played.failed and drew:
            befores = left.setdefault(played.event.state_after, set())
            befores.add(played.event.state_before)
            if len(befores) > 1:
                return played
    first, again = (run.call(f"same seed {n}", "y").event for n in range(2))
    both_drew = all(event.state_before != event.state_after for event in (first, again))
    same_start = both_drew and first.state_before == again.state_before
    differ = same_start and first.state_after != again.state_after
    return run.call("same seed 1", "y") if differ else None


def own_coins(mask: np.ndarray) -> np.ndarray:
    """Return a mask (rows, columns) without repeated rows, or else without repeated columns.

    Where rows or columns share their coins this leaves one entry for each coin, so that the
    rate is judged on what was really drawn. Independent rows of 256 entries, or columns of 64,
    repeat with probability below 33000 * 0.68 ** 64 < 1e-6, and then one of them is not counted.
    """
    if mask.all() or not mask.any():
        return mask
    rows, columns = _without_repeats(mask), _without_repeats(mask.T).T
    return rows if len(rows) < len(mask) else columns


def _without_repeats(rows: np.ndarray) -> np.ndarray:
    return rows[list({row.tobytes(): place for place, row in enumerate(rows)}.values())]


def evidence(run: Run) -> Evidence:
    """Return the evidence of a run, worked out once."""
    if NAME not in run.notes:
        run.notes[NAME] = Evidence(run)
    return run.notes[NAME]


def read_series(name: str, calls: list[Played]) -> Series:
    """Judge the masks of a series; a fault found first keeps others from being misread."""
    stack = np.stack([p.value != 0 for p in calls])
    # Ties are judged at the rate that is there: a wrong rate is another rule's business.
    p = 0.5 if masks.rate_is(stack, 0.5) else float((~stack).mean())
    recurring = _recurs_exactly(stack) or bool(masks.twins(stack, later=1).any())
    shared = not recurring and bool(masks.twins(stack).any())
    if not (recurring or shared):
        recurring = _recurs_loosely(stack, p)
    odd = _odd_places(stack, p, judge=not (recurring or shared))
    drifting = not bands.all_inside((~stack).sum(axis=axes_of(stack)), stack[0].size, p).all()
    tied = not (recurring or shared or odd.any()) and _is_tied(stack, p)
    return Series(name, calls, stack, p, recurring, shared, odd, drifting, tied)


def axes_of(stack: np.ndarray) -> tuple[int, ...]:
    """Return the axes of one mask in a stack."""
    return tuple(range(1, stack.ndim))


def _odd_places(stack: np.ndarray, p: float, *, judge: bool) -> np.ndarray:
    """Return where a mask drops more or less often than p, by entry and by slice."""
    odd = np.zeros(stack.shape[1:], bool)
    if not judge:
        return odd
    odd |= masks.uneven_positions(stack, p)
    for axis in axes_of(stack):
        slices = masks.uneven_slices(stack, p, axis)
        odd |= np.expand_dims(slices, tuple(a for a in range(odd.ndim) if a != axis - 1))
    return odd


def _recurs_exactly(stack: np.ndarray) -> bool:
    """Masks come back after a fixed number of calls, or repeat or reverse the one before.

    A series has 8 coins or more even where rows or columns share them: that 24 masks of 8
    fair coins equal 24 others has probability 2 ** -192.
    """
    bands.spend(32 * 2.0**-192)
    flat = stack.reshape(len(stack), -1)
    half = len(flat) // 2
    returns = any((flat[lag:] == flat[:-lag]).all() for lag in range(1, half + 1))
    in_pairs = ((flat[0::2], flat[1::2]), (flat[1:-1:2], flat[2::2]))
    return returns or any((a == b).all() or (a != b).all() for a, b in in_pairs)


def _recurs_loosely(stack: np.ndarray, p: float) -> bool:
    """Masks are alike more, or less, than independent ones: any two, or in turn."""
    return bool(len(masks.repeated(stack, p))) or not all(
        masks.chains_independent(stack, axis=0, lag=lag, p=p) for lag in (1, 2)
    )


def _is_tied(stack: np.ndarray, p: float) -> bool:
    """Entries of one mask agree too often or too rarely, along some axis or in total."""
    flat = stack.reshape(len(stack), -1)
    axes = [(stack, axis) for axis in range(1, stack.ndim)] + [(flat, 1)]
    independent = all(
        masks.chains_independent(s, axis, lag, p) for s, axis in axes for lag in (1, 2)
    )
    return not independent or masks.counts_scatter(stack, p)
