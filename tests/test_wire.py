"""Frames carry every record unchanged, and any other bytes end in a WireError."""

import dataclasses
import json

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as npst

from grader import script
from grader.blobs import MAX_VALUES, PLAIN_DTYPES
from grader.exercises import all_exercises
from grader.wire import MAX_FRAME, MAX_HEADER, WireError, pack, pack_parts, unpack

few = settings(derandomize=True, deadline=None, max_examples=200)
many = settings(derandomize=True, deadline=None, max_examples=400)

words = st.text(max_size=8)
scalars = (
    st.none() | st.booleans() | st.integers(-(2**63), 2**63) | st.floats(allow_nan=False) | words
)
arrays = st.sampled_from(sorted(PLAIN_DTYPES)).flatmap(
    lambda dtype: npst.arrays(dtype, npst.array_shapes(min_dims=0, max_dims=4, min_side=0))
)
clean = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
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
    script.Raised, clean, clean, clean, st.none() | small, clean, st.tuples(clean, clean)
)
told = raised | st.builds(script.Opaque, clean) | st.builds(script.Made, clean)
told |= st.builds(script.NotRun, clean)
plain = st.none() | st.booleans() | st.integers(-(2**63), 2**63) | st.floats(allow_nan=False)
results = plain | clean | arrays | told | st.tuples(plain, arrays, st.tuples(told))
events = st.builds(
    script.Event,
    results,
    st.dictionaries(clean, arrays, max_size=2),
    st.integers(0, 2**62),
    clean,
    clean,
    st.booleans(),
    st.integers(1, 2**62),
    st.lists(clean, max_size=3).map(tuple),
)
played = st.lists(st.lists(events, max_size=2).map(tuple), max_size=2).map(tuple)
transcripts = st.builds(script.Transcript, played, clean, st.none() | raised)
anything = asked | scripts | st.builds(script.Job, words, codes, scripts) | results | transcripts

