"""What check, solved, hint and progress do for a learner in a kernel."""

from __future__ import annotations

import _thread
import contextlib
import functools
import random
import signal
import sys
import threading
import time

import numpy as np
import pytest

from grader import check, hint, kernel, notebook, progress, solved
from grader.exercise import Exercise
from grader.run import show_result
from grader.store import Store


@pytest.fixture(autouse=True)
def forgetful(monkeypatch, tmp_path):
    """Remember progress in an empty folder, and let time run out early."""
    monkeypatch.setenv("GRADER_PROGRESS", str(tmp_path / "progress.json"))
    monkeypatch.setattr(kernel, "SECONDS", 0.3)


def bernoulli_mask(shape, p, rng):
    """Return the right answer."""
    return rng.random(shape) >= p


def named(function, name="bernoulli_mask"):
    """Give a function the name of an exercise."""
    function.__name__ = name
    return function


def same_row(shape, p, rng):
    """Return a mask whose rows are alike."""
    return np.broadcast_to(rng.random(shape[-1]) >= p, shape) * 1.0


def draws_globally(shape, p, rng):
    """Return a mask drawn from the global generator."""
    return np.random.random(shape) >= p


def sleeps(shape, p, rng):
    """Take longer than anyone waits."""
    time.sleep(60)


def test_right_answer_is_true_and_shows_itself():
    report = check(bernoulli_mask)
    assert report and report.verdict.status == "passed"
    assert repr(report).startswith("✓ 01 bernoulli_mask   ")
    assert report._repr_html_().startswith("<section ")


def test_passing_report_is_the_same_each_time():
    first, second = check(bernoulli_mask), check(bernoulli_mask)
    assert first.seed != second.seed
    assert first._repr_html_() == second._repr_html_() and repr(first) == repr(second)


@pytest.mark.parametrize("answer", [bernoulli_mask, draws_globally, sleeps])
def test_random_states_are_left_as_they_were(answer):
    random.seed(1)
    np.random.seed(1)
    before = random.getstate(), np.random.get_state()[1].tolist(), np.random.get_state()[2]
    check(answer, "bernoulli_mask")
    after = random.getstate(), np.random.get_state()[1].tolist(), np.random.get_state()[2]
    assert after == before


def test_seed_repeats_a_report_and_is_kept():
    first = check(draws_globally, "bernoulli_mask")
    again = check(draws_globally, "bernoulli_mask", seed=first.seed)
    assert 0 <= first.seed < 2**31 and repr(again) == repr(first)


@pytest.mark.parametrize("seed", [-1, "7", 1.5, [3]])
def test_senseless_seed_is_one_line(seed):
    assert repr(check(bernoulli_mask, seed=seed)).startswith("· seed must be a whole number")


class DropoutLayer:
    """A class with the name of an exercise."""


@pytest.mark.parametrize(
    "thing, words",
    [
        (None, "got None"),
        (3, "got an int"),
        (np.ones(3), "got an array of shape (3,)"),
        ("nonsense", "got a str"),
        ("dropout", "this is the text 'dropout'; give the object itself: check(dropout)"),
        (DropoutLayer(), "give the class itself: check(DropoutLayer)"),
        (same_row, "no exercise is called 'same_row'"),
        (lambda x: x, "no exercise is called '<lambda>'"),
    ],
)
def test_what_is_no_answer_gets_a_clear_line(thing, words):
    report = check(thing)
    assert words in " ".join(repr(report).split())
    assert not report and report.verdict is None


def test_unknown_exercise_is_answered_with_the_known_ones():
    report = repr(check(bernoulli_mask, exercise="bernouli_mask"))
    assert "did you mean bernoulli_mask?" in report and "DropoutLayer" in report


def test_object_under_another_name_is_called_by_it():
    text = repr(check(same_row, exercise="bernoulli_mask"))
    assert "you ran   same_row((" in text and 'hint("bernoulli_mask")' in text


def test_object_without_a_name_of_its_own_is_called_like_the_exercise():
    text = repr(check(functools.partial(same_row), exercise="bernoulli_mask"))
    assert "you ran   bernoulli_mask((" in text and "hint(bernoulli_mask)" in text


@pytest.mark.parametrize("answer", [same_row, draws_globally, named(lambda s, p, r: r.random(s))])
def test_pasted_call_gives_what_is_shown(answer):
    for seed in range(10):
        verdict = check(answer, "bernoulli_mask", seed=seed).verdict
        found = next(c.problem for c in verdict.checks if c.problem and c.problem.call)
        names = {"np": np, "bernoulli_mask": answer}
        *before, last = found.call.split("\n")
        exec("\n".join(before), names)
        value = eval(last, names)
        value = value if isinstance(value, np.ndarray) else np.asarray(value)[()]
        assert found.got in (show_result(value), str(value)), found.call


def test_exception_is_told_with_the_learners_line():
    def bernoulli_mask(shape, p, rng):
        return [][7]

    report = check(bernoulli_mask)
    assert report.verdict.status == "error"
    line = bernoulli_mask.__code__.co_firstlineno + 1
    assert f"stopped at your line {line}: IndexError: list index out of range" in repr(report)


