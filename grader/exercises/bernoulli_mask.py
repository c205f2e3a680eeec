"""Lesson 01: draw a mask of zeros and ones from a given generator."""

from __future__ import annotations

from collections.abc import Callable
from math import erf, sqrt

import numpy as np

from grader import bands, masks
from grader.exercise import Check, Exercise, Misconception, Problem, problem
from grader.run import Played, Run, show_result
from grader.script import Episode, Ref, Rng, Script, Step, draw_seeds

NAME = "bernoulli_mask"
SHAPES = ((6,), (3, 4), (2, 3, 4))
# With 15,000 entries the band is +-0.025 wide: p = 0.25 is told from 0.2 and from 0.3.
# One axis only: a mask whose rows are shared must not miss the rate by chance.
RATES, RATE_SHAPE = (0.25, 0.1, 0.8), (15_000,)
ZERO_RATE_SIZES = (4, 200)
SERIES_SHAPE, SERIES_TURNS, SHOWN_TURNS = (4, 5, 8), 48, 10


def write_script(rng: np.random.Generator) -> Script:
    """Ask for small masks, large ones, two from one generator, a series, and equal seeds."""
    seeds = iter(draw_seeds(rng, 32))

    def ask(name: str, *steps: Step) -> Episode:
        return Episode(name, next(seeds), steps)

    def mask(shape: tuple[int, ...], p: float, source: Rng | Ref, name="mask", times=1) -> Step:
        return Step(name, NAME, (shape, p, source), times=times)

    def make_rng() -> Step:
        return Step("rng", "np.random.default_rng", (next(seeds),))

    # The large masks share a seed: they differ through p alone.
    seed, other, shared = Rng(next(seeds)), Rng(next(seeds)), Ref("rng")
    halves = (4, 16), 0.5
    return Script(
        (
            *(ask(f"shape {shape}", mask(shape, 0.3, Rng(next(seeds)))) for shape in SHAPES),
            *(ask(f"none {n}", mask((n,), 0.0, Rng(next(seeds)))) for n in ZERO_RATE_SIZES),
            ask("rows", mask((3, 4), 0.5, Rng(next(seeds)))),
            *(ask(f"rate {p}", mask(RATE_SHAPE, p, seed)) for p in RATES),
            ask(
                "pair", make_rng(), mask(*halves, shared, "first"), mask(*halves, shared, "second")
            ),
            ask("series", make_rng(), mask(SERIES_SHAPE, 0.5, shared, times=SERIES_TURNS)),
            ask(
                "seeds",
                mask(*halves, seed, "first"),
                mask(*halves, seed, "second"),
                mask(*halves, other, "third"),
            ),
        )
    )


def form(_: Run, played: Played) -> str | None:
    """Complain unless the result is an array of the shape that was asked for."""
    if played.step.call != NAME:
        return None
    shape = played.step.args[0]
    if not isinstance(played.value, np.ndarray):
        return f"the result must be a NumPy array, got {show_result(played.value)}"
    if played.value.shape != shape:
        return f"the result has shape {played.value.shape}, not {shape}"
    return None


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
    sound = _are_sound(run, *(f"none {n}" for n in ZERO_RATE_SIZES))
    return find_drop_at_zero(run) if sound else None


def _find_fixed_count(run: Run) -> Problem | None:
    """The number of zeros varies from mask to mask, unless all masks are one and the same."""
    if not _count_is_fixed(run):
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
    if not _varies(run) and np.array_equal(first.value, second.value):
        return _show_equality(run, second, "the second mask from rng is the first one again", True)
    return None


def find_shared_draws(run: Run) -> Problem | None:
    """Each entry has a coin of its own."""
    if not _varies(run):
        return None  # one mask for all calls is the matter of another check
    alike = masks.twins(series(run))
    return (_show_alike_rows(run) or _show_twins(run, alike)) if alike.any() else None


def _show_alike_rows(run: Run) -> Problem | None:
    """Show a small mask, if its rows or its columns are all alike."""
    if not _are_sound(run, "rows"):
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
    if not _varies(run) and np.array_equal(first.value, third.value):
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


