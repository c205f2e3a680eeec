"""Reads where there is no memory."""
import ctypes


class DropoutLayer:
    ctypes.string_at(0)
