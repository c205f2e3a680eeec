"""The rules of a `DropoutLayer`, in the order in which a report looks for a failure."""

from __future__ import annotations

import numpy as np

from grader import bands, masks
from grader.exercise import Check, Problem, Skip, problem
from grader.exercises.dropout_layer.evidence import (
    Evidence,
    Series,
    axes_of,
    close,
    drops_by_value,
    evidence,
    own_coins,
    rate_of,
    reseeded_call,
    usable,
)
from grader.exercises.dropout_layer.probes import BAD_RATES
from grader.run import Played, Run, paste_and_print, paste_then, show_result, show_value
from grader.script import Raised

AFTER_INFERENCE = ("inference first", "tiny inference", "after inference", "two modes wide")
NO_MASK = Skip("forward dropped nothing that could be looked for in backward")


def find_wrong_scale(run: Run) -> Problem | None:
    """Kept entries are x / (1 - p), whatever the shape and dtype of x."""
    seen = evidence(run)
    if not (large := seen.pass_of("large low")).kept.any():
        return _share(run, large.forward, "every entry was dropped", f"about {large.p}")
    for found in seen.passes:
        expected = found.x.astype(float) / (1 - found.p)
        if not close(found.y, expected)[found.kept & (found.x != 0)].all():
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
    calls = [*run.calls("series 2-D", "y"), *(run.call("two inputs", name) for name in "vwxyz")]
    for played in calls:
        if not usable(run, played) or seen.one_coin:
            continue
        p, kept = rate_of(run, played), played.value != 0
        if not (_fits(kept, p) or _fits(own_coins(kept), p)):
            return _share(run, played, "each call drops with probability p", p)
    return None


def _share(run: Run, played: Played, message: str, expected: object) -> Problem:
    got = f"{(played.value == 0).mean():.4f}"
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
    return bands.inside(int((~kept).sum()), kept.size, p, alpha=1e-13)


def _fixed_count(run: Run, seen: Evidence) -> Problem | None:
    for series in seen.series:
        if not series.recurring and not masks.counts_vary(series.stack, series.p):
            drops = (~series.stack).reshape(len(series.stack), -1).sum(axis=1)
            axes = axes_of(series.stack)
            return problem(
                run,
                series.calls[0],
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
                series.calls[0],
                "every entry must be dropped equally often",
                "about 0.5",
                got=f"{share:.4f}",
                view=f"({{}}[(slice(None), *{place})] == 0).mean().round(4)",
                every=True,
            )
    return None


def _few(run: Run, seen: Evidence) -> Problem | None:
    """Three entries at rate 0.8 are all dropped in about half of all calls."""
    calls = run.calls("few entries", "y")
    if any(s.recurring or s.shared for s in seen.series) or not all(usable(run, p) for p in calls):
        return None
    stack = np.stack([p.value != 0 for p in calls])
    empty = int((~stack).all(axis=1).sum())
    if bands.inside(empty, len(stack), 0.8**3) and masks.rate_is(stack, 0.8):
        return None
    return problem(
        run,
        calls[0],
        "with 3 entries and p = 0.8, about half of all calls drop all three",
        f"about {len(stack) * 0.8**3:.0f}",
        got=str(empty),
        view="({} == 0).all(axis=1).sum()",
        every=True,
    )


def find_shared_coins(run: Run) -> Problem | None:
    """Each entry of each example has a coin of its own."""
    seen = evidence(run)
    for series in seen.series:
        if series.shared or series.tied:
            return _mask_problem(run, series)
    return _tied_neighbours(run, seen) or _tied_to_value(run, seen)


def _mask_problem(run: Run, series: Series) -> Problem:
    """Show one mask, an example a row, where each entry should have its own coin."""
    kept = series.stack[0]
    rows = kept.reshape(len(kept), -1) if kept.ndim > 1 else kept.reshape(8, -1)
    return problem(
        run,
        series.calls[0],
        "each entry of each example needs its own coin",
        "zeros and ones without a pattern",
        got=str(rows.astype(int)),
        view=f"({{}} != 0).astype(int).reshape{rows.shape}",
        mask=rows,
    )


def _repeat_problem(run: Run, series: Series) -> Problem:
    """Show the beginnings of the first three masks, below each other."""
    kept = series.stack.reshape(len(series.stack), -1)
    return problem(
        run,
        series.calls[0],
        "each forward must draw its mask afresh",
        "rows that have nothing to do with each other",
        got=str((kept[:3, :16]).astype(int)),
        view=f"({{}}.reshape({len(kept)}, -1)[:3, :16] != 0).astype(int)",
        every=True,
        mask=kept[:3, :16],
    )


