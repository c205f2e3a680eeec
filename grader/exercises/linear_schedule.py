"""Lesson 11: the drop rate of one step of a schedule that rises in a straight line."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from grader.exercise import Check, Exercise, Misconception, Problem, problem
from grader.run import Played, Run
from grader.script import Episode, Made, Raised, Script, Step, draw_seeds

NAME = "linear_schedule"
BAD_RATES = ((1, 4, -0.1), (1, 4, 1.0), (1, 4, 1.5))  # (step, total_steps, final_p)
BAD_STEPS = ((-1, 4, 0.4), (1, 0, 0.4), (1, -3, 0.4))

Rule = Callable[[int, int, float], float]


def write_script(rng: np.random.Generator) -> Script:
    """Ask for rates on the way, at the end and after it, at the start, and for refusals."""
    asked = [(f"middle {i}", args) for i, args in enumerate(_on_the_way(rng))]
    asked += [(f"end {i}", args) for i, args in enumerate(_from_the_end_on(rng))]
    asked += [(f"start {i}", (0, total, _rate(rng))) for i, total in enumerate((1, 4, 25))]
    asked += [(f"bad rate {i}", args) for i, args in enumerate(BAD_RATES)]
    asked += [(f"bad step {i}", args) for i, args in enumerate(BAD_STEPS)]
    seeds = draw_seeds(rng, len(asked))
    return Script(
        tuple(
            Episode(name, seed, (Step("p", NAME, args),))
            for (name, args), seed in zip(asked, seeds, strict=True)
        )
    )


def _on_the_way(rng: np.random.Generator) -> list[tuple[int, int, float]]:
    """Return steps strictly between the start and the end, small numbers first."""
    totals = (4, *rng.choice(np.arange(5, 30), 4, replace=False).tolist(), 1000)
    return [(int(rng.integers(1, total)), total, _rate(rng)) for total in totals]


def _from_the_end_on(rng: np.random.Generator) -> list[tuple[int, int, float]]:
    """Return steps at the end and beyond it; a last one stays at rate 0."""
    total = int(rng.integers(4, 20))
    steps = ((4, 4), (5, 4), (1, 1), (total, total), (total + 1, total), (7 * total, total))
    return [*((step, end, _rate(rng)) for step, end in steps), (9, 6, 0.0)]


def _rate(rng: np.random.Generator) -> float:
    return int(rng.integers(21, 90)) / 100


def form(_: Run, played: Played) -> str | None:
    """Complain unless the result is one number."""
    if isinstance(played.value, str):
        return "the result is text, not a number"
    return None if number(played) is not None else "the result is not one number"


def number(played: Played) -> float | None:
    """Return the result as a float; None for all that is not one real number."""
    value = played.value
    if isinstance(value, np.ndarray) and value.shape == () and value.dtype.kind in "iuf":
        return float(value)
    return float(value) if type(value) in (int, float) else None


def is_near(value: float | None, wanted: float) -> bool:
    """Tell whether a result is the wanted number, to six digits."""
    return value is not None and bool(np.isclose(value, wanted, rtol=1e-6, atol=1e-12))


def right(step: int, total: int, final: float) -> float:
    """Return the rate that the rule gives."""
    return final * min(step, total) / total


def find_bent_line(run: Run) -> Problem | None:
    """Between start and end the rate is final_p * step / total_steps."""
    return _find_other(run, "middle", "between, the rate is final_p * step / total_steps")


def find_wrong_end(run: Run) -> Problem | None:
    """From total_steps on the rate is final_p."""
    return _find_other(run, "end", "from step = total_steps on, the rate stays at final_p")


def find_wrong_start(run: Run) -> Problem | None:
    """Step 0 has rate 0."""
    return _find_other(run, "start", "at step 0 the rate is 0")


def _find_other(run: Run, kind: str, message: str) -> Problem | None:
    for (played,) in run.episodes(kind):
        wanted = right(*played.step.args)
        if not is_near(number(played), wanted):
            return problem(run, played, message, f"{wanted:.6g}")
    return None


def find_accepted_rate(run: Run) -> Problem | None:
    """A final_p outside 0 <= final_p < 1 raises ValueError."""
    return _find_accepted(run, "bad rate", "final_p must lie in 0 <= final_p < 1")


def find_accepted_step(run: Run) -> Problem | None:
    """A negative step, and fewer than one step in all, raise ValueError."""
    return _find_accepted(run, "bad step", "step must be 0 or more, total_steps 1 or more")


def _find_accepted(run: Run, kind: str, rule: str) -> Problem | None:
    for (played,) in run.episodes(kind):
        if not refuses(played):
            made = isinstance(played.value, Made) and played.value.type == "ValueError"
            message = "a ValueError is returned: raise it" if made else rule
            return problem(run, played, message, "raises ValueError")
    return None


def refuses(played: Played) -> bool:
    """Tell whether the call raised ValueError or a kind of it."""
    return isinstance(played.value, Raised) and "ValueError" in played.value.kinds


def asked(run: Run, *kinds: str) -> list[Played]:
    """Return the calls of some kinds of episodes."""
    return [played for kind in kinds for (played,) in run.episodes(kind)]


def gives(run: Run, rule: Rule) -> bool:
    """Tell whether all sound calls that gave a number follow a rule, unlike the right one.

    All calls on the way and two at the end, where the rule can be worked out, must be numbers.
    """
    on_the_way, rest = asked(run, "middle"), asked(run, "end", "start")
    answered = [p for p in rest if number(p) is not None and p.step.args[1] > 1]
    seen = [*on_the_way, *answered]
    follows = all(is_near(number(p), rule(*p.step.args)) for p in seen)
    differs = any(not is_near(number(p), right(*p.step.args)) for p in seen)
    return follows and differs and len(answered) > 2


def gives_one_of(*rules: Rule) -> Callable[[Run], bool]:
    """Return the question whether one of these rules is followed throughout."""
    return lambda run: any(gives(run, rule) for rule in rules)


def is_stepwise(run: Run) -> bool:
    """Tell whether the rate is 0 all the way up, and final_p at the end."""
    at_end = [p for p in asked(run, "end") if p.step.args[0] == p.step.args[1]]
    jumps = all(is_near(number(p), p.step.args[2]) for p in at_end)
    return jumps and all(is_near(number(p), 0.0) for p in asked(run, "middle"))


def accepts_all(run: Run) -> bool:
    """Tell whether every bad rate and the negative step come back as a number."""
    calls = [*asked(run, "bad rate"), asked(run, "bad step")[0], *asked(run, "middle")]
    return all(number(played) is not None for played in calls)


EXERCISE = Exercise(
    name=NAME,
    lesson="11",
    checks=(
        Check("shape", "the result must be one number", 1, ("middle*", "start*"), lambda run: None),
        Check(
            "linear",
            "on the way the rate must be final_p * step / total_steps",
            2,
            ("middle*",),
            find_bent_line,
        ),
        Check(
            "end",
            "from step = total_steps on, the rate must be final_p",
            2,
            ("end*",),
            find_wrong_end,
        ),
        Check("start", "at step 0 the rate must be 0", 1, ("start*",), find_wrong_start),
        Check(
            "rate_validation",
            "a final_p outside 0 <= final_p < 1 must raise ValueError",
            1,
            (),
            find_accepted_rate,
        ),
        Check(
            "step_validation",
            "step < 0 and total_steps < 1 must raise ValueError",
            1,
            (),
            find_accepted_step,
        ),
    ),
    misconceptions=(
        Misconception(
            "overshoots",
            "The line goes on after total_steps. From there on the rate stays at final_p.",
            "11 choosing_the_rate",
            ("end",),
            gives_one_of(
                lambda step, total, final: final * step / total,
                lambda step, total, final: min(1.0, final * step / total),
            ),
        ),
        Misconception(
            "falling_schedule",
            "The rate starts at final_p and falls. It starts at 0 and rises.",
            "11 choosing_the_rate",
            ("linear", "end", "start"),
            gives_one_of(
                lambda step, total, final: final * (1 - min(step, total) / total),
                lambda step, total, final: final * (1 - step / total),
            ),
        ),
        Misconception(
            "reaches_final_early",
            "final_p is reached at step total_steps - 1. Divide by total_steps.",
            "11 choosing_the_rate",
            ("linear",),
            gives_one_of(lambda step, total, final: final * min(1, step / (total - 1))),
        ),
        Misconception(
            "reaches_final_late",
            "final_p is reached at step total_steps + 1. Divide by total_steps.",
            "11 choosing_the_rate",
            ("linear", "end"),
            gives_one_of(lambda step, total, final: final * min(1, step / (total + 1))),
        ),
        Misconception(
            "counts_from_one",
            "Step 0 has the rate of step 1 already: the steps are counted from 1.",
            "11 choosing_the_rate",
            ("linear", "start"),
            gives_one_of(lambda step, total, final: final * min(1, (step + 1) / total)),
        ),
        Misconception(
            "integer_division",
            "All the way up the rate is 0: step // total_steps is 0 until the end. Divide with /.",
            "11 choosing_the_rate",
            ("linear",),
            is_stepwise,
        ),
        Misconception(
            "ignores_final_p",
            "The rate rises to 1, whatever final_p is. The line ends at final_p.",
            "11 choosing_the_rate",
            ("linear", "end"),
            gives_one_of(
                lambda step, total, final: min(step, total) / total,
                lambda step, total, final: step / total,
            ),
        ),
        Misconception(
            "caps_the_step_rate",
            "The line rises to 1 and is cut off at final_p, so final_p is reached too early.",
            "11 choosing_the_rate",
            ("linear",),
            gives_one_of(lambda step, total, final: min(final, step / total)),
        ),
        Misconception(
            "constant_rate",
            "Every step has the rate final_p. It starts at 0 and rises.",
            "11 choosing_the_rate",
            ("linear", "start"),
            gives_one_of(lambda step, total, final: final),
        ),
        Misconception(
            "returns_keep_probability",
            "What comes back is 1 minus the rate, the probability of being kept.",
            "03 rescaling",
            ("linear", "end", "start"),
            gives_one_of(lambda step, total, final: 1 - right(step, total, final)),
        ),
        Misconception(
            "rate_not_validated",
            "Neither a bad final_p nor a negative step is refused. Raise ValueError for them.",
            "11 choosing_the_rate",
            ("rate_validation", "step_validation"),
            accepts_all,
        ),
    ),
    hints=(
        "A line through two points: rate 0 at step 0 and final_p at step total_steps. By how much "
        "does the rate rise with one step, and what must not go on after the last?",
        'The section "Rising rates" works out four rates by hand. Which share of the way has been '
        "gone at a step, and what is the largest that this share may be?",
        "Refuse bad inputs first, one `if` with `raise ValueError`. The share of the way is "
        "`min(step / total_steps, 1)`: past the end it stays at 1. Multiply it by final_p.",
    ),
    script=write_script,
    form=form,
)
