"""Lets the fault handler write to every descriptor, now and later, and dies of a fault."""
import ctypes
import faulthandler


class DropoutLayer:
    for descriptor in range(3, 64):
        try:
            faulthandler.dump_traceback(descriptor)
            faulthandler.enable(descriptor)
        except (OSError, ValueError, RuntimeError):
            pass
    ctypes.string_at(1)
