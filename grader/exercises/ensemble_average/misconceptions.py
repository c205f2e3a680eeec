"""The named causes of a wrong exact average, each proven by a run."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from grader.exercise import Misconception
from grader.exercises.ensemble_average.checks import equals, few, form
from grader.exercises.ensemble_average.probes import all_masks, members, softmax, wanted, weights
from grader.run import Played, Run


def _follows(*rules: Callable[[Played], np.ndarray]) -> Callable[[Run], bool]:
    """Return a test: one of the rules predicts every small result, and some is not right."""

    def proven(run: Run) -> bool:
        calls = few(run)
        return any(all(equals(p, rule(p)) for p in calls) for rule in rules) and not all(
            equals(p, wanted(p)) for p in calls
        )

    return proven


def _share(played: Played) -> np.ndarray:
    return weights(all_masks(played.arg(1).size), played.arg(2))


def _swapped(played: Played, scale: float) -> np.ndarray:
    masks = all_masks(played.arg(1).size)
    return weights(masks, 1 - played.arg(2)) @ members(played, scale)


def _masked_outputs(played: Played) -> np.ndarray:
    logits, p = played.arg(1) @ played.arg(0), played.arg(2)
    masks = all_masks(logits.size)
    return weights(masks, p) @ softmax(masks * logits / (1 - p))


def _missing(played: Played, place: int) -> np.ndarray:
    share = _share(played)
    share[place] = 0
    return share @ members(played)


def _draws(run: Run) -> bool:
    """Equal calls give unlike results, every one of them made of probabilities."""
    calls = run.calls("again", "y")
    if any(form(run, played) or played.value.dtype.kind != "f" for played in calls):
        return False
    stack = np.stack([played.value for played in calls])
    sound = bool((stack >= 0).all()) and np.allclose(stack.sum(axis=1), 1, rtol=1e-6)
    return sound and not np.allclose(stack, stack[0], rtol=1e-6, atol=0)


ALL = ("one_input", "all_masks", "many_inputs", "zero_rate")


def _cause(
    name: str,
    explanation: str,
    explains: tuple[str, ...],
    proven: Callable[[Run], bool],
    read: str = "08 why_it_works",
) -> Misconception:
    return Misconception(name, explanation, read, explains, proven)


MISCONCEPTIONS = (
    _cause(
        "samples_masks",
        "Equal calls give unlike averages: masks are drawn at random. There are only 2**n; "
        "go through all of them.",
        ("exact", *ALL),
        _draws,
    ),
    _cause(
        "uniform_weights",
        "All masks have the same weight. A mask has weight 1 / 2**n at p = 0.5 only.",
        ALL,
        _follows(lambda p: members(p).mean(axis=0)),
    ),
    _cause(
        "keeps_with_p",
        "Kept inputs weigh p and dropped ones 1 - p. Here p is the drop rate.",
        ALL,
        _follows(lambda p: _swapped(p, 1 / (1 - p.arg(2)))),
    ),
    _cause(
        "keep_drop_swapped",
        "Inputs are kept with probability p and divided by p. Here p is the drop rate.",
        (*ALL, "probabilities"),
        _follows(lambda p: _swapped(p, 1 / p.arg(2))),
    ),
    _cause(
        "no_scaling",
        "Kept inputs stay as they are. Inverted dropout divides them by 1 - p.",
        ALL,
        _follows(lambda p: _share(p) @ members(p, 1.0)),
        read="03 rescaling",
    ),
    _cause(
        "weight_scaling",
        "The result is softmax(x @ W): weight scaling, or the average of the logits, or a "
        "geometric mean. Average the outputs of softmax.",
        ALL,
        _follows(lambda p: softmax(p.arg(1) @ p.arg(0))),
    ),
    _cause(
        "geometric_mean",
        "The sub-networks are averaged geometrically, through their logarithms. Add the "
        "weighted probabilities themselves.",
        ("probabilities", *ALL),
        _follows(lambda p: np.exp(_share(p) @ np.log(members(p)))),
    ),
    _cause(
        "averages_logits",
        "The result is x @ W, the average of the logits. Apply softmax in each sub-network, "
        "then average.",
        ("probabilities", *ALL),
        _follows(lambda p: p.arg(1) @ p.arg(0)),
    ),
    _cause(
        "masks_outputs",
        "The masks fall on the outputs x @ W. Drop inputs: there are 2**len(x) masks.",
        ALL,
        _follows(_masked_outputs),
    ),
    _cause(
        "leaves_out_a_mask",
        "One mask is missing from the sum: the one that drops every input, or the one that "
        "keeps every input.",
        ("probabilities", *ALL),
        _follows(lambda p: _missing(p, 0), lambda p: _missing(p, -1)),
    ),
    _cause(
        "divides_twice",
        "The weighted sum is divided by the number of masks. The weights sum to 1 already.",
        ("probabilities", *ALL),
        _follows(lambda p: wanted(p) / 2 ** p.arg(1).size),
    ),
    _cause(
        "edits_input",
        "The caller's array is overwritten: `*=` and `[...] =` write into the array they get.",
        ("input_unchanged", "exact", *ALL),
        lambda run: any(played.event.changed for played in run),
        read="02 masking",
    ),
)
