"""The rules on how a mask is drawn: each entry its own coin, each call its own mask."""

from __future__ import annotations

from grader import bands, masks
from grader.exercise import Problem, problem
from grader.exercises.dropout_layer.evidence import (
    Evidence,
    evidence,
    halves_by_value,
    reseeded_call,
)
from grader.exercises.dropout_layer.series import Series
from grader.run import Played, Run, paste_then, show_value


def find_shared_coins(run: Run) -> Problem | None:
    """Each entry of each example has a coin of its own."""
    seen = evidence(run)
    for series in seen.series:
        if series.shared or series.tied or series.tangled and _is_tied_in_one_mask(seen):
            return _mask_problem(run, series)
    return _tied_neighbours(run, seen) or _tied_to_value(run, seen)


def _is_tied_in_one_mask(seen: Evidence) -> bool:
    """Neighbours of one large mask agree otherwise than at its own rate: freshness has no part."""
    kept = [p.kept for p in map(seen.pass_of, ("large low", "large high")) if p is not None]
    mixed = [mask for mask in kept if mask.any() and not mask.all()]
    return any(
        not masks.neighbours_independent(mask, 1 - float(mask.mean()), axis)
        for mask in mixed
        for axis in (0, 1)
    )


def _mask_problem(run: Run, series: Series) -> Problem:
    """Show one mask, an example a row, where each entry should have its own coin."""
    kept = series.stack[0]
    rows = kept.reshape(len(kept), -1) if kept.ndim > 1 else kept.reshape(8, -1)
    return problem(
        run,
        series.first,
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
        series.first,
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
                    str(share.round(4)),
                    f"about {masks.agreement(found.p):.2f}",
                )
    return None


def _tied_to_value(run: Run, seen: Evidence) -> Problem | None:
    for found in seen.fair_large_passes:
        for what in ("x", "np.abs(x)"):
            low, high = halves_by_value(found, what)
            p = seen.fair_rate(found)
            if all(bands.inside(half.drops, half.size, p) for half in (low, high)):
                continue
            call = paste_then(run, found.forward, "y", "...")
            x = show_value(found.forward.step.args[0])
            look = f"x = {x}\n(y[{what} < np.median({what})] == 0).mean().round(4)"
            return Problem(
                "large and small values must be dropped equally often",
                call.replace("...", look),
                str(low.share.round(4)),
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
        _print_next_draw(run, played),
        *_reseeding_shown(played),
    )


def _reseeding_shown(played: Played) -> tuple[str, str]:
    """Say what the pasted lines print, and what they should, for either proof."""
    if played.episode.name.startswith("same seed"):
        return "another number in each run of these lines", "the same number in each run"
    return "the same number after every forward", "a number that differs from call to call"


def _print_next_draw(run: Run, played: Played) -> str:
    """Return the lines after which the next global draw shows that forward reseeded."""
    return paste_then(run, played, "y", "np.random.rand()")
