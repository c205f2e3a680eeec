"""Lesson 05: the gradient of a known function by central differences."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from grader.exercise import Check, Exercise, Misconception, Problem, problem
from grader.run import Played, Run, paste_and_print
from grader.script import Episode, Known, Script, Step, draw_seeds

NAME = "numerical_gradient"
VECTORS = {
    "squares": "sum_of_squares",
    "cubes": "sum_of_cubes",
    "line": "ramp_dot",
    "product": "product",
    "sines": "sum_of_sines",
}
BOXES = {"matrix": (2, 3), "box": (2, 2, 3)}
DTYPES = ("int64", "float32")
GRADIENTS: dict[str, Callable[[np.ndarray], np.ndarray]] = {
    "sum_of_squares": lambda v: 2 * v,
    "sum_of_cubes": lambda v: 3 * v**2,
    "ramp_dot": lambda v: np.arange(1.0, v.size + 1).reshape(v.shape),
    "sum_of_sines": np.cos,
    "product": lambda v: v.prod() / v,
    "squared_column_sums": lambda v: 2 * v.sum(axis=0) + 0 * v,
}
# Steps from 1e-6 to 1e-3 are fine. All |x| <= 2 and |f| < 50, so a central difference is off by
# at most h**2 = 1e-6 (cubes) and by a few ulps of 50 over 2h, below 3e-8.
FINE = 2e-6
COARSE = 0.02  # absolute and relative: a one-sided difference with h = 1e-3 still passes
FLAT = 1e-12  # at the bottom of a parabola a central difference is exactly 0, a one-sided one h
ROUNDING = 1e-9  # what adding and subtracting a step may leave behind in x


def write_script(rng: np.random.Generator) -> Script:
    """Ask for gradients of small arrays whose true gradient is known."""
    inputs = {"bottom": ("sum_of_squares", np.zeros(3))}
    inputs |= {name: (f, draw_unlike(rng, (3,))) for name, f in VECTORS.items()}
    inputs["matrix"] = ("squared_column_sums", draw_unlike(rng, BOXES["matrix"]))
    inputs["box"] = ("ramp_dot", draw_unlike(rng, BOXES["box"]))
    whole = rng.choice(np.arange(2, 8), 3, replace=False)
    for dtype in ("float64", *DTYPES):
        inputs[dtype] = ("sum_of_sines", whole.astype(dtype))
    seeds = draw_seeds(rng, len(inputs))
    return Script(
        tuple(
            Episode(name, seed, (Step("gradient", NAME, (Known(f), x)),))
            for (name, (f, x)), seed in zip(inputs.items(), seeds, strict=True)
        )
    )


def draw_unlike(rng: np.random.Generator, shape: tuple[int, ...]) -> np.ndarray:
    """Return numbers of one decimal, their absolute values unlike and from 0.5 to 2."""
    sizes = rng.choice(np.arange(5, 21), shape, replace=False)
    return sizes * rng.choice([-1, 1], shape) / 10


def form(_: Run, played: Played) -> str | None:
    """Complain unless the result is an array of the shape of x."""
    if not isinstance(played.value, np.ndarray):
        return "the result is not a NumPy array"
    shape = played.arg(1).shape
    if played.value.shape != shape:
        return f"the result has shape {played.value.shape}, not {shape}"
    return None


def true_gradient(played: Played) -> np.ndarray:
    """Return the gradient by calculus."""
    return GRADIENTS[played.step.args[0].name](played.arg(1).astype(float))


def close(got: np.ndarray, expected: np.ndarray, absolute: float, relative: float = 0.0) -> bool:
    """Tell whether all entries agree within a tolerance."""
    got, expected = np.asarray(got, float), np.asarray(expected, float)
    return bool((np.abs(got - expected) <= absolute + relative * np.abs(expected)).all())


def digits(array: np.ndarray) -> str:
    """Return an array with eight digits, as a notebook shows it."""
    with np.printoptions(precision=8, threshold=24):
        return str(array)


def find_wrong_slope(run: Run) -> Problem | None:
    """Each entry is about the slope of f in that entry."""
    return _first_unlike(run, tuple(VECTORS), "each entry is the slope of f in that entry")


def find_wrong_box(run: Run) -> Problem | None:
    """Arrays with two and three axes get their slopes too."""
    return _first_unlike(run, tuple(BOXES), "each entry is nudged alone, in arrays of any shape")


def _first_unlike(run: Run, names: tuple[str, ...], message: str) -> Problem | None:
    for name in names:
        played = run.call(name, "gradient")
        expected = true_gradient(played)
        if not close(played.value, expected, COARSE, COARSE):
            return _compared(run, played, message)
    return None


def _compared(run: Run, played: Played, message: str) -> Problem:
    expected = digits(np.round(true_gradient(played), 8) + 0.0)
    return problem(run, played, message, expected, got=digits(played.value))


def find_large_error(run: Run) -> Problem | None:
    """The error is that of a central difference with a step from 1e-6 to 1e-3."""
    bottom = run.call("bottom", "gradient")
    if not close(bottom.value, np.zeros(3), FLAT):
        return _compared(run, bottom, "where both sides are equally high the slope is 0")
    for name in VECTORS:
        played = run.call(name, "gradient")
        if not close(played.value, true_gradient(played), FINE):
            return _compared(run, played, "the error of a central difference is below 2e-6")
    return None


def find_dtype_dependence(run: Run) -> Problem | None:
    """The same numbers give the same gradient, whatever their dtype."""
    expected = run.call("float64", "gradient").value
    for dtype in DTYPES:
        played = run.call(dtype, "gradient")
        if not close(played.value, expected, 1e-6, 1e-6):
            return _compared(run, played, "take the steps in float64, whatever the dtype of x")
    return None


def find_edited_input(run: Run) -> Problem | None:
    """The array x is as it was."""
    for name in (*VECTORS, *BOXES):
        played = run.call(name, "gradient")
        if _drift(played) > ROUNDING:
            call = paste_and_print(run, played, 1, "x")
            after = digits(played.event.changed["1"])
            return Problem("x must be as it was", call, after, digits(played.arg(1)))
    return None


def _drift(played: Played) -> float:
    """Return by how much the call changed x; not a number counts as infinite."""
    after = played.event.changed.get("1", played.arg(1))
    return float(np.nan_to_num(np.abs(after - played.arg(1)).max(), nan=np.inf))


def _gradient(run: Run, name: str) -> np.ndarray | None:
    """Return what came back, when it has the right form."""
    played = run.call(name, "gradient")
    return None if played.failed or form(run, played) else played.value.astype(float)


def _follows(run: Run, rule: Callable[[np.ndarray], np.ndarray]) -> bool:
    """Tell whether every vector's result is about `rule` of the true gradient."""
    for name in VECTORS:
        got, expected = _gradient(run, name), rule(true_gradient(run.call(name, "gradient")))
        if got is None or not close(got, expected, COARSE, COARSE):
            return False
    return True


