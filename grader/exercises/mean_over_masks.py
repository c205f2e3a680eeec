"""Lesson 02: average an array over many random masks."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product

import numpy as np

from grader import bands, masks
from grader.exercise import Check, Exercise, Misconception, Problem, Skip, problem
from grader.exercises.apply_dropout_mask import calls, edited_argument, shape_complaint, unlike
from grader.run import Played, Run, show_result
from grader.script import Episode, Ramp, Ref, Rng, Script, Step, draw_seeds

NAME = "mean_over_masks"
SMALL_RATE = 0.3  # so that 4 * (1 - p) is no whole number
SHAPES = ((2, 3), (2, 2, 3))
FRESH_TRIALS, LONG = 64, 60
RATES, RATE_TRIALS = (0.25, 0.8), 1000
SEED_SIZE, SEED_TRIALS, SEEDS = 6, 100, 8
SERIES_SHAPE, SERIES_TURNS, SHOWN_TURNS = (6, 10), 48, 10
MOST_MASKS = 10_000  # fixed numbers of masks up to this are recognised


def write_script(rng: np.random.Generator) -> Script:
    """Ask for one mask, for four, for many; then for a series of single masks."""
    seeds = iter(draw_seeds(rng, 48))

    def ask(name: str, x: np.ndarray | Ramp, p: float, trials: int) -> Episode:
        step = Step("mean", NAME, (x, p, trials, Rng(next(seeds))))
        return Episode(name, next(seeds), (step,))

    ones = [ask(f"one {i}", unlike(rng, (4,)), SMALL_RATE, 1) for i in range(3)]
    fours = [ask(f"four {i}", unlike(rng, (4,)), SMALL_RATE, 4) for i in range(3)]
    shapes = [ask(f"shape {shape}", unlike(rng, shape), SMALL_RATE, 2) for shape in SHAPES]
    fresh = [ask(f"fresh {i}", unlike(rng, (6,)), 0.5, FRESH_TRIALS) for i in range(3)]
    long = ask("fresh long", Ramp(1.0, 9.0, (LONG,)), 0.5, FRESH_TRIALS)
    rates = [ask(f"rate {p}", unlike(rng, (4,)), p, RATE_TRIALS) for p in RATES]
    rows = [ask(f"rows {i}", unlike(rng, (3, 4)), 0.5, 1) for i in range(3)]
    shared = _shared_generators(rng, list(seeds))
    return Script((*ones, *fours, *shapes, *fresh, long, *rates, *rows, *shared))


def _shared_generators(rng: np.random.Generator, seeds: list[int]) -> tuple[Episode, ...]:
    """Return the episodes that call many times with one generator, or with seeds to compare."""
    source = Step("rng", "np.random.default_rng", (seeds[0],))
    single, rows = (
        Step("mean", NAME, (Ramp(1.0, 9.0, shape), 0.5, 1, Ref("rng")), times=SERIES_TURNS)
        for shape in ((LONG,), SERIES_SHAPE)
    )
    x = unlike(rng, (SEED_SIZE,))

    def seeded(name: str, seed: int) -> Step:
        return Step(name, NAME, (x, 0.5, SEED_TRIALS, Rng(seed)))

    first, again = seeded("first", seeds[1]), seeded("again", seeds[1])
    others = [seeded(f"other_{i}", seeds[i]) for i in range(2, SEEDS + 1)]
    return (
        Episode("flat series", seeds[-1], (source, single)),
        Episode("series", seeds[-2], (source, rows)),
        Episode("same seed", seeds[-3], (first, again)),
        Episode("unlike seeds", seeds[-4], (first, *others)),
    )


def form(_: Run, played: Played) -> str | None:
    """Complain unless the result is an array of x's shape."""
    return shape_complaint(played) if played.step.call == NAME else None


def ratio(played: Played) -> np.ndarray:
    """Return result / x, which a right answer makes the share of masks that kept the entry."""
    return played.value / played.arg(0)


def counts(played: Played) -> np.ndarray:
    """Return how many of the trials kept each entry; -1 where no number comes out."""
    times = np.rint(played.arg(2) * ratio(played).astype(float))
    return np.where(np.isfinite(times), np.clip(times, -1, 1e9), -1).astype(int)


