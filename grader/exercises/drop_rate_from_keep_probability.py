"""Lesson 03: translate a keep probability, the p of the paper, into a drop rate."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from grader.exercise import Check, Exercise, Misconception, Problem, problem
from grader.run import Played, Run
from grader.script import Episode, Made, Raised, Script, Step, draw_seeds

NAME = "drop_rate_from_keep_probability"
OUTSIDE = (-0.2, 1.5, 80.0)


def write_script(rng: np.random.Generator) -> Script:
    """Ask for usual values, for both ends of the range, and for values outside it."""
    drawn = rng.choice(np.r_[5:50, 51:96], 4, replace=False) / 100
    asked = [(f"value {k}", keep) for k, keep in enumerate([0.8, *drawn.tolist()])]
    asked += [("one", 1.0), ("zero", 0.0)]
    asked += [(f"outside {k}", keep) for k, keep in enumerate(OUTSIDE)]
    seeds = draw_seeds(rng, len(asked))
    return Script(
        tuple(
            Episode(name, seed, (Step("p", NAME, (keep,)),))
            for (name, keep), seed in zip(asked, seeds, strict=True)
        )
    )


def form(_: Run, played: Played) -> str | None:
    """Complain unless the result is one number."""
    if isinstance(played.value, str):
        return "the result is text, not a number"
    return None if number(played) is not None else "the result is not a number"


def number(played: Played) -> float | None:
    """Return the result as a float; None for all that is not one real number."""
    value = played.value
    if isinstance(value, np.ndarray) and value.shape == () and value.dtype.kind in "iuf":
        return float(value)
    return float(value) if type(value) in (int, float) else None


def find_other_value(run: Run) -> Problem | None:
    """The drop rate is 1 - keep."""
    for (played,) in run.episodes("value"):
        if not is_near(number(played), 1 - played.arg(0)):
            return _wrong_value(run, played)
    return None


def find_refused_one(run: Run) -> Problem | None:
    """Keeping everything is a drop rate of 0."""
    played = run.call("one", "p")
    return None if is_near(number(played), 0.0) else _wrong_value(run, played)


def _wrong_value(run: Run, played: Played) -> Problem:
    wanted = f"{1 - played.arg(0):.4g}"
    return problem(run, played, "the drop rate is 1 - keep", wanted)


def find_accepted_outside(run: Run) -> Problem | None:
    """What lies outside 0 < keep <= 1 raises ValueError."""
    return _find_accepted(run, [played for (played,) in run.episodes("outside")])


def find_accepted_zero(run: Run) -> Problem | None:
    """Keeping nothing raises ValueError too."""
    return _find_accepted(run, run.episode("zero"))


def _find_accepted(run: Run, calls: list[Played]) -> Problem | None:
    for played in calls:
        if not refuses(played):
            rule = f"keep = {played.arg(0)} is no keep probability: raise ValueError"
            if isinstance(played.value, Made) and played.value.type == "ValueError":
                rule = "a ValueError is returned: raise it"
            return problem(run, played, rule, "raises ValueError")
    return None


def refuses(played: Played) -> bool:
    """Tell whether the call raised ValueError or a kind of it."""
    return isinstance(played.value, Raised) and "ValueError" in played.value.kinds


def is_near(value: float | None, wanted: float) -> bool:
    """Tell whether a result is the wanted number, to six digits."""
    return value is not None and bool(np.isclose(value, wanted, rtol=1e-6, atol=1e-12))


def gives(run: Run, rule: Callable[[float], float]) -> bool:
    """Tell whether usual values all become `rule(keep)`."""
    calls = [played for (played,) in run.episodes("value")]
    return all(is_near(number(played), rule(played.arg(0))) for played in calls)


def works(run: Run) -> bool:
    """Tell whether usual values all give a number."""
    return all(number(played) is not None for (played,) in run.episodes("value"))


def accepts_all(run: Run) -> bool:
    """Tell whether zero and every value outside come back as a number, no error raised."""
    calls = [*run.episodes("outside"), run.episode("zero")]
    return works(run) and all(number(played) is not None for (played,) in calls)


def uses_interval_of_rate(run: Run) -> bool:
    """Tell whether 0 is accepted and 1 refused, as is right for a drop rate."""
    zero, whole = run.call("zero", "p"), run.call("one", "p")
    return works(run) and number(zero) is not None and refuses(whole)


def accepts_only_zero(run: Run) -> bool:
    """Tell whether 0 alone slips through."""
    whole, refused = run.call("one", "p"), all(refuses(p) for (p,) in run.episodes("outside"))
    return refused and number(run.call("zero", "p")) is not None and number(whole) is not None


def refuses_only_one(run: Run) -> bool:
    """Tell whether 1 is refused, and 0 too."""
    return works(run) and refuses(run.call("one", "p")) and refuses(run.call("zero", "p"))


def is_in_percent(run: Run) -> bool:
    """Tell whether percentages are expected or returned."""
    rules = (lambda keep: 1 - keep / 100, lambda keep: 100 * (1 - keep), lambda keep: 100 - keep)
    return any(gives(run, rule) for rule in rules)


EXERCISE = Exercise(
    name=NAME,
    lesson="03",
    order=2,
    checks=(
        Check("shape", "the result must be one number", 1, ("value*",), lambda run: None),
        Check("value", "the drop rate must be 1 - keep", 2, ("value*",), find_other_value),
        Check("keep_all", "keep = 1 must give a drop rate of 0", 1, ("one",), find_refused_one),
        Check(
            "rate_validation",
            "a keep probability outside 0 to 1 must raise ValueError",
            1,
            (),
            find_accepted_outside,
        ),
        Check("keep_nothing", "keep = 0 must raise ValueError", 1, (), find_accepted_zero),
    ),
    misconceptions=(
        Misconception(
            "returns_keep",
            "The keep probability comes back as it is. Kept and dropped add up to 1.",
            "03 rescaling",
            ("value", "keep_all"),
            lambda run: gives(run, lambda keep: keep),
        ),
        Misconception(
            "returns_reciprocal",
            "The result is 1 / keep: that is what kept entries are multiplied by. The drop rate is "
            "a probability, the rest of keep to 1.",
            "03 rescaling",
            ("value", "keep_all"),
            lambda run: gives(run, lambda keep: 1 / keep),
        ),
        Misconception(
            "percentages",
            "One side is counted in percent. Both are probabilities: 0.8 kept is 0.2 dropped.",
            "03 rescaling",
            ("value", "keep_all", "rate_validation"),
            is_in_percent,
        ),
        Misconception(
            "rate_not_validated",
            "No value is refused. Raise ValueError unless 0 < keep <= 1.",
            "03 rescaling",
            ("rate_validation", "keep_nothing"),
            accepts_all,
        ),
        Misconception(
            "interval_of_drop_rate",
            "0 is accepted and 1 refused, which is right for a drop rate. A keep probability may "
            "be 1 (nothing is dropped) but not 0.",
            "03 rescaling",
            ("keep_all", "keep_nothing"),
            uses_interval_of_rate,
        ),
        Misconception(
            "accepts_zero",
            "keep = 0 is accepted: nothing would be kept, and 1 / keep would divide by zero.",
            "03 rescaling",
            ("keep_nothing",),
            accepts_only_zero,
        ),
        Misconception(
            "refuses_one",
            "keep = 1 is refused. It means that nothing is dropped, a drop rate of 0.",
            "03 rescaling",
            ("keep_all",),
            refuses_only_one,
        ),
    ),
    hints=(
        "Every entry is either kept or dropped. If 80 of 100 are kept, how many are dropped, and "
        "what must the two probabilities add up to?",
        'The section "Whose p?" compares the two conventions. A drop rate lies in 0 <= p < 1: '
        "turn both ends of that range over, and see which keep probability is left out.",
        "If not 0 < keep <= 1, raise ValueError with a message that names keep. Otherwise return "
        "1 - keep. Two statements are enough.",
    ),
    script=write_script,
    form=form,
)
