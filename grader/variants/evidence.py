"""What a run of a variant shows: which coins fell how, and what kept parts were multiplied by."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from grader import masks
from grader.run import Played, Run
from grader.variants.variant import RTOL, Pass, Reading, Variant, close, method_of, owner_of

MANY = 1000  # coins that tell any two of the rates in question apart
Factor = Callable[[float], float]


class Evidence:
    """All usable passes, the small ones first, and the masks of the series."""

    def __init__(self, variant: Variant, run: Run) -> None:
        self.variant, self.run = variant, run
        found = [p for calls in run.episodes("") for p in self._read_episode(calls)]
        found.sort(key=lambda p: p.inputs[0].size)
        self.extra = [p for p in found if p.name.startswith("extra")]  # an exercise's own
        self.default = next((p for p in found if p.name == "default"), None)
        found = [p for p in found if not p.name.startswith(("extra", "default"))]
        self.passes = [p for p in found if p.training and p.name != "series"]
        self.inferences = [p for p in found if not p.training]
        self._readings: dict[int, Reading | None] = {}
        self.series = [p for p in found if p.name == "series"]
        read = [self.reading(p) for p in self.series]
        complete = len(read) == len(run.calls("series", "y")) and None not in read
        self.fine = np.stack([r.mask for r in read]) if complete else None

    def usable(self, played: Played) -> bool:
        """Tell whether a call returned what it should in type and shape."""
        return not played.failed and self.run.complaint(self.variant.complaint, played) is None

    def _read_episode(self, calls: list[Played]) -> list[Pass]:
        found = []
        for place, call in enumerate(calls):
            if method_of(call) == "forward" and self.usable(call):
                made, p = owner_of(self.run, call)
                inputs = tuple(call.arg(i) for i in range(len(call.step.args)))
                found.append(Pass(call, made, p, inputs, self._backward(calls, place)))
        return found

    def _backward(self, calls: list[Played], place: int) -> Played | None:
        owner = calls[place].owner
        for later in calls[place + 1 :]:
            if later.owner == owner and later.method == "forward":
                return None
            if later.owner == owner and later.method == "backward":
                return later if self.usable(later) else None
        return None

    def reading(self, found: Pass) -> Reading | None:
        """Return the mask and the factor of a pass, worked out once."""
        key = id(found)
        if key not in self._readings:
            self._readings[key] = self.variant.read(self.run, found)
        return self._readings[key]

    def of(self, episode: str, result: str = "y") -> Pass | None:
        """Return the pass of one step, or None when it is not usable."""
        for found in [*self.passes, *self.inferences]:
            if (found.name, found.forward.step.result) == (episode, result):
                return found
        return None

    @property
    def gradients(self) -> list[tuple[Pass, Reading]]:
        """The passes with a backward that dropped something and kept something."""
        read = [(p, self.reading(p)) for p in self.passes if p.backward is not None]
        return [(p, r) for p, r in read if r and r.mask.any() and not r.mask.all()]

    @property
    def coins(self) -> np.ndarray | None:
        """The series, with one entry for each coin that a correct layer throws."""
        units = self.variant.units
        return None if self.fine is None else np.stack([units(mask) for mask in self.fine])

    @property
    def splits(self) -> bool:
        """What must be dropped as a whole is dropped in parts."""
        read = [self.reading(p) for p in [*self.passes, *self.series]]
        return any(r is not None and self.split_in(r.mask) for r in read)

    def split_in(self, mask: np.ndarray) -> bool:
        """Tell whether a mask varies along axes that share one coin."""
        axes = self.variant.shared(mask.ndim)
        return any(bool((mask != mask.take([0], axis)).any()) for axis in axes)

    @property
    def frozen(self) -> bool:
        """Every mask of the series is the first one, which drops something and keeps something."""
        stack = self.coins
        if stack is None or stack[0].all() or not stack[0].any():
            return False
        return bool((stack == stack[0]).all())

    @property
    def one_coin(self) -> bool:
        """One coin decides for everything: each mask of the series is all ones or all zeros."""
        stack = self.coins
        if stack is None or (stack == stack[0]).all():
            return False
        flat = stack.reshape(len(stack), -1)
        return bool((flat == flat[:, :1]).all())

    def tied(self, axis: int) -> bool:
        """Tell whether masks that differ from call to call are constant along an axis."""
        stack = self.coins
        if stack is None or (stack == stack[0]).all() or stack.shape[axis + 1] == 1:
            return False
        return bool((stack == stack.take([0], axis + 1)).all())

    def multiplies_by(self, factor: Factor) -> bool:
        """Tell whether training multiplies what it keeps by factor(p), at every rate tried."""
        read = [(p, self.reading(p)) for p in self.passes if p.p > 0]
        seen = [(p.p, r) for p, r in read if r is None or r.factor is not None]
        return len({p for p, _ in seen}) > 1 and all(
            r is not None and abs(r.factor - factor(p)) <= RTOL * factor(p) for p, r in seen
        )

    def drops_at(self, rate: Factor) -> bool:
        """Tell whether both large forwards drop with probability rate(p).

        Where coins are shared there are too few of them to tell.
        """
        both = [self.of("large low"), self.of("large high")]
        if None in both or None in (read := [self.reading(p) for p in both]):
            return False
        coins = [distinct(self.variant.units(r.mask)) for r in read]
        return all(
            thrown.size >= MANY and masks.rate_is(thrown, rate(p.p))
            for thrown, p in zip(coins, both, strict=True)
        )

    @property
    def drops(self) -> bool:
        """Training drops something somewhere."""
        read = [self.reading(p) for p in self.passes if p.p > 0]
        return any(r is not None and not r.mask.all() for r in read)

    def infers_by(self, factor: Factor) -> bool:
        """Tell whether inference keeps all and multiplies by factor(p), at every rate tried."""
        seen = self.inferences
        return len({p.p for p in seen}) > 1 and all(
            close(p.y, self.variant.output(p.made, p.inputs, True, factor(p.p))) for p in seen
        )

    def passes_back(self, factor: Factor, *, masked: bool) -> bool:
        """Tell whether backward multiplies by factor(p), with forward's mask or with none."""
        seen = self.gradients
        return len({p.p for p, _ in seen}) > 1 and all(
            close(
                self.variant.flow(p.backward.value),
                self.variant.gradient(p.made, p.grad, r.mask if masked else True, factor(p.p)),
            )
            for p, r in seen
        )


def distinct(mask: np.ndarray) -> np.ndarray:
    """Return a mask without the axes along which it only repeats itself."""
    for axis in range(mask.ndim):
        if not mask.all() and mask.any() and (mask == mask.take([0], axis)).all():
            mask = mask.take([0], axis)
    return mask


def evidence(variant: Variant, run: Run) -> Evidence:
    """Return the evidence of a run, worked out once."""
    if variant.name not in run.notes:
        run.notes[variant.name] = Evidence(variant, run)
    return run.notes[variant.name]