def all_or_nothing(played: Played) -> bool:
    """Tell whether every entry is 0 or x."""
    share = ratio(played)
    return bool(((share == 0) | np.isclose(share, 1, rtol=1e-6, atol=0)).all())


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
    stuck = [p for p in calls(run, "fresh") if all_or_nothing(p) and _is_mixed(p.value == 0)]
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


def _is_mixed(array: np.ndarray) -> bool:
    """Tell whether a boolean array holds both values."""
    return bool(array.any()) and not bool(array.all())


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
    if not masks.count_is_fixed(stack) or (_is_mixed(stack[0]) and _constant(stack, 0)):
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
    if not _varies(run) and _constant(series(run, "flat series"), 0):
        return Skip("not judged, because every call drops the same entries")
    alike = masks.twins(series(run))
    return (_show_alike_rows(run) or _show_twins(run, alike)) if alike.any() else None


def _show_alike_rows(run: Run) -> Problem | None:
    """Show a small mask whose rows or columns are all alike, as they are in the whole series."""
    for axis, name in enumerate(("rows", "columns"), start=1):
        small = [p for p in calls(run, "rows") if _constant(p.value[None] != 0, axis)]
        if small and _constant(series(run), axis):
            # A mask with both zeros and ones shows the pattern best.
            played = next((p for p in small if _is_mixed(p.value != 0)), small[0])
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
    if not _are_close(first, second):
        return _show_equality(run, second, "equal seeds must give equal results", False)
    first, *others = run.episode("unlike seeds")
    # Two counts are equal with probability 0.056, all results of one coin with 2e-9.
    equal = float((bands.binomial_weights(SEED_TRIALS, 0.5) ** 2).sum())
    bands.spend(equal ** (SEED_SIZE * len(others)))
    if all(_are_close(first, other) for other in others):
        return _show_equality(run, others[0], "unlike seeds must give unlike results", True)
    return None


def _are_close(first: Played, second: Played) -> bool:
    return np.allclose(first.value, second.value, rtol=1e-6, atol=0)


def _show_equality(run: Run, played: Played, message: str, equal: bool) -> Problem:
    """Show that a result equals the episode's first one, or that it does not."""
    view = "np.allclose(first, {})"
    return problem(run, played, message, str(not equal), got=str(equal), view=view)


def series(run: Run, name: str = "series") -> np.ndarray:
    """Return the single masks of a series as one boolean array (turns, *shape)."""
    return np.stack([played.value != 0 for played in run.calls(name, "mean")])


def _about(played: Played) -> str:
    return f"about {show_result((1 - played.arg(1)) * played.arg(0))}"


def _well_formed(run: Run, *prefixes: str) -> list[Played]:
    """Return the calls of these episodes, or none when one of them has no right form."""
    found = [p for prefix in prefixes for p in calls(run, prefix) if p.step.call == NAME]
    return [] if any(shape_complaint(played) for played in found) else found


def _series_or_none(run: Run) -> np.ndarray | None:
    return series(run) if _well_formed(run, "series") else None


def _rescaled(run: Run) -> bool:
    ones = _well_formed(run, "one")
    shares = [ratio(p) * (1 - SMALL_RATE) for p in ones]
    kept = [share[share != 0] for share in shares]
    return any(k.size for k in kept) and all(np.allclose(k, 1, rtol=1e-6, atol=0) for k in kept)


