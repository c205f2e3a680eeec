"""The rules of dropout: one function each, and the table of points."""

from __future__ import annotations

import numpy as np

from grader import bands, masks
from grader.exercise import Check, Problem, Skip, problem
from grader.exercises.dropout.evidence import (
    asked,
    close,
    coins_are_independent,
    first_of,
    has_fixed_count,
    is_frozen,
    is_shared,
    kept,
    later,
    repeated,
    repeats_with_seed,
    same_masks,
    series,
    shows_no_mask,
)
from grader.exercises.dropout.probes import RATES, SERIES, SIZES
from grader.run import Run, paste_and_print, show_result

NO_MASK = Skip("not judged, because training shows no mask: it drops all or nothing")


def find_changed_inference(run: Run) -> Problem | None:
    """At inference every entry of x comes back as it is."""
    for played in asked(run, training=False):
        if not close(played.value, played.arg(0)):
            return problem(run, played, "at inference x comes back as it is", played.arg(0))
    return None


def find_wrong_rate(run: Run) -> Problem | None:
    """The share of zeros is p at two rates, and their number varies from call to call."""
    for p in RATES:
        played = run.call(f"rate {p}", "y")
        if not masks.rate_is(played.value != 0, p):
            share = f"{(played.value == 0).mean():.4f}"
            message, view = "in training a share p of the entries becomes 0", "({} == 0).mean()"
            return problem(run, played, message, f"about {p}", got=share, view=view)
    stack = series(run, "flat")
    if not has_fixed_count(stack):
        return None
    played, view = run.calls("flat", "y")[0], "[int(({} == 0).sum()) for _ in range(8)]"
    got = str([int(mask.size - mask.sum()) for mask in stack[:8]])
    message = "how many entries are dropped is a matter of chance"
    return problem(run, played, message, "counts that vary around 64", got=got, view=view)


def find_wrong_scale(run: Run) -> Problem | None:
    """In training a kept entry becomes x / (1 - p), for whole numbers too."""
    calls = [p for p in asked(run, training=True) if p.step.args[1] > 0]
    for played in calls:
        x, p = played.arg(0), played.step.args[1]
        if not close(played.value[kept(played)], x[kept(played)] / (1 - p)):
            expected = f"{show_result(x / (1 - p))}   (any entry may instead be 0)"
            return problem(run, played, "kept entries must be x / (1 - p)", expected)
    return None


def find_shared_coins(run: Run) -> Problem | Skip | None:
    """Each entry has a coin of its own, and all coins are alike."""
    if (uneven := find_uneven_chances(run)) is not None:
        return uneven
    stacks = [series(run, name) for name in SERIES]
    if shows_no_mask(stacks[0]):
        return NO_MASK
    if all(is_frozen(stack) or coins_are_independent(stack) for stack in stacks):
        return None
    axes = [axis for axis in (0, 1) if is_shared(stacks[0], axis + 1)]
    tied = [c for (c,) in run.episodes("rows") if any(is_shared(kept(c), axis) for axis in axes)]
    shown = [*tied, run.calls("flat", "y")[0]][0]
    message, expected = "each entry has a coin of its own", "zeros at places that have no pattern"
    return problem(run, shown, message, expected, mask=kept(shown))


def find_uneven_chances(run: Run) -> Problem | None:
    """No tenth of a long mask has another rate than the whole."""
    for p in RATES:
        played = run.call(f"rate {p}", "y")
        tenths = kept(played).reshape(1, 10, -1)
        if masks.rate_is(tenths, p) and masks.uneven_slices(tenths, p, axis=1).any():
            message, view = "every entry has the same chance", "({} == 0).reshape(10, -1).mean(1)"
            got = (~tenths[0]).mean(axis=1)
            return problem(run, played, message, f"about {p} in each", got=got, view=view)
    return None


