"""Judges a class on many machines: Dask hands out the students, each worker keeps a sandbox.

What a worker runs stands in `worker.py`. No learner's code ever runs in a process of Dask's: it
runs where it always does, in forks of the sandboxed process that the worker's runner keeps. So
Dask's channels, which trust whoever can write to them (pickle), are out of its reach; what comes
back through them is the same JSON that local workers send. Machines without a sandbox would break
this: there a learner's code has the rights, and the network, of the worker. Encryption, and who
may connect, are matters of Dask's own configuration (`distributed.comm.tls`).
"""

from grader.workers import WorkersFailed

try:
    from grader.cluster.client import Cluster
    from grader.cluster.connection import ClusterFailed
except ModuleNotFoundError as missing:
    if missing.name not in ("dask", "distributed"):
        raise
    way_out = "in the course's folder: python -m pip install -e '.[cluster]'"
    raise WorkersFailed(f"--cluster needs Dask, which is not installed; {way_out}") from None

__all__ = ["Cluster", "ClusterFailed"]
