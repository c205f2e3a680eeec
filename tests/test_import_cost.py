"""Importing the grader loads nothing heavy: a notebook starts at once."""

from __future__ import annotations

import subprocess
import sys

HEAVY = "IPython", "matplotlib", "nbformat", "watchfiles", "rich", "torch", "asyncio"


def test_nothing_heavy_is_imported():
    code = f"import sys, grader; print([name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_no_command_begins_by_loading_what_reads_notebooks():
    code = "import sys, grader.cli; print('nbformat' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
