"""A submission that misbehaves costs only itself."""

from pathlib import Path

import pytest

from grader.exercises import find_exercise
from grader.grading import grade_exercise
from grader.isolation import Unavailable, open_runner
from grader.isolation.plain import READY, read_answer
from grader.submission import parse_submission

RIGHT = (Path(__file__).parent / "layers" / "right" / "plain_mask_divided.py").read_text()
DROPOUT_LAYER = find_exercise("DropoutLayer")


@pytest.fixture(scope="module")
def runner():
    found = open_runner()
    yield found
    found.close()


def verdict_on(source: str, runner):
    submission = parse_submission("layer.py", source.encode())
    return grade_exercise(submission, DROPOUT_LAYER, runner, seed=1)


def layer(body: str) -> str:
    return f"import os, sys\nclass DropoutLayer:\n    def __init__(self, p):\n        {body}\n"


def test_right_layer_passes_in_a_process_of_its_own(runner):
    assert verdict_on(RIGHT, runner).status == "passed"


def test_endless_loop_is_a_timeout(runner):
    verdict = verdict_on(layer("while True: pass"), runner)
    assert (verdict.status, verdict.score) == ("timeout", 0)


def test_code_that_ends_its_process_has_crashed(runner):
    assert verdict_on(layer("os._exit(0)"), runner).status == "crashed"


def test_sys_exit_is_an_error_of_the_learner(runner):
    verdict = verdict_on(layer("sys.exit()"), runner)
    assert (verdict.status, verdict.message.split(":")[0]) == ("error", "stopped at your line 4")


def test_too_much_memory_has_its_own_status(runner):
    pytest.importorskip("resource")
    assert verdict_on(layer("self.x = bytearray(1 << 33)"), runner).status == "memory"


def test_what_is_printed_does_not_reach_the_reply(runner):
    noisy = RIGHT.replace("def forward", "def noise(self): pass\n    print('x')\n    def forward")
    noisy = "import os\nos.write(1, b'forged')\nprint('y' * 10)\n" + noisy
    assert verdict_on(noisy, runner).status == "passed"


def test_reply_that_is_no_frame_is_a_crash():
    assert read_answer(READY + b"nonsense", 0).status == "crashed"


def test_silence_before_the_first_word_is_the_graders_fault():
    assert read_answer(b"", 1).status == "grader_fault"


def test_strict_isolation_is_refused_where_there_is_none():
    with pytest.raises(Unavailable, match="strict isolation needs a sandbox"):
        open_runner("strict")


def test_fault_of_ours_is_never_counted_against_the_learner():
    class Broken:
        level = "none"

        def run(self, job):
            raise OSError("no space left on device")

    verdict = verdict_on(RIGHT, Broken())
    assert (verdict.status, verdict.message) == ("grader_fault", "OSError: no space left on device")
