"""The command line that puts a process into a bubblewrap sandbox, see bwrap(1)."""

from __future__ import annotations

import os
import shutil
import subprocess

from grader.isolation.premises import ENVIRONMENT, GRADER, RECORDING, THIRD_PARTY, Premises

NOBODY = "65534"
RANDOM = "/dev/urandom"  # the one device there is: some packages read it when they load
INSIDE = "/grader"  # where the recording modules stand


def available() -> str:
    """Return the path of bwrap, "" where it is not installed."""
    return shutil.which("bwrap") or ""


def command(bwrap: str, premises: Premises) -> list[str]:
    """Return the command line: own namespaces, nobody's rights, nothing writable, no network."""
    isolate = ["--unshare-all", "--unshare-user", "--uid", NOBODY, "--gid", NOBODY]
    if "--disable-userns" in _help(bwrap):  # from version 0.8
        isolate.append("--disable-userns")
    # Without a session of its own, a signal to "my group" would reach the judge.
    isolate += ["--die-with-parent", "--new-session", "--as-pid-1", "--cap-drop", "ALL"]
    # An interpreter that looks for its library beside itself finds itself through /proc.
    environment = ENVIRONMENT | {"LD_LIBRARY_PATH": premises.shared_folder}
    variables = [word for pair in environment.items() for word in ("--setenv", *pair)]
    return [
        bwrap,
        *isolate,
        "--clearenv",
        *variables,
        *_mounts(premises),
        *("--remount-ro", "/", "--chdir", "/", "--"),
        *premises.command(INSIDE),
    ]


def _mounts(premises: Premises) -> list[str]:
    words = _shown((*premises.system, *premises.library, premises.python))
    words += ["--dev-bind-try", RANDOM, RANDOM]
    for folder in premises.library:
        for hidden in (os.path.join(folder, name) for name in THIRD_PARTY):
            if os.path.isdir(hidden):
                words += ["--tmpfs", hidden]
    words += _shown(premises.packages)
    for name in RECORDING:
        words += ["--ro-bind", str(GRADER / name), f"{INSIDE}/{name}"]
    return words + _sealed(premises)


def _shown(paths: tuple[str, ...]) -> list[str]:
    return [word for path in paths for word in ("--ro-bind", path, path)]


def _sealed(premises: Premises) -> list[str]:
    """Make the covers of third-party folders read-only, after packages were put on them."""
    covers = (os.path.join(f, name) for f in premises.library for name in THIRD_PARTY)
    return [word for path in covers if os.path.isdir(path) for word in ("--remount-ro", path)]


def _help(bwrap: str) -> str:
    found = subprocess.run([bwrap, "--help"], capture_output=True, text=True, check=False)
    return found.stdout + found.stderr
