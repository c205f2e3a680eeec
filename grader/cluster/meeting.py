"""Who serves at a scheduler: every worker is asked before a run begins."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from distributed import Client

from grader.cluster.connection import WAY_OUT, ClusterFailed, first_line, told
from grader.cluster.worker import introduce
from grader.isolation import Unavailable, level_names

ATTEMPTS = 3  # to hear of any worker
JOINING = 60.0  # seconds without any worker; a dead one is back within a few


def meet(client: Client, address: str, isolation: str, version: str) -> tuple[str, str]:
    """Return the isolation to ask of every worker, and the weakest level among those there.

    Raises ClusterFailed, and Unavailable where the isolation is not what was asked.
    """
    if isolation == "auto":
        # Where all have a sandbox, one without that joins later would open all machines.
        with suppress(Unavailable):
            return "strict", _weakest(client, address, "strict", version)
    return isolation, _weakest(client, address, isolation, version)


def deserted(address: str) -> ClusterFailed:
    """Return the fault of a cluster without workers."""
    way_out = f"start some: dask worker {address} --nthreads 1"
    return ClusterFailed(f"no worker serves {address} for {JOINING:g} s; {way_out}; {WAY_OUT}")


def _weakest(client: Client, address: str, isolation: str, version: str) -> str:
    """Return the weakest level of those that answer; who is just leaving need not."""
    for _ in range(ATTEMPTS):
        try:
            client.wait_for_workers(1, timeout=JOINING)
        except TimeoutError:
            raise deserted(address) from None
        with told(address):
            replies = client.run(introduce, isolation, version, on_error="return")
        if levels := [*_levels(replies)]:
            return max(levels, key=level_names().index)
    why = ", ".join({*map(first_line, replies.values())} or {"all have left"})
    raise ClusterFailed(f"no worker of {address} can be reached: {why}")


def _levels(replies: dict[str, str | Exception]) -> Iterator[str]:
    for worker, reply in replies.items():
        if isinstance(reply, (ClusterFailed, Unavailable)):
            raise reply
        if isinstance(reply, str):
            yield reply
        elif not isinstance(reply, OSError):
            why = first_line(reply)
            raise ClusterFailed(f"worker {worker} must have the course's grader, got: {why}")