def _nudges_all_at_once(run: Run) -> bool:
    """One quotient for all entries is the sum of the slopes, as a number or repeated."""
    for name in VECTORS:
        played = run.call(name, "gradient")
        if isinstance(played.value, (str, tuple)) or not isinstance(
            played.value, (int, float, np.ndarray)
        ):
            return False
        got, expected = np.asarray(played.value, dtype=float), true_gradient(played).sum()
        if got.shape not in ((), (1,), (3,)) or not close(got, expected, COARSE, COARSE):
            return False
    return True


def _is_one_sided(run: Run) -> bool:
    """A one-sided difference is off by +h, or by -h, everywhere on a parabola."""
    bottom, squares = _gradient(run, "bottom"), _gradient(run, "squares")
    if bottom is None or squares is None:
        return False
    h = bottom[0]
    true = true_gradient(run.call("squares", "gradient"))
    return (
        FLAT < abs(h) <= 1
        and close(bottom, h, 1e-9 * abs(h))
        and close(squares, true + h, 1e-9 + 2e-14 / abs(h))
    )


def _step_is_large(run: Run) -> bool:
    """A central difference is exact on a parabola and off by h**2 on cubes."""
    found = [_gradient(run, name) for name in ("bottom", "squares", "cubes")]
    if any(gradient is None for gradient in found):
        return False
    bottom, squares, cubes = found
    excess = cubes - true_gradient(run.call("cubes", "gradient"))
    return (
        close(bottom, 0, FLAT)
        and close(squares, true_gradient(run.call("squares", "gradient")), 1e-9)
        and bool((excess > FINE).all())
        and close(excess, excess[0], 1e-9, 1e-6)
    )


def _step_is_small(run: Run) -> bool:
    """On a straight line every step is exact: what is off there is rounding, not a factor."""
    if not _follows(run, lambda g: g):
        return False
    true = {name: true_gradient(run.call(name, "gradient")) for name in VECTORS}
    off = {name: _gradient(run, name) / true[name] - 1 for name in VECTORS}
    ratios = np.concatenate(list(off.values()))
    return not close(off["line"], 0, 1e-7) and not close(ratios, ratios[0], 1e-9)


def _truncates(run: Run) -> bool:
    """Integers cut the gradient, or the steps: x + h becomes x, and x - h becomes x - 1."""
    whole, floats = _gradient(run, "int64"), _gradient(run, "float64")
    if whole is None or floats is None or not _follows(run, lambda g: g):
        return False
    x = run.call("int64", "gradient").arg(1)
    ratio = whole / (np.sin(x) - np.sin(x - 1))
    cut_steps, cut_result = close(ratio, ratio[0], 0, 1e-6), close(whole, np.round(whole), 0)
    return (cut_steps or cut_result) and not close(whole, floats, 1e-6, 1e-6)


