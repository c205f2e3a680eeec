"""Backtracks for ages inside one regular expression."""
ENDS = ("timeout",)
import re


class DropoutLayer:
    def __init__(self, p):
        self.found = re.match(r"(a|a)*b", "a" * 60)
