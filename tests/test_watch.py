"""Saved files are checked again; nothing else is."""

from __future__ import annotations

import os
import threading
import time
from pathlib import Path

import pytest
from watchfiles import Change

from grader.watch import _counts, watch

ROOT = Path("/course")


@pytest.mark.parametrize("name", ["a.py", "06_dropout_layer.ipynb", "ada/b.ipynb"])
def test_notebooks_and_modules_count(name):
    assert _counts(Change.modified, ROOT / name, ROOT)


@pytest.mark.parametrize(
    "name",
    [
        ".ipynb_checkpoints/a-checkpoint.ipynb",
        ".~a.ipynb",
        "~a.py",
        "#a.py",
        "a.py~",
        "a.ipynb.tmp",
        ".progress.json",
        "__pycache__/a.py",
        ".venv/lib/a.py",
    ],
)
def test_checkpoints_and_temporary_files_do_not(name):
    assert not _counts(Change.added, ROOT / name, ROOT)


def test_deleted_files_do_not():
    assert not _counts(Change.deleted, ROOT / "a.py", ROOT)


@pytest.fixture
def watched(tmp_path):
    """Watch a folder in a thread; return the folder, what was rechecked, and a waiting function."""
    seen, stop = [], threading.Event()

    def recheck(path):
        seen.append(path.name)
        if path.name == "vanishing.py":
            raise FileNotFoundError(path)

    def wait_for(name):
        end = time.monotonic() + 10
        while name not in seen and time.monotonic() < end:
            time.sleep(0.02)
        assert name in seen

    thread = threading.Thread(target=watch, args=(tmp_path, recheck, stop), daemon=True)
    thread.start()
    time.sleep(0.5)
    yield tmp_path, seen, wait_for
    stop.set()
    thread.join(10)


def test_a_save_is_checked_once(watched):
    folder, seen, wait_for = watched
    for _ in range(3):
        (folder / "a.py").write_text("x = 1")
    wait_for("a.py")
    (folder / "b.py").write_text("")
    wait_for("b.py")
    assert seen == ["a.py", "b.py"]


def test_a_save_by_renaming_is_seen(watched):
    folder, seen, wait_for = watched
    (folder / ".~a.ipynb").write_text("{}")
    os.replace(folder / ".~a.ipynb", folder / "a.ipynb")
    wait_for("a.ipynb")
    assert seen == ["a.ipynb"]


def test_a_file_that_vanishes_does_not_end_the_watch(watched):
    folder, _, wait_for = watched
    (folder / "vanishing.py").write_text("")
    wait_for("vanishing.py")
    (folder / "a.py").write_text("")
    wait_for("a.py")


def test_a_single_file_may_be_watched(tmp_path):
    file = tmp_path / "a.py"
    file.write_text("")
    assert _counts(Change.modified, file, file)
    assert not _counts(Change.modified, tmp_path / "b.py", file)


def test_nothing_to_watch_is_said():
    with pytest.raises(FileNotFoundError, match="watch needs a file or a folder, got '/nowhere'"):
        watch("/nowhere", print)