def _knows_one_axis(run: Run) -> bool:
    wrong = [
        (got := _gradient(run, name)) is None
        or not close(got, true_gradient(run.call(name, "gradient")), COARSE, COARSE)
        for name in BOXES
    ]
    return _follows(run, lambda g: g) and any(wrong)


def _edits_input(run: Run) -> bool:
    return all(_drift(run.call(name, "gradient")) > ROUNDING for name in VECTORS)


def advise(run: Run) -> list[str]:
    """Mention rounding left behind in x."""
    if any(0 < _drift(run.call(name, "gradient")) <= ROUNDING for name in VECTORS):
        return [
            "x comes back changed in its last digits: x + h - h is not always x. Keep the old "
            "number and put it back, or work on a copy."
        ]
    return []


EXERCISE = Exercise(
    name=NAME,
    lesson="05",
    order=0,
    checks=(
        Check(
            "shape",
            "the gradient is an array of the shape of x",
            1,
            (*VECTORS, *BOXES, "bottom"),
            lambda run: None,
        ),
        Check(
            "slope",
            "each entry is the slope of f in that entry alone",
            2,
            tuple(VECTORS),
            find_wrong_slope,
        ),
        Check(
            "input_unchanged",
            "x is left as it was",
            1,
            (*VECTORS, *BOXES),
            find_edited_input,
        ),
        Check(
            "central_difference",
            "the error is that of a central difference with h from 1e-6 to 1e-3",
            2,
            ("bottom", *VECTORS),
            find_large_error,
        ),
        Check(
            "any_shape",
            "arrays with several axes are nudged entry by entry too",
            1,
            tuple(BOXES),
            find_wrong_box,
        ),
        Check(
            "float64",
            "integers and float32 give the gradient of the same numbers in float64",
            1,
            ("float64", *DTYPES),
            find_dtype_dependence,
        ),
    ),
    misconceptions=(
        Misconception(
            "forgets_factor_two",
            "Every slope is twice what it should be: from x - h to x + h is a distance of 2h.",
            "05 backward",
            ("slope", "central_difference", "any_shape"),
            lambda run: _follows(run, lambda g: 2 * g),
        ),
        Misconception(
            "halves_the_slope",
            "Every slope is half of what it should be: from x to x + h is a distance of h, not 2h.",
            "05 backward",
            ("slope", "central_difference", "any_shape"),
            lambda run: _follows(run, lambda g: g / 2),
        ),
        Misconception(
            "one_sided_difference",
            "On a parabola every slope is off by the same step: this is a one-sided difference. "
            "Step to x + h and to x - h.",
            "05 backward",
            ("slope", "central_difference"),
            _is_one_sided,
        ),
        Misconception(
            "step_too_large",
            "Slopes of cubes are all too large by h squared: take a smaller h.",
            "05 backward",
            ("slope", "central_difference"),
            _step_is_large,
        ),
        Misconception(
            "step_too_small",
            "Even on a straight line the slope is off, which only rounding can do: "
            "take a larger h.",
            "05 backward",
            ("central_difference", "float64"),
            _step_is_small,
        ),
        Misconception(
            "nudges_all_at_once",
            "The answer is the sum of all slopes: all entries were nudged together. Nudge one at "
            "a time.",
            "05 backward",
            ("shape", "slope", "central_difference", "any_shape"),
            _nudges_all_at_once,
        ),
        Misconception(
            "nudges_add_up",
            "Each entry holds the sum of the slopes up to it: earlier entries were still nudged.",
            "05 backward",
            ("slope", "central_difference", "any_shape"),
            lambda run: _follows(run, np.cumsum),
        ),
        Misconception(
            "only_some_shapes",
            "This works for an array with one axis and not for one with several.",
            "05 backward",
            ("shape", "any_shape"),
            _knows_one_axis,
        ),
        Misconception(
            "truncates_integers",
            "An array of integers holds neither x + h nor a slope: both lose their fraction. "
            "Work on a float copy.",
            "05 backward",
            ("float64",),
            _truncates,
        ),
        Misconception(
            "edits_input",
            "The array that was passed in is left nudged: put each entry back, or work on a copy.",
            "05 backward",
            ("input_unchanged",),
            _edits_input,
        ),
    ),
    hints=(
        "For one entry you need f at two arrays: one with that entry raised by h, one with it "
        "lowered by h. What must the other entries be in both?",
        "The section on two ways to nudge has the quotient for one number. Here it is needed once "
        "for each entry; `np.ndindex(x.shape)` goes through the index tuples of any shape.",
        "For each `i` in `np.ndindex(x.shape)`: make `step = np.zeros(x.shape)`, set "
        "`step[i] = h`, and store `(f(x + step) - f(x - step)) / (2 * h)` in `gradient[i]`, "
        "where gradient holds floats.",
    ),
    script=write_script,
    form=form,
    advise=advise,
)
