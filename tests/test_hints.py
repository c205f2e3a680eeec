"""The ladder of three hints, in a kernel and across processes."""

from __future__ import annotations

import pytest

from grader.exercises import find_exercise
from grader.hints import KernelLadder, next_hint
from grader.naming import Unclear
from grader.store import Store


def test_rungs_come_in_order_and_the_last_is_repeated():
    ladder = KernelLadder()
    shown = [next_hint("halve", ladder) for _ in range(4)]
    assert [text.split("\n")[-1] for text in shown] == [
        "(hint 1 of 3)",
        "(hint 2 of 3)",
        "(hint 3 of 3)",
        "(hint 3 of 3)",
    ]
    assert shown[3] == "That was the last hint. Here it is again:\n" + shown[2]


def test_hint_holds_the_words_of_the_exercise():
    words = " ".join(next_hint("halve", KernelLadder()).split())
    assert words == find_exercise("halve").hints[0] + " (hint 1 of 3)"


def test_each_exercise_has_a_ladder_of_its_own():
    ladder = KernelLadder()
    next_hint("halve", ladder)
    assert next_hint("bernoulli_mask", ladder).endswith("(hint 1 of 3)")


def test_ladder_goes_on_in_the_next_process(tmp_path):
    next_hint("halve", Store(tmp_path / "progress.json"))
    assert next_hint("halve", Store(tmp_path / "progress.json")).endswith("(hint 2 of 3)")


def test_new_kernel_begins_anew_and_the_store_keeps_the_highest_rung(tmp_path):
    store = Store(tmp_path / "progress.json")
    for count in (2, 1):
        ladder = KernelLadder()
        ladder.store = store
        shown = [next_hint("halve", ladder) for _ in range(count)]
    assert shown[0].endswith("(hint 1 of 3)") and store.rung("halve") == 2


def test_unknown_name_is_answered_with_the_known_ones():
    with pytest.raises(Unclear, match=r"'halv' \(did you mean halve\?\); the names are halve, "):
        next_hint("halv", KernelLadder())
