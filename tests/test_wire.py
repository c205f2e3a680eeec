"""Frames carry every record unchanged, and any other bytes end in a WireError."""

import json

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as npst

from grader import script
from grader.exercises import all_exercises
from grader.wire import PLAIN_DTYPES, WireError, pack, unpack

few = settings(derandomize=True, deadline=None, max_examples=200)
many = settings(derandomize=True, deadline=None, max_examples=400)

words = st.text(max_size=8)
scalars = (
    st.none() | st.booleans() | st.integers(-(2**63), 2**63) | st.floats(allow_nan=False) | words
)
arrays = st.sampled_from(sorted(PLAIN_DTYPES)).flatmap(
    lambda dtype: npst.arrays(dtype, npst.array_shapes(min_dims=0, max_dims=4, min_side=0))
)
small = st.integers(0, 9)
ramps = st.builds(script.Ramp, st.floats(-9, 9), st.floats(-9, 9), st.tuples(small), words)
refs = st.builds(script.Ref, words, st.none() | small)
asked = scalars | arrays | ramps | refs | st.builds(script.Rng, small)
asked |= st.builds(script.Known, words)
asked |= st.tuples(asked, st.tuples(asked))
named = st.lists(st.tuples(words, asked), max_size=2).map(tuple)
steps = st.builds(script.Step, words, words, st.lists(asked, max_size=3).map(tuple), named, small)
episodes = st.builds(script.Episode, words, small, st.lists(steps, max_size=2).map(tuple))
scripts = st.builds(script.Script, st.lists(episodes, max_size=2).map(tuple))
codes = st.lists(st.builds(script.Code, words, words, small), max_size=3).map(tuple)
raised = st.builds(
    script.Raised, words, words, words, st.none() | small, words, st.tuples(words, words)
)
told = raised | st.builds(script.Opaque, words) | st.builds(script.Made, words)
told |= st.builds(script.NotRun, words)
results = scalars | arrays | told | st.tuples(scalars, arrays, st.tuples(told))
events = st.builds(
    script.Event,
    results,
    st.dictionaries(words, arrays, max_size=2),
    st.floats(0, 1),
    words,
    words,
    st.booleans(),
)
played = st.lists(st.lists(events, max_size=2).map(tuple), max_size=2).map(tuple)
transcripts = st.builds(script.Transcript, played, words, st.none() | raised)
anything = asked | scripts | st.builds(script.Job, words, codes, scripts) | results | transcripts

GOOD = pack(
    script.Transcript(
        ((script.Event((1, np.arange(6.0).reshape(2, 3)), {"0": np.ones(3, "i2")}, 0.1),),), "said"
    )
)


def same(one, other):
    """Tell whether two unpacked values are equal, arrays by dtype, shape and memory."""
    if isinstance(one, np.ndarray):
        return isinstance(other, np.ndarray) and (one.dtype, one.shape, one.tobytes()) == (
            other.dtype,
            other.shape,
            other.tobytes(),
        )
    if type(one) is not type(other):
        return False
    if isinstance(one, tuple):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, dict):
        return list(one) == list(other) and all(same(one[key], other[key]) for key in one)
    if hasattr(one, "__dataclass_fields__"):
        return all(same(getattr(one, n), getattr(other, n)) for n in one.__dataclass_fields__)
    return one == other


def frame(header, memory=b"\0" * 8):
    """Return a frame with this header, of bytes or to be written as JSON."""
    text = header if isinstance(header, bytes) else json.dumps(header).encode()
    return len(text).to_bytes(8, "big") + text + memory


def answer_to(data):
    """Return "read" or "refused"; any other exception than WireError escapes."""
    try:
        unpack(data)
    except WireError:
        return "refused"
    return "read"


@few
@given(anything)
def test_every_record_arrives_as_it_was_sent(value):
    assert same(unpack(pack(value)), value)


@few
@given(arrays)
def test_arrays_of_every_plain_dtype_arrive_equal(array):
    assert same(unpack(pack((array, array))), (array, array))


