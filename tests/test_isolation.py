"""A submission that misbehaves costs only itself, at every level of isolation."""

import os
import signal
import sys
from pathlib import Path

import numpy as np
import pytest

from grader.exercises import find_exercise
from grader.grading import grade_exercise
from grader.isolation import Limits, Unavailable, levels, open_level, open_runner, recording
from grader.isolation.ending import Ending, OurFault, reply_to
from grader.isolation.forkserver import MOST_SCRIPTS, Zygote
from grader.isolation.levels import SANDBOXES, level_names
from grader.isolation.pipes import GO, LEARN
from grader.isolation.recording import READY
from grader.script import Code, Episode, Job, Script, Step
from grader.submission import parse_submission

RIGHT = (Path(__file__).parent / "layers" / "right" / "plain_mask_divided.py").read_text()
DROPOUT_LAYER = find_exercise("DropoutLayer")
LIMITS = Limits(cpu_seconds=1, wall_seconds=3)


def opened(level: str, limits: Limits = LIMITS):
    try:
        return open_level(level, limits)
    except Unavailable as reason:
        pytest.skip(str(reason))


@pytest.fixture(scope="module", params=level_names())
def runner(request):
    found = opened(request.param)
    yield found
    found.close()


@pytest.fixture(scope="module", params=SANDBOXES)
def sandbox(request):
    found = opened(request.param)
    yield found
    found.close()


def verdict_on(source: str, runner, seed: int = 1):
    submission = parse_submission("layer.py", source.encode())
    return grade_exercise(submission, DROPOUT_LAYER, runner, seed)


def layer(body: str) -> str:
    return f"import os, sys\nclass DropoutLayer:\n    def __init__(self, p):\n        {body}\n"


def test_right_layer_passes(runner):
    assert verdict_on(RIGHT, runner).status == "passed"


def test_verdict_does_not_depend_on_the_level(runner):
    wrong = RIGHT.replace("/ (1 - self.p)", "")
    assert wrong != RIGHT
    in_a_subprocess = verdict_on(wrong, open_level("subprocess"))
    assert verdict_on(wrong, runner).as_json() == in_a_subprocess.as_json()


def test_verdict_repeats_with_its_seed_even_where_loading_draws(runner):
    source = "import numpy as np\nRATE = np.random.rand()\n" + layer("raise ValueError(RATE)")
    assert verdict_on(source, runner).message == verdict_on(source, runner).message


def test_endless_loop_is_a_timeout(runner):
    verdict = verdict_on(layer("while True: pass"), runner)
    assert (verdict.status, verdict.score) == ("timeout", 0)


def test_code_may_compute_as_long_as_its_limit_says(sandbox):
    asked = "import resource\n" + layer("raise ValueError(resource.getrlimit(resource.RLIMIT_CPU))")
    assert f"ValueError: ({LIMITS.cpu_seconds}, 2)" in verdict_on(asked, sandbox).message


@pytest.mark.parametrize(("used", "allowed"), [(0.004, 5), (0.09, 5), (0.2, 6), (1.95, 7)])
def test_time_of_an_exercise_begins_with_its_code(used, allowed):
    assert recording.allowed_seconds(used, Limits(cpu_seconds=5)) == allowed


def test_code_that_sleeps_is_a_timeout(runner):
    verdict = verdict_on("import time\n" + layer("time.sleep(60)"), runner)
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


def test_sandboxed_code_cannot_start_a_process(sandbox):
    verdict = verdict_on(layer("os.fork()"), sandbox)
    assert (verdict.status, verdict.score) == ("forbidden", 0)
    assert verdict.message.startswith("stopped at your line 4: PermissionError")


def test_sandboxed_code_cannot_read_the_course(sandbox):
    secret = Path(__file__).resolve()
    verdict = verdict_on(layer(f"open({str(secret)!r}).read()"), sandbox)
    assert verdict.status in ("forbidden", "error")


def test_sandboxed_code_cannot_write(sandbox, tmp_path):
    target = tmp_path / "left"
    verdict = verdict_on(layer(f"open({str(target)!r}, 'w')"), sandbox)
    assert (verdict.status, target.exists()) == ("forbidden", False)


def test_standard_library_can_be_imported_late(sandbox):
    source = RIGHT.replace("import numpy", "import xml.dom.minidom, sqlite3, ctypes\nimport numpy")
    assert verdict_on(source, sandbox).status == "passed"


def test_killed_zygote_costs_nobody_anything(sandbox):
    os.kill(sandbox.pids[0], signal.SIGKILL)
    assert verdict_on(RIGHT, sandbox).status == "passed"


def test_closed_runner_leaves_nothing_running(sandbox):
    other = opened(sandbox.level)
    pid = other.pids[0]
    other.close()
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


