"""Verdicts as functions of the transcript alone: statuses, points, names."""

import ast
import json
import random
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from packages import each_exercise

from grader.closeness import close
from grader.exercise import Misconception
from grader.exercises import all_exercises
from grader.judge import judge, told
from grader.loading import record_source
from grader.recorder import record
from grader.run import Run
from grader.script import Code, Raised, Ramp, Transcript
from grader.verdict import STATUSES
from grader.wire import pack, unpack

EXERCISE = all_exercises()["DropoutLayer"]
SCRIPT = EXERCISE.script(np.random.default_rng(0))
LAYERS = Path(__file__).parent / "layers"
RIGHT = """\
import numpy as np


class DropoutLayer:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p

    def forward(self, x, training=True):
        self.factor = 1.0
        if training:
            self.factor = (np.random.rand(*x.shape) >= self.p) / (1 - self.p)
        return x * self.factor

    def backward(self, grad):
        return grad * self.factor
"""
FORWARD_ONLY = {"drop_rate", "scaling", "mask_per_element", "fresh_mask", "inference_passthrough"}


def with_body(method, body):
    """Return the right layer with the body of one method replaced."""
    tree = ast.parse(RIGHT)
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and node.name == method:
            node.body = ast.parse(body).body
    return ast.unparse(tree)


def transcript_of(source):
    return record_source("DropoutLayer", [Code(source, "06.py", 1)], SCRIPT)


def verdict_of(source):
    return judge(EXERCISE, SCRIPT, transcript_of(source))


def passed(verdict):
    return {check.id for check in verdict.checks if check.status == "passed"}


def failed(verdict):
    return {check.id for check in verdict.checks if check.status == "failed"}


def check_of(verdict, name):
    (found,) = (check for check in verdict.checks if check.id == name)
    return found


# A right layer and the example of the contract.


def test_a_right_layer_passes_with_full_marks():
    verdict = verdict_of(RIGHT)
    assert (verdict.status, verdict.correct, verdict.score) == ("passed", True, 20)
    assert verdict.misconceptions == () and verdict.message == ""


def test_the_points_of_the_checks_sum_to_20():
    assert sum(check.points for check in EXERCISE.checks) == EXERCISE.max_score == 20


def test_the_check_ids_are_those_of_the_contract():
    assert [check.id for check in EXERCISE.checks] == [
        "shape",
        "drop_rate",
        "scaling",
        "mask_per_element",
        "fresh_mask",
        "inference_passthrough",
        "mask_reuse",
        "gradient_scaling",
        "gradient_after_inference",
        "input_unchanged",
        "zero_rate",
        "rate_validation",
    ]
    deciding = [check.id for check in EXERCISE.checks if not check.deciding]
    assert deciding == ["zero_rate", "rate_validation"]


def test_a_backward_that_forgets_the_scale_scores_17_and_is_named():
    verdict = verdict_of(with_body("backward", "return grad * (self.factor != 0)"))
    assert (verdict.status, verdict.correct, verdict.score) == ("failed", False, 17)
    assert failed(verdict) == {"gradient_scaling"}
    assert [named.id for named in verdict.misconceptions] == ["backward_not_scaled"]


def test_the_json_of_a_verdict_has_the_fields_of_the_contract():
    verdict = verdict_of(with_body("backward", "return grad * (self.factor != 0)"))
    found = json.loads(json.dumps(verdict.as_json()))
    check = found["checks"][7]
    assert {"name", "lesson", "status", "score", "max_score", "checks"} < set(found)
    assert set(check) == {"id", "title", "status", "points", "max_points", "message", "example"}
    assert set(check["example"]) == {"call", "got", "expected"}
    assert set(found["misconceptions"][0]) == {"id", "explanation", "read"}


# Not started.


@pytest.mark.parametrize("method", ["__init__", "forward"])
@pytest.mark.parametrize(
    "body",
    ["raise NotImplementedError", "raise NotImplementedError('yet')", "pass", "...", "'doc'"],
)
def test_an_unwritten_constructor_or_forward_is_not_started(method, body):
    verdict = verdict_of(with_body(method, body))
    assert (verdict.status, verdict.score, verdict.message) == ("not_started", 0, "")
    assert {check.status for check in verdict.checks} == {"skipped"}


def test_a_forward_that_returns_a_constant_is_started():
    assert verdict_of(with_body("forward", "return 0.5")).status == "failed"


# Errors.


