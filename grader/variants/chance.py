"""The rules of chance that variants share: the rate, and a new draw for each call."""

from __future__ import annotations

import numpy as np

from grader import bands, masks
from grader.exercise import Problem, Skip, problem
from grader.run import Run
from grader.variants.evidence import Evidence, distinct
from grader.variants.variant import Pass
from grader.variants.words import UNREAD, UNVARIED, Find, Words, look, look_at

PAIR_VIEW = "{{}}[[{}, {}]].reshape(2, -1)[:, :6].round(2)"


def find_wrong_rate(words: Words) -> Find:
    """Coins fall with probability p, by default too, and not in a fixed number."""

    def find(run: Run) -> Problem | Skip | None:
        seen = words.seen(run)
        large = [seen.of(name) for name in ("large low", "large high")]
        read = [found and seen.reading(found) for found in (*large, seen.default)]
        if None in read or seen.coins is None:
            return UNREAD
        if seen.one_coin:
            return Skip("one coin decides for everything")
        for found, reading in zip(large, read, strict=False):
            if not masks.rate_is(distinct(words.variant.units(reading.mask)), found.p):
                return _share(run, words, found, f"{words.thing} is dropped with probability p")
        return _idle_default(run, words, read[2].mask) or _at_zero(run, words) or _fixed(run, words)

    return find


def _share(run: Run, words: Words, found: Pass, message: str) -> Problem:
    return look_at(run, found.forward, message, words.share, f"about {found.p}")


def _idle_default(run: Run, words: Words, mask: np.ndarray) -> Problem | None:
    """Thousands of coins all keep with probability below 0.8 ** 1000 < 1e-90."""
    bands.spend(1e-90)
    if not mask.all():
        return None
    message = "without the flag a forward must drop: training is the default"
    return _share(run, words, words.seen(run).default, message)


def _at_zero(run: Run, words: Words) -> Problem | None:
    found = words.seen(run).of("zero")
    reading = found and words.seen(run).reading(found)
    if reading is None or reading.mask.all():
        return None
    plain = words.variant.plain(found.made, found.inputs)
    return problem(run, found.forward, "with p = 0 nothing is dropped", plain)


def _fixed(run: Run, words: Words) -> Problem | None:
    """The number of drops varies from call to call, unless the masks do not vary at all."""
    seen = words.seen(run)
    stack = _thrown(seen)
    if words.count is None or seen.frozen or stack[0].size < 8 or masks.counts_vary(stack, 0.5):
        return None
    message = f"the number dropped must vary: {words.thing} has a coin of its own"
    return look(
        run,
        [p.forward for p in seen.series],
        message,
        words.count(seen.series[0]),
        "unlike numbers",
    )


def _thrown(seen: Evidence) -> np.ndarray:
    """Return the series of masks without the axes of a mask along which it only repeats."""
    stack = seen.coins
    for axis in range(1, stack.ndim):
        if not stack.all() and (stack == stack.take([0], axis)).all():
            stack = stack.take([0], axis)
    return stack


def find_repeats(words: Words) -> Find:
    """Each training forward draws anew."""

    def find(run: Run) -> Problem | Skip | None:
        seen = words.seen(run)
        if seen.coins is None:
            return UNREAD
        stack = _thrown(seen)
        if stack.all() or not stack.any():
            return UNVARIED
        pairs = masks.repeated(stack)
        if len(pairs) == 0 and not seen.frozen:
            return None
        first, second = pairs[0].tolist() if len(pairs) else (0, 1)
        calls = [p.forward for p in seen.series]
        view = PAIR_VIEW.format(first, second)
        expected = "two rows that differ"
        return look(run, calls, "each training forward must draw anew", view, expected)

    return find
