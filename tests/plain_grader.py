"""A process that runs code without a sandbox, for tests in which it may be killed.

    python tests/plain_grader.py "def double(x): return 2 * x"

prints the status and the message of the reply to one call of `double`.
"""

from __future__ import annotations

import sys

from grader.isolation import Limits, Reply, Runner, open_level
from grader.script import Code, Episode, Job, Script, Step

LIMITS = Limits(cpu_seconds=1, wall_seconds=20)
SCRIPT = Script((Episode("one", 1, (Step("y", "double", (2,)),)),))


def opened() -> Runner:
    """Return a runner of the weakest level."""
    return open_level("subprocess", LIMITS)


def reply_to(source: str, runner: Runner) -> Reply:
    """Return the reply to one call of the `double` that a source defines."""
    return runner.run(Job("double", (Code(source, "double.py", 1),), SCRIPT))


if __name__ == "__main__":
    reply = reply_to(sys.argv[1], opened())
    print(reply.status, reply.message)
