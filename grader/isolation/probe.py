"""A hostile submission: it tries what no learner's code may do, and tells what worked."""

from __future__ import annotations

import os
import secrets
import socket
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from grader.isolation.premises import GRADER
from grader.isolation.runner import Runner
from grader.script import Code, Episode, Job, Script, Step

# Each function returns True when it got through, and raises or returns False when it did not.
_SOURCE = """
import os, signal, socket, subprocess, sys, tempfile, threading
import numpy as np

def reads(path):
    with open(path, "rb") as file:
        return len(file.read(1)) == 1

def sees(path):
    return os.path.exists(path)

def lists(path):
    return len(os.listdir(path)) > 0

def writes(path):
    with open(path, "w") as file:
        file.write("left behind")
    return True

def writes_temporary():
    with tempfile.TemporaryFile() as file:
        return file.write(b"x") == 1

def connects(port):
    with socket.create_connection(("127.0.0.1", port), timeout=1) as connection:
        return connection.recv(2) == b"hi"

def forks():
    child = os.fork()
    if child == 0:
        os._exit(0)
    os.waitpid(child, 0)
    return True

def starts_program():
    return subprocess.run([sys.executable or "python3", "-c", ""], timeout=3).returncode == 0

def starts_thread():
    thread = threading.Thread(target=len, args=((),))
    thread.start()
    thread.join()
    return True

def signals(process):
    os.kill(process, 0)
    return True

def sees_variable(name):
    return name in os.environ

def sees_processes():
    return sum(name.isdecimal() for name in os.listdir("/proc")) > 1

def leaves_behind(path):
    os.environ["LEFT_BEHIND"] = np.left_behind = "yes"
    return writes(path)

def finds_left_behind(path):
    return "LEFT_BEHIND" in os.environ or hasattr(np, "left_behind") or os.path.exists(path)
"""
_MARK = "GRADER_DOCTOR_CANARY"


@dataclass(frozen=True)
class Attempt:
    """One thing that was tried, in words that follow "could", and whether it worked."""

    words: str
    worked: bool


def attempts(runner: Runner) -> list[Attempt]:
    """Play the hostile submission on a runner; return what it tried and what worked."""
    with _canaries() as canaries:
        calls = {
            "read a file of yours": ("reads", str(canaries.file)),
            "see that a file of yours exists": ("sees", str(canaries.file)),
            "list a folder of yours": ("lists", str(canaries.file.parent)),
            "read how the grader judges": ("reads", str(GRADER / "judge.py")),
            "read your environment variables": ("sees_variable", _MARK),
            "write into a folder of yours": ("writes", str(canaries.file.parent / "written")),
            "write a temporary file": ("writes_temporary",),
            "reach a program on a local port": ("connects", canaries.port),
            "start a process": ("forks",),
            "start a program": ("starts_program",),
            "start a thread": ("starts_thread",),
            "signal the grader": ("signals", os.getpid()),
            "see other processes": ("sees_processes",),
        }
        found = _play(runner, list(calls.values()))
        left = str(canaries.file.parent / "left")
        _play(runner, [("leaves_behind", left)])
        found += _play(runner, [("finds_left_behind", left)])
    words = [*calls, "leave something for the next submission"]
    return [Attempt(what, worked) for what, worked in zip(words, found, strict=True)]


def _play(runner: Runner, calls: list[tuple]) -> list[bool]:
    steps = tuple(Step("_", name, tuple(arguments)) for name, *arguments in calls)
    job = Job("reads", (Code(_SOURCE, "probe", 1),), Script((Episode("probe", 1, steps),)))
    reply = runner.run(job)
    if reply.transcript is None:
        raise RuntimeError(f"the probe was not recorded: {reply.status}: {reply.message}")
    return [event.value is True for event in reply.transcript.episodes[0]]


@dataclass(frozen=True)
class _Canaries:
    file: Path
    port: int


@contextmanager
def _canaries() -> Iterator[_Canaries]:
    """Put up a file, a variable and a listening port that nobody else knows."""
    with tempfile.TemporaryDirectory() as folder, socket.create_server(("127.0.0.1", 0)) as server:
        file = Path(folder) / "canary"
        file.write_text(secrets.token_hex())
        os.environ[_MARK] = "here"
        greeter = threading.Thread(target=_greet, args=(server,), daemon=True)
        greeter.start()
        try:
            yield _Canaries(file, server.getsockname()[1])
        finally:
            del os.environ[_MARK]


def _greet(server: socket.socket) -> None:
    try:
        while True:
            connection, _ = server.accept()
            connection.sendall(b"hi")
            connection.close()
    except OSError:  # the server was closed
        pass