def _tied_neighbours(run: Run, seen: Evidence) -> Problem | None:
    for found in seen.fair_large_passes:
        for axis, (even, odd) in enumerate((("::2", "1::2"), (":, ::2", ":, 1::2"))):
            if not masks.neighbours_independent(found.kept, found.p, axis):
                share = masks.neighbours_equal(found.kept, axis).mean()
                look = f"((y[{even}] == 0) == (y[{odd}] == 0)).mean().round(4)"
                return Problem(
                    "entries next to each other must not share their luck",
                    paste_then(run, found.forward, "y", look),
                    f"{share:.4f}",
                    f"about {masks.agreement(found.p):.2f}",
                )
    return None


def _tied_to_value(run: Run, seen: Evidence) -> Problem | None:
    for found in seen.fair_large_passes:
        for what in ("x", "np.abs(x)"):
            low, high = drops_by_value(found, what)
            if masks.rate_is(~low, seen.fair_rate(found)) and masks.rate_is(
                ~high, seen.fair_rate(found)
            ):
                continue
            call = paste_then(run, found.forward, "y", "...")
            x = show_value(found.forward.step.args[0])
            look = f"x = {x}\n(y[{what} < np.median({what})] == 0).mean().round(4)"
            return Problem(
                "large and small values must be dropped equally often",
                call.replace("...", look),
                f"{low.mean():.4f}",
                f"about {(found.y == 0).mean():.4f}, as for all entries",
            )
    return None


def find_repeated_masks(run: Run) -> Problem | None:
    """Each training forward draws a new mask, and leaves the global random state alone."""
    for series in evidence(run).series:
        if series.recurring:
            return _repeat_problem(run, series)
    if (played := reseeded_call(run)) is None:
        return None
    return Problem(
        "forward must not reseed NumPy's global generator",
        paste_and_print_state(run, played),
        "the same number after every forward",
        "a number that differs from call to call",
    )


def paste_and_print_state(run: Run, played: Played) -> str:
    """Return the lines after which the next global draw shows that forward reseeded."""
    return paste_then(run, played, "y", "np.random.rand()")


def find_changed_inference(run: Run) -> Problem | None:
    """With training=False the output is x."""
    for played in evidence(run).inferences:
        x = played.arg(0)
        if not close(played.value, x).all():
            return problem(run, played, "with training=False the output must be x", x)
    return None


def find_other_mask(run: Run) -> Problem | Skip | None:
    """Backward's zeros are those of the latest training forward."""
    seen = evidence(run)
    if not seen.gradient_passes:
        return NO_MASK
    for found in seen.gradient_passes:
        if ((found.g != 0) != found.kept).any():
            expected = show_result(np.where(found.kept, found.grad / (1 - found.p), 0.0))
            return problem(run, found.backward, "backward must drop what forward dropped", expected)
    return _guessed_mask(run, seen) or _unlike_repeat(run)


def _guessed_mask(run: Run, seen: Evidence) -> Problem | None:
    """Of 20 inputs that are 0, all are dropped with probability 0.2 ** 20 < 1.1e-14."""
    bands.spend(1.1e-14)
    found = seen.pass_of("zeros")
    hidden = found.x == 0
    if not found.kept.any() or ((found.g != 0) != found.kept)[~hidden].any():
        message, expected = "backward must drop what forward dropped", "zeros where y has zeros"
        return problem(run, found.backward, message, expected)
    factors = found.g / found.grad
    seen_factor = factors[~hidden][found.kept[~hidden]][0]
    passed = found.g[hidden] != 0
    if passed.any() and close(factors[hidden], seen_factor)[passed].all():
        return None
    call = paste_then(run, found.backward, "g", f"x = {show_value(found.x)}\ng[x == 0]")
    message = "an input that is 0 but was kept must still get gradient"
    expected = "grad / (1 - p) at each place that the mask kept, 0 elsewhere"
    return Problem(message, call, show_result(found.g[hidden]), expected)


def _unlike_repeat(run: Run) -> Problem | None:
    first, again = run.call("latest", "g"), run.call("latest", "again")
    if close(again.value, first.value).all():
        return None
    return problem(run, again, "a second backward must give the same", first.value)


