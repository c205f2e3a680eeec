"""Lesson 10: the entropy of the mean of sampled class probabilities."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from grader.exercise import Check, Exercise, Misconception, Problem, problem
from grader.run import Played, Run, paste_and_print
from grader.script import Episode, Script, Step, draw_seeds

NAME = "predictive_entropy"
LESSON = "10 uncertainty"
# name: (samples, examples, classes), all unlike, so that a sum over another axis shows.
POSITIVE = {"tiny": (2, 1, 2), "three": (2, 1, 3), "box": (4, 3, 5), "tall": (3, 7, 4)}
ZEROS = ("certain", "never", "opposite")
FINE = 1e-9  # nats: what rounding and an epsilon of 1e-12 stay far below
COARSE = 1e-6

Rule = Callable[[np.ndarray], np.ndarray]


def write_script(rng: np.random.Generator) -> Script:
    """Ask for entropies of positive probabilities, then of such with zeros."""
    inputs = {name: draw_probabilities(rng, shape) for name, shape in POSITIVE.items()}
    certain, other = np.eye(3)[rng.choice(3, 2, replace=False)]
    never = np.insert(draw_probabilities(rng, (2, 2, 2)), rng.integers(3), 0.0, axis=2)
    inputs |= {"certain": np.stack([certain[None]] * 2), "never": never}
    inputs["opposite"] = np.stack([certain[None], other[None]])
    seeds = draw_seeds(rng, len(inputs))
    return Script(
        tuple(
            Episode(name, seed, (Step("entropy", NAME, (array,)),))
            for (name, array), seed in zip(inputs.items(), seeds, strict=True)
        )
    )


def draw_probabilities(rng: np.random.Generator, shape: tuple[int, ...]) -> np.ndarray:
    """Return probabilities of two decimals, none 0; two samples of an example always differ."""
    samples, examples, classes = shape
    while True:
        shares = rng.dirichlet(np.ones(classes), (samples, examples))
        array = (1 + rng.multinomial(100 - classes, shares)) / 100
        if np.ptp(array, axis=0).min() > 0.05 and abs(array - 1 / classes).min() > 0.001:
            return array


def form(_: Run, played: Played) -> str | None:
    """Complain unless the result holds one number for each example."""
    examples = played.arg(0).shape[1]
    if not isinstance(played.value, np.ndarray):
        return "the result is not a NumPy array"
    if played.value.shape != (examples,):
        return f"the result has shape {played.value.shape}, not {(examples,)}"
    return None


def terms(q: np.ndarray) -> np.ndarray:
    """Return -q log q in nats, 0 where q is 0."""
    return -q * np.log(np.where(q > 0, q, 1)) + 0.0


def right(probabilities: np.ndarray) -> np.ndarray:
    """Return the entropy of the mean over the samples, for each example."""
    return terms(probabilities.mean(axis=0)).sum(axis=1)


def expected_entropy(probabilities: np.ndarray) -> np.ndarray:
    """Return the mean over the samples of their entropies."""
    return terms(probabilities).sum(axis=2).mean(axis=0)


def close(got: Any, expected: np.ndarray, absolute: float = COARSE) -> bool:
    """Tell whether a number or an array has the expected shape and entries."""
    if not isinstance(got, (np.ndarray, float, int)):
        return False
    got = np.asarray(got, dtype=float)
    return got.shape == np.shape(expected) and np.allclose(got, expected, rtol=0, atol=absolute)


def calls(run: Run, *names: str) -> list[Played]:
    """Return the calls of these episodes."""
    return [run.call(name, "entropy") for name in names]


def find_mean_of_entropies(run: Run) -> Problem | None:
    """The samples are averaged before the entropy is taken, not after."""
    for played in calls(run, *POSITIVE):
        if close(played.value, expected_entropy(played.arg(0))):
            return _show(run, played, "average the probabilities first, then take the entropy")
    return None


def find_wrong_entropy(run: Run) -> Problem | None:
    """Each number is minus the sum of q log q, q the mean probabilities of the example."""
    return _first_unlike(run, POSITIVE, COARSE, "the entropy is -sum(q log q), in nats")


def find_wrong_zero(run: Run) -> Problem | None:
    """A class of probability 0 adds nothing."""
    return _first_unlike(run, ZEROS, COARSE, "0 log 0 counts as 0")


def find_inexact_entropy(run: Run) -> Problem | None:
    """Nothing is added to the probabilities that would show in the ninth digit."""
    message = "the entropy is right to 1e-9"
    return _first_unlike(run, (*ZEROS, *POSITIVE), FINE, message)


def _first_unlike(run: Run, names: Any, absolute: float, message: str) -> Problem | None:
    for played in calls(run, *names):
        if not close(played.value, right(played.arg(0)), absolute):
            return _show(run, played, message)
    return None


def _show(run: Run, played: Played, message: str) -> Problem:
    got, expected = played.value, right(played.arg(0))
    if np.array_equal(np.isnan(got), np.isnan(expected)) and close(got, expected, 1e-3):
        return problem(run, played, message, _digits(expected), got=_digits(got))
    return problem(run, played, message, expected)


def _digits(array: np.ndarray) -> str:
    """Return an array with all its digits, where four do not show the fault."""
    with np.printoptions(precision=12, threshold=24):
        return str(array)


def find_edited_input(run: Run) -> Problem | None:
    """The array that was passed in is as it was."""
    for played in calls(run, *ZEROS, *POSITIVE):
        if "0" in played.event.changed:
            call = paste_and_print(run, played, 0, "q") + ".tolist()"  # shows all digits
            after, before = (str(a.tolist()) for a in (played.event.changed["0"], played.arg(0)))
            return Problem("probabilities must be left as they were", call, after, before)
    return None


def _follows(run: Run, rule: Rule) -> bool:
    """Tell whether every result for positive probabilities is `rule(probabilities)`."""
    return all(close(c.value, rule(c.arg(0))) for c in calls(run, *POSITIVE))


def _log_of_zero(run: Run) -> bool:
    """Only where a mean is 0 is the result not a number."""
    found = calls(run, "certain", "never", "opposite")
    well_formed = not any(c.failed or form(run, c) for c in found)
    return well_formed and _follows(run, right) and all(np.isnan(c.value).all() for c in found)


def _epsilon(run: Run) -> bool:
    """The certain example tells the number added inside the logarithm; the others agree."""
    (certain,) = calls(run, "certain")
    if certain.failed or form(run, certain):
        return False
    eps = float(np.exp(-certain.value[0].astype(float)) - 1)
    if not FINE < eps < 0.1:
        return False

    def biased(probabilities: np.ndarray) -> np.ndarray:
        q = probabilities.mean(axis=0)
        return -(q * np.log(q + eps)).sum(axis=1)

    found = calls(run, *POSITIVE, *ZEROS)
    return all(close(c.value, biased(c.arg(0)), 1e-3 * eps) for c in found)


def _names(id: str, explanation: str, explains: tuple[str, ...], rule: Rule) -> Misconception:
    """Return the cause that is proven when every result is `rule(probabilities)`."""
    return Misconception(id, explanation, LESSON, explains, lambda run: _follows(run, rule))


VALUES = ("entropy", "zero_probability", "exactness")

EXERCISE = Exercise(
    name=NAME,
    lesson="10",
    order=1,
    checks=(
        Check(
            "shape",
            "the result is an array with one entropy for each example",
            1,
            tuple(POSITIVE),
            lambda run: None,
        ),
        Check(
            "mean_first",
            "the entropy is that of the mean over the samples",
            1,
            tuple(POSITIVE),
            find_mean_of_entropies,
        ),
        Check(
            "entropy",
            "the entropy is -sum(q log q) over the classes, in nats",
            3,
            tuple(POSITIVE),
            find_wrong_entropy,
        ),
        Check("zero_probability", "a class of mean 0 adds exactly 0", 2, ZEROS, find_wrong_zero),
        Check(
            "input_unchanged",
            "probabilities is left as it was",
            1,
            (*POSITIVE, *ZEROS),
            find_edited_input,
        ),
        Check(
            "exactness",
            "the entropy is right to 1e-9: nothing is added inside the logarithm",
            1,
            (*POSITIVE, *ZEROS),
            find_inexact_entropy,
            deciding=False,
        ),
    ),
    misconceptions=(
        _names(
            "mean_of_entropies",
            "This is the mean of the samples' entropies. It misses the disagreement between "
            "samples: average the probabilities first.",
            ("mean_first", *VALUES),
            expected_entropy,
        ),
        _names(
            "missing_minus",
            "The numbers have the wrong sign: the logarithm of a probability is negative, and the "
            "entropy takes minus the sum.",
            VALUES,
            lambda p: -right(p),
        ),
        _names(
            "base_two",
            "These are bits: the logarithm is to base 2. Nats take the natural one, np.log.",
            VALUES,
            lambda p: right(p) / np.log(2),
        ),
        _names(
            "normalised",
            "The entropy is divided by the logarithm of the number of classes. Asked is the "
            "entropy itself, in nats.",
            VALUES,
            lambda p: right(p) / np.log(p.shape[2]),
        ),
        _names(
            "mean_over_classes",
            "The terms of the classes are averaged. The entropy is their sum.",
            VALUES,
            lambda p: terms(p.mean(axis=0)).mean(axis=1),
        ),
        _names(
            "sums_over_examples",
            "There is one number for each class: the sum runs over the examples. After the mean "
            "over the samples the classes are axis 1, the last one.",
            ("shape", "entropy"),
            lambda p: terms(p.mean(axis=0)).sum(axis=0),
        ),
        _names(
            "averages_over_examples",
            "There is one number for each sample: the mean was taken over the examples. The "
            "samples are axis 0.",
            ("shape", "entropy"),
            lambda p: terms(p.mean(axis=1)).sum(axis=1),
        ),
        _names(
            "sums_everything",
            "There is one number for all examples: give the sum an axis.",
            ("shape", "entropy"),
            lambda p: terms(p.mean(axis=0)).sum(),
        ),
        _names(
            "keeps_samples",
            "There is one entropy for each sample: the mean over the samples is missing.",
            ("shape", "entropy"),
            lambda p: terms(p).sum(axis=2),
        ),
        Misconception(
            "log_of_zero",
            "Where a mean is 0 the result is nan: np.log(0) is -inf, and 0 times -inf is nan. "
            "Such a class adds 0.",
            LESSON,
            ("zero_probability", "exactness"),
            _log_of_zero,
        ),
        Misconception(
            "edits_input",
            "The array that was passed in is changed: work on the mean, which is an array of its "
            "own.",
            LESSON,
            ("input_unchanged",),
            lambda run: any("0" in played.event.changed for played in run),
        ),
        Misconception(
            "epsilon_in_log",
            "A number is added inside the logarithm: even a certain prediction, whose entropy is "
            "0, gets another value.",
            LESSON,
            VALUES,
            _epsilon,
        ),
    ),
    hints=(
        "Two questions come before the formula: which axis holds the samples, and what remains "
        "when you average over it? The entropy then needs one more sum: over which axis?",
        'The section "Entropy" computes -q log q for one example by hand, and shows what NumPy '
        "makes of 0 log 0. A term whose q is 0 must be left out, or get a logarithm of 0.",
        "With `q = probabilities.mean(axis=0)`, replace the zeros inside the logarithm by 1: "
        "`np.log(np.where(q > 0, q, 1))` is 0 there. Multiply by q, sum over `axis=1`, and put a "
        "minus in front.",
    ),
    script=write_script,
    form=form,
)
