"""Progress survives two kernels, broken files and folders that cannot be written."""

from __future__ import annotations

import json
import multiprocessing
import os
import time

import pytest

from grader.store import FILE, STALE, Progress, Result, Store, Tries
from grader.verdict import Verdict


@pytest.fixture
def store(tmp_path):
    """Return a store in an empty folder."""
    return Store(tmp_path / FILE)


def verdict(score: int, status: str = "failed", name: str = "halve") -> Verdict:
    """Return a verdict out of five points."""
    return Verdict(name, "00", status, False, score, 5)


def test_best_result_is_kept(store):
    for each in (verdict(2), verdict(5, "passed"), verdict(0, "error")):
        store.keep_verdict(each)
    assert store.read().exercises["halve"].score == 5
    assert store.read().exercises["halve"].status == "passed"


def test_equal_result_keeps_its_first_date(store):
    store.path.write_text(
        json.dumps(
            {
                "version": 1,
                "exercises": {
                    "halve": {"score": 2, "max_score": 5, "status": "failed", "when": "then"}
                },
            }
        )
    )
    store.keep_verdict(verdict(2))
    assert store.read().exercises == {"halve": Result(2, 5, "failed", "then")}


@pytest.mark.parametrize("status", ["not_started", "missing", "grader_fault"])
def test_what_is_no_try_is_not_remembered(store, status):
    store.keep_verdict(verdict(0, status))
    assert not store.path.exists()


def test_first_and_latest_answers_are_kept(store):
    store.keep_answer("03-1", "a", False)
    store.keep_answer("03-1", "b", True)
    store.keep_answer("03-1", "c", False)
    assert store.read().questions == {"03-1": Tries("a", "c", True)}


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"\xff\xfe\x00", b'{"version": 99}', b"[" * 100_000, b'{"exercises": {}}'],
)
def test_unreadable_file_is_put_aside(store, content):
    store.path.write_bytes(content)
    store.keep_rung("halve", 2)
    assert store.read() == Progress(hints={"halve": 2})
    assert [path.read_bytes() for path in store.path.parent.glob("*unreadable*")] == [content]


def test_senseless_entries_are_dropped_alone(store):
    bad = {"score": "9", "max_score": 5, "status": "passed", "when": ""}
    good = {"score": 3, "max_score": 5, "status": "failed", "when": ""}
    hints = {"halve": 99, "dropout": 1, "other": True}
    content = {"version": 1, "exercises": {"a": bad, "b": good, "c": 3}, "hints": hints}
    store.path.write_text(json.dumps(content))
    assert list(store.read().exercises) == ["b"]
    assert store.read().hints == {"dropout": 1}


def test_folder_that_is_not_there_is_no_error(tmp_path):
    store = Store(tmp_path / "none" / FILE)
    store.keep_verdict(verdict(2))
    assert store.read() == Progress()


def test_file_that_cannot_be_replaced_is_no_error(store):
    store.path.mkdir()
    store.keep_verdict(verdict(2))
    assert store.read() == Progress() and os.listdir(store.path.parent) == [FILE]


def _keep_many(path, start: int) -> None:
    for number in range(start, start + 20):
        Store(path).keep_verdict(verdict(number % 5, name=f"exercise{number}"))


def test_two_kernels_keep_each_others_entries(store):
    context = multiprocessing.get_context("spawn")
    kernels = [context.Process(target=_keep_many, args=(store.path, n)) for n in (0, 100)]
    for kernel in kernels:
        kernel.start()
    for kernel in kernels:
        kernel.join()
    assert len(store.read().exercises) == 40
    assert os.listdir(store.path.parent) == [FILE]


def test_lock_of_a_dead_kernel_is_broken(store):
    lock = store.path.with_name(FILE + ".lock")
    lock.touch()
    os.utime(lock, (time.time() - 2 * STALE,) * 2)
    store.keep_rung("halve", 1)
    assert store.rung("halve") == 1 and not lock.exists()


def test_variable_moves_the_file(monkeypatch, tmp_path):
    monkeypatch.setenv("GRADER_PROGRESS", str(tmp_path / "elsewhere.json"))
    Store().keep_rung("halve", 1)
    assert (tmp_path / "elsewhere.json").exists()


def test_empty_variable_remembers_nothing(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GRADER_PROGRESS", "")
    Store().keep_rung("halve", 1)
    assert Store().path is None and os.listdir(tmp_path) == []
    assert Store().rung("halve") == 0