def test_what_the_code_prints_is_kept_in_the_report(capsys):
    def bernoulli_mask(shape, p, rng):
        print("shape is", shape)
        return np.ones(shape)

    report = check(bernoulli_mask)
    assert capsys.readouterr().out == ""
    assert report.printed.startswith("shape is (") and "shape is (" in report._repr_html_()


def test_fault_of_ours_is_never_the_learners(monkeypatch):
    def broken(exercise, script, transcript):
        raise KeyError("y")

    monkeypatch.setattr(kernel, "judge", broken)
    report = check(bernoulli_mask)
    assert report.verdict.status == "grader_fault" and not Store().read().exercises
    assert repr(report) == "! 01 the grader failed; your code was not judged: KeyError: 'y'"


def test_broken_exercises_are_our_fault_too(monkeypatch):
    def broken(*_):
        raise ImportError("no such module")

    monkeypatch.setattr(notebook, "exercise_of", broken)
    assert repr(check(bernoulli_mask)).startswith("! the grader failed; your code was not judged")


def spins(shape, p, rng):
    """Never return."""
    while True:
        pass


def swallows(shape, p, rng):
    """Never return, and catch everything."""
    while True:
        try:
            while True:
                pass
        except:  # noqa: E722
            pass


def slow_once():
    """Return an answer that is slow at first, and takes an interruption as a way out."""
    awake = []

    def bernoulli_mask(shape, p, rng):
        if not awake:
            awake.append(True)
            with contextlib.suppress(BaseException):
                time.sleep(60)
        return rng.random(shape) >= p

    return bernoulli_mask


@pytest.mark.parametrize("answer", [spins, swallows, sleeps, slow_once()])
def test_code_without_end_is_a_timeout(answer):
    start = time.monotonic()
    report = check(answer, "bernoulli_mask")
    assert repr(report) == "✗ 01 bernoulli_mask   no answer within 0.3 s"
    assert report.verdict.status == "timeout" and time.monotonic() - start < 5


@pytest.fixture
def interruptible():
    """Let interrupts reach Python as in a terminal, though the tests may run in the background."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def test_genuine_interrupt_goes_through(interruptible):
    timer = threading.Timer(0.1, _thread.interrupt_main)
    timer.start()
    with pytest.raises(KeyboardInterrupt) as caught:
        check(spins, "bernoulli_mask")
    timer.join()
    assert caught.type is KeyboardInterrupt


def test_solved_says_that_the_cell_waits(capsys):
    assert solved(same_row, "bernoulli_mask") is False
    assert capsys.readouterr().out == (
        "· this cell waits for bernoulli_mask: finish it, then run the cell again\n"
    )


def test_solved_does_not_judge_the_same_object_twice(monkeypatch, capsys):
    assert check(bernoulli_mask)
    monkeypatch.setattr(notebook, "judge_here", None)
    assert solved(bernoulli_mask) is True and capsys.readouterr().out == ""


def test_solved_judges_a_new_object_of_the_same_name():
    assert check(bernoulli_mask)
    assert not solved(named(lambda shape, p, rng: None))


def test_solved_of_something_else_is_a_line(capsys):
    assert solved(None) is False
    assert capsys.readouterr().out.startswith("· check takes the function or class itself")


def test_hint_takes_an_object_or_a_name(capsys, monkeypatch):
    monkeypatch.setattr(notebook, "_ladder", notebook.KernelLadder())
    hint(bernoulli_mask)
    hint("bernoulli_mask")
    hint("nonsense")
    shown = capsys.readouterr().out
    assert "(hint 1 of 3)\n" in shown and "(hint 2 of 3)\n" in shown
    assert "· no exercise is called 'nonsense'" in shown
    assert Store().rung("bernoulli_mask") == 2


def test_progress_shows_what_was_checked():
    check(bernoulli_mask)
    shown = progress()
    assert "✓ bernoulli_mask 10/10" in repr(shown) and "1 of" in repr(shown)
    assert 'aria-label="Map of the course"' in shown._repr_html_()


def test_browsers_without_means_to_interrupt_have_no_deadline(monkeypatch):
    monkeypatch.setattr(sys, "platform", "emscripten")
    monkeypatch.delattr(sys, "monitoring", raising=False)  # which came with Python 3.12
    monkeypatch.setattr(kernel, "SECONDS", 0.001)
    assert check(bernoulli_mask)


def test_check_off_the_main_thread_has_no_deadline(monkeypatch):
    monkeypatch.setattr(kernel, "SECONDS", 0.001)
    reports = []
    thread = threading.Thread(target=lambda: reports.append(check(bernoulli_mask)))
    thread.start()
    thread.join()
    assert reports[0]


def test_exercise_that_cannot_be_drawn_is_our_fault(monkeypatch):
    def broken(_):
        raise ValueError("no script")

    exercise = Exercise("bernoulli_mask", "01", (), ("", "", ""), broken)
    monkeypatch.setattr(notebook, "exercise_of", lambda *_: exercise)
    assert "your code was not judged: ValueError: no script" in repr(check(bernoulli_mask))
