"""Lesson 05: dropout that also returns the mask it used."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from grader import bands, masks
from grader.exercise import Check, Exercise, Misconception, Problem, Skip, problem
from grader.run import Played, Run, paste_and_print, show_result
from grader.script import Episode, Ramp, Ref, Rng, Script, Step, draw_seeds

NAME = "dropout_forward"
RTOL = 1e-6  # float32 masks are off by 5e-8
TINY = (0.2, 0.4, 0.75, 0.2, 0.4)  # no rate at which 1 / p, 1 - p and 1 / (1 - p) coincide
SHAPES = ((3, 4), (2, 3, 4), (2, 2, 3, 2))
RATES = (0.25, 0.8)
SERIES_SHAPE, SERIES_TURNS = (8, 16), 48
SMALL = ("tiny*", "shape*")


def write_script(rng: np.random.Generator) -> Script:
    """Ask for small arrays, large ones, zeros, a series from one generator, and a repeat."""
    seeds = iter(draw_seeds(rng, 64))

    def episode(name: str, x: np.ndarray | Ramp, p: float) -> Episode:
        return Episode(name, next(seeds), (Step("result", NAME, (x, p, Rng(next(seeds)))),))

    tiny = [episode(f"tiny {i}", draw_unlike(rng, (4,)), p) for i, p in enumerate(TINY)]
    shapes = [episode(f"shape {shape}", draw_unlike(rng, shape), 0.4) for shape in SHAPES]
    rates = [episode(f"rate {p}", Ramp(1, 9, (100, 100)), p) for p in RATES]
    zeros = episode("zeros", Ramp(0, 0, (400,)), 0.25)
    draw = Step("result", NAME, (Ramp(1, 9, SERIES_SHAPE), 0.5, Ref("rng")), times=SERIES_TURNS)
    shared = Step("rng", "np.random.default_rng", (next(seeds),))
    series = Episode("series", next(seeds), (shared, draw))
    source = Rng(next(seeds))
    same = [Step(name, NAME, (Ramp(1, 24, (24,)), 0.5, source)) for name in ("first", "second")]
    repeat = Episode("same seed", next(seeds), tuple(same))
    return Script((*tiny, *shapes, *rates, zeros, series, repeat))


def draw_unlike(rng: np.random.Generator, shape: tuple[int, ...]) -> np.ndarray:
    """Return different non-zero numbers of one decimal."""
    tenths = rng.choice(np.arange(11, 99), shape, replace=False)
    return tenths * rng.choice([-1, 1], shape, p=[0.25, 0.75]) / 10


def form(_: Run, played: Played) -> str | None:
    """Complain unless the result is a tuple of two arrays of the shape of x."""
    if played.step.call != NAME:
        return None
    if not isinstance(played.value, tuple) or len(played.value) != 2:
        return "the result is not a tuple (out, mask)"
    for word, array in zip(("out", "mask"), played.value, strict=True):
        if not isinstance(array, np.ndarray):
            return f"{word} is not a NumPy array"
        if array.shape != played.arg(0).shape:
            return f"{word} has shape {array.shape}, not {played.arg(0).shape}"
    return None


def find_wrong_form(run: Run) -> None:
    """The form alone decides."""


def find_wrong_scale(run: Run) -> Problem | Skip | None:
    """Kept entries of out are x / (1 - p)."""
    if not any(played.value[0].any() for played in _large(run)):
        return Skip("no entry was kept")
    for played in _small(run) + _large(run):
        expected = played.arg(0) / (1 - played.arg(1))
        out = played.value[0]
        if not _close(out, expected)[out != 0].all():
            words = f"{show_result(expected)}   (any entry may instead be 0)"
            message = "kept entries of out must be x / (1 - p)"
            return problem(run, played, message, words, got=out, view="{}[0]")
    return None


def find_other_mask(run: Run) -> Problem | Skip | None:
    """The mask is 1 exactly where out kept an entry, and does not look at x."""
    if _has_order_swapped(run):
        return Skip("out and mask came in the other order")
    for played in _small(run) + _large(run):
        out, mask = played.value
        if ((mask != 0) != (out != 0)).any():
            expected = f"a mask {show_result((out != 0).astype(int))} for this out"
            return problem(run, played, "mask must be the one that made out", expected)
    played = run.call("zeros", "result")
    dropped = played.value[1] == 0
    if not _is_constant(dropped) or _is_constant(run.call("rate 0.25", "result").value[1] == 0):
        return None
    return problem(
        run,
        played,
        "the mask at an entry that is 0 in x is drawn like any other",
        "about 0.25: where x is 0, out does not tell",
        got=_share(dropped),
        view="({}[1] == 0).mean()",
    )


def _is_constant(mask: np.ndarray) -> bool:
    """Tell whether all of 400 entries or more are alike; drawn at 1/4: below 0.75 ** 400."""
    bands.spend(1e-49)
    return bool((mask == mask.flat[0]).all())


def find_other_values(run: Run) -> Problem | None:
    """The mask holds zeros and ones, as numbers or booleans."""
    for played in _small(run) + _large(run):
        mask = played.value[1]
        if not np.isin(mask, (0, 1)).all():
            message = "the mask holds only zeros and ones"
            return problem(run, played, message, "zeros and ones", got=mask, view="{}[1]")
    return None


def find_wrong_rate(run: Run) -> Problem | None:
    """The share of zeros in out is p, at two rates, and their number varies."""
    for played in _large(run):
        dropped = played.value[0] == 0
        if not masks.rate_is(_own_coins(~dropped), played.arg(1)):
            return problem(
                run,
                played,
                "an entry is dropped with probability p",
                f"about {played.arg(1)}",
                got=_share(dropped),
                view="({}[0] == 0).mean()",
            )
    return _find_fixed_count(run)


def _find_fixed_count(run: Run) -> Problem | None:
    stack = _series(run)
    if _few_masks(stack) or masks.counts_vary(stack, 0.5):
        return None
    return problem(
        run,
        run.calls("series", "result")[0],
        "the number of dropped entries varies from call to call",
        "numbers that vary, with mean 64 and standard deviation 5.7",
        got=str((~stack).sum(axis=(1, 2))),
        view="({}[:, 0] == 0).sum(axis=(1, 2))",
        every=True,
    )


def find_repeats(run: Run) -> Problem | Skip | None:
    """Masks from one generator are unlike."""
    stack = _series(run)
    if _few_masks(stack):
        return _few_masks_problem(run, stack)
    if masks.twins(stack).any():
        return Skip("entries of one mask share coins")
    pairs = masks.repeated(stack)
    if not len(pairs):
        return None
    expected = "no more in common with the masks before than by chance"
    return _mask_problem(run, int(pairs[0][1]), "each call draws a new mask", expected)


def _few_masks_problem(run: Run, stack: np.ndarray) -> Problem:
    return problem(
        run,
        run.calls("series", "result")[0],
        "each call draws a new mask",
        f"{len(stack)} different masks from {len(stack)} calls",
        got=str(len(np.unique(stack, axis=0))),
        view="len(np.unique({}[:, 0] != 0, axis=0))",
        every=True,
    )


def _few_masks(stack: np.ndarray) -> bool:
    """Tell whether half of the masks came before.

    Of 48 masks of even 16 coins, 24 have a twin among the others with probability below
    2 ** 48 * (48 / 2 ** 16) ** 24 < 1e-60.
    """
    bands.spend(1e-60)
    return len(np.unique(stack, axis=0)) <= len(stack) // 2


def find_shared_draws(run: Run) -> Problem | Skip | None:
    """Each entry has a coin of its own."""
    stack = _series(run)
    if _few_masks(stack):
        return Skip("the masks of several calls are the same")
    shared = masks.twins(stack).any()
    return _mask_problem(run, 0, "each entry has its own coin", "no pattern") if shared else None


def _mask_problem(run: Run, turn: int, message: str, expected: str) -> Problem:
    played = run.calls("series", "result")[turn]
    kept = played.value[0] != 0
    got, view = kept.astype(int), "({}[0] != 0).astype(int)"
    return problem(run, played, message, expected, got=got, view=view, mask=kept)


def find_foreign_source(run: Run) -> Problem | None:
    """Equal seeds give equal masks: all randomness comes from rng."""
    first, second = (run.call("same seed", name) for name in ("first", "second"))
    if np.array_equal(first.value[0], second.value[0]):
        return None
    message, expected = "draw from rng only", first.value[0]
    return problem(run, second, message, expected, got=second.value[0], view="{}[0]")


def find_edited_input(run: Run) -> Problem | None:
    """The array x is as it was."""
    for played in _small(run):
        if played.event.changed:
            call, after = paste_and_print(run, played, 0, "x"), played.event.changed["0"]
            x = show_result(played.arg(0))
            return Problem("x must be as it was", call, show_result(after), x)
    return None


def _own_coins(kept: np.ndarray) -> np.ndarray:
    """Return a large mask without repeated rows or columns, so that shared coins count once.

    Any two of 100 independent rows, or columns, agree with probability below
    2 * 4950 * 0.68 ** 100 < 2e-13.
    """
    bands.spend(2e-13)
    rows = np.unique(kept, axis=0)
    return rows if len(rows) < len(kept) else np.unique(kept, axis=1)


def _share(dropped: np.ndarray) -> str:
    return str(round(float(dropped.mean()), 4))


def _small(run: Run) -> list[Played]:
    return [calls[0] for prefix in ("tiny", "shape") for calls in run.episodes(prefix)]


def _large(run: Run) -> list[Played]:
    return [run.call(f"rate {p}", "result") for p in RATES]


def _series(run: Run) -> np.ndarray:
    """Return what out kept in the series, as one boolean array (turns, rows, columns)."""
    return np.stack([played.value[0] != 0 for played in run.calls("series", "result")])


def _close(got: np.ndarray, expected: np.ndarray) -> np.ndarray:
    got, expected = np.asarray(got, float), np.asarray(expected, float)
    return np.abs(got - expected) <= RTOL * np.abs(expected)


def _all_formed(run: Run) -> bool:
    return all(not played.failed and form(run, played) is None for played in run)


def _drops_at(run: Run, place: int, rate: Callable[[float], float]) -> bool:
    """Tell whether the zeros of out (place 0) or of the mask (1) come at rate(p)."""
    return _all_formed(run) and all(
        masks.rate_is(_own_coins(played.value[place] != 0), rate(played.arg(1)))
        for played in _large(run)
    )


def _scales_by(run: Run, factor: Callable[[float], float], swapped: bool = False) -> bool:
    """Tell whether kept entries are x * factor(p), dropped at p, or at 1 - p if `swapped`."""
    if not _drops_at(run, 0, lambda p: 1 - p if swapped else p):
        return False
    for played in _small(run) + _large(run):
        out = played.value[0]
        if not _close(out, played.arg(0) * factor(played.arg(1)))[out != 0].all():
            return False
    return True


def _returns_only_out(run: Run) -> bool:
    return all(
        isinstance(played.value, np.ndarray)
        and played.value.shape == played.arg(0).shape
        and (played.value != 0).any()
        and _close(played.value, played.arg(0) / (1 - played.arg(1)))[played.value != 0].all()
        for played in _large(run)
    )


def _has_order_swapped(run: Run) -> bool:
    """First comes a mask of zeros and ones, then what it makes of x."""
    return _all_formed(run) and all(
        np.isin(mask, (0, 1)).all()
        and mask.any()
        and ((out != 0) == (mask != 0)).all()
        and _close(out, played.arg(0) / (1 - played.arg(1)))[out != 0].all()
        for played in _large(run)
        for mask, out in [played.value]
    )


def _has_scaled_mask(run: Run) -> bool:
    """The mask holds 0 and 1 / (1 - p)."""
    return _all_formed(run) and all(
        (mask != 0).any() and _close(mask, 1 / (1 - played.arg(1)))[mask != 0].all()
        for played in _large(run)
        for mask in [played.value[1]]
    )


def _has_inverted_mask(run: Run) -> bool:
    return _all_formed(run) and all(
        ((mask != 0) == (out == 0)).all() for played in _large(run) for out, mask in [played.value]
    )


def _drew_twice(run: Run) -> bool:
    """Out and mask have the right rate each, and agree as two independent draws do."""
    both_right = all(_drops_at(run, place, lambda p: p) for place in (0, 1))
    return both_right and all(
        bands.inside(
            int(((out != 0) == (mask != 0)).sum()), out.size, masks.agreement(played.arg(1))
        )
        for played in _large(run)
        for out, mask in [played.value]
    )


def _guesses_mask(run: Run) -> bool:
    """The mask is plain and fits out where x is not 0, and is 0 wherever x is."""
    return (
        _drops_at(run, 1, lambda p: p)
        and all(((p.value[0] != 0) == p.value[1]).all() for p in _large(run))
        and not run.call("zeros", "result").value[1].any()
    )


def _repeats_mask(run: Run) -> bool:
    if not _all_formed(run):
        return False
    stack = _series(run)
    return bool((stack == stack[0]).all()) and _drops_at(run, 0, lambda p: p)


def _shares_mask(run: Run) -> bool:
    """All rows of every mask are alike."""
    if not _all_formed(run):
        return False
    stack = _series(run)
    return bool((stack == stack[:, :1]).all()) and not (stack == stack[:, :, :1]).all()


def _edits_input(run: Run) -> bool:
    return all("0" in played.event.changed for played in _large(run))


def _counts_drops(run: Run) -> bool:
    """Every mask of the series drops equally many, but not the same."""
    if not _all_formed(run):
        return False
    stack = _series(run)
    return masks.count_is_fixed(stack) and not _few_masks(stack)


MISCONCEPTIONS = (
    (
        "returns_only_out",
        "Only out came back. backward needs the mask too: return out, mask.",
        "05 backward",
        ("shape",),
        _returns_only_out,
    ),
    (
        "order_swapped",
        "The mask came first: return out, then mask.",
        "05 backward",
        ("scaling", "plain_mask"),
        _has_order_swapped,
    ),
    (
        "mask_is_prescaled",
        "The mask holds 1 / (1 - p) where it keeps. Here it is plain: divide out, not the mask.",
        "05 backward",
        ("plain_mask",),
        _has_scaled_mask,
    ),
    (
        "mask_inverted",
        "The mask is 1 where out was dropped: return the mask that x was multiplied by.",
        "05 backward",
        ("mask_reuse",),
        _has_inverted_mask,
    ),
    (
        "mask_drawn_twice",
        "Out was made with one mask, and another was returned: draw once, and keep it.",
        "05 backward",
        ("mask_reuse",),
        _drew_twice,
    ),
    (
        "backward_mask_from_zeros",
        "The mask is 0 wherever x is 0: it was read off zeros in the output. Return the drawn one.",
        "05 backward",
        ("mask_reuse",),
        _guesses_mask,
    ),
    (
        "no_scaling",
        "Kept entries are x itself: divide by 1 - p.",
        "03 rescaling",
        ("scaling",),
        lambda run: _scales_by(run, lambda p: 1),
    ),
    (
        "scales_by_drop_rate",
        "Kept entries are x / p. The share that is kept is 1 - p: divide by that.",
        "03 rescaling",
        ("scaling",),
        lambda run: _scales_by(run, lambda p: 1 / p),
    ),
    (
        "multiplies_by_keep",
        "Kept entries are x * (1 - p): divide instead of multiplying.",
        "03 rescaling",
        ("scaling",),
        lambda run: _scales_by(run, lambda p: 1 - p),
    ),
    (
        "scales_twice",
        "Kept entries are divided by 1 - p twice.",
        "03 rescaling",
        ("scaling",),
        lambda run: _scales_by(run, lambda p: (1 - p) ** -2),
    ),
    (
        "keep_drop_swapped",
        "p is treated as the keep rate, in the mask and in the scale. Here p is the drop rate.",
        "03 rescaling",
        ("scaling", "drop_rate"),
        lambda run: _scales_by(run, lambda p: 1 / p, swapped=True),
    ),
    (
        "keeps_with_p",
        "Entries are kept with probability p. Here p is the drop rate: keep with 1 - p.",
        "01 bernoulli",
        ("drop_rate",),
        lambda run: _scales_by(run, lambda p: 1 / (1 - p), swapped=True),
    ),
    (
        "same_mask_every_call",
        "Every call gives the same mask: draw from the rng that is passed in.",
        "02 masking",
        ("fresh_mask", "uses_rng"),
        _repeats_mask,
    ),
    (
        "mask_shared_across_batch",
        "All examples of a batch share one mask: draw x.shape numbers, not one row of them.",
        "02 masking",
        ("mask_per_element",),
        _shares_mask,
    ),
    (
        "exact_count",
        "Every mask drops the same number of entries. Each entry needs a coin of its own.",
        "02 masking",
        ("drop_rate",),
        _counts_drops,
    ),
    (
        "edits_input",
        "The array that was passed in is changed: build a new one from it.",
        "02 masking",
        ("input_unchanged",),
        _edits_input,
    ),
)

EXERCISE = Exercise(
    name=NAME,
    lesson="05",
    order=1,
    checks=(
        Check(
            "shape",
            "the result is a tuple (out, mask), both of the shape of x",
            1,
            SMALL,
            find_wrong_form,
        ),
        Check(
            "scaling",
            "kept entries of out must be x / (1 - p)",
            1,
            (*SMALL, "rate*"),
            find_wrong_scale,
        ),
        Check(
            "mask_reuse",
            "mask is the one that made out",
            2,
            (*SMALL, "rate*", "zeros"),
            find_other_mask,
        ),
        Check(
            "plain_mask",
            "the mask holds only zeros and ones, or booleans",
            1,
            (*SMALL, "rate*"),
            find_other_values,
        ),
        Check(
            "drop_rate",
            "each entry is dropped with probability p",
            1,
            ("rate*", "series"),
            find_wrong_rate,
        ),
        Check("fresh_mask", "each call draws a new mask", 1, ("series",), find_repeats),
        Check(
            "mask_per_element",
            "each entry of each example has its own coin",
            1,
            ("series",),
            find_shared_draws,
        ),
        Check("uses_rng", "all randomness comes from rng", 1, ("same seed",), find_foreign_source),
        Check("input_unchanged", "x is left as it was", 1, SMALL, find_edited_input),
    ),
    misconceptions=tuple(Misconception(*row) for row in MISCONCEPTIONS),
    hints=(
        "backward has to know which entries were dropped, also where x itself is 0. What does "
        "forward hold that out alone does not tell?",
        "The section on the mask that must hold still draws with `rng.random(v.shape) >= p` and "
        "multiplies. Give that comparison a name before you use it.",
        "Three lines: `mask = rng.random(x.shape) >= p`, then `out = x * mask / (1 - p)`, then "
        "return both, out first, with a comma between them.",
    ),
    script=write_script,
    form=form,
)
