"""Lesson 02: apply a given mask of zeros and ones to an array."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from grader.exercise import Check, Exercise, Misconception, Problem, problem
from grader.run import Played, Run, paste_and_print, show_result
from grader.script import Episode, Script, Step, draw_seeds

NAME = "apply_dropout_mask"
SMALL_SIZES = (4, 5, 6)
# No axis steps over a multiple of three entries, so no two rows of a pattern are alike.
SHAPES = ((3, 4), (2, 2, 4), (2, 2, 2, 4))
KINDS = ("int64", "float64")


def write_script(rng: np.random.Generator) -> Script:
    """Ask for small arrays, arrays of more axes, and masks of numbers instead of booleans."""
    seeds = iter(draw_seeds(rng, 16))

    def ask(name: str, shape: tuple[int, ...], kind: str = "bool") -> Episode:
        args = (unlike(rng, shape), pattern(rng, shape).astype(kind))
        return Episode(name, next(seeds), (Step("masked", NAME, args),))

    small = [ask(f"small {size}", (size,)) for size in SMALL_SIZES]
    axes = [ask(f"axes {shape}", shape) for shape in SHAPES]
    kinds = [ask(f"kind {kind}", (4,), kind) for kind in KINDS]
    return Script((*small, *axes, *kinds))


def unlike(rng: np.random.Generator, shape: tuple[int, ...]) -> np.ndarray:
    """Return unlike numbers of one decimal between 1.1 and 8.9."""
    return rng.choice(np.arange(11, 90), shape, replace=False) / 10


def pattern(rng: np.random.Generator, shape: tuple[int, ...]) -> np.ndarray:
    """Return a boolean mask that drops every third entry, from a random start."""
    return ((np.arange(np.prod(shape)) + rng.integers(3)) % 3 != 0).reshape(shape)


def form(_: Run, played: Played) -> str | None:
    """Complain of a small result that is no array of x's shape; the other checks see to theirs."""
    return shape_complaint(played) if played.episode.name.startswith("small") else None


def shape_complaint(played: Played) -> str | None:
    """Say what is wrong with the type or shape of a result, or None."""
    value, shape = played.value, played.arg(0).shape
    if isinstance(value, (bool, int, float)) or (isinstance(value, np.ndarray) and not value.ndim):
        return f"the result is a single number, not an array of shape {shape}"
    if not isinstance(value, np.ndarray):
        return "the result is not a NumPy array"
    if value.shape != shape:
        return f"the result has shape {value.shape}, not {shape}"
    return None


def kept(played: Played) -> np.ndarray:
    """Return the mask of a call as booleans."""
    return played.arg(1).astype(bool)


def wanted(played: Played) -> np.ndarray:
    """Return the right result of a call."""
    return np.where(kept(played), played.arg(0), 0.0)


def equals(played: Played, array: np.ndarray) -> bool:
    """Tell whether a call returned this array."""
    value = played.value
    return (
        isinstance(value, np.ndarray)
        and value.shape == array.shape
        and np.allclose(value, array, rtol=1e-6, atol=0)
    )


def find_dropped_not_zero(run: Run) -> Problem | None:
    """Where the mask is 0, the result is 0."""
    for played in calls(run, "small"):
        if (played.value[~kept(played)] != 0).any():
            return problem(run, played, "where the mask is 0 the result is 0", wanted(played))
    return None


def find_kept_changed(run: Run) -> Problem | None:
    """Where the mask is 1, the result is x itself."""
    for played in calls(run, "small"):
        here = kept(played)
        if not np.allclose(played.value[here], played.arg(0)[here], rtol=1e-6, atol=0):
            return problem(run, played, "where the mask is 1 the result is x", wanted(played))
    return None


def find_wrong_with_axes(run: Run) -> Problem | None:
    """Arrays of two, three and four axes are masked entry by entry too."""
    return _first_wrong(run, "axes")


def find_wrong_kind(run: Run) -> Problem | None:
    """A mask of 0 and 1 as integers or floats does what booleans do."""
    return _first_wrong(run, "kind")


def _first_wrong(run: Run, prefix: str) -> Problem | None:
    for played in calls(run, prefix):
        if not equals(played, wanted(played)):
            message = shape_complaint(played) or "kept entries are x, the others 0"
            return problem(run, played, message, wanted(played))
    return None


def find_edited(run: Run) -> Problem | None:
    """The caller's x and mask are as they were."""
    return edited_argument(run, calls(run, "small"), ("x", "mask"))


def edited_argument(run: Run, played: Iterable[Played], names: tuple[str, ...]) -> Problem | None:
    """Show the first array argument that a call has changed; `names` are the parameters."""
    for call in played:
        for key, after in call.event.changed.items():
            place = int(key)
            lines = paste_and_print(run, call, place, names[place])
            before, now = show_result(call.arg(place)), show_result(after)
            return Problem(f"{names[place]} has changed", lines, now, before)
    return None


