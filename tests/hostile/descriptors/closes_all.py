"""Closes every descriptor and answers nothing."""
import os


class DropoutLayer:
    os.closerange(0, 1024)
