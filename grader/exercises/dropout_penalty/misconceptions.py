"""The named causes of a wrong penalty, each proven by a run."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from grader.exercise import Misconception
from grader.exercises.dropout_penalty.checks import equals, few
from grader.exercises.dropout_penalty.probes import factor, number, wanted
from grader.run import Played, Run


def _follows(*rules: Callable[[Played], float]) -> Callable[[Run], bool]:
    """Return a test: one of the rules predicts every result, and some is not right."""

    def proven(run: Run) -> bool:
        calls = few(run)
        return any(all(equals(p, float(rule(p))) for p in calls) for rule in rules) and not all(
            equals(p, wanted(p)) for p in calls
        )

    return proven


def _with_factor(other: Callable[[float], float]) -> Callable[[Run], bool]:
    return _follows(lambda played: other(played.arg(2)) * wanted(played) / factor(played.arg(2)))


def _times(inside: Callable[[np.ndarray, np.ndarray], float]) -> Callable[[Run], bool]:
    return _follows(lambda p: factor(p.arg(2)) * inside(p.arg(0), p.arg(1)))


def _draws(run: Run) -> bool:
    """Equal calls give unlike finite numbers, and the data stay as they were."""
    calls = run.calls("again", "extra")
    found = [number(played) for played in calls]
    if None in found or not np.isfinite(np.array(found, float)).all():
        return False
    unchanged = not any(played.event.changed for played in calls)
    return unchanged and not np.allclose(found, found[0], rtol=1e-6)


SUMS = ("energies", "drop_rate")
ALL = ("one_input", *SUMS)


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
        "norms_multiplied",
        "Every weight meets the energy of all inputs: that is the product of the two squared "
        "norms. A mask on input j disturbs only w[j] * X[:, j].",
        SUMS,
        _times(lambda X, w: (w**2).sum() * (X**2).sum()),
    ),
    _cause(
        "mean_instead_of_sum",
        "A mean is taken where the loss adds up: over examples, over inputs, or both.",
        ALL,
        _follows(
            lambda p: wanted(p) / p.arg(0).shape[0],
            lambda p: wanted(p) / p.arg(0).shape[1],
            lambda p: wanted(p) / p.arg(0).size,
        ),
    ),
    _cause(
        "keep_drop_swapped",
        "The factor is (1 - p) / p, as if p were the probability of keeping.",
        (*ALL, "zero_rate"),
        _with_factor(lambda p: (1 - p) / p),
        read="03 rescaling",
    ),
    _cause(
        "no_scaling",
        "The factor is p * (1 - p), the variance of m. The input is multiplied by m / (1 - p).",
        ALL,
        _with_factor(lambda p: p * (1 - p)),
        read="03 rescaling",
    ),
    _cause(
        "second_moment",
        "The factor is 1 / (1 - p), the mean square of m / (1 - p). The penalty holds its "
        "variance, which is less by 1.",
        (*ALL, "zero_rate"),
        _with_factor(lambda p: 1 / (1 - p)),
        read="03 rescaling",
    ),
    _cause(
        "squares_forgotten",
        "The weights enter without their square, or the inputs, or both.",
        ALL,
        _follows(
            *(
                lambda q, a=a, b=b: factor(q.arg(2)) * (q.arg(1) ** a @ (q.arg(0) ** b).sum(axis=0))
                for a, b in ((1, 2), (2, 1), (1, 1))
            )
        ),
    ),
    _cause(
        "column_sums",
        "The columns of X are added up first and then squared. Square first, then add.",
        ALL,
        _times(lambda X, w: w**2 @ X.sum(axis=0) ** 2),
    ),
    _cause(
        "squared_predictions",
        "The squares of X @ w are added up. That is the penalty if one coin decided for a "
        "whole row; with a coin an entry the mixed terms vanish.",
        SUMS,
        _times(lambda X, w: ((X @ w) ** 2).sum()),
    ),
    _cause(
        "samples_masks",
        "Equal calls give unlike numbers: masks are drawn at random. The expectation needs none.",
        ("exact", *ALL),
        _draws,
    ),
    _cause(
        "edits_input",
        "The caller's array is overwritten: `*=` and `**=` write into the array they get.",
        ("input_unchanged", "exact", *ALL),
        lambda run: any(played.event.changed for played in run),
        read="02 masking",
    ),
)
