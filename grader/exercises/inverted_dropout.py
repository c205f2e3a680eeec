"""Lesson 03: drop entries in training and divide those that are kept by 1 - p."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from grader import masks
from grader.exercise import Check, Exercise, Misconception, Problem, problem
from grader.run import Played, Run, paste_and_print, show_result
from grader.script import Episode, NotRun, Raised, Ramp, Ref, Rng, Script, Step, Value, draw_seeds

Factor = Callable[[float], float]  # from the drop rate to what kept entries are multiplied by

NAME = "inverted_dropout"
# Rates and sizes for which no share of kept entries equals 1 - p.
TINY = ((0.2, 4), (0.6, 4), (0.25, 5), (0.8, 4), (0.4, 6), (0.2, 6))
SHAPES = ((6,), (3, 4), (2, 3, 4), (2, 2, 3, 2))
WHOLE = np.array([1, 2, 3, 4, 5, 6])  # never whole when divided by 0.7
RATES = (0.25, 0.8)
SERIES_SHAPE, SERIES_TURNS = (8, 16), 48
TRAINING = ("tiny", "shape", "rate")


def write_script(rng: np.random.Generator) -> Script:
    """Ask for tiny, shaped and large outputs, a series from one generator, and p = 0."""
    seed, own = draw_seeds(rng, 2)
    zero = Episode("zero rate", seed, (Step("y", NAME, (unlike(rng, (4,)), 0.0, Rng(own))),))
    return Script((*probes(rng, NAME), zero))


def probes(
    rng: np.random.Generator, call: str, kwargs: tuple[tuple[str, Value], ...] = ()
) -> tuple[Episode, ...]:
    """Return the training calls that show scale, rate, sharing, freshness and source."""
    seeds = iter(draw_seeds(rng, 64))

    def ask(name: str, x: Value, p: float) -> Episode:
        return Episode(name, next(seeds), (Step("y", call, (x, p, Rng(next(seeds))), kwargs),))

    drawn = [np.arange(1.0, 5.0), *(unlike(rng, (n,)) for _, n in TINY[1:])]
    tiny = [ask(f"tiny {k}", x, TINY[k][0]) for k, x in enumerate(drawn)]
    shapes = [ask(f"shape {s}", unlike(rng, s) * rng.choice([-1, 1], s), 0.3) for s in SHAPES]
    shapes.append(ask("shape float32", unlike(rng, (2, 5)).astype("float32"), 0.3))
    whole = [ask(f"whole {k}", WHOLE, 0.3) for k in range(3)]
    rates = [ask(f"rate {p}", Ramp(-5.0, 5.0, (100, 100)), p) for p in RATES]
    batch = ask("batch", Ramp(1.0, 20.0, (4, 5)), 0.5)
    makes = Step("rng", "np.random.default_rng", (next(seeds),))
    draws = Step("y", call, (Ramp(-5.0, 5.0, SERIES_SHAPE), 0.5, Ref("rng")), kwargs, SERIES_TURNS)
    series = Episode("series", next(seeds), (makes, draws))
    seed, other = next(seeds), next(seeds)
    same = [
        Step(name, call, (Ramp(-5.0, 5.0, (4, 16)), 0.5, Rng(s)), kwargs)
        for name, s in (("first", seed), ("second", seed), ("other", other))
    ]
    sources = Episode("same seed", next(seeds), tuple(same))
    return (*tiny, *shapes, *whole, *rates, batch, series, sources)


def unlike(rng: np.random.Generator, shape: tuple[int, ...]) -> np.ndarray:
    """Return unlike positive numbers with one decimal."""
    return rng.choice(np.arange(11, 100), shape, replace=False) / 10


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


def find_wrong_scale(run: Run) -> Problem | None:
    """A kept entry is x / (1 - p)."""
    return find_other_factor(run, divided, "a kept entry is x / (1 - p)")


def divided(p: float) -> float:
    """Return what inverted dropout multiplies a kept entry by."""
    return 1 / (1 - p)


def find_other_factor(run: Run, factor: Factor, rule: str) -> Problem | None:
    """A kept entry is x times `factor(p)`, for whole numbers too unless they are refused."""
    calls = answers(run, *TRAINING)
    whole = [played for played in answers(run, "whole") if not isinstance(played.value, Raised)]
    for played in [*calls, *whole]:
        complaint, wanted = form(run, played), scaled(played, factor)
        if complaint or not agree(played.value, wanted):
            return problem(run, played, complaint or rule, wanted)
    if not any(played.value.any() for played in calls):
        return problem(run, calls[0], "some entries are kept", "entries that are not 0")
    return None


def find_wrong_rate(run: Run) -> Problem | None:
    """An entry is 0 with probability p, whatever its value, and how many are is left to chance."""
    for p in RATES:
        played = run.call(f"rate {p}", "y")
        mask = played.value != 0
        if not masks.rate_is(unrepeated(mask), p):
            return show_share(run, played, p)
        tenths = mask.reshape(1, 10, -1)
        if unrepeated(mask) is mask and masks.uneven_slices(tenths, p, axis=1).any():
            rule, view = "all entries have one chance", "({} == 0).reshape(10, -1).mean(axis=1)"
            shares = (~tenths[0]).mean(axis=1)
            return problem(run, played, rule, f"about {p} in each", got=shares, view=view)
    stack = series(run)
    if is_frozen(stack) or masks.counts_vary(stack, 0.5):
        return None
    rule, view = "the number of zeros is left to chance", "({} == 0).sum(axis=(1, 2))"
    counts = (~stack).sum(axis=(1, 2))
    return _show_series(run, rule, "counts that vary like coin flips", counts, view)


def unrepeated(mask: np.ndarray) -> np.ndarray:
    """Return one row or column of a mask that only repeats it, else the mask itself."""
    for part in (mask[:1], mask[:, :1]):
        if (mask == part).all() and part.any() and not part.all():
            return part
    return mask


def show_share(run: Run, played: Played, p: float) -> Problem:
    """Return a Problem that counts the zeros of one result."""
    share, view = f"{(played.value == 0).mean():.4f}", "({} == 0).mean()"
    rule = "a share p of the entries is 0"
    return problem(run, played, rule, f"about {p}", got=share, view=view)


def _show_series(run: Run, rule: str, expected: str, got: object, view: str) -> Problem:
    played = run.calls("series", "y")[0]
    return problem(run, played, rule, expected, got=got, view=view, every=True)


def find_shared_draws(run: Run) -> Problem | None:
    """Each entry of each example has a coin of its own."""
    stack = series(run)
    if (stack == stack.flat[0]).all():
        return show_share(run, run.calls("series", "y")[0], 0.5)
    if is_frozen(stack):
        return None  # one mask does not tell; the check "fresh_mask" does
    rule, batch = "each entry has a coin of its own", run.call("batch", "y")
    for axis in (1, 2):
        mask = batch.value != 0
        if shares(run, axis) and len(np.unique(mask.take(0, axis - 1))) == 2:
            return problem(run, batch, rule, "zeros at places without a pattern", mask=mask)
    shared = masks.twins(stack)
    if shared.any():
        one, two = (np.unravel_index(k, SERIES_SHAPE) for k in np.argwhere(shared)[0])
        view = "y = {}\n" + f"(({_at(one)}) == ({_at(two)})).mean()"
        share = str((stack[:, *one] == stack[:, *two]).mean())
        return _show_series(run, rule, "about 0.5", share, view)
    if not masks.rate_is(stack, 0.5) or all(masks.chains_independent(stack, a) for a in (1, 2)):
        return None
    view = "y = {} == 0\n(y[:, 1:] == y[:, :-1]).mean(), (y[:, :, 1:] == y[:, :, :-1]).mean()"
    down, along = (1 - np.diff(stack, axis=axis).mean() for axis in (1, 2))
    return _show_series(run, rule, "both about 0.5", f"({down:.4f}, {along:.4f})", view)


def _at(place: tuple[int, int]) -> str:
    return f"y[:, {place[0]}, {place[1]}] == 0"


def find_repeats(run: Run) -> Problem | None:
    """The next mask from one generator is another mask."""
    stack = series(run)
    if masks.twins(stack).any() and not is_frozen(stack):
        return None  # entries that share a coin agree too often for that reason alone
    pairs = masks.repeated(stack)
    if not len(pairs):
        return None
    one, two = pairs[0].tolist()
    view = f"y = {{}}\n((y[{one}] == 0) == (y[{two}] == 0)).mean()"
    share = str((stack[one] == stack[two]).mean())
    return _show_series(run, "each call draws a new mask", "about 0.5", share, view)


def find_foreign_source(run: Run) -> Problem | None:
    """Equal seeds give equal masks, and other seeds other masks."""
    first, second, other = run.episode("same seed")
    view = "np.array_equal(first, {})"
    if not np.array_equal(first.value, second.value):
        rule = "two generators with one seed give one mask"
        return problem(run, second, rule, "True", got="False", view=view)
    if np.array_equal(first.value, other.value):
        rule = "generators with unlike seeds give unlike masks"
        return problem(run, other, rule, "False", got="True", view=view)
    return None


def find_lost_identity(run: Run) -> Problem | None:
    """With p = 0 every entry is kept as it is."""
    played = run.call("zero rate", "y")
    if agree(played.value, played.arg(0)):
        return None
    return problem(run, played, "with p = 0 the result is x", played.arg(0))


def find_edits(run: Run) -> Problem | None:
    """The array x is afterwards what it was before."""
    for played in edits(run):
        after, before = show_result(played.event.changed["0"]), show_result(played.arg(0))
        call = paste_and_print(run, played, 0, "x")
        return Problem("x stays as it was", call, after, before)
    return None


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


def advise(run: Run) -> list[str]:
    """Mention that arrays of whole numbers are refused."""
    refused = any(isinstance(played.value, Raised) for played in answers(run, "whole"))
    return ["An array of whole numbers raises an error here."] if refused else []


# What the masks of both exercises of this lesson must be like.
MASK_CHECKS = (
    Check(
        "drop_rate",
        "in training an entry must be 0 with probability p",
        1,
        ("rate*", "series"),
        find_wrong_rate,
    ),
    Check(
        "mask_per_element",
        "each entry of each example must have a coin of its own",
        1,
        ("series", "batch"),
        find_shared_draws,
    ),
    Check("fresh_mask", "each call must draw a new mask", 1, ("series",), find_repeats),
    Check("uses_rng", "all draws must come from rng", 1, ("same seed",), find_foreign_source),
    Check("input_unchanged", "x must stay as it was", 1, ("tiny*", "shape*"), find_edits),
)
MASK_MISCONCEPTIONS = (
    Misconception(
        "only_some_shapes",
        "Arrays with another number of axes raise an error. Take x.shape as a whole.",
        "02 masking",
        ("shape", "scaling", "drop_rate", "mask_per_element", "fresh_mask", "uses_rng"),
        fits_some_axes,
    ),
    Misconception(
        "exact_count",
        "Every mask drops the same number of entries. Each entry must have a coin of its own, so "
        "that the number varies.",
        "01 bernoulli",
        ("drop_rate",),
        fixes_count,
    ),
    Misconception(
        "mask_shared_across_batch",
        "All rows get one mask. Draw a mask of the shape of x, not of one row.",
        "02 masking",
        ("mask_per_element",),
        lambda run: shares(run, 1),
    ),
    Misconception(
        "mask_shared_within_example",
        "All entries of an example share one coin. Draw a mask of the shape of x.",
        "02 masking",
        ("mask_per_element",),
        lambda run: shares(run, 2),
    ),
    Misconception(
        "same_mask_every_call",
        "Every call gives one and the same mask for the same x. Let each call draw from the rng "
        "that is passed in.",
        "01 bernoulli",
        ("fresh_mask", "uses_rng"),
        repeats_mask,
    ),
    Misconception(
        "ignores_rng",
        "Equal seeds give unlike masks, so not all draws come from rng. Use rng, not np.random.",
        "01 bernoulli",
        ("uses_rng",),
        ignores_rng,
    ),
    Misconception(
        "edits_input",
        "The call changes the caller's x. Build a new array: x * mask makes one, x *= mask does "
        "not.",
        "02 masking",
        ("input_unchanged",),
        lambda run: bool(edits(run)),
    ),
)

EXERCISE = Exercise(
    name=NAME,
    lesson="03",
    order=1,
    checks=(
        Check("shape", "the result must be an array of x's shape", 1, ("shape*",), lambda _: None),
        Check(
            "scaling",
            "kept entries must be x / (1 - p)",
            3,
            ("tiny*", "shape*", "rate*"),
            find_wrong_scale,
        ),
        *MASK_CHECKS,
        Check(
            "zero_rate",
            "with p = 0 the result must be x",
            1,
            ("zero rate",),
            find_lost_identity,
            deciding=False,
        ),
    ),
    misconceptions=(
        Misconception(
            "no_scaling",
            "Kept entries are left as they are. Divide them by 1 - p, and the mean over masks is "
            "x again.",
            "03 rescaling",
            ("scaling",),
            lambda run: multiplies_by(run, lambda p: 1),
        ),
        Misconception(
            "multiplies_by_keep",
            "Kept entries are multiplied by 1 - p, which shrinks what masking had already shrunk. "
            "Divide by 1 - p.",
            "03 rescaling",
            ("scaling",),
            lambda run: multiplies_by(run, lambda p: 1 - p),
        ),
        Misconception(
            "scales_by_drop_rate",
            "Kept entries are divided by p, the drop rate. Divide by 1 - p, the probability of "
            "being kept.",
            "03 rescaling",
            ("scaling", "zero_rate"),
            lambda run: multiplies_by(run, lambda p: 1 / p) and not keeps_with_p(run),
        ),
        Misconception(
            "scales_twice",
            "Kept entries are divided by 1 - p twice. Once is enough to restore the mean.",
            "03 rescaling",
            ("scaling",),
            lambda run: multiplies_by(run, lambda p: 1 / (1 - p) ** 2),
        ),
        Misconception(
            "scales_by_realised_fraction",
            "Kept entries are divided by the share that this mask happened to keep. Divide by "
            "1 - p, the same number for every mask.",
            "03 rescaling",
            ("scaling",),
            divides_by_realised_share,
        ),
        Misconception(
            "keep_drop_swapped",
            "Entries are kept with probability p and divided by p: this takes p for the keep "
            "probability. Here p is the drop rate.",
            "03 rescaling",
            ("scaling", "drop_rate", "zero_rate"),
            lambda run: keeps_with_p(run) and multiplies_by(run, lambda p: 1 / p),
        ),
        Misconception(
            "keeps_with_p",
            "Entries are kept with probability p. Here p is the drop rate: keep with 1 - p.",
            "03 rescaling",
            ("drop_rate", "zero_rate"),
            lambda run: keeps_with_p(run) and not multiplies_by(run, lambda p: 1 / p),
        ),
        Misconception(
            "truncates_integers",
            "For an array of whole numbers the decimals are cut off: the result takes over the "
            "dtype of x. Let the division make a new float array.",
            "03 rescaling",
            ("scaling",),
            cuts_decimals,
        ),
        Misconception(
            "never_drops",
            "Nothing is ever dropped in training: draw a mask and multiply x by it.",
            "02 masking",
            ("scaling", "drop_rate", "mask_per_element", "fresh_mask", "uses_rng"),
            never_drops,
        ),
        *MASK_MISCONCEPTIONS,
    ),
    hints=(
        "Masking leaves a mean of (1 - p) x. What must you do to an entry that survived, so that "
        "its mean over many masks is x again?",
        'The section "One entry, one coin" did it by hand for p = 0.25: it divided what the mask '
        "had kept by 0.75. Write that for any p and any shape, with a mask of the shape of x.",
        "Draw a boolean mask with rng.random(x.shape), True with probability 1 - p. Multiply x by "
        "it and divide the product by 1 - p. Return the new array; assign nothing into x.",
    ),
    script=write_script,
    form=form,
    advise=advise,
)
