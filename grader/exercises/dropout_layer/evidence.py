"""What a run of a `DropoutLayer` shows, read off once for its checks and misconceptions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np

from grader import masks
from grader.closeness import close
from grader.exercises.dropout_layer.calls import is_inference, is_training, rate_of, usable
from grader.exercises.dropout_layer.probes import NAME, SERIES
from grader.exercises.dropout_layer.series import own_coins, read_series
from grader.run import Played, Run
from grader.script import Ramp


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

    @cached_property
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


MANY = 1000  # entries of an array that is worth looking at by itself


@dataclass(frozen=True)
class Entries:
    """The entries of many arrays, end to end, so that a rule can be seen to hold for all at once.

    `given` went in, `got` came out, `scaled` is given / (1 - p), and `kept` the forward's mask.
    """

    given: np.ndarray
    got: np.ndarray
    scaled: np.ndarray
    kept: np.ndarray


def _entries(given: list[np.ndarray], got: list[np.ndarray], passes: list[Pass]) -> Entries:
    keep = np.repeat([1 - found.p for found in passes], [array.size for array in given])
    asked, came = _end_to_end(given), _end_to_end(got)
    kept = np.concatenate([found.kept.ravel() for found in passes])
    return Entries(asked, came, asked / keep, kept)


def _end_to_end(arrays: list[np.ndarray]) -> np.ndarray:
    return np.concatenate([array.ravel() for array in arrays], dtype=float)


class Evidence:
    """All that the checks look at; every array here has the form it should have."""

    def __init__(self, run: Run) -> None:
        self.run = run
        self.calls = [p for p in run.heads if p.owner != "np"]
        self.passes = sorted(
            (p for p in self._passes() if p.p > 0),
            key=lambda p: (p.x.size, len(p.forward.episode.steps)),
        )
        self.inferences = sorted(
            (p for p in self.calls if is_inference(p) and usable(run, p)),
            key=lambda p: p.arg(0).size,
        )
        all_series = [(name, run.step(f"series {name}", "y")) for name in SERIES]
        self.series = [
            read_series(name, answered)
            for name, answered in all_series
            if all(usable(run, played) for played in answered.heads)
        ]

    def _passes(self) -> list[Pass]:
        """Pair each training forward with the next backward of its layer, if one follows."""
        found = []
        names = [episode.name for episode in self.run.script.episodes]
        for name in names:
            if name.startswith(("series", "few")):
                continue
            calls = self.run.episode(name)
            for place, forward in enumerate(calls):
                if is_training(forward) and usable(self.run, forward):
                    backward = self._following_backward(calls, place)
                    found.append(Pass(rate_of(self.run, forward), forward, backward))
        return found

    def _following_backward(self, calls: list[Played], place: int) -> Played | None:
        owner = calls[place].owner
        for later in calls[place + 1 :]:
            if later.owner == owner and later.method == "forward":
                return None
            if later.owner == owner and later.method == "backward":
                return later if usable(self.run, later) else None
        return None

    @cached_property
    def plain_passes(self) -> list[Pass]:
        """Passes whose inputs hold unlike non-zero floats: their mask can be read off."""
        return [
            p for p in self.passes if p.x.dtype.kind == "f" and p.forward.episode.name != "zeros"
        ]

    def pass_of(self, episode: str, result: str = "y") -> Pass | None:
        """Return the pass of one step, or None when it is not usable."""
        return self._by_name.get((episode, result))

    @cached_property
    def _by_name(self) -> dict[tuple[str, str], Pass]:
        named = [((p.forward.episode.name, p.forward.step.result), p) for p in self.passes]
        return dict(reversed(named))

    @cached_property
    def gradient_passes(self) -> list[Pass]:
        """Plain passes with a backward and at least one dropped and one kept entry."""
        return [
            p
            for p in self.plain_passes
            if p.backward is not None and p.kept.any() and not p.kept.all()
        ]

    @cached_property
    def forward_entries(self) -> Entries:
        """The entries of all small passes, x and y."""
        small = [p for p in self.passes if p.x.size < MANY]
        return _entries([p.x for p in small], [p.y for p in small], small)

    @cached_property
    def backward_entries(self) -> Entries:
        """The entries of all gradient passes, grad and g."""
        passes = self.gradient_passes
        return _entries([p.grad for p in passes], [p.g for p in passes], passes)

    @cached_property
    def one_coin(self) -> bool:
        """A mask is all ones or all zeros, by one coin for the whole array."""
        return any(
            not s.recurring and all(mask.all() or not mask.any() for mask in s.stack)
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

    @cached_property
    def drops_as_stated(self) -> bool:
        """Both large forwards drop with probability p."""
        return self.drops_at(_stated)

    @cached_property
    def fair_large_passes(self) -> list[Pass]:
        """The large passes, when their rate is p or 1 - p: only then can ties be judged."""
        if not any(self.drops_at(rate) for rate in (_stated, _swapped)):
            return []
        return [self.pass_of("large low"), self.pass_of("large high")]

    def fair_rate(self, found: Pass) -> float:
        """Return the rate at which a fair large pass drops: p, or 1 - p where swapped."""
        return found.p if self.drops_as_stated else 1 - found.p


def _stated(p: float) -> float:
    return p


def _swapped(p: float) -> float:
    return 1 - p


@dataclass(frozen=True)
class Half:
    """How many entries one half of the values has, and how many of them were dropped."""

    size: int
    drops: int

    @property
    def share(self) -> np.float64:
        return np.float64(self.drops / self.size)


def halves_by_value(found: Pass, what: str) -> tuple[Half, Half]:
    """Return the lower and the upper half of the values; `what` is "x" or "np.abs(x)"."""
    low = _lower_half(found.forward.step.args[0], what)
    size, drops = np.count_nonzero(low), np.count_nonzero(low & ~found.kept)
    every = np.count_nonzero(~found.kept)
    return Half(size, drops), Half(low.size - size, every - drops)


@lru_cache(maxsize=64)
def _lower_half(ramp: Ramp, what: str) -> np.ndarray:
    """Return where the values lie below their median; a class is asked the same ramps."""
    values = ramp.array() if what == "x" else np.abs(ramp.array())
    return values < np.median(values)


def reseeded_call(run: Run) -> Played | None:
    """Return a training forward that reseeded NumPy's global generator, if one did.

    Proof: it left the same state behind, whatever the state before; or from equal states it
    left different ones. Drawing alone is one-to-one on states, so it can do neither.
    """
    left: dict[str, str] = {}
    for answered in run.steps:
        if not is_training(answered.heads[0]):
            continue
        for turn, before, after in answered.transitions:
            if before != after and left.setdefault(after, before) != before:
                return answered.calls[turn]
    first, again = (run.call(f"same seed {n}", "y").event for n in range(2))
    both_drew = all(event.state_before != event.state_after for event in (first, again))
    same_start = both_drew and first.state_before == again.state_before
    differ = same_start and first.state_after != again.state_after
    return run.call("same seed 1", "y") if differ else None


def evidence(run: Run) -> Evidence:
    """Return the evidence of a run, worked out once."""
    if NAME not in run.notes:
        run.notes[NAME] = Evidence(run)
    return run.notes[NAME]