@pytest.mark.parametrize("dtype", sorted(PLAIN_DTYPES))
@pytest.mark.parametrize("shape", [(), (0,), (3, 0, 2), (2, 3)])
def test_empty_and_0d_arrays_keep_shape_and_dtype(dtype, shape):
    array = np.ones(shape, dtype)
    assert same(unpack(pack(array)), array)


@pytest.mark.parametrize("dtype", [d for d in sorted(PLAIN_DTYPES) if d[0] == "<"])
def test_big_endian_arrays_arrive_as_little_endian_equals(dtype):
    array = np.arange(6).reshape(2, 3).astype(dtype.replace("<", ">"))
    found = unpack(pack(array))
    assert found.dtype.str == dtype
    assert np.array_equal(found, array)


def test_fortran_and_strided_arrays_arrive_equal():
    array = np.asfortranarray(np.arange(12.0).reshape(3, 4))
    assert same(unpack(pack(array)), np.arange(12.0).reshape(3, 4))
    assert same(unpack(pack(array[::-2, ::3])), np.ascontiguousarray(array[::-2, ::3]))


def test_nan_and_infinity_arrive():
    found = unpack(pack((float("nan"), float("-inf"), np.array([np.nan]))))
    assert found[0] != found[0] and found[1] == -np.inf and np.isnan(found[2]).all()


def test_unpacked_arrays_are_writable_and_own_their_memory():
    found = unpack(pack(np.arange(3.0)))
    assert found.flags.writeable and found.flags.owndata


def test_scripts_of_all_exercises_arrive_equal():
    for exercise in all_exercises().values():
        asked_for = exercise.script(np.random.default_rng(0))
        assert same(unpack(pack(asked_for)), asked_for)


@pytest.mark.parametrize(
    "array",
    [
        np.array([None]),
        np.array([1j]),
        np.array(["a"]),
        np.array([b"a"]),
        np.array(["2020"], "M8[D]"),
        np.zeros(1, "f4,i2"),
        np.ones(2, np.longdouble),
    ],
)
def test_arrays_of_other_dtypes_are_refused(array):
    with pytest.raises(WireError, match="only plain numbers travel"):
        pack(array)


@pytest.mark.parametrize("value", [1j, b"a", {1}, object(), len, np.float32(1)])
def test_values_outside_the_vocabulary_are_refused(value):
    with pytest.raises(WireError, match="only records of the script travel"):
        pack((1, value))


def test_a_truncated_frame_is_refused():
    assert {answer_to(GOOD[:size]) for size in range(len(GOOD))} == {"refused"}


@pytest.mark.parametrize("size", [0, 1, 2**32, 2**63, 2**64 - 1])
def test_a_wrong_header_length_is_refused(size):
    with pytest.raises(WireError):
        unpack(size.to_bytes(8, "big") + GOOD[8:])


def test_a_header_longer_than_the_frame_is_refused():
    assert answer_to((1).to_bytes(8, "big") + b"1") == "read"
    assert answer_to((2).to_bytes(8, "big") + b"1") == "refused"


@pytest.mark.parametrize(
    "header",
    [[], [[]], [{}], [None], [1], ["nope"], ["tuple", ["nope"]], {"a": ["nope"]}, ["Rng"]],
)
def test_unknown_tags_are_refused(header):
    with pytest.raises(WireError):
        unpack(frame(header))


@pytest.mark.parametrize(
    "header", [["Rng"], ["Rng", 1, 2], ["Event", 1], ["Job", 1], ["Step", *range(6)]]
)
def test_a_record_with_a_wrong_number_of_fields_is_refused(header):
    with pytest.raises(WireError, match="fields, got"):
        unpack(frame(header))


@pytest.mark.parametrize("items", [[], ["<f8"], ["<f8", [1]], ["<f8", [1], 0, 0]])
def test_an_array_with_a_wrong_number_of_words_is_refused(items):
    with pytest.raises(WireError):
        unpack(frame(["array", *items]))


