"""Throws an exception into the frames that called it, through the interpreter's own functions."""
import ctypes
import threading


def throw():
    me = ctypes.c_ulong(threading.get_ident())
    for _ in range(3):
        ctypes.pythonapi.PyThreadState_SetAsyncExc(me, ctypes.py_object(KeyboardInterrupt))


class DropoutLayer:
    def __init__(self, p):
        self.p = p

    def forward(self, x, training=True):
        ctypes.pythonapi.Py_AddPendingCall(ctypes.pythonapi.PyErr_SetNone, ctypes.py_object(SystemExit))
        throw()
