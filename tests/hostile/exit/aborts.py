"""Ends the process as a failed assertion in C would."""
import os


class DropoutLayer:
    os.abort()
