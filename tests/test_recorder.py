"""What a recording holds, and what it leaves alone."""

import linecache
import random
import sys
import time
import warnings
from dataclasses import replace

import numpy as np
import pytest

from grader.describing import (
    MAX_RECORDED_BYTES,
    MAX_RECORDED_WORDS,
    MAX_RESULT_BYTES,
    Room,
    describe,
)
from grader.exercises import all_exercises
from grader.joining import apart
from grader.loading import execute
from grader.randomness import fingerprint as taken
from grader.randomness import global_states_kept
from grader.recorder import Plan, _is_unwritten, record
from grader.script import (
    MAX_ITEMS,
    MAX_PRINTED,
    MAX_TEXT,
    Code,
    Episode,
    Known,
    Made,
    NotRun,
    Opaque,
    Raised,
    Ramp,
    Ref,
    Rng,
    Script,
    Step,
)
from grader.wire import pack, unpack

X = np.array([3.0, 4.0])


def events(names, *steps, seed=1):
    """Play the steps as one episode and return its events, one for each call."""
    found = record(Script((Episode("e", seed, steps),)), names).episodes[0]
    return [each for event in found for each in apart(event)]


def event(function, *args, **kwargs):
    """Call one function once and return the event."""
    return events({"f": function}, Step("r", "f", args, tuple(kwargs.items())))[0]


def raised_by(function):
    """Return the description of what a function raises, which must be able to travel."""
    value = event(function).value
    assert isinstance(value, Raised) and pack(value)
    return value


def loaded(source):
    """Return the names that a learner's file leaves behind."""
    names, error = execute([Code(source, "06.py", 1)])
    assert error is None
    return names


# Arguments.


def test_an_argument_left_alone_is_not_listed():
    assert event(lambda x: x * 2, X).changed == {}


def test_an_edited_argument_is_listed_as_it_was_afterwards():
    def edit(x, y, grad):
        x += 1
        grad[0] = np.nan

    changed = event(edit, X, X, grad=X).changed
    assert list(changed) == ["0", "grad"]
    assert np.array_equal(changed["0"], [4, 5])
    assert np.array_equal(changed["grad"], [np.nan, 4], equal_nan=True)


def test_an_edit_is_listed_though_the_call_raised():
    def edit(x):
        x *= 2
        raise ValueError

    assert list(event(edit, X).changed) == ["0"]


def test_an_edit_that_changes_only_the_sign_of_zero_is_listed():
    def edit(x):
        x[0] = -0.0

    assert list(event(edit, np.zeros(2)).changed) == ["0"]


def test_an_edit_undone_is_not_listed():
    def edit(x):
        x += 1
        x -= 1

    assert event(edit, X).changed == {}


def test_an_edit_does_not_reach_the_script_or_later_calls():
    seen = []

    def edit(x):
        seen.append(x.copy())
        x[:] = 0

    events({"f": edit}, Step("r", "f", (X,), times=2))
    assert np.array_equal(seen, [X, X]) and np.array_equal(X, [3, 4])


def test_an_edit_of_an_earlier_result_is_listed():
    steps = Step("r", "make"), Step("s", "edit", (Ref("r"),))
    names = {"make": lambda: np.zeros(2), "edit": lambda x: x.fill(7)}
    made, edited = events(names, *steps)
    assert np.array_equal(made.value, [0, 0])
    assert np.array_equal(edited.changed["0"], [7, 7])


def test_ramps_known_functions_and_tuples_arrive_as_objects():
    ramp = Ramp(0, 3, (2, 2), "int64")
    value = event(lambda *args: args, ramp, Known("sum_of_squares"), (X, (ramp, "a"))).value
    assert np.array_equal(value[0], [[0, 1], [2, 3]])
    assert value[1] == Made("function")
    assert np.array_equal(value[2][0], X)
    assert np.array_equal(value[2][1][0], value[0]) and value[2][1][1] == "a"


