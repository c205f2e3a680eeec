"""A guess comes before the run, is compared kindly and costs nothing."""

from __future__ import annotations

import json
import random

import numpy as np
import pytest

from grader import predict
from grader.prediction import is_near
from grader.store import Guess, Store


@pytest.fixture(autouse=True)
def store(monkeypatch, tmp_path):
    """Remember guesses in an empty folder."""
    monkeypatch.setenv("GRADER_PROGRESS", str(tmp_path / "progress.json"))
    return Store()


def never():
    """Stand for an outcome that must not be computed yet."""
    raise AssertionError("the outcome was called before there was a guess")


@pytest.mark.parametrize("guess", ["?", "", "  "])
def test_nothing_runs_before_a_guess(guess, store):
    shown = predict("06-p1", guess, never)
    assert repr(shown).split() == (
        "· your guess first: put it in place of the question mark, then run the cell again".split()
    )
    assert store.read().guesses == {}


def test_guess_stands_beside_the_outcome():
    assert repr(predict("06-p1", "0.75", lambda: 0.75042)) == "✓ you said 0.75 · it is 0.7504"
    assert repr(predict("06-p1", "0.5", lambda: 0.75042)) == "you said 0.5 · it is 0.7504"


def test_html_says_the_same_and_escapes_the_guess():
    html = predict("06-p1", "<b>", lambda: 0.25)._repr_html_()
    assert "you said <strong>&lt;b&gt;</strong> · it is <strong>0.25</strong>" in html
    assert 'aria-label="Prediction 06-p1"' in html and "✓" not in html


def test_near_enough_is_said_aloud_in_html():
    html = predict("06-p1", "0.25", lambda: 0.25)._repr_html_()
    assert "grader-passed" in html and "near enough" in html


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("0.75", 0.7504),
        ("3/4", 0.7504),
        ("75 %", 0.7504),
        ("0.70", 0.75),
        ("2,500", 2464),
        ("2500", np.int64(2464)),
        ("[1, 2, 3, 4]", np.array([1.0, 2.02, 2.99, 3.98])),
        ("1 0 -1.2 1.6", (1.0, 0.0, -1.2, 1.6)),
        ("−2", -2.0),
        ("Twice", "twice"),
        ("yes.", True),
        ("False", np.bool_(False)),
    ],
)
def test_near_enough(said, found):
    assert is_near(said, found)


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("0.67", 0.75),
        ("89", 100),
        ("1 2 3", np.array([1.0, 2.0, 3.0, 4.0])),
        ("about a half", 0.5),
        ("1/0", 0.5),
        ("nan", 0.5),
        ("1e999", 0.5),
        ("once", "twice"),
        ("no", True),
    ],
)
def test_not_near(said, found):
    assert not is_near(said, found)


def test_number_without_quotes_is_a_guess():
    assert repr(predict("06-p1", 0.5, lambda: 0.5)) == "✓ you said 0.5 · it is 0.5"


def test_several_numbers_are_shown_in_a_row():
    shown = predict("06-p1", "1 2", lambda: np.array([1.00004, 2.5]))
    assert repr(shown) == "you said 1 2 · it is 1, 2.5"


def test_outcome_that_needs_an_unfinished_exercise_is_no_error(store):
    def outcome():
        raise NotImplementedError

    assert repr(predict("06-p1", "1", outcome)).startswith("· nothing to compare with yet")
    assert store.read().guesses == {}


def test_first_and_latest_guess_are_kept(store):
    for guess in ("1", "2", "3"):
        predict("06-p1", guess, lambda: 3)
    assert store.read().guesses == {"06-p1": Guess("1", "3")}


def test_senseless_entries_are_dropped_alone(store):
    guesses = {"06-p1": 3, "06-p2": {"first": "1", "latest": "2"}}
    store.path.write_text(json.dumps({"version": 1, "guesses": guesses}))
    assert store.read().guesses == {"06-p2": Guess("1", "2")}


def test_long_guess_is_cut(store):
    predict("06-p1", "word " * 1000, lambda: 3)
    assert len(store.read().guesses["06-p1"].latest) == 80


def test_random_states_are_left_alone():
    before = str(np.random.get_state(legacy=False)), random.getstate()
    predict("06-p1", "1", lambda: 1)
    assert (str(np.random.get_state(legacy=False)), random.getstate()) == before
