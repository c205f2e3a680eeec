"""Writes to the bare descriptors of output and errors, past what Python calls them."""
import os
import sys


class DropoutLayer:
    for descriptor in (1, 2):
        try:
            os.write(descriptor, b"\x1b[2J@MARK@\n" * 1000)
        except OSError:
            pass
    for stream in (sys.__stdout__, sys.__stderr__):
        try:
            print("@MARK@", file=stream, flush=True)
        except (OSError, ValueError, AttributeError):
            pass
    raise ValueError("done")