def _sums(run: Run) -> bool:
    return bool(calls_fit := _well_formed(run, "rate")) and all(
        bands.all_inside(counts(p) // RATE_TRIALS, RATE_TRIALS, 1 - p.arg(1)).all()
        for p in calls_fit
    )


def _keeps_with_p(run: Run) -> bool:
    return bool(calls_fit := _well_formed(run, "rate")) and all(
        bands.all_inside(counts(p), RATE_TRIALS, p.arg(1)).all() for p in calls_fit
    )


def _one_mask_for_all(run: Run) -> bool:
    fresh = _well_formed(run, "fresh")
    return (
        bool(fresh)
        and all(all_or_nothing(played) for played in fresh)
        and _is_mixed(fresh[-1].value == 0)
    )


def _masks_compound(run: Run) -> bool:
    """The first trial is right, but after some trials nothing is left.

    An entry survives t masks with probability (1 - p) ** t; t = 120 and 30 make this 1e-15.
    """
    rates, stack = _well_formed(run, "rate"), _series_or_none(run)
    if not rates or stack is None or _edits_input(run):
        return False
    few = all((counts(p) >= 0).all() and (counts(p) < 30 / p.arg(1)).all() for p in rates)
    return few and any(counts(p).any() for p in rates) and masks.rate_is(stack, 0.5)


def _mean_over_entries(run: Run) -> bool:
    return all(_is_mean_of_some_entries(played) for played in calls(run, "one"))


def _is_mean_of_some_entries(played: Played) -> bool:
    x, value = played.arg(0), played.value
    if isinstance(value, np.ndarray) and value.ndim == 0:
        value = value.item()
    if type(value) is not float:
        return False
    means = np.array(list(product((0, 1), repeat=x.size))) @ x / x.size
    return bool(np.isclose(means, value, rtol=1e-6, atol=0).any())


def _ignores_trials(run: Run) -> bool:
    """One common number of masks, above 2, explains the shares at one trial and at four."""
    found = _well_formed(run, "one", "four")
    shares = np.concatenate([ratio(played) for played in found]) if found else np.zeros(0)
    single = shares[: shares.size // 2]
    inner = single[(single > 0) & (single < 1)].round(9)
    if len(np.unique(inner)) < 3 or not ((shares >= 0) & (shares <= 1 + 1e-9)).all():
        return False
    times = np.arange(3, MOST_MASKS + 1)[:, None] * shares
    return bool((np.abs(times - np.rint(times)) < 1e-6).all(axis=1).any())


def _returns_expectation(run: Run) -> bool:
    found = _well_formed(run, "one", "four")
    return bool(found) and all(np.allclose(ratio(p), 1 - p.arg(1), rtol=1e-6) for p in found)


def _never_drops(run: Run) -> bool:
    found = _well_formed(run, "one", "four", "fresh")
    return bool(found) and all(np.allclose(ratio(p), 1, rtol=1e-6) for p in found)


def _one_coin_for_all(run: Run) -> bool:
    stack = _series_or_none(run)
    return stack is not None and _constant(stack, (1, 2)) and _is_mixed(stack)


def _shared_across_batch(run: Run) -> bool:
    stack = _series_or_none(run)
    return stack is not None and _constant(stack, 1) and not _constant(stack, (1, 2))


def _shared_within_example(run: Run) -> bool:
    stack = _series_or_none(run)
    return stack is not None and _constant(stack, 2) and not _constant(stack, (1, 2))


def _constant(stack: np.ndarray, axes: int | tuple[int, ...]) -> bool:
    return bool((stack.all(axis=axes) | ~stack.any(axis=axes)).all())


def _varies(run: Run) -> bool:
    stack = _series_or_none(run)
    return stack is not None and not _constant(stack, 0)


def _exact_count(run: Run) -> bool:
    return _varies(run) and masks.count_is_fixed(series(run))


def _uses_global_state(run: Run) -> bool:
    """Every call moves NumPy's global state, and equal seeds of rng give unlike results."""
    pair = _well_formed(run, "same seed")
    moved = all(played.event.state_before != played.event.state_after for played in pair)
    return bool(pair) and moved and not _are_close(*pair)


def _same_every_call(run: Run) -> bool:
    stack = _series_or_none(run)
    return stack is not None and _constant(stack, 0) and _is_mixed(stack)


def _only_some_shapes(run: Run) -> bool:
    """Some numbers of axes work at every call, the others at none."""
    ranks: dict[int, set[bool]] = {}
    for played in run:
        if played.step.call == NAME:
            ranks.setdefault(played.arg(0).ndim, set()).add(not shape_complaint(played))
    return sorted({tuple(works) for works in ranks.values()}) == [(False,), (True,)]


def _edits_input(run: Run) -> bool:
    return any(played.event.changed for played in run)


def _cause(
    name: str, explanation: str, explains: tuple[str, ...], proven: Callable[[Run], bool]
) -> Misconception:
    return Misconception(name, explanation, "02 masking", explains, proven)


EXERCISE = Exercise(
    name=NAME,
    lesson="02",
    order=1,
    checks=(
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
    ),
    misconceptions=(
        _cause(
            "edits_input",
            "x itself is overwritten, so every later mask meets entries that are already gone.",
            ("input_unchanged", "drop_rate", "fresh_mask"),
            _edits_input,
        ),
        _cause(
            "mean_over_entries",
            "The mean runs over the entries too. Average over the masks only, entry by entry.",
            ("shape", "scaling", "averages", "fresh_mask", "drop_rate"),
            _mean_over_entries,
        ),
        _cause(
            "rescaled_too_soon",
            "Kept entries are divided by 1 - p. Here they stay as they are; lesson 03 rescales.",
            ("scaling", "averages", "drop_rate"),
            _rescaled,
        ),
        _cause(
            "returns_expectation",
            "The result is (1 - p) * x, with no mask drawn. Draw the masks and average them.",
            ("scaling", "averages", "fresh_mask", "drop_rate", "uses_rng"),
            _returns_expectation,
        ),
        _cause(
            "ignores_trials",
            "Every call averages the same number of masks. That number must be `trials`.",
            ("scaling", "averages"),
            _ignores_trials,
        ),
        _cause(
            "sums_over_masks",
            "The masked arrays are added up, but the sum is not divided by trials.",
            ("averages", "drop_rate"),
            _sums,
        ),
        _cause(
            "one_mask_for_all_trials",
            "One mask serves for all trials, so that each entry is 0 or x. Draw inside the loop.",
            ("fresh_mask", "drop_rate"),
            _one_mask_for_all,
        ),
        _cause(
            "masks_compound",
            "Each trial masks what the trial before it left. Begin every trial with x.",
            ("drop_rate",),
            _masks_compound,
        ),
        _cause(
            "keeps_with_p",
            "Entries are kept with probability p. Here p is the drop rate: keep with 1 - p.",
            ("drop_rate",),
            _keeps_with_p,
        ),
        _cause(
            "never_drops",
            "No entry is ever dropped: the result is x.",
            ("fresh_mask", "drop_rate", "uses_rng"),
            _never_drops,
        ),
        _cause(
            "same_mask_every_call",
            "Every call draws the same mask, whatever generator it is given.",
            ("fresh_mask", "uses_rng"),
            _same_every_call,
        ),
        _cause(
            "one_coin_for_all",
            "One coin decides for the whole array. Draw as many numbers as x has entries.",
            ("mask_per_element",),
            _one_coin_for_all,
        ),
        _cause(
            "mask_shared_across_batch",
            "All rows share one mask. Draw a mask of x's whole shape, not of its last axis.",
            ("mask_per_element",),
            _shared_across_batch,
        ),
        _cause(
            "mask_shared_within_example",
            "Each row is kept or dropped as a whole. Draw a mask of x's whole shape.",
            ("mask_per_element",),
            _shared_within_example,
        ),
        _cause(
            "exact_count",
            "Every mask drops the same number of entries. With a coin an entry it varies.",
            ("drop_rate",),
            _exact_count,
        ),
        _cause(
            "ignores_rng",
            "The draws come from NumPy's global generator, not from the rng passed in.",
            ("uses_rng",),
            _uses_global_state,
        ),
        _cause(
            "only_some_shapes",
            "It fails for some numbers of axes. Draw a mask of shape x.shape, whatever its length.",
            tuple("shape scaling averages fresh_mask drop_rate mask_per_element uses_rng".split()),
            _only_some_shapes,
        ),
    ),
    hints=(
        "Three masks by hand: which three arrays do you add up, and by what do you divide? What "
        "has to be new in each of the three, and what has to stay?",
        "The section on the average over masks adds up one entry by hand. Let a loop run `trials` "
        "times, or draw all masks at once with one axis more; lesson 01 draws a mask from `rng`.",
        "Begin with an array of zeros of x's shape. Add `x * (rng.random(x.shape) >= p)` to it in "
        "each of `trials` rounds, then divide by `trials`.",
    ),
    script=write_script,
    form=form,
)