def calls(run: Run, prefix: str) -> list[Played]:
    """Return the calls of all episodes whose names begin so."""
    return [played for episode in run.episodes(prefix) for played in episode]


def _mask_inverted(run: Run) -> bool:
    return all(
        equals(played, np.where(kept(played), 0.0, played.arg(0))) for played in calls(run, "small")
    )


def _entries_left_out(run: Run) -> bool:
    return all(equals(played, played.arg(0)[kept(played)]) for played in calls(run, "small"))


def _scaled_by_realised_fraction(run: Run) -> bool:
    return all(
        equals(played, wanted(played) / kept(played).mean()) for played in calls(run, "small")
    )


def _rescaled(run: Run) -> bool:
    """All kept entries are x times one factor that is neither 0 nor 1."""
    small = calls(run, "small")
    if any(shape_complaint(played) for played in small):
        return False
    first = int(np.argmax(kept(small[0])))
    factor = float(small[0].value[first] / small[0].arg(0)[first])
    if not np.isfinite(factor) or np.isclose(factor, (0, 1), rtol=1e-6).any():
        return False
    return all(equals(played, wanted(played) * factor) for played in small)


def _only_some_shapes(run: Run) -> bool:
    """Some numbers of axes work at every call, the others at none."""
    ranks: dict[int, set[bool]] = {}
    for played in calls(run, "small") + calls(run, "axes"):
        ranks.setdefault(played.arg(0).ndim, set()).add(equals(played, wanted(played)))
    return sorted({tuple(works) for works in ranks.values()}) == [(False,), (True,)]


def _only_booleans(run: Run) -> bool:
    return all(equals(p, wanted(p)) for p in calls(run, "small")) and not all(
        equals(p, wanted(p)) for p in calls(run, "kind")
    )


def _edits_input(run: Run) -> bool:
    return any(played.event.changed for played in run)


EXERCISE = Exercise(
    name=NAME,
    lesson="02",
    order=0,
    checks=(
        Check("shape", "the result is an array of x's shape", 1, ("small*",), lambda run: None),
        Check(
            "dropped_zero",
            "entries with mask 0 become 0",
            1,
            ("small*",),
            find_dropped_not_zero,
        ),
        Check(
            "scaling",
            "entries with mask 1 stay as they are: no rescaling yet",
            1,
            ("small*",),
            find_kept_changed,
        ),
        Check(
            "any_shape",
            "arrays of any number of axes are masked",
            1,
            ("axes*",),
            find_wrong_with_axes,
        ),
        Check(
            "mask_kinds",
            "a mask may hold booleans, integers or floats",
            1,
            ("kind*",),
            find_wrong_kind,
        ),
        Check(
            "input_unchanged",
            "x and mask stay as they were",
            1,
            ("small*",),
            find_edited,
        ),
    ),
    misconceptions=(
        Misconception(
            "mask_inverted",
            "The mask is read the wrong way round. A 1 keeps the entry, a 0 drops it.",
            "02 masking",
            ("dropped_zero", "scaling", "any_shape", "mask_kinds"),
            _mask_inverted,
        ),
        Misconception(
            "leaves_entries_out",
            "The dropped entries are missing. x[mask] selects; dropout leaves a 0 in their place.",
            "02 masking",
            ("shape", "dropped_zero", "scaling", "any_shape", "mask_kinds"),
            _entries_left_out,
        ),
        Misconception(
            "scales_by_realised_fraction",
            "Kept entries are divided by the share that this mask kept. Here they stay as they "
            "are.",
            "02 masking",
            ("scaling", "any_shape", "mask_kinds"),
            _scaled_by_realised_fraction,
        ),
        Misconception(
            "rescaled_too_soon",
            "Kept entries are multiplied by a factor. Here they stay as they are; lesson 03 "
            "rescales.",
            "02 masking",
            ("scaling", "any_shape", "mask_kinds"),
            _rescaled,
        ),
        Misconception(
            "only_some_shapes",
            "It works for some numbers of axes only. An operation on whole arrays takes any shape.",
            "02 masking",
            ("any_shape", "dropped_zero", "scaling"),
            _only_some_shapes,
        ),
        Misconception(
            "only_boolean_masks",
            "It works for booleans only. `mask == 0` is boolean whatever the mask holds.",
            "02 masking",
            ("mask_kinds",),
            _only_booleans,
        ),
        Misconception(
            "edits_input",
            "The caller's array is overwritten: `*=` and `[...] =` write into the array they get.",
            "02 masking",
            ("input_unchanged",),
            _edits_input,
        ),
    ),
    hints=(
        "A kept entry is x times something, a dropped entry is x times something else. Which two "
        "numbers are they, and where do you already have them?",
        "The section on the loop fills a fresh array entry by entry. NumPy does the same for whole "
        "arrays of one shape, without naming an axis: which operation on `x` and `mask` is that?",
        "Return the product of the two arrays. Write it with a plain `*`, which makes a new array; "
        "`*=` would write into the caller's x.",
    ),
    script=write_script,
    form=form,
)
