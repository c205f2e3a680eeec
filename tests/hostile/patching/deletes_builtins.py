"""Deletes every built-in name."""
import builtins


class DropoutLayer:
    vars(builtins).clear()
