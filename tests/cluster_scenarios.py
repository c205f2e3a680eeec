"""Clusters to grade with: what is done to their workers, and the real programs of Dask."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import forkserver
from pathlib import Path

import dask
import psutil
from distributed import Client, LocalCluster, Worker
from distributed.utils import get_mp_context
from grading_runs import ROOT, SECONDS, SEEDED, WRONG, left_running

from grader.classroom import Student
from grader.cluster import worker
from grader.isolation import levels

HERE = "127.0.0.1"


@dataclass(frozen=True)
class LethalStudent(Student):
    """A student whose parcel kills the process that opens it."""

    def __reduce__(self):
        """Return what to call instead of unpacking."""
        return kill_this_process, ()


def kill_this_process() -> None:
    """End without a last word."""
    os.kill(os.getpid(), signal.SIGKILL)


def lose_sandbox() -> None:
    """Make this process one that finds no sandbox."""
    levels.SANDBOXES = ()
    worker._benches.clear()


def change_version() -> None:
    """Make this process one with another grader."""
    worker.grader_version = lambda: "another"


def lose_grader() -> None:
    """Make this process one without the course."""
    sys.modules["grader.cluster.worker"] = None


def own_address(dask_worker: Worker) -> str:
    """Return the address of this worker."""
    return dask_worker.address


def has_judged() -> bool:
    """Say whether this process has a runner."""
    return bool(worker._benches)


def few_failures() -> dask.config.set:
    """Let a parcel that killed two workers kill no more."""
    return dask.config.set({"distributed.scheduler.allowed-failures": 1})


@contextmanager
def local_cluster(workers: int = 2) -> Iterator[LocalCluster]:
    """Give a cluster of separate processes; afterwards none of them may be left."""
    options = {"threads_per_worker": 1, "processes": True, "dashboard_address": ":0"}
    with dask.config.set(forked_workers()):
        before = set(psutil.Process().children(recursive=True))
        with LocalCluster(n_workers=workers, **options) as cluster:
            yield cluster
            family = set(psutil.Process().children(recursive=True)) - before
    assert left_running(p for p in family if "resource_tracker" not in command_of(p)) == []


def forked_workers() -> dict[str, str]:
    """Return the settings by which a process that has loaded Dask makes the workers, and start it.

    Without it, each of many workers takes a second to load the same.
    """
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return {}
    settings = {"distributed.worker.multiprocessing-method": "forkserver"}
    with dask.config.set(settings):
        get_mp_context()  # says what is to be loaded
    forkserver.ensure_running()
    return settings


def command_of(process: psutil.Process) -> str:
    """Return how a process was started, "" when it has ended."""
    try:
        return " ".join(process.cmdline())
    except psutil.Error:
        return ""


def on_workers(cluster: LocalCluster, function, *, only_one: bool = False) -> list:
    """Call a function in the worker processes."""
    with Client(cluster.scheduler_address, set_as_default=False) as client:
        workers = sorted(client.nthreads())[: 1 if only_one else None]
        return list(client.run(function, workers=workers).values())


def is_idle(cluster: LocalCluster) -> bool:
    """Say whether all parcels are gone, when those at work had time to end."""
    end = time.monotonic() + 20
    while cluster.scheduler.tasks and time.monotonic() < end:
        time.sleep(0.02)
    return not cluster.scheduler.tasks


class Programs:
    """`dask scheduler` and `dask worker`, each a process of its own."""

    def __init__(self, folder: Path) -> None:
        """Start them; the workers wait for the scheduler."""
        self._file = str(folder / "scheduler.json")
        self._scheduler = self._start("scheduler", "--host", HERE, "--port", "0")
        self._workers = self._start("worker", "--host", HERE, "--nworkers", "2", "--nthreads", "1")

    def _start(self, name: str, *options: str) -> psutil.Popen:
        program = ["-m", f"distributed.cli.dask_{name}", "--scheduler-file", self._file]
        return psutil.Popen(
            [sys.executable, *program, "--dashboard-address", f"{HERE}:0", *options],
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def address(self) -> str:
        """Return the scheduler's address, as soon as it and a worker are there."""
        with Client(scheduler_file=self._file, timeout=SECONDS, set_as_default=False) as client:
            client.wait_for_workers(2, timeout=SECONDS)
            return client.scheduler.address

    def family(self) -> list[psutil.Process]:
        """Return all processes, and what they have started."""
        programs = [self._scheduler, self._workers]
        return [p for program in programs for p in (program, *program.children(recursive=True))]

    def kill_scheduler(self) -> None:
        """Kill it in the way that leaves it no last word."""
        self._scheduler.kill()

    def close(self) -> None:
        """End the programs as a person would."""
        for program in (self._workers, self._scheduler):
            program.terminate()
            program.wait(SECONDS)


def make_odd_class(folder: Path) -> Path:
    """Write a class with each kind of file that a cluster could treat in another way."""
    folder.mkdir()
    strange = "d\udce9" if sys.platform == "linux" else "d"  # no valid Unicode
    for name in ("ada", "ben", "=1+1", strange):
        (folder / name).mkdir()
        shutil.copy(SEEDED if name == "ada" else WRONG, folder / name / "layer.py")
    shutil.copy(SEEDED, folder / "ben" / "layer (1).py")
    (folder / "cyd.ipynb").write_text("{not json")
    (folder / "eve.py").write_text("class DropoutLayer:\n    def __init__(self, p) pass\n")
    (folder / "flo.py").write_text("print('I was ill')\n")
    (folder / "gus.zip").write_bytes(b"PK no zip")
    with zipfile.ZipFile(folder / "hal.zip", "w") as archive:
        archive.write(WRONG, "deep/er/layer.py")
        archive.writestr("deep/inner.zip", b"PK")
    return folder