@pytest.mark.parametrize(
    "shape",
    [
        [10**12],
        [2],
        [2**62, 2**62],
        [2**32, 2**32],
        [0, 2**62],
        [0, 2**70],
        [1] * 65,
        [10**4000] * 64,
        [-1],
        [-1, -1],
        [True],
        [1.0],
        ["1"],
        [None],
        1,
        None,
        "1",
        {},
        {"1": 1},
    ],
)
def test_a_shape_that_does_not_fit_is_refused(shape):
    with pytest.raises(WireError):
        unpack(frame(["array", "<f8", shape, 0]))


@pytest.mark.parametrize("offset", [-8, -1, 1, 8, 2**70, True, 0.0, "0", None, [0]])
def test_an_offset_that_does_not_fit_is_refused(offset):
    with pytest.raises(WireError):
        unpack(frame(["array", "<f8", [1], offset]))


@pytest.mark.parametrize(
    "dtype", ["é", "<f8\0", "|O", "<c16", ">f8", "f8", "<U1", "", "<f16", None, 8, [], {}]
)
def test_other_dtype_strings_are_refused(dtype):
    with pytest.raises(WireError):
        unpack(frame(["array", dtype, [1], 0]))


def test_arrays_that_share_memory_are_refused():
    """A small frame must not unfold into far more memory than it has."""
    array = ["array", "|u1", [10**6], 0]
    with pytest.raises(WireError, match="end to end"):
        unpack(frame(["tuple", *[array] * 10**4], b"\0" * 10**6))


UNREADABLE = {
    "deep lists": b"[" * 100_000,
    "deep dicts": b'{"a":' * 100_000,
    "deep tuples": b'["tuple",' * 5000 + b"1" + b"]" * 5000,
    "deep and closed": b'{"a":' * 2000 + b"1" + b"}" * 2000,
    "long number": b"1" * 5000,
    "nothing": b"",
    "no text": b"\xff\xfe\xfa",
    "two values": b"1 2",
    "open string": b'"\\ud800',
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_a_header_that_cannot_be_read_is_refused(name):
    with pytest.raises(WireError):
        unpack(frame(UNREADABLE[name]))


@many
@given(st.binary(max_size=200) | st.binary().map(lambda data: bytes(7) + data))
def test_random_bytes_raise_nothing_but_wire_errors(data):
    assert answer_to(data) in ("read", "refused")


@many
@given(st.binary(max_size=60))
def test_random_headers_raise_nothing_but_wire_errors(header):
    assert answer_to(frame(header)) in ("read", "refused")


tags = {
    name: len(kind.__dataclass_fields__)
    for name, kind in vars(script).items()
    if hasattr(kind, "__dataclass_fields__")
} | {"array": 3, "tuple": 2}
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | words | st.sampled_from(["<f8"]),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(words, inner, max_size=2)
        | st.sampled_from(sorted(tags)).flatmap(
            lambda tag: st.tuples(st.just(tag), *[inner] * tags[tag])
        )
    ),
    max_leaves=12,
)


@many
@given(json_values)
def test_random_structures_raise_nothing_but_wire_errors(value):
    assert answer_to(frame(value)) in ("read", "refused")


@many
@given(st.lists(st.tuples(st.integers(0, len(GOOD) - 1), st.integers(0, 255)), min_size=1))
def test_mutated_frames_raise_nothing_but_wire_errors(changes):
    data = bytearray(GOOD)
    for place, byte in changes:
        data[place] = byte
    assert answer_to(bytes(data)) in ("read", "refused")


@many
@given(st.integers(0, len(GOOD)), st.integers(0, len(GOOD)), st.binary(max_size=4))
def test_frames_with_a_piece_cut_out_raise_nothing_but_wire_errors(start, stop, new):
    assert answer_to(GOOD[:start] + new + GOOD[stop:]) in ("read", "refused")
