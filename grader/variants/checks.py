"""The rules that all variants of dropout share, as functions of a run."""

from __future__ import annotations

from grader.exercise import Check, Problem, Skip, problem
from grader.run import Run, paste_and_print, show_result
from grader.variants.chance import find_repeats, find_wrong_rate
from grader.variants.variant import RTOL, close, method_of, one_factor
from grader.variants.words import Find, Words

NO_MASK = Skip("forward dropped nothing that could be looked for in backward")


def find_wrong_scale(words: Words) -> Find:
    """What is kept is multiplied by the right factor, and the rest is gone."""
    variant = words.variant

    def find(run: Run) -> Problem | None:
        seen = words.seen(run)
        for found in seen.passes:
            reading = seen.reading(found)
            right = variant.scale(found.p)
            if reading is not None and (
                reading.factor is None or abs(reading.factor - right) <= RTOL * right
            ):
                continue
            whole = variant.output(found.made, found.inputs, True, right)
            return problem(run, found.forward, words.kept, f"{show_result(whole)}   ({words.note})")
        return None

    return find


def find_changed_inference(words: Words) -> Find:
    """At inference nothing is dropped and nothing scaled, forward and backward."""
    variant = words.variant

    def find(run: Run) -> Problem | None:
        for found in words.seen(run).inferences:
            expected = variant.plain(found.made, found.inputs)
            if not close(found.y, expected):
                message = "with training=False nothing is dropped or scaled"
                return problem(run, found.forward, message, expected)
        for found in words.seen(run).inferences:
            if found.backward is None:
                continue
            expected = variant.gradient(found.made, found.grad, True, 1.0)
            if not close(variant.flow(found.backward.value), expected):
                message = "after an inference forward, backward must not drop or scale"
                whole = variant.whole_gradient(found.made, found.grad, True, 1.0)
                return problem(run, found.backward, message, whole)
        return None

    return find


def find_other_mask(words: Words) -> Find:
    """Backward uses the mask of the latest forward, whatever its factor, and does so twice."""
    variant = words.variant

    def find(run: Run) -> Problem | Skip | None:
        seen = words.seen(run)
        if not seen.gradients:
            return NO_MASK
        for found, reading in seen.gradients:
            base = variant.gradient(found.made, found.grad, reading.mask, 1.0)
            if one_factor(variant.flow(found.backward.value), base) is None:
                right = variant.scale(found.p)
                whole = variant.whole_gradient(found.made, found.grad, reading.mask, right)
                message = "backward must use the mask of the latest forward"
                return problem(run, found.backward, message, whole)
        first, again = (run.call("latest", name) for name in ("g", "again"))
        if not close(variant.flow(again.value), variant.flow(first.value)):
            return problem(run, again, "a second backward must give the same", first.value)
        return None

    return find


def find_wrong_gradient_scale(words: Words) -> Find:
    """Backward multiplies by forward's factor."""
    variant = words.variant

    def find(run: Run) -> Problem | Skip | None:
        looked = False
        for found, reading in words.seen(run).gradients:
            base = variant.gradient(found.made, found.grad, reading.mask, 1.0)
            factor = one_factor(variant.flow(found.backward.value), base)
            right = variant.scale(found.p)
            looked = looked or factor is not None
            if factor is not None and abs(factor - right) > RTOL * right:
                whole = variant.whole_gradient(found.made, found.grad, reading.mask, right)
                message = "backward must multiply by the factor of forward"
                return problem(run, found.backward, message, whole)
        return None if looked else NO_MASK

    return find


def find_edits(words: Words) -> Find:
    """No call changes the arrays that it was given."""

    def find(run: Run) -> Problem | None:
        edits = [p for p in run if p.event.changed and all(k.isdigit() for k in p.event.changed)]
        if not edits:
            return None
        played = min(edits, key=lambda p: p.arg(0).size)
        place = int(next(iter(played.event.changed)))
        names = {"forward": words.edited, "backward": ("grad",)}.get(method_of(played), ("W",))
        return Problem(
            f"{names[place]} must be left as it was",
            paste_and_print(run, played, place, names[place]),
            show_result(played.event.changed[str(place)]),
            show_result(played.arg(place)),
        )

    return find


def common(words: Words, points: dict[str, int]) -> dict[str, Check]:
    """Return the checks that all variants share, by id, with these points."""
    factor = "multiplies by the factor of forward"
    rules: dict[str, tuple[str, tuple[str, ...], Find]] = {
        "shape": ("results have the right type and shape", ("tiny*", "small*"), lambda run: None),
        "scaling": (words.kept, ("tiny* > forward", "zero > forward"), find_wrong_scale(words)),
        "drop_rate": (
            f"{words.thing} is dropped with probability p",
            ("large* > forward", "default > forward", "series > forward"),
            find_wrong_rate(words),
        ),
        "fresh_mask": (
            "each training forward draws anew",
            ("series > forward",),
            find_repeats(words),
        ),
        "inference_passthrough": (
            "with training=False nothing is dropped or scaled",
            ("inference tiny > forward", "after training tiny"),
            find_changed_inference(words),
        ),
        "mask_reuse": (
            "backward uses the mask of the latest forward",
            ("tiny*", "small*", "latest", "two layers"),
            find_other_mask(words),
        ),
        "gradient_scaling": (f"backward {factor}", ("tiny*",), find_wrong_gradient_scale(words)),
        "input_unchanged": (
            "the arrays given are left as they were",
            ("tiny*",),
            find_edits(words),
        ),
    }
    return {
        name: Check(name, rules[name][0], n, *rules[name][1:])
        for name, n in points.items()
        if name in rules
    }