def find_repeats(run: Run) -> Problem | Skip | None:
    """The second mask from one generator differs from the first."""
    if shows_no_mask(series(run, "flat")):
        return NO_MASK
    repeats = {name: repeated(series(run, name)) for name in SERIES}
    found = [(name, *pairs[0]) for name, pairs in repeats.items() if len(pairs)]
    if not found:
        return None
    message, expected = (
        "each training call draws a mask of its own",
        "zeros in unlike places, above and below",
    )
    first, second = (run.call("twice small", name) for name in ("first", "second"))
    if np.array_equal(kept(first), kept(second)):
        got = np.vstack([first.value, second.value])
        return problem(run, second, message, expected, got=got, view="np.vstack([first, {}])")
    name, one, other = found[0]
    played = run.calls(name, "y")[other]
    return problem(run, played, message, f"a mask unlike that of call {one + 1}")


def find_inference_draw(run: Run) -> Problem | None:
    """A call at inference leaves rng as it was, so the next mask is what it would have been."""
    moved = [size for size in SIZES if not same_masks(first_of(run, size), run.call(*later(size)))]
    if "large" not in moved or not repeats_with_seed(run):
        return None
    played, alone = run.call(*later(moved[0])), first_of(run, moved[0])
    message = "a call at inference must not use up draws of rng"
    expected = f"{show_result(alone.value)}   (as without the call at inference)"
    return problem(run, played, message, expected)


def find_foreign_source(run: Run) -> Problem | Skip | None:
    """Equal seeds give equal masks, unlike seeds unlike ones."""
    if not repeats_with_seed(run):
        calls = [(first_of(run, size), run.call(f"seeds {size}", "second")) for size in SIZES]
        first, second = next(pair for pair in calls if not same_masks(*pair))
        expected = f"{show_result(first.value)}   (the seed is that of first)"
        return problem(run, second, "one seed gives one mask: draw from rng only", expected)
    bands.spend(0.5**64)  # two independent masks of 64 fair coins agree
    first, third = first_of(run, "large"), run.call("seeds large", "third")
    if not same_masks(first, third):
        return None
    if shows_no_mask(series(run, "flat")):
        return NO_MASK
    message, view = "the mask must come from rng", "np.array_equal({} == 0, first == 0)"
    return problem(run, third, message, "False: the seeds differ", got="True", view=view)


def find_edited_input(run: Run) -> Problem | None:
    """The array x that was passed in is afterwards what it was."""
    for played in [*asked(run, training=True), *asked(run, training=False)]:
        if "0" in played.event.changed:
            lines = paste_and_print(run, played, 0, "x")
            after, before = (show_result(v) for v in (played.event.changed["0"], played.arg(0)))
            return Problem("x must be left as it was", lines, after, before)
    return None


def find_zero_rate_change(run: Run) -> Problem | None:
    """At p = 0 training keeps every entry as it is."""
    played = run.call("zero rate", "y")
    if close(played.value, played.arg(0)):
        return None
    return problem(run, played, "at p = 0 nothing is dropped and nothing scaled", played.arg(0))


CHECKS = (
    Check(
        "shape",
        "the result is an array of the shape of x, in both modes",
        1,
        ("tiny*", "shape*"),
        lambda run: None,
    ),
    Check(
        "inference_passthrough",
        "at inference x comes back as it is",
        1,
        ("wide", "beside*"),
        find_changed_inference,
    ),
    Check(
        "drop_rate",
        "in training an entry becomes 0 with probability p",
        1,
        ("rate*", "flat"),
        find_wrong_rate,
    ),
    Check(
        "scaling",
        "in training a kept entry becomes x / (1 - p)",
        1,
        ("rows*",),
        find_wrong_scale,
    ),
    Check(
        "mask_per_element",
        "each entry has a coin of its own",
        1,
        (*SERIES, "rows*", "rate*"),
        find_shared_coins,
    ),
    Check(
        "fresh_mask",
        "each training call draws a new mask",
        1,
        (*SERIES, "twice*"),
        find_repeats,
    ),
    Check(
        "inference_leaves_rng",
        "inference draws nothing from rng",
        1,
        ("seeds*", "beside*"),
        find_inference_draw,
        deciding=False,
    ),
    Check("uses_rng", "all randomness comes from rng", 1, ("seeds*",), find_foreign_source),
    Check("input_unchanged", "x is left as it was", 1, ("rows*",), find_edited_input),
    Check(
        "zero_rate",
        "at p = 0 training returns x",
        1,
        ("zero rate",),
        find_zero_rate_change,
        deciding=False,
    ),
)
