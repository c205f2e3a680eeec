"""Landlock: this process may read the named places, and write, connect or signal nowhere.

See landlock(7). For kernels where bubblewrap cannot start.
"""

from __future__ import annotations

import ctypes
import os
import stat
from collections.abc import Iterable
from functools import cache

CREATE_RULESET, ADD_RULE, RESTRICT_SELF = 444, 445, 446
VERSION = 1  # the flag that asks for the version
PATH_BENEATH = 1
READ_FILE, READ_DIR = 1 << 2, 1 << 3
# Rights over files, by the version that brought them: 13 at first, then refer, truncate, ioctl.
FILE_RIGHTS = {1: 13, 2: 14, 3: 15, 4: 15, 5: 16}
TCP_RIGHTS = 0b11  # bind and connect, from version 4
SCOPES = 0b11  # abstract sockets and signals, from version 6
PR_SET_PDEATHSIG, PR_SET_NO_NEW_PRIVS, SIGKILL = 1, 38, 9


class _Ruleset(ctypes.Structure):
    _fields_ = [("files", ctypes.c_uint64), ("tcp", ctypes.c_uint64), ("scopes", ctypes.c_uint64)]


class _Beneath(ctypes.Structure):
    _fields_ = [("rights", ctypes.c_uint64), ("folder", ctypes.c_int32)]


def version() -> int:
    """Return the version of Landlock that the kernel offers, 0 for none."""
    return max(0, _call(CREATE_RULESET, None, ctypes.c_size_t(0), VERSION))


def allow_reading(files: Iterable[str], folders: Iterable[str]) -> None:
    """Restrict this process for good: read `files` and what lies below them, list `folders`.

    Raises OSError where the kernel has no Landlock.
    """
    ruleset = _checked(_call(CREATE_RULESET, *_everything(version())), "create a ruleset")
    for path in files:
        _add(ruleset, path, READ_FILE | READ_DIR)
    for path in folders:
        _add(ruleset, path, READ_DIR)
    _prctl(PR_SET_NO_NEW_PRIVS, 1)
    _checked(_call(RESTRICT_SELF, ruleset, 0), "restrict this process")
    os.close(ruleset)


def _everything(offered: int) -> tuple:
    """Return the ruleset that handles, and so forbids, all that the kernel knows of."""
    rights = FILE_RIGHTS[max(v for v in FILE_RIGHTS if v <= max(1, offered))]
    known = _Ruleset((1 << rights) - 1, TCP_RIGHTS if offered >= 4 else 0)
    known.scopes = SCOPES if offered >= 6 else 0
    size = 8 if offered < 4 else 16 if offered < 6 else 24
    return ctypes.byref(known), ctypes.c_size_t(size), 0


def _add(ruleset: int, path: str, rights: int) -> None:
    try:
        folder = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except FileNotFoundError:
        return
    if not stat.S_ISDIR(os.fstat(folder).st_mode):
        rights &= ~READ_DIR
    rule = ctypes.byref(_Beneath(rights, folder))
    _checked(_call(ADD_RULE, ruleset, PATH_BENEATH, rule, 0), f"allow {path}")
    os.close(folder)


def _call(number: int, *arguments) -> int:
    words = [ctypes.c_long(a) if isinstance(a, int) else a for a in arguments]
    return _libc().syscall(ctypes.c_long(number), *words)


@cache
def _libc() -> ctypes.CDLL:
    """Return the system's library, which takes a while to be looked up."""
    return ctypes.CDLL(None, use_errno=True)


def _checked(result: int, what: str) -> int:
    if result < 0:
        raise OSError(ctypes.get_errno(), f"Landlock could not {what}")
    return result


def die_with_parent() -> None:
    """Have the kernel kill this process when the thread that started it ends."""
    _prctl(PR_SET_PDEATHSIG, SIGKILL)


def _prctl(option: int, value: int) -> None:
    words = [ctypes.c_ulong(word) for word in (value, 0, 0, 0)]
    _libc().prctl(option, *words)
