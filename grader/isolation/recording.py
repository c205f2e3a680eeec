"""What a process does that runs one learner's code: lower its limits, record, answer."""

from __future__ import annotations

import mmap
import os
from collections.abc import Sequence

try:
    import resource
except ImportError:  # Windows
    resource = None

from grader.isolation.runner import Limits
from grader.loading import play_source
from grader.recorder import Plan
from grader.script import Code
from grader.wire import MAX_FRAME, Bytes, pack_parts

# A process's first bytes: what fails before them is the grader's fault. There are eight, so that
# what follows them is aligned.
READY = b"readied\n"
MOST_BYTES = len(READY) + MAX_FRAME  # of all that a process answers
OUT_OF_MEMORY = "memory"
MOST_PARTS = 1000  # written by one call, below the system's own limit
MAX_OPEN_FILES = 32
STACK_BYTES = 8 << 20


def answer(name: str, statements: Sequence[Code], plan: Plan, reply: int) -> None:
    """Play a plan against what some statements define; write READY and the transcript."""
    _write(reply, [READY])
    try:
        found = pack_parts(play_source(name, statements, plan))
    except MemoryError:
        found = pack_parts(OUT_OF_MEMORY)
    _write(reply, found)


def _write_first(descriptor: int, parts: list[Bytes]) -> int:
    return os.write(descriptor, parts[0])


# Taken now: a learner's code may assign to this name. Windows has no such call.
_write_some = getattr(os, "writev", _write_first)


def _write(descriptor: int, parts: list[Bytes]) -> None:
    place = 0
    while place < len(parts):
        sent = _write_some(descriptor, parts[place : place + MOST_PARTS])
        while place < len(parts) and sent >= len(parts[place]):
            sent -= len(parts[place])
            place += 1
        if sent:
            parts[place] = memoryview(parts[place])[sent:]


def lower_limits(limits: Limits, mapped: int) -> None:
    """Bound what this process can use, as far as the system can; nothing raises the bounds."""
    lower_inherited_limits(limits, mapped)
    lower_cpu_limit(limits)


def lower_inherited_limits(limits: Limits, mapped: int) -> None:
    """Bound what this process and each of its forks can use, time apart.

    `mapped` bytes of address space are not counted: a build of torch for GPUs maps more than
    the whole limit before a learner's line runs.
    """
    if resource is None:  # Windows: the deadline has to do
        return
    _lower(resource.RLIMIT_AS, mapped + limits.memory_bytes)
    for kind, value in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, MAX_OPEN_FILES),
        (resource.RLIMIT_STACK, STACK_BYTES),
    ):
        _lower(kind, value)


def lower_cpu_limit(limits: Limits) -> None:
    """Bound the time that this process can compute from now on."""
    if resource is None:
        return
    cpu = allowed_seconds(sum(resource.getrusage(resource.RUSAGE_SELF)[:2]), limits)
    # The soft limit ends the process with a signal that tells why; the hard one is spare.
    _lower(resource.RLIMIT_CPU, cpu, cpu + 1)


def allowed_seconds(used: float, limits: Limits) -> int:
    """Return the whole seconds of CPU at which a process has to end that has used some already.

    At most a tenth of a second is taken from what an exercise may use, and nine are added.
    """
    return int(used + 0.9) + limits.cpu_seconds


def forbid_files_and_processes() -> None:
    """Let this process write no file and start no process, where limits can say that."""
    _lower(resource.RLIMIT_FSIZE, 0)
    _lower(resource.RLIMIT_NPROC, 0)


def _lower(kind: int, soft: int, hard: int | None = None) -> None:
    try:
        resource.setrlimit(kind, (soft, soft if hard is None else hard))
    except (OSError, ValueError):  # macOS refuses some limits; a lower hard one is as good
        pass


def mapped_bytes() -> int:
    """Return the bytes of address space in use, 0 where the system cannot tell.

    Found by trying, because a sandbox has no /proc: below the least limit under which one
    more page can be mapped, what is mapped already does not fit.
    """
    if resource is None:
        return 0
    before = resource.getrlimit(resource.RLIMIT_AS)
    low, high = 0, 1 << 46
    try:
        while high - low > mmap.PAGESIZE:
            middle = (low + high) // 2
            low, high = (low, middle) if _fits(middle, before[1]) else (middle, high)
    finally:
        resource.setrlimit(resource.RLIMIT_AS, before)
    return high


def _fits(limit: int, hard: int) -> bool:
    try:
        resource.setrlimit(resource.RLIMIT_AS, (limit, hard))
        mmap.mmap(-1, mmap.PAGESIZE).close()
    except (OSError, ValueError, MemoryError):
        return False
    return True
