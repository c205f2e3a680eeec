"""The rules of the mean over masks: one function each, and the table of points."""

from __future__ import annotations

import numpy as np

from grader import bands, masks
from grader.edits import edited_argument
from grader.exercise import Check, Problem, Skip, problem
from grader.exercises.apply_dropout_mask.evidence import calls
from grader.exercises.mean_over_masks.evidence import (
    all_or_nothing,
    are_close,
    counts,
    is_constant,
    is_mixed,
    ratio,
    series,
    varies,
)
from grader.exercises.mean_over_masks.probes import (
    FRESH_TRIALS,
    LONG,
    RATE_TRIALS,
    SEED_SIZE,
    SEED_TRIALS,
    SERIES_SHAPE,
    SERIES_TURNS,
    SHOWN_TURNS,
)
from grader.run import Played, Run, show_result


def find_edited(run: Run) -> Problem | None:
    """The caller's x is as it was."""
    found = calls(run, "one") + calls(run, "fresh")
    return edited_argument(run, found, ("x", "p", "trials", "rng"))


def find_other_than_masked(run: Run) -> Problem | None:
    """With one trial, each entry is 0 or x."""
    for played in calls(run, "one"):
        if not all_or_nothing(played):
            expected = f"{show_result(played.arg(0))}   (any entry may instead be 0)"
            return problem(run, played, "the mean over one mask is 0 or x", expected)
    return None


def find_no_mean(run: Run) -> Problem | None:
    """With n trials, n * result / x is a whole number between 0 and n."""
    for played in calls(run, "four"):
        times = 4 * ratio(played)
        whole = np.isclose(times, np.rint(times), rtol=0, atol=1e-5)
        if not (whole & (times > -0.5) & (times < 4.5)).all():
            message = "the mean over four masks is 0, 1/4, 2/4, 3/4 or 4/4 of x"
            expected = f"0, 1/4, 2/4, 3/4 or 4/4 of {show_result(played.arg(0))}"
            return problem(run, played, message, expected)
    return None


def find_reused(run: Run) -> Problem | None:
    """Many trials neither all keep nor all drop an entry, and a second call draws anew."""
    # A right answer keeps one entry in all or none of its trials with probability 2 ** -63.
    bands.spend(2.0 ** (1 - FRESH_TRIALS))
    stuck = [p for p in calls(run, "fresh") if all_or_nothing(p) and is_mixed(p.value == 0)]
    stuck += [p for p in run.episode("fresh long") if all_or_nothing(p)]
    for played in stuck[:1]:
        message = f"every entry was kept in all of the {FRESH_TRIALS} trials or in none"
        return problem(run, played, message, _about(played))
    return _find_repeats(run)


def _find_repeats(run: Run) -> Problem | None:
    """Calls that share a generator draw new masks; that nothing is kept is another fault."""
    values = np.stack([played.value for played in run.calls("flat series", "mean")])
    bands.spend(0.5**LONG)
    if (values != values[0]).any() or not values.any():
        return None
    return problem(
        run,
        run.calls("flat series", "mean")[0],
        f"{SHOWN_TURNS} calls with one generator gave one result",
        str(SHOWN_TURNS),
        got="1",
        view=f"len(np.unique([{{}} for _ in range({SHOWN_TURNS})], axis=0))",
    )


def find_wrong_rate(run: Run) -> Problem | None:
    """Each entry is kept in a share 1 - p of many trials, whatever the others are."""
    for played in calls(run, "rate"):
        p = played.arg(1)
        if not bands.all_inside(counts(played), RATE_TRIALS, 1 - p).all():
            message = f"at p = {p} each entry is kept in a share {1 - p:.2f} of the trials"
            return problem(run, played, message, _about(played))
    return _find_constant_count(run)


