"""What a run shows of scale, masks and source, read off the results."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from grader import masks
from grader.exercises.inverted_dropout.probes import RATES, TRAINING
from grader.run import Played, Run
from grader.script import NotRun, Raised

Factor = Callable[[float], float]  # from the drop rate to what kept entries are multiplied by


def form(_: Run, played: Played) -> str | None:
    """Complain unless the result is an array of the input's shape."""
    if played.step.call.startswith("np."):
        return None
    shape = played.arg(0).shape
    if not isinstance(played.value, np.ndarray):
        return "the result is not a NumPy array"
    if played.value.shape != shape:
        return f"the result has shape {played.value.shape}, not {shape}"
    return None


def divided(p: float) -> float:
    """Return what inverted dropout multiplies a kept entry by."""
    return 1 / (1 - p)


def unrepeated(mask: np.ndarray) -> np.ndarray:
    """Return one row or column of a mask that only repeats it, else the mask itself."""
    for part in (mask[:1], mask[:, :1]):
        if (mask == part).all() and part.any() and not part.all():
            return part
    return mask


def answers(run: Run, *prefixes: str) -> list[Played]:
    """Return the calls of the learner's code in the episodes named so, in script order."""
    calls = [p for prefix in prefixes for episode in run.episodes(prefix) for p in episode]
    return [played for played in calls if not played.step.call.startswith("np.")]


def sound(run: Run, *prefixes: str) -> bool:
    """Tell whether every call of those episodes gave an array of the right shape."""
    return all(form(run, played) is None for played in answers(run, *prefixes))


def scaled(played: Played, factor: Factor) -> np.ndarray:
    """Return x times `factor(p)`, and 0 where the result is 0."""
    x, p = played.arg(0), played.arg(1)
    fits = isinstance(played.value, np.ndarray) and played.value.shape == x.shape
    return np.where(played.value != 0 if fits else True, x * factor(p), 0.0)


def agree(value: np.ndarray, wanted: np.ndarray) -> bool:
    """Tell whether two arrays hold the same numbers, to six digits."""
    return np.allclose(value, wanted, rtol=1e-6, atol=0)


def series(run: Run) -> np.ndarray:
    """Return the masks of the series as one boolean array (turns, rows, columns)."""
    return np.stack([played.value != 0 for played in run.calls("series", "y")])


def is_frozen(stack: np.ndarray) -> bool:
    """Tell whether all masks are the same."""
    return bool((stack == stack[0]).all())


def drops(run: Run) -> bool:
    """Tell whether training gave arrays that hold both zeros and other entries."""
    if not sound(run, *TRAINING):
        return False
    values = [played.value for played in answers(run, *TRAINING)]
    return any((v == 0).any() for v in values) and any(v.any() for v in values)


def never_drops(run: Run) -> bool:
    """Tell whether training gave arrays of numbers without a single zero."""
    if not sound(run, *TRAINING):
        return False
    values = [played.value for played in answers(run, *TRAINING)]
    return all(np.isfinite(v).all() and (v != 0).all() for v in values)


def multiplies_by(run: Run, factor: Factor) -> bool:
    """Tell whether in training every kept entry is x times `factor(p)`."""
    calls = answers(run, *TRAINING)
    return drops(run) and all(agree(played.value, scaled(played, factor)) for played in calls)


def keeps_with_p(run: Run) -> bool:
    """Tell whether a share p of the entries is kept."""
    kept = {p: run.call(f"rate {p}", "y").value for p in RATES} if drops(run) else {}
    return bool(kept) and all(masks.rate_is(value != 0, 1 - p) for p, value in kept.items())


def shares(run: Run, axis: int) -> bool:
    """Tell whether all masks repeat themselves along an axis (1 down, 2 along the rows)."""
    if not sound(run, "series", "batch"):
        return False
    stack = series(run)
    return bool((stack == stack.take([0], axis)).all()) and not is_frozen(stack)


def repeats_mask(run: Run) -> bool:
    """Tell whether all calls give one mask, which drops some entries and keeps others."""
    if not sound(run, "series"):
        return False
    stack = series(run)
    return is_frozen(stack) and bool(stack.any()) and not stack.all()


def fixes_count(run: Run) -> bool:
    """Tell whether unlike masks all drop the same number of entries."""
    if not sound(run, "series"):
        return False
    stack = series(run)
    return masks.count_is_fixed(stack) and not is_frozen(stack)


def ignores_rng(run: Run) -> bool:
    """Tell whether two generators with one seed gave unlike masks."""
    if not sound(run, "same seed"):
        return False
    first, second, _ = (played.value != 0 for played in run.episode("same seed"))
    return not np.array_equal(first, second)


def edits(run: Run) -> list[Played]:
    """Return the calls that gave a result and changed their input, small ones first."""
    calls = answers(run, "tiny", "inference", "shape")
    return [played for played in calls if "0" in played.event.changed and not played.failed]


def fits_some_axes(run: Run) -> bool:
    """Tell whether it depends on the number of axes alone whether a call raises."""
    calls = [played for played in answers(run, *TRAINING) if not isinstance(played.value, NotRun)]
    fates = {(played.arg(0).ndim, isinstance(played.value, Raised)) for played in calls}
    return len(fates) == len({axes for axes, _ in fates}) and len({fate for _, fate in fates}) == 2


def cuts_decimals(run: Run) -> bool:
    """Tell whether whole numbers come back cut, and other numbers right."""
    if not sound(run, "whole") or not multiplies_by(run, divided):
        return False
    calls = answers(run, "whole")
    cut = all(agree(played.value, np.trunc(scaled(played, divided))) for played in calls)
    return cut and any(played.value.any() for played in calls)


def divides_by_realised_share(run: Run) -> bool:
    """Tell whether kept entries are divided by the share that happened to be kept."""
    calls = [played for played in answers(run, "tiny") if form(run, played) is None]
    some = [played for played in calls if np.nan_to_num(played.value).any()]
    return drops(run) and all(
        agree(played.value, scaled(played, lambda _, kept=played.value != 0: 1 / kept.mean()))
        for played in some
    )