def test_names_of_the_scripts_definitions_serve_as_calls_and_arguments():
    script = Script(
        (Episode("e", 1, (Step("r", "twice", (Known("number"),)), Step("s", "f"))),),
        "number = np.int64(4)\ndef twice(x): return 2 * x\n",
    )
    found = [e.value for e in record(script, {"f": lambda: 1, "twice": abs}).episodes[0]]
    assert found == [np.int64(8), 1]


# Results.


def test_later_edits_of_a_result_do_not_alter_the_record():
    kept = np.zeros(3)

    def forward():
        kept[:] += 1
        return kept

    first, second = events({"f": forward}, Step("r", "f", times=2))
    assert np.array_equal(first.value, np.ones(3))
    assert np.array_equal(second.value, np.full(3, 2))


@pytest.mark.parametrize("value", [None, True, False, 1.5, 0, -(2**62), "text"])
def test_plain_scalars_are_recorded_as_they_are(value):
    assert event(lambda: value).value is value


def test_an_enormous_int_is_described():
    assert describe(2**63) == describe(-(10**5000)) == Opaque("an enormous int")


def test_a_long_string_is_cut():
    assert describe("a" * 5000) == "a" * MAX_TEXT


def test_a_subclass_of_str_is_read_by_its_memory():
    class Liar(str):
        def __str__(self):
            return "lie"

        def __getitem__(self, _):
            return "lie"

    found = describe(Liar("truth"))
    assert type(found) is str and found == "truth"


@pytest.mark.parametrize("value", [np.float64(1.5), np.int32(3), np.bool_(True), np.float16(2)])
def test_numpy_scalars_become_0d_arrays(value):
    found = describe(value)
    assert found.shape == () and found.dtype == value.dtype and found == value


@pytest.mark.parametrize("dtype", [">f8", ">i4", ">u2", "<f4", "?", "i1"])
def test_arrays_become_little_endian_with_equal_values(dtype):
    array = np.array([[1, 0, 1], [0, 0, 1]]).astype(dtype)
    found = describe(array)
    assert np.array_equal(found, array)
    assert found.dtype == array.dtype.newbyteorder("<") and pack(found)


def test_fortran_and_strided_arrays_become_contiguous():
    array = np.asfortranarray(np.arange(12.0).reshape(3, 4))
    for view in (array, array[::-1, ::2], np.broadcast_to(1.0, (3, 4))):
        found = describe(view)
        assert found.flags.c_contiguous and np.array_equal(found, view)


def test_0d_and_empty_arrays_keep_their_shape():
    assert describe(np.array(2.0)).shape == ()
    assert describe(np.empty((0, 3))).shape == (0, 3)


def test_long_doubles_become_doubles():
    found = describe(np.array([1.5], np.longdouble))
    assert found.dtype == "<f8" and found == [1.5]


@pytest.mark.parametrize("array", [np.array([None]), np.array([1j]), np.array(["a"])])
def test_arrays_of_no_plain_numbers_are_described(array):
    assert describe(array) == Opaque(f"an array of dtype {array.dtype}")


def test_an_enormous_broadcast_result_is_described_and_not_copied():
    found = describe(np.broadcast_to(1.0, (10**6, 10**6)))
    assert found == Opaque("an array of shape (1000000, 1000000), too large to look at")


def test_lists_dicts_and_subclassed_tuples_are_named_only():
    class Pair(tuple):
        pass

    found = [describe(value) for value in ([1], {"a": 1}, Pair((1,)))]
    assert found == [Opaque("a list"), Opaque("a dict"), Opaque("a Pair")]


def test_a_tuple_is_recorded_up_to_a_length_and_a_depth():
    assert describe((1, ("a", None))) == (1, ("a", None))
    assert len(describe(tuple(range(1000)))) == MAX_ITEMS
    assert describe(((((1,),),),)) == (((Opaque("a tuple"),),),)