def series(run: Run) -> np.ndarray:
    """Return the masks of the series as one boolean array, turns first."""
    return np.stack([played.value != 0 for played in run.calls("series", "mask")])


def _are_sound(run: Run, *episodes: str) -> bool:
    """Tell whether every call of these episodes gave an array of the right shape."""
    return all(
        not played.failed and form(run, played) is None
        for name in episodes
        for played in run.episode(name)
    )


def _rated(run: Run) -> list[tuple[float, np.ndarray]]:
    """Return each rate with its large mask, or nothing when one is malformed."""
    if not _are_sound(run, *(f"rate {p}" for p in RATES)):
        return []
    return [(p, run.call(f"rate {p}", "mask").value) for p in RATES]


def _rates_follow(run: Run, rate: Callable[[float], float]) -> bool:
    """Tell whether a share `rate(p)` of the entries is 0 for every p, and p is not."""
    found = _rated(run)
    return (
        bool(found)
        and all(np.isin(v, (0, 1)).all() and masks.rate_is(v != 0, rate(p)) for p, v in found)
        and not all(masks.rate_is(v != 0, p) for p, v in found)
    )


def _ignores_p(run: Run) -> bool:
    """One seed gives one mask at every p, and more than one coin is in it."""
    found = _rated(run)
    return bool(found) and all(
        len(np.unique(v)) == 2 and np.isin(v, (0, 1)).all() and np.array_equal(v, found[0][1])
        for _, v in found
    )


def _draws_normal(run: Run) -> bool:
    def below(p: float) -> float:
        return (1 + erf(p / sqrt(2))) / 2

    return _rates_follow(run, below) or _rates_follow(run, lambda p: 1 - below(p))


def _not_compared(run: Run) -> bool:
    found = _rated(run)
    return bool(found) and all(
        len(np.unique(v)) > v.size / 2 and (v >= 0).all() and (v <= 1).all() for _, v in found
    )


def _is_scaled(run: Run) -> bool:
    found = _rated(run)
    return bool(found) and all(
        (v != 0).any() and np.allclose(v[v != 0], 1 / (1 - p), rtol=1e-6) for p, v in found
    )


def _counts_several_coins(run: Run) -> bool:
    """Entries are whole numbers up to n > 1, and their mean is n (1 - p), or else n p."""
    found = _rated(run)
    if not found or not all(np.isin(v, range(100)).all() for _, v in found):
        return False
    n = int(max(v.max() for _, v in found))

    def fits(rate: Callable[[float], float]) -> bool:
        return all(bands.inside(int(v.sum()), n * v.size, rate(p)) for p, v in found)

    return n > 1 and (fits(lambda p: 1 - p) or fits(lambda p: p))


def _is_one_mask(run: Run) -> bool:
    """One generator, called again, and two generators all give one mask, with zeros in it."""
    if not _are_sound(run, "series", "seeds"):
        return False
    stack, (first, _, third) = series(run), run.episode("seeds")
    same = bool((stack == stack[0]).all()) and np.array_equal(first.value, third.value)
    return same and not stack.all()


def _count_is_fixed(run: Run) -> bool:
    """Every mask has as many zeros as the first; of 48 binomial counts never true."""
    bands.spend(float(bands.binomial_weights(160, 0.5).max()) ** (SERIES_TURNS - 1))
    return _varies(run) and masks.count_is_fixed(series(run))


def _rows_are_alike(run: Run) -> bool:
    return _varies(run) and bool((series(run) == series(run)[:, :1]).all())


def _entries_are_alike(run: Run) -> bool:
    return _varies(run) and bool((series(run) == series(run)[..., :1]).all())


def _varies(run: Run) -> bool:
    return _are_sound(run, "series") and len(np.unique(series(run), axis=0)) > 1


def _uses_global_state(run: Run) -> bool:
    """Every call moves NumPy's global state, and equal seeds of rng give unlike masks."""
    first, second, _ = calls = run.episode("seeds")
    moved = all(played.event.state_before != played.event.state_after for played in calls)
    return moved and _are_sound(run, "seeds") and not np.array_equal(first.value, second.value)