@pytest.mark.parametrize(
    "source",
    [
        with_body("__init__", "self.p = q"),
        with_body("forward", "return x * q"),
        with_body("__init__", "raise SystemExit"),
        RIGHT.replace("class DropoutLayer:", "class DropoutLayer(Missing):"),
        RIGHT.replace("class", "raise KeyError\nclass").replace("DropoutLayer", "Dropout"),
        "DropoutLayer = None",
    ],
)
def test_code_of_which_nothing_works_is_an_error_without_points(source):
    verdict = verdict_of(source)
    assert (verdict.status, verdict.correct, verdict.score) == ("error", False, 0)
    assert {(check.status, check.points) for check in verdict.checks} == {("skipped", 0)}
    assert verdict.message.startswith("stopped ")


def test_an_error_names_the_learners_line():
    verdict = verdict_of(RIGHT.replace("self.factor = 1.0", "self.factor = one"))
    assert verdict.message == (
        "stopped at your line 11: NameError: name 'one' is not defined (self.factor = one)"
    )


@pytest.mark.parametrize(
    ("raised", "sentence"),
    [
        (Raised("KeyError", "", "06.py", 4), "stopped at your line 4: KeyError"),
        (Raised("E", "m", "cell 3", 4, "a"), "stopped at your line 4 of cell 3: E: m (a)"),
        (Raised("E", "m"), "stopped in your code: E: m"),
    ],
)
def test_an_exception_is_told_in_one_line(raised, sentence):
    assert told(raised) == sentence


@pytest.mark.parametrize("method", ["__init__", "forward"])
def test_lack_of_memory_has_a_status_of_its_own(method):
    verdict = verdict_of(with_body(method, "raise MemoryError"))
    assert (verdict.status, verdict.score) == ("memory", 0)


def test_lack_of_memory_at_load_is_told():
    assert verdict_of("raise MemoryError").status == "memory"


def test_a_constructor_that_fails_for_one_rate_only_is_judged():
    verdict = verdict_of(RIGHT.replace("not 0 <= p", "not 0 < p"))
    assert (verdict.status, failed(verdict)) == ("failed", {"zero_rate"})


# Points for what works.


@pytest.mark.parametrize(
    "body", ["raise NotImplementedError", "pass", "1 / 0", "raise MemoryError", "return [1]"]
)
def test_an_unfinished_backward_leaves_the_points_of_forward(body):
    verdict = verdict_of(with_body("backward", body))
    assert (verdict.status, verdict.correct) == ("failed", False)
    assert passed(verdict) >= FORWARD_ONLY | {"rate_validation"}
    assert verdict.score == 11 + ("input_unchanged" in passed(verdict))


def test_a_call_that_raises_fails_the_checks_that_need_it():
    source = with_body("backward", "raise KeyError('mask')")
    found = check_of(verdict_of(source), "gradient_scaling")
    assert found.status == "failed" and found.points == 0
    assert found.message.startswith("stopped at your line ") and "KeyError: 'mask'" in found.message


def test_a_layer_for_matrices_only_is_named():
    body = "n, m = x.shape\nself.factor = 1.0\nreturn x"
    verdict = verdict_of(with_body("forward", body))
    assert "only_some_shapes" in [named.id for named in verdict.misconceptions]
    assert "ValueError" in check_of(verdict, "shape").message


def test_a_result_of_the_wrong_form_fails_shape_and_skips_the_rest():
    verdict = verdict_of(with_body("forward", "self.factor = 1.0\nreturn [1, 2]"))
    assert failed(verdict) == {"shape"}
    skipped = [check for check in verdict.checks if check.status == "skipped"]
    assert {check.points for check in skipped} == {0} and len(skipped) == 10
    assert {check.message for check in skipped} == {
        "not judged, because forward must return an array, got a list"
    }


def test_no_mask_to_look_for_skips_the_checks_of_backward():
    verdict = verdict_of(with_body("forward", "self.factor = 1.0\nreturn x"))
    found = [check_of(verdict, name) for name in ("mask_reuse", "gradient_scaling")]
    assert [(check.status, check.points) for check in found] == [("skipped", 0)] * 2


@pytest.mark.parametrize("path", sorted((LAYERS / "incomplete").glob("*.py")), ids=lambda p: p.stem)
def test_a_layer_that_loses_only_validation_or_zero_rate_is_correct(path):
    verdict = verdict_of(path.read_text())
    lost = {check.id for check in verdict.checks} - passed(verdict)
    assert lost <= {"zero_rate", "rate_validation"} and lost
    assert (verdict.status, verdict.correct, verdict.score) == ("failed", True, 20 - len(lost))


SAMPLE = random.Random(1).sample(sorted(LAYERS.glob("[rw]*/*.py")), 24)


@pytest.mark.parametrize("path", SAMPLE, ids=lambda p: p.stem)
def test_passed_goes_with_full_marks_and_without_names(path):
    verdict = verdict_of(path.read_text())
    assert verdict.score == sum(check.points for check in verdict.checks)
    assert (verdict.status == "passed") == (verdict.score == 20) == (path.parent.name == "right")
    assert verdict.status == "failed" or not verdict.misconceptions
    assert all(
        check.points == (check.status == "passed") * check.max_points for check in verdict.checks
    )


