"""What forward must do, in both modes: one function a rule, read off the outputs."""

from __future__ import annotations

import numpy as np

from grader import bands, masks
from grader.closeness import close
from grader.exercise import Problem, Skip
from grader.exercises.torch_dropout.evidence import (
    Evidence,
    coins,
    count_is_fixed,
    evidence,
    rate_of,
    show_gradient,
    shown,
)
from grader.run import Run, show_result


def find_other_dtype(run: Run) -> Problem | None:
    """The output has the dtype of x: the nn.Linear that follows needs it."""
    for found in evidence(run).passes:
        if found.y.dtype != found.x.dtype:
            got, expected = f"torch.{found.y.dtype}", f"torch.{found.x.dtype}, as x"
            message = "the output must have the dtype of x"
            return shown(run, found.played, message, expected, look="y.dtype", got=got)
    return None


def find_changed_inference(run: Run) -> Problem | None:
    """After eval() the output is x, and the gradient passes as it is."""
    for played in evidence(run).inferences:
        if not close(played.value, played.arg(1)).all():
            return shown(run, played, "after eval() the output must be x", played.arg(1))
    for calls in run.episodes("eval gradient"):
        played = calls[-1]
        _, g = played.value
        if g is None or not close(g, played.arg(3)).all():
            message = "after eval() the gradient in x must be that in y"
            return show_gradient(run, played, message, played.arg(3))
    return None


def find_wrong_rate(run: Run) -> Problem | None:
    """An entry is 0 with probability p, and the number of zeros varies."""
    seen = evidence(run)
    for found in seen.passes:
        large = found.played.episode.name.startswith("large")
        if large and not masks.rate_is(coins(found.kept), found.p):
            share = f"{(found.y == 0).mean():.4f}"
            message = "an entry is 0 with probability p"
            look = "(y == 0).double().mean().item()"
            return shown(run, found.played, message, f"about {found.p}", look=look, got=share)
    return _fixed_count(run, seen) or _uneven(run, seen)


def _fixed_count(run: Run, seen: Evidence) -> Problem | None:
    for name, stack in seen.stacks.items():
        if count_is_fixed(stack):
            counts = str([int((~mask).sum()) for mask in stack[:8]])
            message = "the number of zeros must vary from call to call"
            look, played = "[int((y == 0).sum()) for y in ys[:8]]", run.call(f"series {name}", "y")
            return shown(run, played, message, "numbers around 64", look=look, got=counts)
    return None


def _uneven(run: Run, seen: Evidence) -> Problem | None:
    """No place is dropped more often than another; a mask that never changes is another fault."""
    for name, stack in seen.stacks.items():
        odd = masks.uneven_positions(stack, 0.5)
        if masks.rate_is(stack, 0.5) and odd.any() and not seen.frozen:
            place = tuple(int(i) for i in np.argwhere(odd)[0])
            times = int((~stack[(slice(None), *place)]).sum())
            message = "every entry must be dropped equally often"
            look, played = f"sum(int(y[{place}] == 0) for y in ys)", run.call(f"series {name}", "y")
            expected = f"about {len(stack) // 2}, of {len(stack)} forwards"
            return shown(run, played, message, expected, look=look, got=str(times))
    return None


def find_wrong_scale(run: Run) -> Problem | None:
    """In training kept entries are x / (1 - p)."""
    for found in evidence(run).passes:
        expected = found.x / (1 - found.p)
        if not close(found.y, expected)[found.kept].all():
            words = show_result(expected) + "   (any entry may instead be 0)"
            return shown(run, found.played, "kept entries must be x / (1 - p)", words)
    return None


def find_stuck_mode(run: Run) -> Problem | Skip | None:
    """train() and eval() switch the layer, called on it or on a module that holds it.

    256 entries at a rate of 0.2 or more are all kept with probability 0.8 ** 256 < 1e-24.
    """
    bands.spend(2e-24)
    alone = run.call("switch", "z")
    if not close(alone.value, alone.arg(1)).all():
        return Skip("not judged, because the layer's own eval() does not stop the dropping")
    played = run.call("parent", "z")
    if not close(played.value, played.arg(1)).all():
        message = "the eval() of a module that holds the layer must reach it"
        return shown(run, played, message, played.arg(1))
    for played in (run.call("switch", "y"), run.call("parent", "y")):
        if (played.value != 0).all():
            message, look = "after train() the layer must drop again", "int((y == 0).sum())"
            expected = f"about {rate_of(run, played) * played.value.size:.0f}"
            return shown(run, played, message, expected, look=look, got="0")
    return None


def find_shared_coins(run: Run) -> Problem | Skip | None:
    """Each entry of each example has a coin of its own."""
    seen = evidence(run)
    if seen.frozen:
        return Skip("not judged, because every forward uses one and the same mask")
    for name, stack in seen.stacks.items():
        if _is_tied(stack):
            return _show_mask(run, name, stack)
    return None


def _is_tied(stack: np.ndarray) -> bool:
    """Tell whether entries of a mask share their luck; chains are exact at rate one half."""
    if stack.all() or not stack.any():
        return False
    if masks.twins(stack).any():
        return True
    if not masks.rate_is(stack, 0.5):
        return False
    independent = all(masks.chains_independent(stack, axis) for axis in range(1, stack.ndim))
    return not independent or masks.counts_scatter(stack, 0.5)


def _show_mask(run: Run, name: str, stack: np.ndarray) -> Problem:
    rows = stack[0].reshape(len(stack[0]), -1)
    return shown(
        run,
        run.call(f"series {name}", "y"),
        "each entry of each example needs its own coin",
        "zeros and ones without a pattern",
        look=f"(ys[0] != 0).int().reshape{rows.shape}.numpy()",
        got=str(rows.astype(int)),
        mask=rows,
    )


def find_repeats(run: Run) -> Problem | None:
    """Each forward in training draws a new mask."""
    for name, stack in evidence(run).stacks.items():
        if stack.all() or not stack.any():
            continue
        again = (stack[1:] == stack[:-1]).reshape(len(stack) - 1, -1).all(axis=1)
        bands.spend(len(again) * 0.5**128)
        if again.any():
            first = int(again.argmax())
            rows = stack[first : first + 2].reshape(2, -1)[:, :16].astype(int)
            look = f"(torch.stack(ys[{first}:{first + 2}]).reshape(2, -1)[:, :16] != 0).int()"
            message = "each forward must draw its mask afresh"
            expected, played = "two unlike rows", run.call(f"series {name}", "y")
            return shown(
                run, played, message, expected, look=look + ".numpy()", got=str(rows), mask=rows > 0
            )
    return None


def find_edits(run: Run) -> Problem | None:
    """The tensor x is afterwards what it was."""
    for played in run:
        if played.step.call == "forward" and "1" in played.event.changed:
            after, before = played.event.changed["1"], played.arg(1)
            return shown(run, played, "x must be left as it was", before, look="x", got=after)
    return None
