"""Lesson 00: the warm-up, half of every entry in a new array."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from grader.exercise import Check, Exercise, Misconception, Problem, problem
from grader.run import Played, Run, show_result, show_value
from grader.script import Episode, Script, Step, draw_seeds

NAME = "halve"
SHAPES = {"vector": (4,), "matrix": (2, 3), "cube": (2, 2, 3)}
FLOATS = ("tiny", *SHAPES)
RTOL = 1e-6


def write_script(rng: np.random.Generator) -> Script:
    """Ask for the halves of three fixed numbers, of three random arrays, and of integers."""
    inputs = {"tiny": np.array([3.0, 8.0, 5.0])}
    inputs |= {name: _draw_decimals(rng, shape) for name, shape in SHAPES.items()}
    inputs["integers"] = 2 * rng.choice(20, 3, replace=False) + 1
    seeds = draw_seeds(rng, len(inputs))
    return Script(
        tuple(
            Episode(name, seed, (Step("half", NAME, (x,)),))
            for (name, x), seed in zip(inputs.items(), seeds, strict=True)
        )
    )


def _draw_decimals(rng: np.random.Generator, shape: tuple[int, ...]) -> np.ndarray:
    """Return unlike numbers of one decimal, the first below zero, none of them whole."""
    tenths = 10 * rng.choice(np.arange(1, 40), shape, replace=False) + rng.integers(1, 10, shape)
    tenths.flat[0] *= -1
    return tenths / 10


def form(_: Run, played: Played) -> str | None:
    """Complain unless the result is an array of the shape of x."""
    if not isinstance(played.value, np.ndarray):
        return f"the result must be a NumPy array, got {show_result(played.value)}"
    if played.value.shape != played.arg(0).shape:
        return f"the result has shape {played.value.shape}, not {played.arg(0).shape}"
    return None


def find_wrong_halves(run: Run) -> Problem | None:
    """Every entry is divided by 2."""
    for name in (*FLOATS, "integers"):
        played = run.call(name, "half")
        if name == "integers" and not _is_sound(run, played):
            continue
        if not _equals(played.value, played.arg(0) / 2):
            return problem(run, played, "every entry is divided by 2", played.arg(0) / 2)
    return None


def find_edited_input(run: Run) -> Problem | None:
    """The array that was passed in is as it was."""
    for name in FLOATS:
        played = run.call(name, "half")
        if played.event.changed:
            call = f"x = {show_value(played.arg(0))}\n{NAME}(x)\nx"
            after = show_result(played.event.changed["0"])
            return Problem("x itself is left as it was", call, after, show_result(played.arg(0)))
    return None


def _is_sound(run: Run, played: Played) -> bool:
    return not played.failed and form(run, played) is None


def _equals(values: np.ndarray, expected: np.ndarray) -> bool:
    return values.shape == expected.shape and np.allclose(values, expected, rtol=RTOL, atol=0)


def _floats(run: Run) -> list[Played]:
    return [run.call(name, "half") for name in FLOATS]


def _follows(run: Run, rule: Callable, names: tuple[str, ...] = FLOATS) -> bool:
    """Tell whether every result of the named episodes is `rule(x)`."""
    calls = [run.call(name, "half") for name in names]
    return all(_is_sound(run, p) and _equals(p.value, rule(p.arg(0))) for p in calls)


def _returns_none(run: Run) -> bool:
    return all(played.value is None for played in _floats(run))


def _prints(run: Run) -> bool:
    return _returns_none(run) and bool(run.transcript.printed.strip())


def _returns_nothing(run: Run) -> bool:
    return _returns_none(run) and not run.transcript.printed.strip()


def _edits_input(run: Run) -> bool:
    return all(
        "0" in p.event.changed and not np.array_equal(p.event.changed["0"], p.arg(0))
        for p in _floats(run)
    )


def _halves_first_row(x: np.ndarray) -> np.ndarray:
    return np.concatenate([x[:1] / 2, x[1:]])


def _truncates_integers(run: Run) -> bool:
    played = run.call("integers", "half")
    return (
        _follows(run, lambda x: x / 2)
        and _is_sound(run, played)
        and _equals(played.value, played.arg(0) // 2)
    )


def _knows_one_axis(run: Run) -> bool:
    return _follows(run, lambda x: x / 2, ("tiny", "vector")) and not any(
        _is_sound(run, run.call(name, "half")) for name in ("matrix", "cube")
    )


def advise(run: Run) -> list[str]:
    """Mention that whole numbers cannot be halved, when that is so."""
    if run.call("integers", "half").failed and _follows(run, lambda x: x / 2):
        return ["halve stops when x holds integers; x / 2 works for them too."]
    return []


EXERCISE = Exercise(
    name=NAME,
    lesson="00",
    checks=(
        Check("shape", "the result is an array of the shape of x", 1, FLOATS, lambda run: None),
        Check("input_unchanged", "x itself is left as it was", 2, FLOATS, find_edited_input),
        Check("halved", "every entry is divided by 2", 2, FLOATS, find_wrong_halves),
    ),
    misconceptions=(
        Misconception(
            "prints_instead",
            "The result is printed but not handed back: end with `return`.",
            "00 start_here",
            ("shape", "halved"),
            _prints,
        ),
        Misconception(
            "returns_nothing",
            "halve hands back None: end with `return` and the new array.",
            "00 start_here",
            ("shape", "halved"),
            _returns_nothing,
        ),
        Misconception(
            "floor_division",
            "Each half is rounded down to a whole number: `//` does that, `/` does not.",
            "00 start_here",
            ("halved",),
            lambda run: _follows(run, lambda x: np.floor(x / 2)),
        ),
        Misconception(
            "only_first_row",
            "Only the first row is halved; the others come back as they were.",
            "00 start_here",
            ("halved",),
            lambda run: _follows(run, _halves_first_row, ("matrix", "cube")),
        ),
        Misconception(
            "only_some_shapes",
            "This works for an array with one axis and not for one with rows and columns.",
            "00 start_here",
            ("shape", "halved"),
            _knows_one_axis,
        ),
        Misconception(
            "truncates_integers",
            "Halves of whole numbers lose their fraction: they are stored as integers.",
            "00 start_here",
            ("halved",),
            _truncates_integers,
        ),
        Misconception(
            "edits_input",
            "The array that was passed in is changed: build a new one from it.",
            "00 start_here",
            ("input_unchanged",),
            _edits_input,
        ),
    ),
    hints=(
        "NumPy applies an arithmetic operator to every entry at once and puts the results into a "
        "new array. Which operator halves a number and keeps the fraction?",
        "Read the section on two names for one array again: `x - 10` made a new array, while "
        "`y += 10` changed the array that x names as well.",
        "One line is enough: return the result of dividing x by 2 with a single slash. Do not use "
        "`/=`, and do not print.",
    ),
    script=write_script,
    form=form,
    advise=advise,
)
