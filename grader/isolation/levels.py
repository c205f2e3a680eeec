"""The ways of running strangers' code, strongest first, and which of them work here."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

from grader.isolation import bubblewrap, landlock, seccomp
from grader.isolation.ending import OurFault
from grader.isolation.forkserver import ForkServerRunner, Walls
from grader.isolation.plain import PlainRunner
from grader.isolation.premises import ENVIRONMENT, GRADER, premises_for
from grader.isolation.runner import Limits, Runner
from grader.script import Code, Episode, Job, Raised, Script, Step

SANDBOXES = ("bubblewrap+seccomp", "landlock+seccomp")
CHOICES = ("auto", "strict", "none")
_BREAKOUT = Job(
    "breakout",
    (Code("import os\ndef breakout():\n    return os.fork()", "probe", 1),),
    Script((Episode("breakout", 1, (Step("pid", "breakout"),)),)),
)


class Unavailable(RuntimeError):
    """The isolation that was asked for cannot be had on this machine."""


def open_runner(choice: str = "auto", limits: Limits | None = None) -> Runner:
    """Return a runner: "auto" takes the strongest level that works, "strict" a sandbox only.

    "none" runs the code with the user's rights, in forks where the system has them. Raises
    Unavailable when strict isolation is asked for and cannot be had.
    """
    if choice == "none":
        return open_level("none" if sys.platform == "linux" else "subprocess", limits)
    missing = []
    for name in SANDBOXES:
        try:
            return open_level(name, limits)
        except Unavailable as reason:
            missing.append(str(reason))
    if choice == "strict":
        raise Unavailable(
            f"strict isolation needs a sandbox, and none starts here ({'; '.join(missing)}); "
            "see python -m grader doctor, or use --isolation auto for files that you trust"
        )
    return open_level("subprocess", limits)


def level_names() -> tuple[str, ...]:
    """Return the names of all levels, the strongest first."""
    return (*SANDBOXES, "subprocess", "none")


def open_level(name: str, limits: Limits | None = None) -> Runner:
    """Return a runner of one level; raises Unavailable where it does not work."""
    limits = limits or Limits()
    if name == "subprocess":
        return PlainRunner(limits)
    if name not in _WALLS:
        raise ValueError(f"a level is one of {', '.join(level_names())}, got {name!r}")
    if sys.platform != "linux":
        raise Unavailable(f"{name} needs Linux")
    try:
        runner = ForkServerRunner(name, _WALLS[name], limits)
    except (OurFault, OSError, seccomp.NoFilter) as fault:
        raise Unavailable(f"{name}: {fault}") from fault
    if name in SANDBOXES:
        _prove(runner)
    return runner


def _prove(runner: ForkServerRunner) -> None:
    """Try to break out by starting a process; raises Unavailable unless that is refused."""
    reply = runner.run(_BREAKOUT)
    seen = reply.transcript.episodes[0][0].value if reply.transcript else reply.message
    if not (isinstance(seen, Raised) and seen.type == "PermissionError"):
        runner.close()
        raise Unavailable(f"{runner.level}: a forbidden call was not refused: {seen}")


def _in_bubblewrap(requires: tuple[str, ...]) -> Walls:
    bwrap = bubblewrap.available()
    if not bwrap:
        raise Unavailable("bubblewrap+seccomp: bwrap is not installed")
    premises = premises_for(requires)
    command = bubblewrap.command(bwrap, premises)
    return Walls(tuple(command), dict(os.environ), seccomp.compiled())


def _behind_landlock(requires: tuple[str, ...]) -> Walls:
    if not landlock.version():
        raise Unavailable("landlock+seccomp: the kernel has no Landlock")
    premises = premises_for(requires)
    readable = (*premises.system, *premises.library_entries(), *premises.packages)
    command = premises.command(str(GRADER))
    filter = seccomp.compiled()
    return Walls(tuple(command), ENVIRONMENT, filter, readable, premises.library)


def _in_a_fork(requires: tuple[str, ...]) -> Walls:
    command = premises_for(requires).command(str(GRADER))
    return Walls(tuple(command), ENVIRONMENT)


_WALLS: dict[str, Callable[[tuple[str, ...]], Walls]] = {
    "bubblewrap+seccomp": _in_bubblewrap,
    "landlock+seccomp": _behind_landlock,
    "none": _in_a_fork,
}
