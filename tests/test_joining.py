"""Calls that went alike, told by one event: nothing is lost, and nothing unlike is joined."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from grader.exercises import find_exercise
from grader.joining import apart, paired, told
from grader.judge import judge
from grader.loading import record_source
from grader.recorder import record
from grader.run import Run
from grader.script import Code, Episode, Event, NotRun, Raised, Script, Step, Transcript
from grader.wire import WireError, pack, unpack

X = np.array([[1.0, -2.0], [3.0, 4.0]])
LAYERS = Path(__file__).parent / "layers"
EXERCISE = find_exercise("DropoutLayer")
SCRIPT = EXERCISE.script(np.random.default_rng(11))


def script_of(times=4):
    return Script((Episode("e", 5, (Step("y", "f", (X,), times=times),)),))


def events_of(function, times=4):
    return record(script_of(times), {"f": function}).episodes[0]


def by_turn(*results):
    """Return a function that gives one result after the other."""
    waiting = list(results)
    return lambda x: waiting.pop(0)


def test_calls_that_went_alike_share_an_event():
    (event,) = events_of(lambda x: x * np.random.rand(2, 2))
    np.random.seed(5)
    expected = [X * np.random.rand(2, 2) for _ in range(4)]
    assert event.calls == 4 and np.array_equal(event.value, expected)
    assert event.changed == {} and not event.unwritten and event.nanoseconds > 0
    assert len({event.state_before, *event.between, event.state_after}) == 5


def test_a_single_call_is_told_as_it_was():
    (event,) = events_of(lambda x: x, times=1)
    assert event.calls == 1 and event.between == () and np.array_equal(event.value, X)


UNLIKE = {
    "dtype": by_turn(X, X, X.astype("float32"), X),
    "shape": by_turn(X, X, X, X[0]),
    "infinite": by_turn(X, X * np.inf, X, X),
    "not a number": by_turn(X, X, X, X * np.nan),
    "no array": by_turn(X, 3.0, X, X),
    "none": lambda x: None,
    "tuple": lambda x: (x, x),
    "raises": lambda x: 1 / 0,
    "edits": lambda x: np.negative(x, out=x),
}


@pytest.mark.parametrize("kind", UNLIKE)
def test_calls_that_went_otherwise_are_told_one_by_one(kind):
    found = events_of(UNLIKE[kind])
    assert [event.calls for event in found] == [1] * 4


def test_an_empty_body_is_told_one_by_one():
    def f(x):
        pass

    found = events_of(f)
    assert len(found) == 4 and found[0].unwritten


def outcomes(values):
    """Return what calls did that returned these values."""
    states = "abcdefgh"
    each = zip(values, states, states[1:], strict=False)
    return [(v, {}, 500, before, after, False) for v, before, after in each]


@pytest.mark.parametrize(
    "values",
    [
        [X, 2 * X, 3 * X],
        [np.array(1.5), np.array(2.5), np.array(3.5)],
        [np.zeros((0, 2))] * 3,
        [np.array([True, False]), np.array([False, False]), np.array([True, True])],
        [np.arange(3, dtype="int16")] * 3,
    ],
    ids=["floats", "no axes", "empty", "booleans", "integers"],
)
def test_what_is_joined_can_be_told_apart_again(values):
    (event,) = told(outcomes(values))
    for each, outcome in zip(apart(unpack(pack(event))), outcomes(values), strict=True):
        assert type(each.value) is np.ndarray and each.value.dtype == outcome[0].dtype
        assert np.array_equal(each.value, outcome[0]) and each.value.shape == outcome[0].shape
        assert (each.changed, each.nanoseconds) == ({}, 500)
        assert (each.state_before, each.state_after, each.calls) == (*outcome[3:5], 1)


def test_calls_joined_and_single_stand_in_their_places():
    steps = (Step("a", "f", (X,), times=2), Step("b", "g"), Step("c", "f", (X,), times=3))
    script = Script((Episode("e", 1, steps),))
    transcript = record(script, {"f": lambda x: x, "g": lambda: 7})
    ((a, b, c),) = paired(script, transcript)
    assert [(step.result, len(found)) for step, found in (a, b, c)] == [(s, 1) for s in "abc"]
    run = Run(script, transcript)
    assert [p.turn for p in run] == [0, 1, 0, 0, 1, 2]
    assert [p.step.result for p in run.heads] == ["a", "b", "c"]
    assert {p.head for p in run.calls("e", "c")} == {run.calls("e", "c")[0]}


FORGED = {
    "too many calls": {"calls": 5},
    "too few calls": {"calls": 3},
    "too few results": {"value": np.ones((3, 2, 2))},
    "no axis": {"value": np.array(1.0)},
    "no array": {"value": 1.0},
    "exception": {"value": Raised("E", "")},
    "not run": {"value": NotRun("y")},
    "too few states": {"between": ("a",)},
    "too many states": {"between": ("a",) * 4},
    "edits": {"changed": {"0": X}},
    "unwritten": {"unwritten": True},
    "not a number": {"value": np.full((4, 2, 2), np.nan)},
}


@pytest.mark.parametrize("kind", FORGED)
def test_an_event_that_cannot_tell_of_all_calls_is_refused(kind):
    (event,) = events_of(lambda x: x)
    Run(script_of(), Transcript(((event,),)))
    with pytest.raises(ValueError, match="must hold 4 events, got 1"):
        Run(script_of(), Transcript(((replace(event, **FORGED[kind]),),)))


def test_joined_events_do_not_add_up_to_a_step():
    (two,) = events_of(lambda x: x, times=2)
    for events in [(two, two), (two,), (Event(X), Event(X), two)]:
        with pytest.raises(ValueError, match="must hold 4 events"):
            Run(script_of(), Transcript((events,)))
    with pytest.raises(ValueError, match="must hold 1 events"):
        Run(script_of(1), Transcript(((two,),)))


@pytest.mark.parametrize("calls", [0, -1, 1.0, True, 1 << 64])
def test_a_number_of_calls_that_cannot_be_does_not_travel(calls):
    with pytest.raises(WireError):
        unpack(pack(Transcript(((Event(1.0, calls=calls), Event(1.0, calls=2)),))))


def unfolded(transcript):
    """Return a transcript with an event for each call."""
    return Transcript(
        tuple(
            tuple(each for event in events for each in apart(event))
            for events in transcript.episodes
        ),
        transcript.printed,
        transcript.load_error,
    )


@pytest.mark.parametrize("path", sorted(LAYERS.glob("*/*.py"))[::9], ids=lambda path: path.stem)
def test_verdicts_do_not_depend_on_how_calls_are_told(path):
    statements = [Code(path.read_text(), path.name, 1)]
    transcript = record_source("DropoutLayer", statements, SCRIPT)
    joined, single = (judge(EXERCISE, SCRIPT, t) for t in (transcript, unfolded(transcript)))
    assert joined.as_json() == single.as_json()
