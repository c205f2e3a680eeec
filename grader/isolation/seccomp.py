"""The system calls that a learner's code may make: a filter, compiled once, loaded in each fork.

Compiling needs libseccomp (through pyseccomp) and happens outside the sandbox. Loading is one
call to prctl(2) with the compiled bytes, see seccomp(2).
"""

from __future__ import annotations

import ctypes
import errno
import os
import tempfile

# What computing, reading files and asking for the time take. Whatever is not named here fails
# with EPERM: starting processes, threads and programs, signals, sockets, tracing, writing
# files, shared memory, mounting, changing limits.
ALLOWED = """
    read readv pread64 preadv write writev close lseek dup
    fstat newfstatat stat lstat statx readlink readlinkat access faccessat faccessat2
    getdents64 getcwd poll ppoll select pselect6
    mmap munmap mremap mprotect madvise brk membarrier mincore
    futex rseq set_robust_list get_robust_list sched_yield sched_getaffinity getcpu
    rt_sigaction rt_sigprocmask rt_sigreturn sigaltstack restart_syscall rt_sigpending
    clock_gettime clock_getres clock_nanosleep nanosleep gettimeofday time times getrusage
    getrandom getpid getppid gettid getuid geteuid getgid getegid getgroups getresuid getresgid
    getpgrp getpgid getsid getpriority uname sysinfo getrlimit umask
    exit exit_group
""".split()
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
FCNTL_COMMANDS = (0, 1, 2, 3, 1030)  # F_DUPFD, F_GETFD, F_SETFD, F_GETFL, F_DUPFD_CLOEXEC
IOCTL_COMMANDS = (0x5401, 0x802C542A, 0x5413, 0x5450, 0x5451)  # TCGETS, TCGETS2, TIOCGWINSZ,
# FIONCLEX, FIOCLEX
TEMPORARY = 0o20000000  # of O_TMPFILE, without O_DIRECTORY
PR_SET_NO_NEW_PRIVS, PR_SET_SECCOMP, SECCOMP_MODE_FILTER = 38, 22, 2
INSTRUCTION_BYTES = 8


class NoFilter(RuntimeError):
    """This machine cannot compile the filter."""


def compiled() -> bytes:
    """Return the filter as BPF instructions; raises NoFilter without pyseccomp or libseccomp."""
    try:
        import pyseccomp
    except (ImportError, OSError, RuntimeError) as error:
        raise NoFilter(f"pyseccomp or libseccomp is missing: {error}") from error
    rules = pyseccomp.SyscallFilter(pyseccomp.ERRNO(errno.EPERM))
    for name in ALLOWED:
        _allow(pyseccomp, rules, name)
    _allow_read_only_opening(pyseccomp, rules)
    _allow_harmless_control(pyseccomp, rules)
    # prlimit64 may tell a limit, not set one. glibc tries clone3 first and then falls back.
    _allow(pyseccomp, rules, "prlimit64", pyseccomp.Arg(2, pyseccomp.EQ, 0))
    rules.add_rule(pyseccomp.ERRNO(errno.ENOSYS), "clone3")
    with tempfile.TemporaryFile() as file:
        rules.export_bpf(file)
        file.seek(0)
        return file.read()


def _allow(pyseccomp, rules, name: str, *conditions) -> None:
    try:
        number = pyseccomp.resolve_syscall(pyseccomp.Arch.NATIVE, name)
    except (OSError, ValueError):
        return
    if number >= 0:  # some calls exist on some processors only
        rules.add_rule(pyseccomp.ALLOW, name, *conditions)


def _allow_read_only_opening(pyseccomp, rules) -> None:
    flags = WRITING | TEMPORARY
    for name, place in (("open", 1), ("openat", 2)):
        _allow(pyseccomp, rules, name, pyseccomp.Arg(place, pyseccomp.MASKED_EQ, flags, 0))


def _allow_harmless_control(pyseccomp, rules) -> None:
    """Allow asking and duplicating; not owning, since who owns a pipe can have signals sent."""
    for name, commands in (("fcntl", FCNTL_COMMANDS), ("ioctl", IOCTL_COMMANDS)):
        for command in commands:
            _allow(pyseccomp, rules, name, pyseccomp.Arg(1, pyseccomp.EQ, command))


class _Program(ctypes.Structure):
    """struct sock_fprog of linux/filter.h."""

    _fields_ = [("length", ctypes.c_ushort), ("instructions", ctypes.c_char_p)]


class Loaded:
    """A compiled filter, ready to be applied in a fork by two system calls."""

    def __init__(self, filter: bytes) -> None:
        self._libc = ctypes.CDLL(None, use_errno=True)
        self._program = _Program(len(filter) // INSTRUCTION_BYTES, filter)

    def apply(self) -> None:
        """Put this process under the filter for good; raises OSError when the kernel refuses."""
        nothing = ctypes.c_ulong(0)
        one, mode = ctypes.c_ulong(1), ctypes.c_ulong(SECCOMP_MODE_FILTER)
        for words in (
            (PR_SET_NO_NEW_PRIVS, one, nothing, nothing, nothing),
            (PR_SET_SECCOMP, mode, ctypes.byref(self._program), nothing, nothing),
        ):
            if self._libc.prctl(*words) != 0:
                raise OSError(ctypes.get_errno(), "the filter could not be loaded")
