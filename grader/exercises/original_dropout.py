"""Lesson 03: dropout as the paper of 2014 has it: a plain mask, and times 1 - p at inference."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from grader.exercise import Check, Exercise, Misconception, Problem, problem
from grader.exercises.inverted_dropout import advise
from grader.exercises.inverted_dropout.checks import MASK_CHECKS, find_other_factor
from grader.exercises.inverted_dropout.evidence import (
    Factor,
    agree,
    answers,
    divided,
    drops,
    form,
    keeps_with_p,
    multiplies_by,
    never_drops,
    sound,
)
from grader.exercises.inverted_dropout.misconceptions import MASK_MISCONCEPTIONS
from grader.exercises.inverted_dropout.probes import probes, unlike
from grader.run import Run
from grader.script import Episode, Raised, Rng, Script, Step, draw_seeds

NAME = "original_dropout"
ON, OFF = (("training", True),), (("training", False),)
INFERENCE = ((0.2, (4,)), (0.6, (5,)), (0.25, (3, 4)), (0.8, (2, 3, 2)))


def write_script(rng: np.random.Generator) -> Script:
    """Ask for training on many arrays, then for inference on a few."""
    training = probes(rng, NAME, ON)
    drawn = [np.arange(1.0, 5.0), *(unlike(rng, shape) for _, shape in INFERENCE[1:])]
    asked = [(f"inference {k}", x, INFERENCE[k][0]) for k, x in enumerate(drawn)]
    asked.append(("integers", np.array([1, 2, 3, 4]), 0.3))
    seeds = iter(draw_seeds(rng, 2 * len(asked)))
    inference = [
        Episode(name, next(seeds), (Step("y", NAME, (x, p, Rng(next(seeds))), OFF),))
        for name, x, p in asked
    ]
    return Script((*training, *inference))


def find_training_factor(run: Run) -> Problem | None:
    """In training a kept entry is x itself."""
    return find_other_factor(run, lambda p: 1, "in training a kept entry is x, not scaled")


def find_inference_factor(run: Run) -> Problem | None:
    """At inference every entry is x * (1 - p), for whole numbers too unless they are refused."""
    calls = [*answers(run, "inference"), *answers(run, "integers")]
    for played in calls:
        if isinstance(played.value, Raised):
            continue
        x, p = played.arg(0), played.arg(1)
        complaint = form(run, played)
        if complaint or not agree(played.value, x * (1 - p)):
            rule = complaint or "at inference every entry is x * (1 - p)"
            return problem(run, played, rule, x * (1 - p))
    return None


def becomes(run: Run, factor: Factor) -> bool:
    """Tell whether at inference every entry is x times `factor(p)`."""
    return sound(run, "inference") and all(
        agree(played.value, played.arg(0) * factor(played.arg(1)))
        for played in answers(run, "inference")
    )


def drops_at_inference(run: Run) -> bool:
    """Tell whether inference gives zeros beside other entries."""
    if not sound(run, "inference"):
        return False
    values = [played.value for played in answers(run, "inference")]
    return any((v == 0).any() for v in values) and any(v.any() for v in values)


def cuts_decimals(run: Run) -> bool:
    """Tell whether at inference whole numbers come back cut, and other numbers right."""
    (played,) = answers(run, "integers")
    if form(run, played) is not None or not becomes(run, lambda p: 1 - p):
        return False
    return agree(played.value, np.trunc(played.arg(0) * (1 - played.arg(1))))


def mix(training: Factor, inference: Factor) -> Callable[[Run], bool]:
    """Return a test for kept entries scaled by one factor and inference by the other."""
    return lambda run: multiplies_by(run, training) and becomes(run, inference)


def one(_: float) -> float:
    """Return the factor of what is left as it is."""
    return 1.0


def keep(p: float) -> float:
    """Return the probability of being kept."""
    return 1 - p


def rate(p: float) -> float:
    """Return the drop rate itself."""
    return p


EXERCISE = Exercise(
    name=NAME,
    lesson="03",
    order=0,
    checks=(
        Check(
            "shape",
            "the result must be an array of x's shape",
            1,
            ("shape*", "inference*"),
            lambda run: None,
        ),
        Check(
            "scaling",
            "in training kept entries must be x, not scaled",
            2,
            ("tiny*", "shape*", "rate*"),
            find_training_factor,
        ),
        Check(
            "inference_scaling",
            "at inference every entry must be x * (1 - p)",
            2,
            ("inference*",),
            find_inference_factor,
        ),
        *MASK_CHECKS,
    ),
    misconceptions=(
        Misconception(
            "inverted_scheme",
            "This is inverted dropout: it divides in training and leaves inference alone. The "
            "original does not divide in training; it multiplies by 1 - p at inference.",
            "03 rescaling",
            ("scaling", "inference_scaling"),
            mix(divided, one),
        ),
        Misconception(
            "scaled_again_at_inference",
            "Training divides by 1 - p and inference multiplies by it: two cures for one ill. The "
            "original scheme only multiplies at inference.",
            "03 rescaling",
            ("scaling",),
            mix(divided, keep),
        ),
        Misconception(
            "no_scaling",
            "Nothing is scaled: training has a mean of (1 - p) x and inference gives x. Multiply "
            "by 1 - p at inference.",
            "03 rescaling",
            ("inference_scaling",),
            mix(one, one),
        ),
        Misconception(
            "divides_at_inference",
            "Inference divides by 1 - p. The mean of training is (1 - p) x, so multiply.",
            "03 rescaling",
            ("inference_scaling",),
            mix(one, divided),
        ),
        Misconception(
            "scales_by_drop_rate",
            "Inference multiplies by p, the drop rate. The mean of training is 1 - p times x.",
            "03 rescaling",
            ("inference_scaling",),
            lambda run: drops(run) and not keeps_with_p(run) and becomes(run, rate),
        ),
        Misconception(
            "keep_drop_swapped",
            "Entries are kept with probability p and inference multiplies by p: this takes p for "
            "the keep probability, as the paper does. Here p is the drop rate.",
            "03 rescaling",
            ("drop_rate", "inference_scaling"),
            lambda run: keeps_with_p(run) and becomes(run, rate),
        ),
        Misconception(
            "keeps_with_p",
            "Entries are kept with probability p. Here p is the drop rate: keep with 1 - p.",
            "03 rescaling",
            ("drop_rate",),
            lambda run: keeps_with_p(run) and not becomes(run, rate),
        ),
        Misconception(
            "drops_at_inference",
            "Entries are dropped at inference too. Inference draws no mask: look at the flag "
            "`training` first.",
            "03 rescaling",
            ("inference_scaling",),
            lambda run: drops(run) and drops_at_inference(run),
        ),
        Misconception(
            "inverted_flag",
            "Inference drops entries and training does not: the two branches are exchanged.",
            "03 rescaling",
            (
                "scaling",
                "inference_scaling",
                "drop_rate",
                "mask_per_element",
                "fresh_mask",
                "uses_rng",
            ),
            lambda run: never_drops(run) and drops_at_inference(run),
        ),
        Misconception(
            "never_drops",
            "Nothing is ever dropped in training: draw a mask and multiply x by it.",
            "02 masking",
            ("scaling", "drop_rate", "mask_per_element", "fresh_mask", "uses_rng"),
            lambda run: never_drops(run) and not drops_at_inference(run),
        ),
        Misconception(
            "truncates_integers",
            "For an array of whole numbers the decimals are cut off: the result takes over the "
            "dtype of x. Let the product make a new float array.",
            "03 rescaling",
            ("inference_scaling",),
            cuts_decimals,
        ),
        *MASK_MISCONCEPTIONS,
    ),
    hints=(
        "The two modes must agree on average. Training drops entries and scales nothing: what is "
        "then the mean of an entry, and how can inference give exactly that?",
        'The section "Original dropout: scale later" did both modes by hand for p = 0.25. Which '
        "of its two lines needs a mask, and where would 1 - p stand in the other?",
        "If training, return x times a mask that is True where rng.random(x.shape) is at least p. "
        "Otherwise draw nothing and return x times (1 - p).",
    ),
    script=write_script,
    form=form,
    advise=advise,
)