@pytest.mark.parametrize("value", [1j, b"a", {1}, np.random.default_rng(0), int])
def test_other_objects_stay_behind(value):
    assert describe(value) == Made(type(value).__name__)


class Lying(np.ndarray):
    """An array whose methods all tell of another one."""

    def __array__(self, *_, **__):
        return np.zeros(2)

    def __eq__(self, _):
        return np.ones(2, bool)

    def __getitem__(self, _):
        return 0.0

    def astype(self, *_, **__):
        return np.zeros(2)

    copy = tobytes = tolist = __array_ufunc__ = __array_function__ = astype
    __hash__ = None


def test_a_subclass_of_ndarray_is_read_by_its_memory():
    found = event(lambda: np.array([3.0, 4.0]).view(Lying)).value
    assert type(found) is np.ndarray and np.array_equal(found, X)


def test_a_masked_array_is_read_by_its_data():
    assert np.array_equal(describe(np.ma.array(X, mask=[True, False])), X)


@pytest.mark.parametrize("method", ["__repr__", "__str__", "__len__", "__eq__", "__bool__"])
def test_an_object_whose_methods_raise_stays_behind(method):
    def fail(*_):
        raise RuntimeError

    assert describe(type("Odd", (), {method: fail})()) == Made("Odd")


@pytest.mark.parametrize("name", ["__class__", "dtype", "size", "nbytes", "shape"])
def test_an_array_that_raises_when_looked_at_is_read_by_its_memory(name):
    def fail(_):
        raise RuntimeError("no")

    odd = type("Odd", (np.ndarray,), {name: property(fail)})
    assert np.array_equal(event(lambda: X.view(odd)).value, X)


@pytest.mark.parametrize("kind", [np.ndarray, np.float64, str, int, tuple, type, BaseException])
def test_an_object_that_lies_about_its_class_stays_behind(kind):
    odd = type("Odd", (), {"__class__": property(lambda self: kind), "dtype": np.dtype(float)})
    assert event(odd).value == Made("Odd")


@pytest.mark.parametrize("name", [5, ["a"], "a" * 500, None])
def test_a_class_that_lies_about_its_name_is_named_by_its_memory(name):
    meta = type("Meta", (type,), {"__name__": property(lambda cls: name)})
    assert event(meta("Odd", (), {})).value == Made("Odd")


def test_an_object_that_lies_about_being_a_class_can_be_called():
    odd = type("Odd", (), {"__class__": property(lambda self: type), "__call__": lambda self: 1})
    assert event(odd()).value == 1


# Bounds of a whole transcript.


def flooded(answer, times=40):
    """Return the transcript of many calls of one function; it must be able to travel."""
    script = Script((Episode("e", 1, (Step("r", "f", times=times), Step("s", "f", (Ref("r"),)))),))
    transcript = record(script, {"f": answer})
    assert len(unpack(pack(transcript)).episodes[0]) == times + 1
    return [each.value for each in transcript.episodes[0]]