GOOD = pack(
    script.Transcript(
        ((script.Event((1, np.arange(6.0).reshape(2, 3)), {"0": np.ones(3, "i2")}, 7),),), "said"
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


def frame(body, layouts=(), memory=b""):
    """Return a frame whose JSON holds these layouts and this one value."""
    return framed(json.dumps([list(layouts), [body]]).encode(), memory)


def framed(header, memory=b""):
    """Return a frame with this header."""
    return len(header).to_bytes(8, "big") + header + memory


def parts(data):
    """Return the JSON of a frame, as Python values, and its memory."""
    size = int.from_bytes(data[:8], "big")
    return json.loads(data[8 : 8 + size]), data[8 + size :]


def altered(data, change):
    """Return a frame whose JSON `change` has edited in place."""
    header, memory = parts(data)
    change(header)
    return framed(json.dumps(header).encode(), memory)


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


def test_unpacked_arrays_are_writable_and_share_nothing():
    one, two = unpack(pack((np.arange(3.0), np.arange(3.0))))
    one += 1
    assert two.tolist() == [0, 1, 2] and one.tolist() == [1, 2, 3]


def test_arrays_lie_over_a_frame_that_can_be_written_to():
    frame = bytearray(pack(np.arange(4.0)))
    found = unpack(frame)
    found[0] = 7
    assert same(unpack(bytes(frame)), found) and found.flags.aligned


def test_large_arrays_go_into_the_parts_without_a_copy():
    array = np.arange(5000.0)
    assert any(np.shares_memory(array, np.frombuffer(part, "u1")) for part in pack_parts(array))
    assert same(unpack(b"".join(pack_parts(array[::2]))), array[::2])


@few
@given(st.lists(arrays, max_size=6).map(tuple))
def test_unpacked_arrays_are_aligned(several):
    assert all(array.flags.aligned for array in unpack(pack(several)))


@pytest.mark.parametrize("text", ["a" * 5000, "é\n\0" * 300, "\U0001f600" * 201])
def test_long_texts_arrive(text):
    code = script.Code(text, "06.py", 1)
    assert unpack(pack(text)) == text and unpack(pack(code)) == code


def test_half_a_surrogate_pair_arrives_in_a_learners_source():
    code = script.Code("'\ud800'", "06\udce9.py", 1)
    assert unpack(pack(code)) == code


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
    header = b"[[],[1]]"
    assert answer_to(len(header).to_bytes(8, "big") + header) == "read"
    assert answer_to((len(header) + 1).to_bytes(8, "big") + header) == "refused"


def test_bytes_that_belong_to_nothing_are_refused():
    with pytest.raises(WireError, match="belong to nothing"):
        unpack(GOOD + bytes(8))


def test_a_frame_above_the_bound_is_neither_written_nor_read():
    with pytest.raises(WireError, match="at most"):
        pack(np.zeros(MAX_FRAME // 8))
    with pytest.raises(WireError):
        unpack(frame([0], [["|u1", [MAX_FRAME]]], bytes(MAX_FRAME)))


def test_a_header_above_the_bound_is_neither_written_nor_read():
    with pytest.raises(WireError, match="at most"):
        pack(tuple(["a" * 100] * (MAX_HEADER // 100)))
    with pytest.raises(WireError):
        unpack(framed(b"[[],[1]]" + b" " * MAX_HEADER))


def test_too_many_values_are_refused():
    with pytest.raises(WireError, match="values at most"):
        unpack(frame(["tuple", *[0] * (MAX_VALUES + 1)]))


@pytest.mark.parametrize(
    "body",
    [[], [[]], [None], ["nope"], ["tuple", ["nope"]], ["Rng"], ["array", "<f8", [1], 0], {}],
)
def test_unknown_tags_are_refused(body):
    with pytest.raises(WireError):
        unpack(frame(body))


@pytest.mark.parametrize("header", [b"[[]]", b"[[],[]]", b"[[],[1,2]]", b"1", b"[[],1]", b"{}"])
def test_a_header_without_exactly_one_value_is_refused(header):
    with pytest.raises(WireError):
        unpack(framed(header))


@pytest.mark.parametrize(
    "body", [["Rng"], ["Rng", 1, 2], ["Event", 1], ["Job", 1], ["Step", *range(6)]]
)
def test_a_record_with_a_wrong_number_of_fields_is_refused(body):
    with pytest.raises(WireError, match="fields, got"):
        unpack(frame(body))


@pytest.mark.parametrize("layout", [[], ["<f8"], ["<f8", [1], 0], 1, "<f8", None])
def test_a_layout_with_a_wrong_number_of_words_is_refused(layout):
    with pytest.raises(WireError):
        unpack(frame([0], [layout], bytes(8)))


@pytest.mark.parametrize("item", [[1], [-1], [2**70], [True], [0.0], [0, 0], [None], [[0]]])
def test_an_array_without_a_layout_is_refused(item):
    with pytest.raises(WireError):
        unpack(frame(item, [["<f8", [1]]], bytes(8)))


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
        [2**63],
    ],
)
def test_a_shape_that_does_not_fit_is_refused(shape):
    with pytest.raises(WireError):
        unpack(frame([0], [["<f8", shape]], bytes(8)))


@pytest.mark.parametrize(
    "dtype", ["é", "<f8\0", "|O", "<c16", ">f8", "f8", "<U1", "", "<f16", None, 8, [], {}]
)
def test_other_dtype_strings_are_refused(dtype):
    with pytest.raises(WireError):
        unpack(frame([0], [[dtype, [1]]], bytes(8)))


def test_arrays_do_not_share_memory():
    """A small frame must not unfold into far more memory than it has."""
    with pytest.raises(WireError, match="must fit"):
        unpack(frame(["tuple", [0], [0]], [["|u1", [1000]]], bytes(1000)))


@pytest.mark.parametrize("size", [-1, 9, 2**70, True, 1.0, "1", None])
def test_a_text_of_a_size_that_does_not_fit_is_refused(size):
    with pytest.raises(WireError):
        unpack(frame(["text", size], memory=b"abcdefgh"))


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
        unpack(framed(UNREADABLE[name]))
    with pytest.raises(WireError):
        unpack(framed(b"[[],[" + UNREADABLE[name] + b"]]"))


@many
@given(st.binary(max_size=200) | st.binary().map(lambda data: bytes(7) + data))
def test_random_bytes_raise_nothing_but_wire_errors(data):
    assert answer_to(data) in ("read", "refused")


@many
@given(st.binary(max_size=60))
def test_random_headers_raise_nothing_but_wire_errors(header):
    assert answer_to(framed(header)) in ("read", "refused")


tags = {
    name: len(kind.__dataclass_fields__)
    for name, kind in vars(script).items()
    if hasattr(kind, "__dataclass_fields__")
} | {"text": 1, "tuple": 2}
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
    assert answer_to(frame(value, [["<f8", [1]]], bytes(8))) in ("read", "refused")
    assert answer_to(framed(json.dumps(value).encode())) in ("read", "refused")


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


# What a declaration says of a field, and what hostile code might write there.

EVENT = script.Event(1.5, {"0": np.ones(3)}, 5, "a", "b", True)
RAISED = script.Raised("KeyError", "no", "06.py", 3, "x[1]", ("KeyError", "LookupError"))


def changed_event(**fields):
    """Return the frame of an event in which these columns are something else."""
    names = [field.name for field in dataclasses.fields(script.Event)]

    def change(header):
        for name, column in fields.items():
            header[1][0][1 + names.index(name)] = column

    return altered(pack(EVENT), change)


def test_the_names_of_changed_arrays_are_unlike():
    both = dataclasses.replace(EVENT, changed={"0": np.ones(3), "1": np.ones(3)})
    column = [[["0", [0]], ["0", [0]]]]
    with pytest.raises(WireError, match="names of their own"):
        unpack(altered(pack(both), lambda header: header[1][0].__setitem__(2, column)))


def changed_exception(**fields):
    names = [field.name for field in dataclasses.fields(script.Raised)]

    def change(header):
        for name, column in fields.items():
            header[1][0][1 + names.index(name)] = column

    return altered(pack(RAISED), change)


@pytest.mark.parametrize(
    "column",
    [[-1], [0.5], [float("nan")], [float("inf")], ["0"], [True], [None], [], [5, 5], 5, [2**64]],
)
def test_nanoseconds_are_whole_and_not_negative(column):
    with pytest.raises(WireError):
        unpack(changed_event(nanoseconds=column))


@pytest.mark.parametrize("column", [[0], [-1], [1.0], [True], [None], ["1"], [], [1, 1], [2**64]])
def test_calls_are_whole_and_counted_from_one(column):
    with pytest.raises(WireError):
        unpack(changed_event(calls=column))


@pytest.mark.parametrize("column", [[[1], [1]], [[1], ["a" * 81]], [[2], ["a"]], [[-1], []], ["a"]])
def test_states_between_calls_are_short_texts(column):
    with pytest.raises(WireError):
        unpack(changed_event(between=column))


@pytest.mark.parametrize("column", [[1], [None], [["text", 8]], ["a" * 81], ["\ud800"], "a", [[]]])
def test_states_are_short_texts(column):
    with pytest.raises(WireError):
        unpack(changed_event(state_before=column))


@pytest.mark.parametrize("column", [[0], [1], ["yes"], [[]], True])
def test_unwritten_is_a_bool(column):
    with pytest.raises(WireError):
        unpack(changed_event(unwritten=column))


@pytest.mark.parametrize(
    "column",
    [
        [1],
        [["Ramp", 0, 1, [[0], []], ["f8"]]],
        [["Ref", "y", None]],
        [["Event", [1], None, None, None, None, None]],
        [["Transcript", [[], []], None, None]],
        [["nope"]],
        [[]],
        [["tuple", ["Rng", [1]]]],
        [2**64],
        ["a" * 2001],
        ["\udfff"],
        {"a": 1},
    ],
)
def test_a_value_is_a_result(column):
    with pytest.raises(WireError):
        unpack(changed_event(value=column, changed=None))


@pytest.mark.parametrize(
    "pairs",
    [
        [["0", [0]], ["0", [0]]],
        [[0, [0]]],
        [["0", 0]],
        [["0"]],
        [["a" * 81, [0]]],
        [["0", [0, 0]]],
        "0",
        None,
        [["0", ["Made", ["x"]]]],
    ],
)
def test_changed_holds_arrays_by_names_of_their_own(pairs):
    with pytest.raises(WireError):
        unpack(changed_event(changed=[pairs]))


@pytest.mark.parametrize("column", [[-1], [1.0], [True], ["1"], [2**64], [[1]], []])
def test_a_line_is_a_number_or_nothing(column):
    with pytest.raises(WireError):
        unpack(changed_exception(line=column))


@pytest.mark.parametrize(
    "column", [[[1], [1]], [[2], ["a"]], [[-1], []], [[1], ["a" * 81]], [["1"], ["a"]], [[1]], None]
)
def test_kinds_are_short_texts(column):
    if column is None:  # the default is nothing to be refused
        assert unpack(changed_exception(kinds=None)).kinds == ()
        return
    with pytest.raises(WireError):
        unpack(changed_exception(kinds=column))


@pytest.mark.parametrize("column", [[1], [None], None, [["Raised"]], ["a" * 2001]])
def test_the_type_of_an_exception_is_a_text(column):
    with pytest.raises(WireError):
        unpack(changed_exception(type=column))


@pytest.mark.parametrize("column", [[1], ["no"], [["Made", ["x"]]], [["Raised"]]])
def test_a_load_error_is_an_exception_or_nothing(column):
    with pytest.raises(WireError):
        unpack(altered(pack(script.Transcript()), lambda h: h[1][0].__setitem__(3, column)))


@pytest.mark.parametrize("column", [[], [[1], []], [[1], [[1], []]], 1, [["a"], []]])
def test_episodes_are_tuples_of_events(column):
    with pytest.raises(WireError):
        unpack(altered(pack(script.Transcript()), lambda h: h[1][0].__setitem__(1, column)))


def test_tuples_inside_tuples_are_refused_beyond_a_depth():
    value = 1
    for _ in range(9):
        value = (value,)
    with pytest.raises(WireError):
        unpack(pack(value))


def test_a_printed_text_above_the_bound_is_refused():
    fine = script.Transcript(printed="a" * script.MAX_PRINTED)
    assert unpack(pack(fine)) == fine
    with pytest.raises(WireError):
        unpack(pack(dataclasses.replace(fine, printed=fine.printed + "a")))


def test_a_transcript_full_of_numbers_unfolds_into_little_memory():
    small = pack(script.Transcript((tuple([script.Event(0)] * 100_000),)))
    assert len(small) < 3_000_000 and len(unpack(small).episodes[0]) == 100_000
