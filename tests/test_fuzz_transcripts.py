"""Whatever a transcript holds that can travel, judging it ends in a verdict."""

import json
import os
from dataclasses import replace
from functools import cache
from itertools import islice
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from packages import each_exercise

from grader.exercises import all_exercises
from grader.judge import judge
from grader.loading import record_source
from grader.script import Code, Made, NotRun, Opaque, Raised, Transcript
from grader.submission import read_submission
from grader.verdict import STATUSES
from grader.wire import WireError, pack, unpack

TESTS = Path(__file__).parent
EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "12"))  # of each exercise
fuzz = settings(
    derandomize="FUZZ_EXAMPLES" not in os.environ,
    database=None,
    deadline=None,
    max_examples=EXAMPLES,
    suppress_health_check=list(HealthCheck),
)

# What may come back from any call.

numbers = st.sampled_from(
    [0, 1, -1, 7, 2**63 - 1, -(2**63), 0.0, -0.0, 0.5, 1e-320, 1e308, float("nan"), float("inf")]
)
texts = st.sampled_from(["", "a", "layer", "y", "0", "\x00\x1b[31m", "<b>&", "\u202e", "x" * 2000])
plain = st.none() | st.booleans() | numbers | texts
shapes = st.sampled_from(
    [(), (0,), (1,), (2,), (3,), (2, 3), (3, 2), (0, 3), (1, 1), (2, 3, 4), (1,) * 64, (1000,)]
)
dtypes = st.sampled_from(["f8", "f4", "f2", "?", "i8", "i1", "u1", "u8"])
contents = st.sampled_from([0, 1, -1, 0.5, 1e300, 1e-320, np.nan, np.inf, -np.inf])


def filled(shape, dtype, content):
    """Return an array full of one number, or of whatever that becomes in its dtype."""
    with np.errstate(all="ignore"):
        return np.full(shape, content).astype(dtype)


arrays = st.builds(filled, shapes, dtypes, contents)
names = st.sampled_from(["", "ValueError", "NotImplementedError", "MemoryError", "E", "<b>"])
raised = st.builds(
    Raised,
    names,
    texts,
    st.sampled_from(["", "cell 3", "06.py", "\x00"]),
    st.none() | st.sampled_from([0, 1, 2**63]),
    texts,
    st.lists(names, max_size=3).map(tuple),
)
told = raised | st.builds(Opaque, names) | st.builds(Made, names)
told |= st.builds(NotRun, st.sampled_from(["layer", "y", "rng", ""]))
values = plain | arrays | told
values |= st.lists(plain | arrays | told, max_size=3).map(tuple)
values |= st.tuples(st.tuples(values, values), values)

# What may become of an event. Each strategy gives a function from the event to another.


def with_value(value):
    return lambda event: replace(event, value=value)


def with_entries(change):
    """Change the entries of an array, or of the arrays in a tuple."""

    def entries(value):
        if isinstance(value, tuple):
            return tuple(map(entries, value))
        if not isinstance(value, np.ndarray):
            return value
        with np.errstate(all="ignore"):
            return np.asarray(change(value.copy()))

    return lambda event: replace(event, value=entries(event.value))


def spot(place, content):
    """Return a change of one entry."""

    def change(array):
        if array.size:
            with np.errstate(all="ignore"):
                array.reshape(-1)[place % array.size] = np.float64(content).astype(array.dtype)
        return array

    return with_entries(change)


kept_arrays = st.sampled_from(
    [
        with_entries(lambda a: a * 0),
        with_entries(lambda a: a * np.nan),
        with_entries(lambda a: a * np.inf),
        with_entries(lambda a: a != 0),
        with_entries(lambda a: -a if a.dtype.kind == "f" else a),
        with_entries(lambda a: a.astype("f2")),
        with_entries(lambda a: a.astype("i8")),
        with_entries(lambda a: a.astype("u1")),
        with_entries(lambda a: a.reshape(-1)),
        with_entries(lambda a: a.reshape(1, *a.shape) if a.ndim < 60 else a),
        with_entries(lambda a: a.T),
        with_entries(lambda a: a[..., :1] if a.ndim else a),
        with_entries(lambda a: a[:0] if a.ndim else a),
        with_entries(lambda a: a.reshape(-1)[:1].reshape(()) if a.size else a),
        with_entries(lambda a: a * 1e308),
        with_entries(lambda a: a * 1e-310),
        with_entries(lambda a: a + 1 if a.dtype.kind != "b" else a),
    ]
)
keys = st.sampled_from(["0", "1", "2", "x", "p", "", "-1", "1_0", "²", "9" * 80])
others = st.builds(
    lambda changed, before, after, unwritten: (
        lambda event: replace(
            event, changed=changed, state_before=before, state_after=after, unwritten=unwritten
        )
    ),
    st.dictionaries(keys, arrays, max_size=2),
    st.sampled_from(["", "a", "b"]),
    st.sampled_from(["", "a", "b"]),
    st.booleans(),
)
states = st.builds(
    lambda before, after: (
        lambda event: replace(event, state_before=before, state_after=after, nanoseconds=1 << 62)
    ),
    st.sampled_from(["", "a", "b"]),
    st.sampled_from(["", "a", "b"]),
)
edits = st.builds(
    lambda key, content: (
        lambda event: replace(
            event,
            changed={
                key: filled(np.shape(event.value), "f8", content)
                if isinstance(event.value, np.ndarray)
                else np.ones(1)
            },
        )
    ),
    st.sampled_from(["0", "1"]),
    contents,
)
changes = values.map(with_value) | kept_arrays | st.builds(spot, st.integers(0, 10**6), contents)
changes |= edits | states | others


