"""The rules of a Bernoulli mask: one function each, and the table of points."""

from __future__ import annotations

import numpy as np

from grader import bands, masks
from grader.exercise import Check, Problem, problem
from grader.exercises.bernoulli_mask.evidence import are_sound, count_is_fixed, series, varies
from grader.exercises.bernoulli_mask.probes import RATES, SERIES_SHAPE, SHOWN_TURNS, ZERO_RATE_SIZES
from grader.run import Played, Run


def find_other_values(run: Run) -> Problem | None:
    """Every entry is 0 or 1."""
    for calls in [*run.episodes("shape"), *run.episodes("rate")]:
        if not np.isin(calls[-1].value, (0, 1)).all():
            return problem(run, calls[-1], "a mask holds only zeros and ones", "zeros and ones")
    return None


def find_wrong_rate(run: Run) -> Problem | None:
    """An entry is 0 with probability p, whatever the others are."""
    for p in RATES:
        played = run.call(f"rate {p}", "mask")
        if not masks.rate_is(played.value != 0, p):
            return _show_zero_rate(run) or problem(
                run,
                played,
                f"a share of about {p} of the entries is 0",
                f"about {p}",
                got=f"{(played.value == 0).mean():.4f}",
                view="({} == 0).mean()",
            )
    return _find_fixed_count(run)


def _show_zero_rate(run: Run) -> Problem | None:
    """Use the call at p = 0 as the example, where it shows the wrong rate by itself."""
    sound = are_sound(run, *(f"none {n}" for n in ZERO_RATE_SIZES))
    return find_drop_at_zero(run) if sound else None


def _find_fixed_count(run: Run) -> Problem | None:
    """The number of zeros varies from mask to mask, unless all masks are one and the same."""
    if not count_is_fixed(run):
        return None
    stack = series(run)
    return problem(
        run,
        run.calls("series", "mask")[0],
        "the number of zeros varies from mask to mask",
        f"counts that vary around {stack[0].size // 2} by 6 or so",
        got=str([int((~mask).sum()) for mask in stack[:SHOWN_TURNS]]),
        view=f"[int(({{}} == 0).sum()) for _ in range({SHOWN_TURNS})]",
    )


def find_repeats(run: Run) -> Problem | None:
    """Masks drawn one after the other from one generator differ."""
    first, second = run.call("pair", "first"), run.call("pair", "second")
    bands.spend(0.5**first.value.size)
    if not varies(run) and np.array_equal(first.value, second.value):
        return _show_equality(run, second, "the second mask from rng is the first one again", True)
    return None


def find_shared_draws(run: Run) -> Problem | None:
    """Each entry has a coin of its own."""
    if not varies(run):
        return None  # one mask for all calls is the matter of another check
    alike = masks.twins(series(run))
    return (_show_alike_rows(run) or _show_twins(run, alike)) if alike.any() else None


def _show_alike_rows(run: Run) -> Problem | None:
    """Show a small mask, if its rows or its columns are all alike."""
    if not are_sound(run, "rows"):
        return None
    played = run.call("rows", "mask")
    kept = played.value != 0
    for name, lines in {"rows": kept, "columns": kept.T}.items():
        if (lines == lines[0]).all():
            message = f"the {name} are all alike"
            return problem(run, played, message, f"{name} that differ", mask=kept)
    return None


def _show_twins(run: Run, alike: np.ndarray) -> Problem:
    """Show two entries that agree in every mask of the series, or differ in every one."""
    first, second = (
        tuple(int(i) for i in np.unravel_index(place, SERIES_SHAPE))
        for place in np.argwhere(alike)[0]
    )
    same = [bool(mask[first] == mask[second]) for mask in series(run)[:SHOWN_TURNS]]
    compared = f"m[{str(first)[1:-1]}] == m[{str(second)[1:-1]}]"
    return problem(
        run,
        run.calls("series", "mask")[0],
        f"the entry {second} always follows the entry {first}",
        "True about as often as False",
        got=str(same),
        view=f"[bool({compared}) for m in [{{}} != 0 for _ in range({SHOWN_TURNS})]]",
    )


def find_foreign_source(run: Run) -> Problem | None:
    """The seed of rng decides the mask, and nothing else does."""
    first, second, third = (run.call("seeds", name) for name in ("first", "second", "third"))
    if not np.array_equal(first.value, second.value):
        return _show_equality(run, second, "equal seeds must give equal masks", False)
    bands.spend(0.5**first.value.size)
    if not varies(run) and np.array_equal(first.value, third.value):
        return _show_equality(run, third, "another seed must give another mask", True)
    return None


def _show_equality(run: Run, played: Played, message: str, equal: bool) -> Problem:
    """Show that a mask equals the episode's first one, or that it does not."""
    view = "np.array_equal(first, {})"
    return problem(run, played, message, str(not equal), got=str(equal), view=view)


def find_drop_at_zero(run: Run) -> Problem | None:
    """p = 0 drops nothing."""
    few, many = (run.call(f"none {n}", "mask") for n in ZERO_RATE_SIZES)
    if (few.value == 0).any():
        return problem(run, few, "p = 0 drops nothing", np.ones(few.value.shape, int))
    drops = int((many.value == 0).sum())
    if drops:
        view = "int(({} == 0).sum())"
        return problem(run, many, "p = 0 drops nothing", "0", got=str(drops), view=view)
    return None


CHECKS = (
    Check("shape", "the mask has the shape asked for", 1, ("shape*",), lambda run: None),
    Check("values", "a mask holds only zeros and ones", 1, ("shape*", "rate*"), find_other_values),
    Check(
        "mask_per_element",
        "each entry has a coin of its own",
        2,
        ("series",),
        find_shared_draws,
    ),
    Check("drop_rate", "an entry is 0 with probability p", 3, ("rate*", "series"), find_wrong_rate),
    Check("fresh_mask", "each call draws a new mask from rng", 1, ("pair", "series"), find_repeats),
    Check("uses_rng", "all randomness comes from rng", 1, ("seeds", "series"), find_foreign_source),
    Check("zero_rate", "p = 0 drops nothing", 1, ("none*",), find_drop_at_zero, deciding=False),
)
