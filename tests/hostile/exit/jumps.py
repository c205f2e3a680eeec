"""Calls C functions that never come back: exit, longjmp, pause."""
import ctypes


class DropoutLayer:
    ctypes.CDLL(None).exit(0)