def borrowed(place, whole):
    """Return a change to what came of another call, of the same answer or another."""
    return place, whole


borrowings = st.builds(borrowed, st.integers(0, 10**6), st.booleans())
changes |= borrowings

# How far a change reaches: one event, all of its step or episode, or all events.


def spread(transcript, script, place, reach, change, events=()):
    """Apply a change to an event and to those that it reaches."""
    if isinstance(change, tuple):
        other, whole = events[change[0] % len(events)], change[1]
        change = (lambda event: other) if whole else with_value(other.value)
    spots = [
        (e, episode.name, step.result, n)
        for e, episode in enumerate(script.episodes)
        for n, step in enumerate(s for s in episode.steps for _ in range(s.times))
    ]
    chosen = spots[place % len(spots)]
    alike = {
        "event": lambda s: s == chosen,
        "step": lambda s: s[:3] == chosen[:3],
        "episode": lambda s: s[0] == chosen[0],
        "name": lambda s: s[2] == chosen[2],
        "all": lambda s: True,
    }[reach]
    episodes = [list(events) for events in transcript.episodes]
    for e, _, _, n in filter(alike, spots):
        if e < len(episodes) and n < len(episodes[e]):
            episodes[e][n] = change(episodes[e][n])
    return replace(transcript, episodes=tuple(map(tuple, episodes)))


def lacking(transcript, place, what):
    """Return a transcript with an event or an episode too few or too many."""
    episodes = list(transcript.episodes)
    chosen = place % max(1, len(episodes))
    if what == "episode":
        del episodes[chosen]
    elif what == "event":
        episodes[chosen] = episodes[chosen][1:]
    elif what == "more episodes":
        episodes.append(episodes[chosen])
    elif what == "more events":
        episodes[chosen] = (*episodes[chosen], episodes[chosen][0])
    else:
        episodes.clear()
    return replace(transcript, episodes=tuple(episodes))


reaches = st.sampled_from(["event", "event", "step", "step", "episode", "name", "all"])
places = st.integers(0, 10**6)
spreads = st.lists(st.tuples(places, reaches, changes), min_size=1, max_size=4)