def test_the_arrays_of_a_transcript_are_bounded_in_all():
    found = flooded(lambda *_: np.ones(MAX_RESULT_BYTES // 8))
    kept = [value for value in found if isinstance(value, np.ndarray)]
    assert sum(value.nbytes for value in kept) <= MAX_RECORDED_BYTES
    assert found[2:] == [Opaque("an array, beyond what is looked at in all")] * 39


def test_arrays_in_tuples_count():
    found = flooded(lambda *_: (np.ones(10**6), np.ones(10**6)))
    assert isinstance(found[0][1], np.ndarray) and isinstance(found[-1][1], Opaque)


def test_edits_of_the_learners_own_arrays_count():
    big, calls = np.ones(MAX_RESULT_BYTES // 8), []

    def edit(*given):
        for array in given:
            array += 1
        calls.append(given)
        return big

    assert len(flooded(edit)) == 41 and len(calls) == 41


@pytest.mark.parametrize("letter", ["a", "\0", "\u0430", "\U0001f600", "\ud800"])
def test_the_texts_of_a_transcript_are_bounded_in_all(letter):
    def fail(*_):
        raise ValueError(letter * 10_000)

    assert len(flooded(fail, 400)) == 401
    assert len(flooded(lambda *_: letter * 10_000, 400)) == 401
    assert len(flooded(lambda *_: (letter * 150,) * 64, 400)) == 401


def test_texts_are_cut_to_what_there_is_room_for():
    room = Room()
    kept = [len(room.cut("a" * 5000)) for _ in range(1000)]
    assert kept[0] == MAX_TEXT and kept[-1] == 0
    assert sum(kept) <= MAX_RECORDED_WORDS


def test_the_tuples_of_a_transcript_are_bounded_in_all():
    def nested(*_):
        value = 0.1234567890123456
        for _ in range(3):
            value = (value,) * 100
        return value

    assert flooded(nested)[-1] == Opaque("a tuple, too much to look at")


def test_an_honest_transcript_is_far_below_the_bounds():
    layer = "import numpy as np\n" + HONEST
    script = all_exercises()["DropoutLayer"].script(np.random.default_rng(0))
    transcript = record(script, loaded(layer))
    assert 0 < len(pack(transcript)) < MAX_RECORDED_BYTES // 32


HONEST = """
class DropoutLayer:
    def __init__(self, p):
        self.p = p
    def forward(self, x, training=True):
        self.factor = (np.random.rand(*x.shape) >= self.p) / (1 - self.p) if training else 1.0
        return x * self.factor
    def backward(self, grad):
        return grad * self.factor
"""


@pytest.mark.parametrize("name", ["print", "list", "Exception"])
def test_an_exception_named_like_a_built_in_is_told_from_it(name):
    def fail():
        raise type(name, (KeyError,), {})

    found = raised_by(fail)
    assert found.type == name and found.kinds == (
        "KeyError",
        "LookupError",
        "Exception",
        "BaseException",
        "object",
    )


def test_half_a_surrogate_pair_is_replaced():
    def fail():
        raise ValueError("\ud800!")

    assert raised_by(fail).message == "?!"
    assert event(lambda: "\ud800!").value == "?!"
    assert transcript_of(lambda: print("\ud800!")).printed == "?!\n"


def test_the_name_of_a_place_is_bounded_and_read_by_its_memory():
    code = compile("def f(): 1 / 0", "\udc80" + "a" * 1000, "exec")
    names = {}
    exec(code, names)
    assert raised_by(names["f"]).place == "?" + "a" * 299


@pytest.mark.parametrize("lines", [5, (1, None, 5, "06.py"), (1, None, [5] * 9, "06.py")])
def test_a_spoilt_line_cache_breaks_no_recording(lines, monkeypatch):
    names = loaded(FILE)
    with monkeypatch.context() as spoilt:
        spoilt.setitem(linecache.cache, "06.py", lines)
        found = event(names["forward"], X).value
    assert (found.line, found.text) == (7, "")


def test_a_function_without_constants_is_written():
    def f():
        pass

    f.__code__ = f.__code__.replace(co_consts=())
    assert not _is_unwritten(f)


def test_replacing_what_recording_uses_breaks_no_recording(monkeypatch):
    for owner, name in (
        (time, "perf_counter"),
        (np, "ndarray"),
        (np, "array"),
        (np.random, "default_rng"),
        (np.random, "MT19937"),
        (np.random, "get_bit_generator"),
    ):
        monkeypatch.setattr(owner, name, None)
    assert np.array_equal(event(lambda x: x * 2, X).value, X * 2)


def test_an_array_of_the_learners_with_hostile_methods_can_be_an_argument():
    steps = Step("r", "make"), Step("s", "edit", (Ref("r"),))
    names = {"make": lambda: X.copy().view(Lying), "edit": lambda x: x.base.fill(7)}
    assert events(names, *steps)[1].changed["0"].tolist() == [7, 7]


@pytest.mark.parametrize(
    "array", [np.array([None]), np.broadcast_to(1.0, (10**6, 10**6)), np.array(["a"])]
)
def test_an_array_that_cannot_be_watched_can_be_an_argument(array):
    steps = Step("r", "make"), Step("s", "look", (Ref("r"),))
    found = events({"make": lambda: array, "look": lambda x: x.ndim}, *steps)
    assert found[1].value == array.ndim and found[1].changed == {}


# Exceptions.

FILE = """\
import numpy as np

def forward(x):
    return helper(x)

def helper(x):
    return x.reshape(5, 5)

def inside():
    return np.apply_along_axis(lambda row: 1 / 0, 0, np.ones(2))
"""


def test_the_innermost_line_of_the_learner_is_named():
    value = event(loaded(FILE)["forward"], X).value
    assert (value.type, value.place, value.line) == ("ValueError", "06.py", 7)
    assert value.text == "return x.reshape(5, 5)"


def test_a_line_called_back_by_numpy_is_named():
    value = event(loaded(FILE)["inside"]).value
    assert (value.place, value.line) == ("06.py", 10)
    assert value.text == "return np.apply_along_axis(lambda row: 1 / 0, 0, np.ones(2))"


def test_generated_code_is_not_the_learners_line():
    source = "import dataclasses as d\n@d.dataclass(frozen=True)\nclass A:\n    a: int = 1\n"
    names = loaded(source + "def edit():\n    A().a = 2\n")
    value = event(names["edit"]).value
    assert (value.type, value.place, value.line) == ("FrozenInstanceError", "06.py", 6)


def test_an_exception_in_the_call_itself_has_no_line():
    value = event(loaded(FILE)["forward"]).value
    assert (value.type, value.line) == ("TypeError", None)


def test_the_built_in_kinds_of_an_exception_are_listed():
    class Own(ZeroDivisionError, NotImplementedError):
        pass

    def fail():
        raise Own("why")

    value = raised_by(fail)
    assert (value.type, value.message) == ("Own", "why")
    assert {"ZeroDivisionError", "ArithmeticError", "NotImplementedError"} < set(value.kinds)
    assert "Own" not in value.kinds


@pytest.mark.parametrize("kind", [SystemExit, GeneratorExit, MemoryError, RecursionError])
def test_exceptions_of_every_kind_are_recorded(kind):
    def fail():
        raise kind("why")

    assert raised_by(fail).type == kind.__name__


def test_endless_recursion_is_recorded():
    def fail():
        return fail()

    assert raised_by(fail).type == "RecursionError"


def test_a_long_message_is_cut():
    def fail():
        raise ValueError("a" * 5000)

    assert raised_by(fail).message == "a" * MAX_TEXT


def test_a_message_that_raises_is_replaced():
    class Odd(Exception):
        def __str__(self):
            raise RuntimeError

    def fail():
        raise Odd

    assert raised_by(fail).message == "(its message could not be read)"


def test_a_message_of_a_lying_str_is_read_by_its_memory():
    class Liar(str):
        def __getitem__(self, _):
            return 5

    class Odd(Exception):
        def __str__(self):
            return Liar("truth")

    def fail():
        raise Odd

    assert raised_by(fail).message == "truth"


@pytest.mark.parametrize("name", ["__class__", "__traceback__"])
def test_an_exception_that_raises_when_looked_at_is_recorded(name):
    def refuse(_):
        raise RuntimeError

    def fail():
        raise type("Odd", (Exception,), {name: property(refuse)})

    try:
        value = event(fail).value
    except BaseException:
        value = None  # such an exception cannot even be shown
    assert isinstance(value, Raised)


def test_keyboard_interrupt_propagates_and_restores_the_random_state():
    def stop():
        np.random.rand()
        raise KeyboardInterrupt

    before = fingerprint()
    with pytest.raises(KeyboardInterrupt):
        event(stop)
    assert fingerprint() == before


def test_a_call_after_a_failed_constructor_is_not_run():
    class Layer:
        def __init__(self, p):
            raise ValueError

    steps = Step("layer", "Layer", (0.5,)), Step("y", "layer.forward", (X,))
    made, forward = events({"Layer": Layer}, *steps, Step("g", "f", (Ref("y"),)))[:2]
    assert made.value.type == "ValueError"
    assert forward.value == NotRun("layer")


def test_a_failed_call_takes_back_the_earlier_result_of_its_name():
    answers = iter([1])
    steps = Step("r", "f", times=2), Step("s", "g", (Ref("r"),))
    first, second, third = events({"f": lambda: next(answers), "g": abs}, *steps)
    assert first.value == 1 and second.value.type == "StopIteration"
    assert third.value == NotRun("r")


def test_a_missing_method_is_an_exception_of_the_call():
    steps = Step("layer", "Layer"), Step("y", "layer.backward", (X,))
    assert events({"Layer": object}, *steps)[1].value.type == "AttributeError"


def test_episodes_do_not_share_results():
    script = Script(
        (Episode("a", 1, (Step("r", "f"),)), Episode("b", 1, (Step("s", "f", (Ref("r"),)),)))
    )
    assert record(script, {"f": lambda *_: 1}).episodes[1][0].value == NotRun("r")


# Randomness.


def fingerprint():
    """Return the global random states of NumPy and `random`."""
    _, keys, place, *rest = np.random.get_state()
    return keys.tobytes(), place, rest, random.getstate()


@pytest.mark.parametrize("ending", ["return", "raise"])
def test_global_random_states_are_left_as_they_were_found(ending):
    def draw():
        np.random.normal(), np.random.seed(5), random.seed(3)
        if ending == "raise":
            raise ValueError

    before = fingerprint()
    event(draw)
    assert fingerprint() == before


def noisy():
    """Draw from both global generators."""
    return np.random.rand(3), random.random()


def test_equal_seeds_give_equal_transcripts():
    script = Script((Episode("e", 7, (Step("r", "f", times=3),)),))
    one, two = (
        [replace(e, nanoseconds=0) for e in record(script, {"f": noisy}).episodes[0]]
        for _ in range(2)
    )
    assert pack(one) == pack(two)


def test_unlike_seeds_give_unlike_draws():
    values = [event_of_seed(seed) for seed in (1, 2)]
    assert not np.array_equal(values[0][0], values[1][0]) and values[0][1] != values[1][1]


def event_of_seed(seed):
    return events({"f": noisy}, Step("r", "f"), seed=seed)[0].value


def test_the_state_fingerprint_moves_only_with_a_global_draw():
    quiet, drew = (event(f) for f in (lambda: np.random.default_rng().random(), np.random.rand))
    assert quiet.state_before == quiet.state_after
    assert drew.state_before != drew.state_after


@pytest.mark.parametrize("kind", [np.random.MT19937, np.random.PCG64])
def test_fingerprints_stand_for_the_state_of_another_generator_too(kind):
    kept = np.random.get_bit_generator()
    try:
        np.random.set_bit_generator(kind(1))
        first, again = taken(), taken()
        np.random.rand()
        assert first == again != taken()
    finally:
        np.random.set_bit_generator(kept)


def test_equal_states_of_two_generators_have_equal_fingerprints():
    kept = np.random.get_bit_generator()
    with global_states_kept():
        np.random.seed(3)
        before = taken()
        np.random.set_bit_generator(np.random.MT19937())
        np.random.seed(3)
        assert taken() == before and np.random.get_bit_generator() is not kept


def test_a_draw_of_one_number_moves_the_fingerprint():
    with global_states_kept():
        np.random.seed(3)
        seen = [taken()]
        for _ in range(2000):  # several refills of the generator's words
            np.random.random_sample()
            seen.append(taken())
    assert len(set(seen)) == len(seen)


def test_each_call_starts_from_the_state_that_the_last_one_left():
    first, second = events({"f": np.random.rand}, Step("r", "f", times=2))
    assert first.state_after == second.state_before


def test_rng_gives_equal_draws_at_each_mention():
    ask = Step("r", "f", (Rng(4),), times=2)
    first, second = events({"f": lambda rng: rng.random(3)}, ask)
    assert np.array_equal(first.value, second.value)


def test_a_shared_generator_goes_on():
    made = Step("rng", "np.random.default_rng", (4,))
    ask = Step("r", "f", (Ref("rng"),), times=2)
    _, first, second = events({"f": lambda rng: rng.random(3)}, made, ask)
    assert np.array_equal(first.value, np.random.default_rng(4).random(3))
    assert not np.array_equal(first.value, second.value)


@pytest.mark.parametrize("name", ["seed", "get_state", "set_state"])
def test_assigning_to_the_functions_of_np_random_breaks_no_recording(name, monkeypatch):
    monkeypatch.setattr(np.random, name, getattr(np.random, name))  # restored afterwards

    def assign():
        setattr(np.random, name, 42)

    script = Script(tuple(Episode(e, 1, (Step("r", "f"),)) for e in "ab"))
    assert [played[0].value for played in record(script, {"f": assign}).episodes] == [None, None]


def test_another_global_bit_generator_breaks_no_recording():
    kept = np.random.get_bit_generator()
    script = Script(tuple(Episode(e, 1, (Step("r", "f"),)) for e in "ab"))
    try:
        record(script, {"f": lambda: np.random.set_bit_generator(np.random.PCG64())})
        assert np.random.get_bit_generator() is kept
    finally:
        np.random.set_bit_generator(kept)


# Output.


def transcript_of(function):
    return record(Script((Episode("e", 1, (Step("r", "f"),)),)), {"f": function})


def test_printed_text_is_captured(capsys):
    def say():
        print("out")
        print("err", file=sys.stderr)

    assert transcript_of(say).printed == "out\nerr\n"
    assert capsys.readouterr() == ("", "")


def test_printed_text_is_bounded():
    def say():
        for _ in range(3):
            print("a" * MAX_PRINTED)

    assert transcript_of(say).printed == "a" * MAX_PRINTED


def test_writing_tells_the_length_of_all_that_was_written():
    length = event(lambda: sys.stdout.write("a" * (MAX_PRINTED + 5))).value
    assert length == MAX_PRINTED + 5


@pytest.mark.parametrize("action", ["close", "flush", "detach"])
def test_a_closed_output_breaks_no_recording(action):
    def close():
        print("before")
        getattr(sys.stdout, action)()

    assert transcript_of(close).printed == "before\n"


def test_a_replaced_output_is_put_back():
    before = sys.stdout

    def replace_output():
        sys.stdout = None

    transcript_of(replace_output)
    assert sys.stdout is before


def test_warnings_are_silent_even_as_errors():
    def warn():
        warnings.warn("careful", stacklevel=1)
        return np.array([1.0]) / np.array([0.0])

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with np.errstate(all="raise"):
            transcript = transcript_of(warn)
    assert np.isinf(transcript.episodes[0][0].value) and transcript.printed == ""


# Unwritten bodies.


@pytest.mark.parametrize(
    "body", ["pass", "...", '"""Words."""', '"""Words."""\n    ...', "return", "return None"]
)
def test_an_empty_body_is_unwritten(body):
    names = loaded(f"def f(x):\n    {body}\n")
    assert event(names["f"], 1).unwritten


@pytest.mark.parametrize(
    "body",
    [
        "return 0.5",
        "return 1",
        "return True",
        "return ...",
        "return 'a'",
        '"""Words."""\n    return 0.5',
        "return x",
        "return ()",
        "return -1",
        "y = None",
        "print()",
        "raise NotImplementedError",
        "yield",
    ],
)
def test_a_body_that_does_something_is_written(body):
    assert not event(loaded(f"def f(x):\n    {body}\n")["f"], 1).unwritten


def test_an_empty_constructor_or_method_is_unwritten():
    source = "class Layer:\n    def __init__(self, p): ...\n    def forward(self, x): pass\n"
    steps = Step("layer", "Layer", (0.5,)), Step("y", "layer.forward", (X,))
    assert [e.unwritten for e in events(loaded(source), *steps)] == [True, True]


def test_a_missing_constructor_and_built_ins_are_written():
    names = loaded("class Layer: pass\n") | {"abs": abs}
    steps = Step("layer", "Layer"), Step("y", "abs", (1,))
    assert [e.unwritten for e in events(names, *steps)] == [False, False]


def test_a_callable_object_with_a_strict_getattr_can_be_called():
    class Strict:
        def __call__(self):
            return 1

        def __getattr__(self, name):
            raise KeyError(name)

    assert event(Strict()).value == 1


@pytest.mark.parametrize("value", [X, Ramp(3, 4, (2,))])
def test_an_argument_cannot_be_moved_away_by_resizing_it(value):
    found = event(lambda x: x.resize(10**6, refcheck=False), value)
    assert found.value.type == "ValueError" and found.changed == {}


def test_an_edit_after_a_change_of_dtype_can_travel():
    def edit(x):
        x += 1
        x.dtype = complex

    found = event(edit, X)
    assert pack(found) and np.array_equal(found.changed["0"], [4, 5])


def test_an_edit_after_a_change_of_shape_is_listed_in_the_old_shape():
    def edit(x):
        x.shape = -1
        x += 1

    assert np.array_equal(event(edit, X.reshape(1, 2)).changed["0"], [[4, 5]])


def test_an_exception_whose_metaclass_lies_is_recorded():
    class Meta(type):
        @property
        def __name__(cls):
            raise RuntimeError

    def fail():
        raise Meta("Odd", (ValueError,), {})

    assert (raised_by(fail).type, raised_by(fail).kinds[0]) == ("Odd", "ValueError")


@pytest.mark.parametrize("waiting", [0, 1])
@pytest.mark.parametrize("draws", [0, 1, 2])
def test_a_normal_number_that_waits_to_be_drawn_is_kept(waiting, draws):
    with global_states_kept():
        np.random.seed(4)
        np.random.normal(size=2 - waiting)
        before, expected = fingerprint(), np.random.RandomState()
        expected.set_state(np.random.get_state())
        for _ in range(3):
            event(lambda: np.random.normal(size=draws))
            assert fingerprint() == before
        assert np.array_equal(np.random.normal(size=5), expected.normal(size=5))


def test_a_state_is_kept_that_begins_after_another_was_put_back():
    with global_states_kept():
        for seed, draws in ((1, 0), (2, 1), (1, 1), (2, 0)):
            np.random.seed(seed)
            np.random.normal(size=draws)
            before = fingerprint()
            event(lambda: np.random.normal(size=3))
            assert fingerprint() == before


def test_array_of_a_ramp_is_fresh_at_each_call_of_one_plan():
    ramp = Ramp(1, 4, (2, 2))
    plan = Plan(Script((Episode("e", 1, (Step("y", "edit", (ramp,), times=3),)),)))

    def edit(x):
        x += 1
        return x.copy()

    for _ in range(2):
        (events,) = record(plan, {"edit": edit}).episodes
        assert [event.value.tolist() for event in events] == [[[2, 3], [4, 5]]] * 3
        assert all("0" in event.changed for event in events)
