"""Lessons run from top to bottom in a browser's Python, whose whole numbers have 32 bits."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from pyodide_runtime import FOLDER, MISSING, is_at_hand

TESTS = Path(__file__).resolve().parent
# 07, 08, 10 and 11 train networks for minutes there.
LESSONS = "00", "01", "02", "03", "04", "05", "06", "12", "13"
CODE = f"""
import contextlib, io, json, os, sys
from pathlib import Path

os.environ.update(MPLBACKEND="agg", GRADER_PROGRESS="")
os.chdir("/course/notebooks")
sys.path[:0] = ["/course", "/course/notebooks"]
import matplotlib.pyplot as plt
from IPython.core.interactiveshell import InteractiveShell

def failures(path):
    shell = InteractiveShell(user_ns={{}})
    for cell in json.loads(path.read_text())["cells"]:
        if cell["cell_type"] == "code":
            with contextlib.redirect_stdout(io.StringIO()):
                done = shell.run_cell("".join(cell["source"]), silent=True)
            plt.close("all")
            if not done.success:
                yield cell["id"], repr(done.error_before_exec or done.error_in_exec)

lessons = [next(Path("/course/solutions").glob(f"{{number}}_*.ipynb")) for number in {LESSONS}]
found = {{path.name[:2]: list(failures(path)) for path in lessons}}
Path("/job/found.json").write_text(json.dumps(found))
"""

pytestmark = pytest.mark.skipif(not is_at_hand(), reason=MISSING)


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    """Run the solution notebooks in Pyodide and return what failed."""
    folder = tmp_path_factory.mktemp("lessons")
    (folder / "code.py").write_text(CODE, encoding="utf-8")
    command = ["node", str(TESTS / "pyodide_run.mjs"), str(FOLDER), str(TESTS.parent), str(folder)]
    packages = "numpy", "matplotlib", "ipython", "scikit-learn"
    done = subprocess.run(
        [*command, "code.py", *packages], capture_output=True, text=True, timeout=600, check=False
    )
    assert done.returncode == 0, (done.stdout + done.stderr)[-2000:]
    return json.loads((folder / "found.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("lesson", LESSONS)
def test_no_cell_of_a_solved_lesson_fails(found, lesson: str):
    assert found[lesson] == []
