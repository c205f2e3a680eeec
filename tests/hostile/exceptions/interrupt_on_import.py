"""Raises KeyboardInterrupt while it is loaded."""


class DropoutLayer:
    raise KeyboardInterrupt("stop the class")