EXERCISE = Exercise(
    name=NAME,
    lesson="01",
    checks=(
        Check("shape", "the mask has the shape asked for", 1, ("shape*",), lambda run: None),
        Check(
            "values", "a mask holds only zeros and ones", 1, ("shape*", "rate*"), find_other_values
        ),
        Check(
            "mask_per_element",
            "each entry has a coin of its own",
            2,
            ("series",),
            find_shared_draws,
        ),
        Check(
            "drop_rate", "an entry is 0 with probability p", 3, ("rate*", "series"), find_wrong_rate
        ),
        Check(
            "fresh_mask", "each call draws a new mask from rng", 1, ("pair", "series"), find_repeats
        ),
        Check(
            "uses_rng", "all randomness comes from rng", 1, ("seeds", "series"), find_foreign_source
        ),
        Check("zero_rate", "p = 0 drops nothing", 1, ("none*",), find_drop_at_zero, deciding=False),
    ),
    misconceptions=(
        Misconception(
            "not_compared",
            "These are uniform draws: a draw becomes a mask entry once it is compared with p.",
            "01 bernoulli",
            ("values", "drop_rate", "zero_rate"),
            _not_compared,
        ),
        Misconception(
            "several_coins",
            "Some entries are above 1: each counts several coins. One coin an entry means n = 1.",
            "01 bernoulli",
            ("values", "drop_rate"),
            _counts_several_coins,
        ),
        Misconception(
            "scaled_mask",
            "Kept entries are 1 / (1 - p). Here they are 1; why to divide is lesson 03's question.",
            "03 rescaling",
            ("values",),
            _is_scaled,
        ),
        Misconception(
            "keeps_with_p",
            "Entries are kept with probability p. Here p is the drop rate: keep with 1 - p.",
            "01 bernoulli",
            ("drop_rate", "zero_rate"),
            lambda run: _rates_follow(run, lambda p: 1 - p),
        ),
        Misconception(
            "ignores_p",
            "From one seed, every p gives the same mask: the code does not use p.",
            "01 bernoulli",
            ("drop_rate", "zero_rate"),
            _ignores_p,
        ),
        Misconception(
            "wrong_distribution",
            "The shares of zeros are those of normal draws. Only a uniform draw falls below p "
            "with probability p.",
            "01 bernoulli",
            ("drop_rate", "zero_rate"),
            _draws_normal,
        ),
        Misconception(
            "exact_count",
            "Every mask holds the same number of zeros. With one coin an entry that number varies.",
            "01 bernoulli",
            ("drop_rate",),
            _count_is_fixed,
        ),
        Misconception(
            "same_mask_every_call",
            "Every call gives one and the same mask, whatever generator it is given.",
            "00 start_here",
            ("fresh_mask", "uses_rng"),
            _is_one_mask,
        ),
        Misconception(
            "mask_shared_across_batch",
            "All rows of a mask are alike: one row was drawn and repeated.",
            "01 bernoulli",
            ("mask_per_element", "drop_rate"),
            _rows_are_alike,
        ),
        Misconception(
            "mask_shared_within_example",
            "All entries of a row are alike: one coin was thrown for each row.",
            "01 bernoulli",
            ("mask_per_element", "drop_rate"),
            _entries_are_alike,
        ),
        Misconception(
            "ignores_rng",
            "The draws come from NumPy's global generator, not from the rng passed in.",
            "00 start_here",
            ("uses_rng",),
            _uses_global_state,
        ),
    ),
    hints=(
        "A uniform number in [0, 1) falls below p in a share p of all draws. Which comparison is "
        "true for the entries that you want to keep?",
        'The section "One biased coin" compares draws with p and marks what drops; "Masks for a '
        'batch" passes a shape to `rng.random`. Put the two together, with 1 for what is kept.',
        "Draw with `rng.random(shape)`: one uniform number for each entry. Compare it with p so "
        "that a share 1 - p of the entries is True, and return the comparison as integers.",
    ),
    script=write_script,
    form=form,
)
