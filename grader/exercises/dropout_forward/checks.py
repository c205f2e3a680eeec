"""The rules of dropout_forward: one function each, and the table of points."""

from __future__ import annotations

import numpy as np

from grader import bands, masks
from grader.exercise import Check, Problem, Skip, problem
from grader.exercises.dropout_forward.evidence import (
    close,
    few_masks,
    has_order_swapped,
    large_calls,
    own_coins,
    series,
    small_calls,
)
from grader.run import Run, paste_and_print, show_result

SMALL = ("tiny*", "shape*")


def find_wrong_form(run: Run) -> None:
    """The form alone decides."""


def find_wrong_scale(run: Run) -> Problem | Skip | None:
    """Kept entries of out are x / (1 - p)."""
    if not any(played.value[0].any() for played in large_calls(run)):
        return Skip("no entry was kept")
    for played in small_calls(run) + large_calls(run):
        expected = played.arg(0) / (1 - played.arg(1))
        out = played.value[0]
        if not close(out, expected)[out != 0].all():
            words = f"{show_result(expected)}   (any entry may instead be 0)"
            message = "kept entries of out must be x / (1 - p)"
            return problem(run, played, message, words, got=out, view="{}[0]")
    return None


def find_other_mask(run: Run) -> Problem | Skip | None:
    """The mask is 1 exactly where out kept an entry, and does not look at x."""
    if has_order_swapped(run):
        return Skip("out and mask came in the other order")
    for played in small_calls(run) + large_calls(run):
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
    for played in small_calls(run) + large_calls(run):
        mask = played.value[1]
        if not np.isin(mask, (0, 1)).all():
            message = "the mask holds only zeros and ones"
            return problem(run, played, message, "zeros and ones", got=mask, view="{}[1]")
    return None


def find_wrong_rate(run: Run) -> Problem | None:
    """The share of zeros in out is p, at two rates, and their number varies."""
    for played in large_calls(run):
        dropped = played.value[0] == 0
        if not masks.rate_is(own_coins(~dropped), played.arg(1)):
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
    stack = series(run)
    if few_masks(stack) or masks.counts_vary(stack, 0.5):
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
    stack = series(run)
    if few_masks(stack):
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


def find_shared_draws(run: Run) -> Problem | Skip | None:
    """Each entry has a coin of its own."""
    stack = series(run)
    if few_masks(stack):
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
    for played in small_calls(run):
        if played.event.changed:
            call, after = paste_and_print(run, played, 0, "x"), played.event.changed["0"]
            x = show_result(played.arg(0))
            return Problem("x must be as it was", call, show_result(after), x)
    return None


def _share(dropped: np.ndarray) -> str:
    return str(round(float(dropped.mean()), 4))


CHECKS = (
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
)
