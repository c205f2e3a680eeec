"""The process that runs a learner's code: one job on standard input, one frame back."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from pathlib import Path

import numpy as np  # noqa: F401  (imported before the limits are set)

from grader.isolation.plain import READY
from grader.isolation.runner import CPU_SECONDS, MEMORY_BYTES
from grader.loading import record_source
from grader.wire import pack, unpack


def main() -> None:
    """Record the job, send what was recorded, and end at once."""
    job = unpack(sys.stdin.buffer.read())
    # The reply gets a descriptor of its own; what the learner's code writes to 1 is lost.
    reply = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    for package in job.requires:
        import_module(package)
    _limit(spared=_address_space() if job.requires else 0)
    reply.write(READY)
    reply.flush()
    try:
        frame = pack(record_source(job.name, job.statements, job.script))
    except MemoryError:
        frame = pack("memory")
    reply.write(frame)
    reply.flush()
    os._exit(0)  # no exit handler and no destructor of the learner's runs


def _address_space() -> int:
    """Return the bytes mapped so far, 0 where the system does not tell.

    A build of torch for GPUs maps more than the whole limit before a learner's line runs.
    """
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[0])
    except OSError:
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")


def _limit(spared: int) -> None:
    """Bound CPU time and memory, where the system can; `spared` bytes are not counted."""
    try:
        import resource
    except ImportError:  # Windows: the parent's deadline has to do
        return
    used = int(sum(resource.getrusage(resource.RUSAGE_SELF)[:2]))
    _lower(resource, resource.RLIMIT_CPU, used + 1 + CPU_SECONDS)
    _lower(resource, resource.RLIMIT_AS, MEMORY_BYTES + spared)
    _lower(resource, resource.RLIMIT_CORE, 0)


def _lower(resource, kind: int, value: int) -> None:
    try:
        # The soft CPU limit ends the process with a signal that tells why; the hard one is spare.
        resource.setrlimit(kind, (value, value + 1))
    except (OSError, ValueError):  # macOS refuses some limits
        pass


if __name__ == "__main__":
    main()