@pytest.mark.skipif(sys.platform != "linux", reason="memory is read through /proc")
def test_no_trace_of_an_earlier_submission_is_in_memory():
    runner = open_level("none", LIMITS)
    verdict_on(
        layer("raise ValueError('the secret' + '-of-ada')") + "# the secret-of-ada\n", runner
    )
    # The pattern does not match its own source.
    hunt = f"""
import re
found = 0
for line in open('/proc/self/maps'):
    place, rights, *_ = line.split()
    if rights.startswith('rw'):
        start, end = (int(word, 16) for word in place.split('-'))
        with open('/proc/self/mem', 'rb') as memory:
            memory.seek(start)
            found += len(re.findall(b'secret-[o]f-ada', memory.read(end - start)))
{layer("raise ValueError(f'found {found}')")}"""
    assert "ValueError: found 0" in verdict_on(hunt, runner).message
    runner.close()


def a_job(episodes: int) -> Job:
    """Return a job whose record tells how many episodes its script has."""
    code = Code("def double(x):\n    return 2 * x", "double.py", 1)
    steps = (Step("y", "double", (np.arange(3.0),)),)
    script = Script(tuple(Episode(str(n), n, steps) for n in range(episodes)))
    return Job("double", (code,), script)


def test_each_job_is_asked_its_own_script_however_many_there_are(sandbox):
    jobs = [a_job(1 + n) for n in range(MOST_SCRIPTS + 3)]
    found = [sandbox.run(job).transcript for job in [*jobs, jobs[1], jobs[-1]]]
    wanted = [*range(1, len(jobs) + 1), 2, len(jobs)]
    assert [len(transcript.episodes) for transcript in found] == wanted
    assert found[-1].episodes[0][0].value.tolist() == [0, 2, 4]


def test_script_is_sent_to_a_zygote_once(sandbox, monkeypatch):
    sent = []
    send = Zygote._hand_over
    monkeypatch.setattr(
        Zygote, "_hand_over", lambda z, kind, *rest: (sent.append(kind), send(z, kind, *rest))
    )
    job = a_job(2)
    for _ in range(3):
        assert len(sandbox.run(job).transcript.episodes) == 2
    assert sent == [LEARN, GO, GO, GO]


def test_arrays_of_a_reply_are_aligned(sandbox):
    (event,) = sandbox.run(a_job(1)).transcript.episodes[0]
    assert event.value.flags.aligned and event.value.flags.writeable


def test_record_is_written_whole_by_calls_that_take_a_part(monkeypatch):
    parts, written = [b"ab" * 40, b"", b"c", *[b"def"] * 2500], bytearray()

    def take_seven(_: int, some: list) -> int:
        taken = b"".join(some[:9])[:7]
        written.extend(taken)
        return len(taken)

    monkeypatch.setattr(recording, "_write_some", take_seven)
    recording._write(0, [*parts])
    assert written == b"".join(parts)


def test_reply_that_is_no_frame_is_a_crash():
    assert reply_to(READY + b"nonsense", Ending(0), LIMITS).status == "crashed"


def test_silence_before_the_first_word_is_the_graders_fault():
    with pytest.raises(OurFault, match="ended with 1 before it was ready"):
        reply_to(b"", Ending(1), LIMITS)


def test_kill_from_outside_is_the_graders_fault():
    with pytest.raises(OurFault, match="killed from outside"):
        reply_to(READY, Ending(-9), LIMITS)


def test_an_end_without_a_signal_is_the_learners_on_windows_too(monkeypatch):
    monkeypatch.delattr(signal, "SIGKILL")
    assert reply_to(READY, Ending(0), LIMITS).status == "crashed"


def test_kill_after_the_time_is_used_up_is_a_timeout():
    assert reply_to(READY, Ending(-9, cpu_seconds=1.2), LIMITS).status == "timeout"


def test_auto_falls_back_to_a_subprocess(monkeypatch):
    monkeypatch.setattr(levels, "SANDBOXES", ())
    assert open_runner("auto").level == "subprocess"


def test_strict_isolation_is_refused_where_there_is_none(monkeypatch):
    monkeypatch.setattr(levels, "_WALLS", dict.fromkeys(SANDBOXES, _no_walls))
    with pytest.raises(Unavailable, match="strict isolation needs a sandbox"):
        open_runner("strict")


def _no_walls(requires):
    raise Unavailable("no walls here")


@pytest.mark.skipif(sys.platform != "linux", reason="forks without isolation are for Linux")
def test_level_that_does_not_hold_is_not_used(monkeypatch):
    monkeypatch.setitem(levels._WALLS, SANDBOXES[0], levels._in_a_fork)
    with pytest.raises(Unavailable, match="a forbidden call was not refused"):
        open_level(SANDBOXES[0])


def test_fault_of_ours_is_never_counted_against_the_learner():
    class Broken:
        level = "none"

        def run(self, job):
            raise OSError("no space left on device")

    verdict = verdict_on(RIGHT, Broken())
    assert (verdict.status, verdict.message) == ("grader_fault", "OSError: no space left on device")
