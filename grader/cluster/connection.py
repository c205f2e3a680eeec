"""The way to a Dask scheduler: tried first, so that whatever is wrong is told in one line."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator
from concurrent.futures import CancelledError
from contextlib import contextmanager
from typing import Any

import dask
from distributed import Client, Security
from distributed.core import rpc

from grader.workers import WorkersFailed

CONNECTING = 10.0  # seconds for the scheduler to answer
CLOSING = 5.0
LOG = "distributed.admin.low-level-log-length"  # of messages that Dask keeps, parcels and all
WAY_OUT = "what was judged so far is kept, the same command goes on"


class ClusterFailed(WorkersFailed):
    """A cluster that cannot be reached or used; the message says so in one line."""


def connect(address: str) -> Client:
    """Return a client of the scheduler at an address; raises ClusterFailed."""
    wanted = "--cluster must be the address of a Dask scheduler, such as tcp://host:8786"
    try:
        found = asyncio.run(_identity(address))
        if found["type"] != "Scheduler":
            raise ValueError(f"a {found['type']} of Dask's answers there")
        with dask.config.set({LOG: 1}):
            return Client(address, timeout=CONNECTING, set_as_default=False)
    except TimeoutError:
        why = f"none answers within {CONNECTING:g} s"
    except Exception as error:  # what else listens there may make Dask raise anything
        why = first_line(error)
    raise ClusterFailed(f"{wanted}, got {address!r}: {why}")


def first_line(error: BaseException) -> str:
    """Return the first line of what an exception says."""
    return next(iter(str(error).splitlines()), "") or type(error).__name__


def lost(address: str) -> ClusterFailed:
    """Return the fault of a scheduler that has gone."""
    return ClusterFailed(f"the scheduler at {address} is lost; {WAY_OUT}")


@contextmanager
def told(address: str) -> Iterator[None]:
    """Turn what Dask raises when the scheduler has gone into one line."""
    try:
        yield
    except (OSError, CancelledError) as error:
        raise lost(address) from error


@contextmanager
def silence() -> Iterator[None]:
    """Keep Dask's log from telling at length what is told here in one line."""
    before = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    try:
        yield
    finally:
        logging.disable(before)


async def _identity(address: str) -> dict[str, Any]:
    """Ask who listens at an address.

    A Client would wait without end for one who listens and does not speak.
    """
    arguments = Security().get_connection_args("client")
    scheduler = rpc(address, connection_args=arguments)
    try:
        return await asyncio.wait_for(scheduler.identity(), CONNECTING)
    finally:
        await scheduler.close_rpc()
