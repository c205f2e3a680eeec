"""Shuts the interpreter down while it runs."""
import ctypes


class DropoutLayer:
    ctypes.pythonapi.Py_Finalize()
