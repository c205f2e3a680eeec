import ctypes
import os
import sys

NUMBERS = {
    "x86_64": {
        "memfd_create": 319, "clone": 56, "fork": 57, "vfork": 58, "clone3": 435, "execve": 59,
        "io_uring_setup": 425, "ptrace": 101, "process_vm_readv": 310, "pidfd_open": 434,
        "pidfd_send_signal": 424, "tgkill": 234, "setpriority": 141, "sched_setaffinity": 203,
        "prctl": 157, "seccomp": 317, "unshare": 272, "setns": 308, "mount": 165, "chroot": 161,
        "open_by_handle_at": 304, "name_to_handle_at": 303, "bpf": 321, "userfaultfd": 323,
        "keyctl": 250, "add_key": 248, "perf_event_open": 298, "shmget": 29, "shmat": 30,
        "msgget": 68, "semget": 64, "openat2": 437, "pidfd_getfd": 438, "kcmp": 312,
        "personality": 135, "setsid": 112, "setpgid": 109, "timer_create": 222, "prlimit64": 302,
        "rt_sigqueueinfo": 129, "landlock_create_ruleset": 444, "fcntl": 72,
        "process_madvise": 440, "mq_open": 240, "inotify_init1": 294, "fanotify_init": 300,
        "truncate": 76, "execveat": 322, "statfs": 137, "sendfile": 40, "splice": 275,
    },
    "aarch64": {
        "memfd_create": 279, "clone": 220, "clone3": 435, "execve": 221,
        "io_uring_setup": 425, "ptrace": 117, "process_vm_readv": 270, "pidfd_open": 434,
        "pidfd_send_signal": 424, "tgkill": 131, "setpriority": 140, "sched_setaffinity": 122,
        "prctl": 167, "seccomp": 277, "unshare": 97, "setns": 268, "mount": 40, "chroot": 51,
        "open_by_handle_at": 265, "name_to_handle_at": 264, "bpf": 280, "userfaultfd": 282,
        "keyctl": 219, "add_key": 217, "perf_event_open": 241, "shmget": 194, "shmat": 196,
        "msgget": 186, "semget": 190, "openat2": 437, "pidfd_getfd": 438, "kcmp": 272,
        "personality": 92, "setsid": 157, "setpgid": 154, "timer_create": 107, "prlimit64": 261,
        "rt_sigqueueinfo": 138, "landlock_create_ruleset": 444, "fcntl": 25,
        "process_madvise": 440, "mq_open": 180, "inotify_init1": 26, "fanotify_init": 262,
        "truncate": 45, "execveat": 281, "statfs": 43, "sendfile": 71, "splice": 76,
    },
}
MACHINE = sys.implementation._multiarch.partition("-")[0]


def syscall(name, *args):
    """Make a system call past Python's own functions; raises OSError where it is refused."""
    function = ctypes.CDLL(None, use_errno=True).syscall
    function.restype = ctypes.c_long
    words = [a if isinstance(a, (bytes, ctypes.c_void_p)) else ctypes.c_long(a) for a in args]
    found = function(ctypes.c_long(NUMBERS[MACHINE][name]), *words)
    if found < 0:
        raise OSError(ctypes.get_errno(), f"{name} was refused")
    return found