@cache
def recorded(name):
    """Return an exercise's script and what some right and wrong answers did with it."""
    exercise = all_exercises()[name]
    script = exercise.script(np.random.default_rng(7))
    folder = TESTS / "layers" if name == "DropoutLayer" else TESTS / "answers" / name
    paths = sorted((folder / "right").glob("*.py"))[:1] + sorted((folder / "wrong").glob("*.py"))
    found = []
    for path in islice(paths, 0, None, max(1, len(paths) // 6)):
        statements = read_submission(path).slice(name).statements
        codes = [Code(s.source, s.place, s.line) for s in statements]
        found.append(record_source(name, codes, script))
    return exercise, script, found


@cache
def events_of(name):
    """Return every event of the recorded answers to an exercise."""
    return [event for t in recorded(name)[2] for events in t.episodes for event in events]


def verdict_on(exercise, script, transcript):
    """Judge what arrives of a transcript, and see that the verdict can be told."""
    verdict = judge(exercise, script, unpack(pack(transcript)))
    assert verdict.status in STATUSES and verdict.status != "grader_fault"
    assert 0 <= verdict.score <= verdict.max_score == exercise.max_score
    assert verdict.score == sum(check.points for check in verdict.checks)
    assert [check.id for check in verdict.checks] == [check.id for check in exercise.checks]
    told = json.dumps(verdict.as_json(), ensure_ascii=False, allow_nan=False)
    assert len(told.encode()) < 1 << 20
    return verdict


@pytest.mark.parametrize("exercise", each_exercise())
@fuzz
@given(places, spreads)
def test_a_forged_transcript_gets_a_verdict(exercise, which, forgeries):
    _, script, honest = recorded(exercise.name)
    transcript = honest[which % len(honest)]
    for place, reach, change in forgeries:
        transcript = spread(transcript, script, place, reach, change, events_of(exercise.name))
    verdict_on(exercise, script, transcript)


@pytest.mark.parametrize("exercise", each_exercise())
@pytest.mark.parametrize("what", ["episode", "event", "more episodes", "more events", "all"])
def test_a_transcript_that_does_not_fit_its_script_earns_nothing(exercise, what):
    _, script, honest = recorded(exercise.name)
    for place in range(3):
        verdict = verdict_on(exercise, script, lacking(honest[0], place, what))
        assert (verdict.status, verdict.score) == ("crashed", 0)
        assert verdict.message == "your code wrote over the record of what it did"


FORWARD = recorded("DropoutLayer")[2][0].episodes[0][1]


@pytest.mark.parametrize(
    "event",
    [
        replace(FORWARD, changed={"training": np.ones((2, 3))}),
        replace(FORWARD, changed={"1": np.ones((2, 3))}),
        replace(FORWARD, changed={"x": np.ones((2, 3))}),
        replace(FORWARD, changed={"0": np.ones((3, 2))}),
        replace(FORWARD, changed={"0": np.ones((2, 3), "f4")}),
        replace(FORWARD, value=NotRun("y")),
        replace(FORWARD, value=NotRun("")),
    ],
)
def test_an_event_that_its_call_cannot_have_earns_nothing(event):
    exercise, script, honest = recorded("DropoutLayer")
    first = honest[0].episodes[0]
    forged = replace(honest[0], episodes=((first[0], event, *first[2:]), *honest[0].episodes[1:]))
    assert verdict_on(exercise, script, forged).status == "crashed"


DRAWS = np.ones((2, 3))


@pytest.mark.parametrize(
    ("name", "call", "value"),
    [
        ("MLPWithDropout", "diary.after", (None, 1.5, ("a",), DRAWS)),
        ("MLPWithDropout", "diary.after", ("z in training", "net backward", "", " ")),
        ("MLPWithDropout", "diary.after", DRAWS),
        *(
            pytest.param("TorchDropout", call, value, marks=pytest.mark.needs("torch"))
            for call, value in (
                ("gradient", DRAWS),
                ("gradient", (DRAWS, np.ones(9))),
                ("gradient", (DRAWS,)),
                ("forwards", (DRAWS,) * 3),
                ("next_draws", DRAWS),
                ("next_draws", (DRAWS, None)),
            )
        ),
        ("ScheduledDropout", "layer.backward", DRAWS > 0),
        ("DropoutLayer", "layer.backward", DRAWS > 0),
        ("mc_predict", "mode_of", DRAWS),
    ],
)
def test_what_our_own_helpers_never_return_gets_a_verdict(name, call, value):
    exercise, script, honest = recorded(name)
    steps = [s for e in script.episodes for s in e.steps for _ in range(s.times)]
    forged = honest[0]
    for place, step in enumerate(steps):
        if step.call == call:
            forged = spread(forged, script, place, "event", with_value(value))
    assert verdict_on(exercise, script, forged).score < exercise.max_score


@pytest.mark.parametrize("error", [Raised("", ""), Raised("E", "\n\0", "cell x", 2**63)])
@pytest.mark.parametrize("exercise", each_exercise())
def test_a_forged_load_error_gets_a_verdict(exercise, error):
    _, script, honest = recorded(exercise.name)
    verdict = verdict_on(exercise, script, replace(honest[0], load_error=error))
    assert (verdict.status, verdict.score) == ("error", 0)


flips = st.lists(st.tuples(st.integers(0, 1 << 40), st.integers(1, 255)), min_size=1, max_size=8)


@pytest.mark.parametrize("name", ["DropoutLayer", "MLPWithDropout", "predictive_entropy"])
@fuzz
@given(places, flips)
def test_a_frame_with_flipped_bits_is_refused_or_judged(name, which, changed):
    exercise, script, honest = recorded(name)
    frame = bytearray(packed(name)[which % len(honest)])
    header = int.from_bytes(frame[:8], "big")
    for place, byte in changed:  # half of them in the JSON, which is the smaller part
        frame[place % len(frame) if place % 2 else 8 + place % header] ^= byte
    try:
        forged = unpack(bytes(frame))
    except WireError:
        return
    if isinstance(forged, Transcript):
        verdict_on(exercise, script, forged)


@cache
def packed(name):
    return [pack(transcript) for transcript in recorded(name)[2]]