def test_a_misconception_is_named_only_when_something_failed():
    always = Misconception("always", "why", "00", (), lambda run: True)
    exercise = replace(EXERCISE, misconceptions=(always,))
    sources = RIGHT, with_body("backward", "return grad")
    right, wrong = (judge(exercise, SCRIPT, transcript_of(source)) for source in sources)
    assert right.misconceptions == ()
    assert [named.id for named in wrong.misconceptions] == ["always"]


# A pure function.

KINDS = [RIGHT, with_body("backward", "return grad"), with_body("forward", "return 1 / 0")]


@pytest.mark.parametrize("source", KINDS)
def test_the_verdict_is_the_same_after_a_round_trip(source):
    transcript = transcript_of(source)
    script, sent = unpack(pack(SCRIPT)), unpack(pack(transcript))
    verdict = judge(EXERCISE, SCRIPT, transcript).as_json()
    assert judge(EXERCISE, script, sent).as_json() == verdict


@pytest.mark.parametrize("source", KINDS)
def test_judging_prints_nothing_and_draws_nothing(source, capfd, recwarn):
    transcript = transcript_of(source)
    before = str(np.random.get_state()), random.getstate()
    judge(EXERCISE, SCRIPT, transcript)
    assert (str(np.random.get_state()), random.getstate()) == before
    assert capfd.readouterr() == ("", "") and not recwarn.list


def test_judging_leaves_the_transcript_as_it_was():
    transcript = transcript_of(with_body("backward", "return grad"))
    before = pack(transcript)
    judge(EXERCISE, SCRIPT, transcript)
    assert pack(transcript) == before


def test_a_transcript_of_another_script_earns_nothing():
    empty = Transcript(tuple(() for _ in SCRIPT.episodes))
    for transcript in (Transcript(()), empty):
        verdict = judge(EXERCISE, SCRIPT, transcript)
        assert (verdict.status, verdict.correct, verdict.score) == ("crashed", False, 0)
        assert verdict.message == "your code wrote over the record of what it did"


def test_a_run_of_another_script_is_refused():
    with pytest.raises(ValueError, match="a transcript must hold"):
        Run(SCRIPT, Transcript(()))
    with pytest.raises(ValueError, match="must hold 3 events, got 0"):
        Run(SCRIPT, Transcript(tuple(() for _ in SCRIPT.episodes)))


def test_an_argument_of_a_run_cannot_be_written_to():
    run = Run(SCRIPT, transcript_of(RIGHT))
    ramp = run.calls("series 2-D", "y")[0]
    assert isinstance(ramp.step.args[0], Ramp) and not ramp.arg(0).flags.writeable
    assert np.array_equal(ramp.arg(0), ramp.step.args[0].array())


@pytest.mark.parametrize(
    ("got", "expected", "answer"),
    [
        ([True, False], [True, True], [True, False]),
        (np.int8([0, 100, 5]), np.int8([-128, -100, 5]), [False, False, True]),
        (np.uint8([0, 7]), np.uint8([255, 7]), [False, True]),
        (np.float32([1, 2]), [1, 2.00001], [True, False]),
        ([np.nan, np.inf], [1.0, 1.0], [False, False]),
    ],
)
def test_entries_are_close_when_their_numbers_are(got, expected, answer):
    assert close(np.array(got), np.array(expected)).tolist() == answer


# Garbage.

LAYER = {}
exec(RIGHT, LAYER)
LAYER = LAYER["DropoutLayer"]


def fail(_):
    raise ValueError("garbage")


# From a right result to garbage that is wrong everywhere.
GARBAGE = {
    "None": lambda y: None,
    "list": lambda y: y.tolist(),
    "tuple": lambda y: (y, y),
    "dict": lambda y: {"y": y},
    "text": lambda y: "abc",
    "number": lambda y: 1.5,
    "numpy scalar": lambda y: np.float64(1.5),
    "class": lambda y: LAYER,
    "0-d": lambda y: np.array(1.0),
    "empty": lambda y: np.empty(y.shape[:-1] + (0,)),
    "flat": lambda y: y.reshape(1, -1),
    "object": lambda y: y.astype(object),
    "complex": lambda y: y.astype(complex),
    "strings": lambda y: y.astype(str),
    "nan": lambda y: np.full(y.shape, np.nan),
    "inf": lambda y: np.full(y.shape, np.inf),
    "some nan": lambda y: np.where(y == y.max(), np.nan, y),
    "signed inf": lambda y: y * np.inf,
    "huge": lambda y: y * 1e308,
    "tiny": lambda y: np.full(y.shape, np.finfo(float).tiny),
    "zeros": np.zeros_like,
    "bool": lambda y: y != 0,
    "all True": lambda y: np.ones(y.shape, bool),
    "all False": lambda y: np.zeros(y.shape, bool),
    "uint8": lambda y: (y != 0).astype(np.uint8),
    "int8": lambda y: np.full(y.shape, -128, np.int8),
    "uint64": lambda y: np.full(y.shape, 2**64 - 1, np.uint64),
    "noise": lambda y: np.random.standard_normal(y.shape),
    "negative": lambda y: -y - 1,
    "raises": fail,
}


