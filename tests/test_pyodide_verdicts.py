"""The grader in a browser's Python, run by node: the same verdicts, and no answer runs for ever."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from pyodide_runtime import FOLDER, MISSING, is_at_hand
from pyodide_verdicts import verdicts, without_words

TESTS = Path(__file__).resolve().parent
pytestmark = pytest.mark.skipif(not is_at_hand(), reason=MISSING)

CODE = """
import sys
sys.path[:0] = ["/course", "/course/tests"]
import json
from pathlib import Path

import grader, grader.kernel
from pyodide_verdicts import verdicts

grader.kernel.SECONDS = 0.3

def endless(x):
    while True:
        pass

def swallowing(x):
    while True:
        try:
            while True:
                pass
        except BaseException:
            pass

found = {
    "platform": sys.platform,
    "verdicts": verdicts(Path("/course/tests")),
    "endless": [str(grader.check(answer, "halve")) for answer in (endless, swallowing)],
}
Path("/job/found.json").write_text(json.dumps(found))
"""


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    """Return what the code found in Pyodide."""
    folder = tmp_path_factory.mktemp("pyodide")
    (folder / "code.py").write_text(CODE, encoding="utf-8")
    command = ["node", str(TESTS / "pyodide_run.mjs"), str(FOLDER), str(TESTS.parent), str(folder)]
    done = subprocess.run(
        [*command, "code.py", "numpy"], capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 0, (done.stdout + done.stderr)[-2000:]
    return json.loads((folder / "found.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def pair(found):
    """Return the verdicts of Pyodide and of this Python."""
    return found["verdicts"], json.loads(json.dumps(verdicts(TESTS)))


def test_both_judge_the_same_answers(pair):
    there, here = pair
    assert len(here) > 100 and there.keys() == here.keys()


def test_every_verdict_is_the_same(pair):
    there, here = pair
    unlike = [n for n in here if without_words(there[n]) != without_words(here[n])]
    assert unlike == []


def test_nearly_every_report_is_the_same_word_for_word(pair):
    there, here = pair
    unlike = [name for name in here if there[name] != here[name]]
    assert len(unlike) < 0.1 * len(here)


def test_an_endless_answer_is_stopped_in_a_browser(found):
    assert found["platform"] == "emscripten"
    assert found["endless"] == ["✗ 00 halve   no answer within 0.3 s"] * 2
