"""Lesson 05: the gradient through dropout, by the mask and the scale of forward."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from grader.exercise import Check, Exercise, Misconception, Problem, Skip, problem
from grader.run import Played, Run, paste_and_print, show_result
from grader.script import Episode, Script, Step, draw_seeds

NAME = "dropout_backward"
RTOL = 1e-6  # float32 masks are off by 5e-8
TINY = (0.2, 0.6, 0.75)  # no rate at which 1 / p, 1 - p and 1 / (1 - p) coincide
SHAPES = {(3, 4): 0.4, (2, 3, 4): 0.25, (2, 2, 3, 2): 0.8}
KINDS = ("int64", "float64", "float32")  # beside bool
MAIN = ("tiny*", "shape*")


def write_script(rng: np.random.Generator) -> Script:
    """Ask for gradients through known masks of several shapes, rates and dtypes."""
    seeds = iter(draw_seeds(rng, 16))

    def episode(name: str, grad: np.ndarray, mask: np.ndarray, p: float) -> Episode:
        calls = [Step(result, NAME, (grad, mask, p)) for result in ("result", "again")]
        return Episode(name, next(seeds), tuple(calls))

    def drawn(name: str, shape: tuple[int, ...], p: float) -> Episode:
        return episode(name, draw_unlike(rng, shape), draw_mask(rng, shape), p)

    tiny = [drawn(f"tiny {i}", (4,), p) for i, p in enumerate(TINY)]
    shapes = [drawn(f"shape {shape}", shape, p) for shape, p in SHAPES.items()]
    grad, mask = draw_unlike(rng, (5,)), draw_mask(rng, (5,))
    kinds = [episode(f"kind {k}", grad, mask.astype(k), 0.2) for k in ("bool", *KINDS)]
    zero = episode("zero rate", draw_unlike(rng, (4,)), np.ones(4, bool), 0.0)
    return Script((*tiny, *shapes, *kinds, zero))


def draw_unlike(rng: np.random.Generator, shape: tuple[int, ...]) -> np.ndarray:
    """Return different non-zero numbers of one decimal."""
    tenths = rng.choice(np.arange(1, 50), shape, replace=False)
    return tenths * rng.choice([-1, 1], shape) / 10


def draw_mask(rng: np.random.Generator, shape: tuple[int, ...]) -> np.ndarray:
    """Return a mask that drops one to two of every four entries, and keeps some."""
    size = int(np.prod(shape))
    mask = np.arange(size) % 3 > 0
    return rng.permutation(mask).reshape(shape)


def form(_: Run, played: Played) -> str | None:
    """Complain unless the result is an array of the shape of grad."""
    if not isinstance(played.value, np.ndarray):
        return "the result is not a NumPy array"
    if played.value.shape != played.arg(0).shape:
        return f"the result has shape {played.value.shape}, not {played.arg(0).shape}"
    return None


def true_gradient(played: Played) -> np.ndarray:
    """Return grad * mask / (1 - p), without negative zeros."""
    grad, mask, p = (played.arg(place) for place in range(3))
    return np.where(mask != 0, grad / (1 - p), 0.0)


def find_wrong_form(run: Run) -> None:
    """The form alone decides."""


def find_other_zeros(run: Run) -> Problem | None:
    """The gradient is 0 where the mask is, and only there; asking again changes nothing."""
    for played in _main(run):
        if ((played.value != 0) != (played.arg(1) != 0)).any():
            expected = true_gradient(played)
            return problem(run, played, "dropped entries get 0, and no other", expected)
    return None


def find_wrong_scale(run: Run) -> Problem | Skip | None:
    """Gradients that pass are divided by 1 - p."""
    if not any(played.value.any() for played in _main(run)):
        return Skip("no gradient passes")
    for played in _main(run):
        passed = played.value != 0
        if not _close(played.value, played.arg(0) / (1 - played.arg(2)))[passed].all():
            message = "gradients that pass are divided by 1 - p"
            return problem(run, played, message, true_gradient(played))
    return None


def find_kind_dependence(run: Run) -> Problem | Skip | None:
    """Zeros and ones of any dtype count like the booleans."""
    if _all_formed(run) and find_other_zeros(run):
        return Skip("the mask does not decide yet which entries get 0")
    booleans = run.call("kind bool", "result").value
    for kind in KINDS:
        played = run.call(f"kind {kind}", "result")
        if not _close(played.value, booleans).all():
            message = "zeros and ones of any dtype are a mask"
            return problem(run, played, message, true_gradient(played))
    return None


def find_edits(run: Run) -> Problem | None:
    """Neither grad nor mask is changed."""
    for played in run:
        for place, name in (("0", "grad"), ("1", "mask")):
            if place in played.event.changed:
                call = paste_and_print(run, played, int(place), name)
                after = show_result(played.event.changed[place])
                before = show_result(played.arg(int(place)))
                return Problem(f"{name} must be as it was", call, after, before)
    return None


def find_change_at_rate_zero(run: Run) -> Problem | None:
    """With p = 0 nothing was dropped and nothing scaled."""
    played = run.call("zero rate", "result")
    if _close(played.value, played.arg(0)).all():
        return None
    return problem(run, played, "with p = 0 the gradient passes as it is", played.arg(0))


def _main(run: Run) -> list[Played]:
    return [p for prefix in ("tiny", "shape") for calls in run.episodes(prefix) for p in calls]


def _close(got: np.ndarray, expected: np.ndarray) -> np.ndarray:
    got, expected = np.asarray(got, float), np.asarray(expected, float)
    return np.abs(got - expected) <= RTOL * np.abs(expected)


def _all_formed(run: Run) -> bool:
    return all(not played.failed and form(run, played) is None for played in _main(run))


def _is(run: Run, rule: Callable[[np.ndarray, np.ndarray, float], np.ndarray]) -> bool:
    """Tell whether every result is rule(grad, kept, p)."""
    return _all_formed(run) and all(
        _close(played.value, rule(played.arg(0), played.arg(1) != 0, played.arg(2))).all()
        for played in _main(run)
    )


def _scales_by(factor: Callable[[float], float]) -> Callable[[Run], bool]:
    return lambda run: _is(run, lambda grad, kept, p: grad * kept * factor(p))


def _ignores_mask(run: Run) -> bool:
    """Everything passes, divided or not."""
    return _is(run, lambda grad, kept, p: grad / (1 - p)) or _is(run, lambda grad, kept, p: grad)


def _draws_mask(run: Run) -> bool:
    """The same call twice lets unlike entries pass, and what passes is grad or grad / (1 - p)."""
    if not _all_formed(run):
        return False
    pairs = [run.episode(f"shape {shape}") for shape in SHAPES]
    unlike = any(((a.value != 0) != (b.value != 0)).any() for a, b in pairs)
    return unlike and any(
        all(_close(p.value, p.arg(0) / scale(p.arg(2)))[p.value != 0].all() for p in _main(run))
        for scale in (lambda p: 1 - p, lambda p: 1)
    )


def _edits(place: str) -> Callable[[Run], bool]:
    return lambda run: any(place in played.event.changed for played in run)


def _wants_booleans(run: Run) -> bool:
    """Booleans give the right gradient, zeros and ones do not."""
    if not _scales_by(lambda p: 1 / (1 - p))(run):
        return False
    others = [run.call(f"kind {kind}", "result") for kind in KINDS]
    return any(
        p.failed or form(run, p) is not None or not _close(p.value, true_gradient(p)).all()
        for p in others
    )


MISCONCEPTIONS = (
    (
        "backward_not_scaled",
        "The gradient is masked but not divided. y = x * m / (1 - p) has the slope m / (1 - p): "
        "forward's scale comes back in backward.",
        "05 backward",
        ("gradient_scaling",),
        _scales_by(lambda p: 1),
    ),
    (
        "backward_ignores_mask",
        "Dropped entries get gradient as if they had been kept: multiply by the mask.",
        "05 backward",
        ("mask_reuse", "gradient_scaling"),
        _ignores_mask,
    ),
    (
        "backward_multiplies_by_keep",
        "The gradient is multiplied by 1 - p. Forward divided by it, and so does backward.",
        "05 backward",
        ("gradient_scaling",),
        _scales_by(lambda p: 1 - p),
    ),
    (
        "backward_scaled_twice",
        "The gradient is divided by 1 - p twice: the mask is plain, so divide once.",
        "05 backward",
        ("gradient_scaling",),
        _scales_by(lambda p: (1 - p) ** -2),
    ),
    (
        "scales_by_drop_rate",
        "The gradient is divided by p. Forward divided by 1 - p, and so does backward.",
        "05 backward",
        ("gradient_scaling", "zero_rate"),
        _scales_by(lambda p: 1 / p),
    ),
    (
        "mask_inverted",
        "Gradient passes where the mask is 0 and stops where it is 1: the other way round.",
        "05 backward",
        ("mask_reuse",),
        lambda run: _is(run, lambda grad, kept, p: grad * ~kept / (1 - p)),
    ),
    (
        "backward_new_mask",
        "The same call twice gives unlike results: backward draws a mask of its own. Use the one "
        "that is passed in.",
        "05 backward",
        ("mask_reuse",),
        _draws_mask,
    ),
    (
        "wants_booleans",
        "This works for a mask of booleans and not for zeros and ones: multiply by the mask, or "
        "compare it with 0 first.",
        "05 backward",
        ("mask_kinds",),
        _wants_booleans,
    ),
    (
        "edits_gradient",
        "The array grad that was passed in is changed: build a new one from it.",
        "05 backward",
        ("input_unchanged",),
        _edits("0"),
    ),
    (
        "edits_mask",
        "The mask that was passed in is changed: build a new array from it.",
        "05 backward",
        ("input_unchanged",),
        _edits("1"),
    ),
)

EXERCISE = Exercise(
    name=NAME,
    lesson="05",
    order=2,
    checks=(
        Check("shape", "the result is an array of the shape of grad", 1, MAIN, find_wrong_form),
        Check(
            "mask_reuse",
            "entries that the mask dropped get 0, and no others",
            2,
            MAIN,
            find_other_zeros,
        ),
        Check(
            "gradient_scaling",
            "gradients that pass are divided by 1 - p",
            3,
            MAIN,
            find_wrong_scale,
        ),
        Check(
            "mask_kinds",
            "a mask may hold booleans, integers or floats",
            1,
            ("kind*",),
            find_kind_dependence,
        ),
        Check("input_unchanged", "grad and mask are left as they were", 1, MAIN, find_edits),
        Check(
            "zero_rate",
            "with p = 0 the gradient passes as it is",
            1,
            ("zero rate",),
            find_change_at_rate_zero,
            deciding=False,
        ),
    ),
    misconceptions=tuple(Misconception(*row) for row in MISCONCEPTIONS),
    hints=(
        "Forward computed x * mask / (1 - p) with the mask held fixed. What is the slope of that "
        "in one entry of x, where the mask is 1 and where it is 0?",
        "The section on four numbers by hand multiplies each incoming gradient by one such slope, "
        "as the chain rule asks. Do that for whole arrays.",
        "Return `grad * mask / (1 - p)`: the same expression as in forward, with grad in place of "
        "x. Draw nothing, and make a new array instead of using `*=`.",
    ),
    script=write_script,
    form=form,
)