def layer_with(change):
    """Return a layer whose results pass through change(place, result)."""

    class DropoutLayer(LAYER):
        def forward(self, x, training=True):
            y = super().forward(x, training)
            return change("training" if training else "inference", y)

        def backward(self, grad):
            return change("backward", super().backward(grad))

    return DropoutLayer


def judge_layer(layer):
    """Judge a class after its transcript has travelled, and look whether the verdict is sound."""
    transcript = unpack(pack(record(SCRIPT, {"DropoutLayer": layer})))
    verdict = judge(EXERCISE, SCRIPT, transcript)
    assert verdict.status in STATUSES and json.dumps(verdict.as_json())
    assert verdict.score == sum(check.points for check in verdict.checks)
    return verdict


def test_a_layer_that_keeps_only_zeros_is_judged():
    class DropoutLayer(LAYER):
        def forward(self, x, training=True):
            y = super().forward(x, training)
            self.zeros = (x == 0).any()
            return (x == 0) * 1.0 if self.zeros else y

        def backward(self, grad):
            return 0.0 * grad if self.zeros else super().backward(grad)

    found = check_of(judge_layer(DropoutLayer), "mask_reuse")
    assert found.message == "backward must drop what forward dropped"


@pytest.mark.parametrize("where", ["training", "inference", "backward"])
@pytest.mark.parametrize("name", GARBAGE)
def test_garbage_of_one_method_is_judged_and_fails(name, where):
    verdict = judge_layer(layer_with(lambda place, y: GARBAGE[name](y) if place == where else y))
    assert verdict.status == "failed" and verdict.score < 20


@pytest.mark.parametrize("name", GARBAGE)
def test_garbage_everywhere_is_judged_and_fails(name):
    assert judge_layer(layer_with(lambda _, y: GARBAGE[name](y))).status in ("failed", "error")


names = st.sampled_from(sorted(GARBAGE))


@settings(derandomize=True, deadline=None, max_examples=40)
@given(st.dictionaries(st.integers(0, 400), names, min_size=1, max_size=8))
def test_garbage_at_some_calls_is_judged(planned):
    calls = iter(range(10**6))

    def change(_, y):
        call = next(calls)
        return GARBAGE[planned[call]](y) if call in planned else y

    judge_layer(layer_with(change))


@settings(derandomize=True, deadline=None, max_examples=40)
@given(st.integers(0, 2**32), st.floats(0, 1), st.lists(names, min_size=1, max_size=4))
def test_garbage_that_changes_between_calls_is_judged(seed, share, kinds):
    rng = random.Random(seed)

    def change(_, y):
        return GARBAGE[rng.choice(kinds)](y) if rng.random() < share else y

    judge_layer(layer_with(change))


@pytest.mark.parametrize("exercise", each_exercise())
def test_no_exercise_raises_on_garbage(exercise):
    script = exercise.script(np.random.default_rng(0))
    x = np.arange(1.0, 7.0).reshape(2, 3)
    for change in GARBAGE.values():
        transcript = unpack(pack(record(script, {exercise.name: lambda *_, c=change, **__: c(x)})))
        assert judge(exercise, script, transcript).status in ("failed", "error")


@pytest.mark.parametrize("exercise", each_exercise())
def test_no_exercise_raises_on_arguments_given_back(exercise):
    script = exercise.script(np.random.default_rng(0))
    for pick in (lambda *a: a[0], lambda *a: a, lambda *a: a[-1], lambda *a: (a[0], a[0])):
        transcript = record(script, {exercise.name: lambda *a, p=pick, **_: p(*a)})
        assert judge(exercise, script, transcript).status in ("failed", "error")


def test_a_notebooks_print_options_do_not_change_a_verdict():
    path = LAYERS / "wrong" / "gradient_not_scaled.py"
    code = [Code(path.read_text(), path.name, 1)]
    transcript = record_source("DropoutLayer", code, SCRIPT)
    plain = judge(EXERCISE, SCRIPT, transcript).as_json()
    with np.printoptions(precision=0, linewidth=20, formatter={"float": lambda x: "?"}):
        assert judge(EXERCISE, SCRIPT, transcript).as_json() == plain
