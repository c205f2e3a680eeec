"""The rules on scale and rate: what is kept, and how much is dropped."""

from __future__ import annotations

import numpy as np

from grader import bands, masks
from grader.closeness import close
from grader.exercise import Problem, problem
from grader.exercises.dropout_layer.calls import rate_of, usable
from grader.exercises.dropout_layer.evidence import (
    MANY,
    Evidence,
    evidence,
)
from grader.exercises.dropout_layer.series import axes_of, own_coins
from grader.run import Answered, Played, Run, show_result

ONE_CALL = 1e-13  # of a band that each of many calls is held to


def find_wrong_scale(run: Run) -> Problem | None:
    """Kept entries are x / (1 - p), whatever the shape and dtype of x."""
    seen = evidence(run)
    if not (large := seen.pass_of("large low")).kept.any():
        return _share(run, large.forward, "every entry was dropped", f"about {large.p}")
    every = seen.forward_entries
    off = (~close(every.got, every.scaled) & every.kept & (every.given != 0)).any()
    for found in seen.passes if off else [p for p in seen.passes if p.x.size >= MANY]:
        expected = found.x.astype(float) / (1 - found.p)
        if (~close(found.y, expected) & found.kept & (found.x != 0)).any():
            shown = show_result(expected) + "   (any entry may instead be 0)"
            return problem(run, found.forward, "kept entries must be x / (1 - p)", shown)
    return None


def find_wrong_rate(run: Run) -> Problem | None:
    """Entries are dropped with probability p, by default too, and not in a fixed number."""
    seen = evidence(run)
    rules = (_wrong_share, _changing_rate, _fixed_count, _uneven, _few)
    found = (rule(run, seen) for rule in rules)
    return _idle_default(run) or next((fault for fault in found if fault), None)


def _wrong_share(run: Run, seen: Evidence) -> Problem | None:
    for name in ("large low", "large high"):
        found = seen.pass_of(name)
        if not seen.one_coin and not masks.rate_is(found.coins, found.p):
            return _share(run, found.forward, "an entry is 0 with probability p", found.p)
    return None


def _changing_rate(run: Run, seen: Evidence) -> Problem | None:
    """The rate stays what it is from call to call, at rate one half and another."""
    if seen.one_coin:
        return None
    series = run.step("series 2-D", "y")
    if not _all_fit(run, series) and (fault := _unlike_rate(run, series.calls)):
        return fault
    long = run.call("pass long", "y")
    return _unlike_rate(run, [long, *(run.call("two inputs", name) for name in "vwxyz")])


def _all_fit(run: Run, series: Answered) -> bool:
    """Tell at once whether each mask of a series has its rate, as it mostly has."""
    if not all(usable(run, played) for played in series.heads):
        return False
    kept = series.results != 0
    drops = kept[0].size - np.count_nonzero(kept, axis=axes_of(kept))
    rate = rate_of(run, series.heads[0])
    return bool(bands.all_inside(drops, kept[0].size, rate, ONE_CALL * len(drops)).all())


def _unlike_rate(run: Run, calls: list[Played]) -> Problem | None:
    for played in calls:
        if usable(run, played):
            p, kept = rate_of(run, played), played.value != 0
            if not (_fits(kept, p) or _fits(own_coins(kept.reshape(len(kept), -1)), p)):
                return _share(run, played, "each call drops with probability p", p)
    return None


def _share(run: Run, played: Played, message: str, expected: object) -> Problem:
    got = str((played.value == 0).mean().round(4))
    view = "({} == 0).mean().round(4)"
    return problem(run, played, message, f"about {expected}", got=got, view=view)


def _idle_default(run: Run) -> Problem | None:
    """256 entries are all kept with probability 0.8 ** 256 < 1e-24."""
    bands.spend(1e-24)
    played = run.call("default", "y")
    if (played.value == 0).any():
        return None
    p = rate_of(run, played)
    return _share(run, played, "forward(x) must drop: training is the default", p)


def _fits(kept: np.ndarray, p: float) -> bool:
    return bands.inside(kept.size - np.count_nonzero(kept), kept.size, p, ONE_CALL)


def _fixed_count(run: Run, seen: Evidence) -> Problem | None:
    for series in seen.series:
        if not series.recurring and not masks.counts_vary(series.stack, series.p):
            drops = (~series.stack).reshape(len(series.stack), -1).sum(axis=1)
            axes = axes_of(series.stack)
            return problem(
                run,
                series.first,
                "the number of dropped entries must vary from call to call",
                "numbers that vary, with mean 64 and standard deviation about 6",
                got=str(drops),
                view=f"({{}} == 0).sum(axis={axes})",
                every=True,
            )
    return None


def _uneven(run: Run, seen: Evidence) -> Problem | None:
    """No place in the array is dropped more often than another."""
    for series in seen.series:
        if series.odd.any():
            odd = series.odd
            place = tuple(int(i) for i in np.argwhere(odd)[0])
            share = (~series.stack)[(slice(None), *place)].mean()
            return problem(
                run,
                series.first,
                "every entry must be dropped equally often",
                "about 0.5",
                got=str(share.round(4)),
                view=f"({{}}[(slice(None), *{place})] == 0).mean().round(4)",
                every=True,
            )
    return None


def _few(run: Run, seen: Evidence) -> Problem | None:
    """Three entries at rate 0.8 are all dropped in about half of all calls."""
    few = run.step("few entries", "y")
    repeats = any(s.recurring or s.shared for s in seen.series)
    if repeats or not all(usable(run, played) for played in few.heads):
        return None
    stack = few.results != 0
    empty = int((~stack).all(axis=1).sum())
    if bands.inside(empty, len(stack), 0.8**3) and masks.rate_is(stack, 0.8):
        return None
    return problem(
        run,
        few.heads[0],
        "with 3 entries and p = 0.8, about half of all calls drop all three",
        f"about {len(stack) * 0.8**3:.0f}",
        got=str(empty),
        view="({} == 0).all(axis=1).sum()",
        every=True,
    )