def _find_constant_count(run: Run) -> Problem | None:
    """The number of zeros in a single mask varies, unless all masks are one and the same."""
    stack = series(run, "flat series")
    bands.spend(float(bands.binomial_weights(LONG, 0.5).max()) ** (SERIES_TURNS - 1))
    if not masks.count_is_fixed(stack) or (is_mixed(stack[0]) and is_constant(stack, 0)):
        return None
    return problem(
        run,
        run.calls("flat series", "mean")[0],
        "the number of dropped entries varies from mask to mask",
        f"counts that vary around {LONG // 2} by 4 or so",
        got=str([int((~mask).sum()) for mask in stack[:SHOWN_TURNS]]),
        view=f"[int(({{}} == 0).sum()) for _ in range({SHOWN_TURNS})]",
    )


def find_shared_draws(run: Run) -> Problem | Skip | None:
    """Each entry has a coin of its own."""
    if not varies(run) and is_constant(series(run, "flat series"), 0):
        return Skip("not judged, because every call drops the same entries")
    alike = masks.twins(series(run))
    return (_show_alike_rows(run) or _show_twins(run, alike)) if alike.any() else None


def _show_alike_rows(run: Run) -> Problem | None:
    """Show a small mask whose rows or columns are all alike, as they are in the whole series."""
    for axis, name in enumerate(("rows", "columns"), start=1):
        small = [p for p in calls(run, "rows") if is_constant(p.value[None] != 0, axis)]
        if small and is_constant(series(run), axis):
            # A mask with both zeros and ones shows the pattern best.
            played = next((p for p in small if is_mixed(p.value != 0)), small[0])
            message, expected = f"the {name} of the mask are all alike", f"{name} that differ"
            kept, view = played.value != 0, "({} != 0).astype(int)"
            return problem(
                run, played, message, expected, got=kept.astype(int), view=view, mask=kept
            )
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
        run.calls("series", "mean")[0],
        f"the entry {second} always follows the entry {first}",
        "True about as often as False",
        got=str(same),
        view=f"[bool({compared}) for m in [{{}} != 0 for _ in range({SHOWN_TURNS})]]",
    )


def find_foreign_source(run: Run) -> Problem | None:
    """The seed of rng decides the result, and nothing else does."""
    first, second = run.episode("same seed")
    if not are_close(first, second):
        return _show_equality(run, second, "equal seeds must give equal results", False)
    first, *others = run.episode("unlike seeds")
    # Two counts are equal with probability 0.056, all results of one coin with 2e-9.
    equal = float((bands.binomial_weights(SEED_TRIALS, 0.5) ** 2).sum())
    bands.spend(equal ** (SEED_SIZE * len(others)))
    if all(are_close(first, other) for other in others):
        return _show_equality(run, others[0], "unlike seeds must give unlike results", True)
    return None


def _show_equality(run: Run, played: Played, message: str, equal: bool) -> Problem:
    """Show that a result equals the episode's first one, or that it does not."""
    view = "np.allclose(first, {})"
    return problem(run, played, message, str(not equal), got=str(equal), view=view)


def _about(played: Played) -> str:
    return f"about {show_result((1 - played.arg(1)) * played.arg(0))}"


CHECKS = (
    Check(
        "shape",
        "the result is an array of x's shape",
        1,
        ("*",),
        lambda run: None,
    ),
    Check("input_unchanged", "x stays as it was", 1, ("one*", "fresh*"), find_edited),
    Check(
        "scaling",
        "one masked array holds 0 or x: no rescaling yet",
        1,
        ("one*",),
        find_other_than_masked,
    ),
    Check(
        "averages",
        "the masked arrays are added up and divided by trials",
        1,
        ("four*",),
        find_no_mean,
    ),
    Check(
        "fresh_mask",
        "each trial, and each call, draws a new mask",
        2,
        ("fresh*", "flat series"),
        find_reused,
    ),
    Check(
        "drop_rate",
        "an entry is dropped with probability p",
        2,
        ("rate*", "flat series"),
        find_wrong_rate,
    ),
    Check(
        "mask_per_element",
        "each entry has a coin of its own",
        1,
        ("series", "flat series", "rows*"),
        find_shared_draws,
    ),
    Check(
        "uses_rng",
        "all randomness comes from rng",
        1,
        ("same seed", "unlike seeds"),
        find_foreign_source,
    ),
)