def find_wrong_gradient_scale(run: Run) -> Problem | Skip | None:
    """Gradients that pass are divided by 1 - p."""
    looked = False
    for found in evidence(run).gradient_passes:
        passed = found.kept & (found.g != 0)
        looked = looked or passed.any()
        expected = found.grad / (1 - found.p)
        if not close(found.g, expected)[passed].all():
            shown = np.where(found.kept, expected, 0.0)
            return problem(run, found.backward, "backward must divide by 1 - p too", shown)
    return None if looked else NO_MASK


def find_masked_after_inference(run: Run) -> Problem | None:
    """After an inference forward, backward returns grad."""
    for name in AFTER_INFERENCE:
        played = run.call(name, "h")
        if not close(played.value, played.arg(0)).all():
            message = "after an inference forward, backward must return grad"
            return problem(run, played, message, played.arg(0))
    return None


def find_edits(run: Run) -> Problem | None:
    """No call changes the array that it was given."""
    edits = [p for p in evidence(run).calls if p.event.changed]
    if not edits:
        return None
    played = min(edits, key=lambda p: p.arg(0).size)
    name = "x" if played.step.call.endswith("forward") else "grad"
    return Problem(
        f"{name} must be left as it was",
        paste_and_print(run, played, 0, name),
        show_result(next(iter(played.event.changed.values()))),
        show_result(played.arg(0)),
    )


def find_change_at_rate_zero(run: Run) -> Problem | None:
    """With p = 0 nothing is dropped and nothing scaled, forward and backward."""
    calls = [(size, result) for size in ("tiny", "wide") for result in ("y", "g")]
    for size, result in calls:
        played = run.call(f"rate 0 {size}", result)
        if not close(played.value, played.arg(0)).all():
            return problem(run, played, "with p = 0 nothing changes", played.arg(0))
    return None


def find_accepted_rates(run: Run) -> Problem | None:
    """The constructor raises ValueError for rates outside [0, 1)."""
    for p in BAD_RATES:
        played = run.call(f"bad rate {p}", "layer")
        if not (isinstance(played.value, Raised) and "ValueError" in played.value.kinds):
            message = f"p must be in [0, 1): refuse {p}"
            return problem(run, played, message, "ValueError", got=_refusal(played))
    return None


def _refusal(played: Played) -> str:
    return show_result(played.value) if played.failed else "a layer, no ValueError"


CHECKS = (
    Check(
        "shape",
        "outputs and gradients have the shape of what came in",
        1,
        ("shape*", "float32"),
        lambda run: None,
    ),
    Check(
        "drop_rate",
        "each entry is dropped with probability p",
        2,
        ("large* > forward", "default > forward"),
        find_wrong_rate,
    ),
    Check(
        "scaling",
        "kept entries must be x / (1 - p)",
        3,
        ("pass* > forward", "large* > forward"),
        find_wrong_scale,
    ),
    Check(
        "mask_per_element",
        "each entry of each example has its own coin",
        2,
        ("large* > forward", "series 2-D > forward"),
        find_shared_coins,
    ),
    Check(
        "fresh_mask",
        "each training forward draws a new mask",
        1,
        ("series 2-D > forward",),
        find_repeated_masks,
    ),
    Check(
        "inference_passthrough",
        "with training=False the output is x",
        2,
        ("tiny inference > forward", "inference first > forward", "after inference > forward"),
        find_changed_inference,
    ),
    Check(
        "mask_reuse",
        "backward drops what the latest forward dropped",
        2,
        ("pass*", "latest*", "zeros", "two layers*"),
        find_other_mask,
    ),
    Check(
        "gradient_scaling",
        "backward divides by 1 - p too",
        3,
        ("pass*",),
        find_wrong_gradient_scale,
    ),
    Check(
        "gradient_after_inference",
        "after an inference forward, backward returns grad",
        1,
        ("inference first", "tiny inference", "after inference", "two modes*"),
        find_masked_after_inference,
    ),
    Check("input_unchanged", "x and grad are left as they were", 1, ("pass*",), find_edits),
    Check(
        "zero_rate",
        "with p = 0 nothing changes",
        1,
        ("rate 0*",),
        find_change_at_rate_zero,
        deciding=False,
    ),
    Check(
        "rate_validation",
        "a rate outside [0, 1) raises ValueError",
        1,
        (),
        find_accepted_rates,
        deciding=False,
    ),
)
