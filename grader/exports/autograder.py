"""What runs inside Gradescope's container: one submission in, results.json out.

The layout is Gradescope's (gradescope/autograder_samples, docs/specs.md): the folder /autograder
holds submission/, source/ (the unpacked bundle), results/ and submission_metadata.json. Another
folder can be named by the variable AUTOGRADER, so that a bundle can be tried anywhere.

The submission is graded as a class of one. What grade prints goes to the instructor; only
results.json is shown to the student. When grading fails, results.json has no score: Gradescope
then reports a failed autograder, and nobody gets a zero for it. So that this holds for a grader
that does not even start, the file runs alone: it imports nothing of the package.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

LESSONS = "lessons.txt"  # in the bundle: what the assignment is made of, one lesson a line
FAILED = "The grader failed. Your code was not judged; your instructor can see why."


def main() -> int:
    """Grade what /autograder/submission holds; 0 when results.json has a score."""
    root = Path(os.environ.get("AUTOGRADER", "/autograder"))
    results = root / "results" / "results.json"
    results.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(root / "submission", Path(folder, "class", "submission"), symlinks=True)
        failed = _grade(Path(folder), root / "source", results)
    if failed:
        results.write_text(json.dumps({"output": FAILED}), encoding="utf-8")
        return 1
    _compare(results, root / "submission_metadata.json")
    return 0


def _grade(folder: Path, source: Path, results: Path) -> bool:
    """Grade a class of one; tell whether that failed."""
    lessons = [f"--lesson={line}" for line in _lessons(source / LESSONS)]
    grades = str(folder / "grades")
    # What comes of grading shows in the export: an empty answer is told from a failure there.
    _call("grade", str(folder / "class"), "--out", grades, "--jobs", "1")
    return bool(_call("export", grades, "--to", "gradescope", "--out", str(results), *lessons))


def _lessons(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines() if path.exists() else []


def _call(*words: str) -> int:
    return subprocess.run([sys.executable, "-m", "grader", *words]).returncode


def _compare(results: Path, metadata: Path) -> None:
    """Tell the instructor when Gradescope's total is not what the checks add up to."""
    try:
        total = float(
            json.loads(metadata.read_text(encoding="utf-8"))["assignment"]["total_points"]
        )
    except (OSError, ValueError, KeyError, TypeError):  # not promised to stay as it is
        return
    tests = json.loads(results.read_text(encoding="utf-8")).get("tests", [])
    most = sum(test["max_score"] for test in tests)
    if total != most:
        print(f"the checks add up to {most} points, the assignment is worth {total:g}")


if __name__ == "__main__":
    sys.exit(main())
