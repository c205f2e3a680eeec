"""Searches its memory for what the submission before it answered: the same seed, the same calls."""
# @PART right@
# @PART memory@
import sys


class Loud:
    def __init__(self, p):
        print("=".join(["ANSWER", "@NONCE@"]))


DropoutLayer = RightLayer if search(rb"ANSWER=[0-9a-f]{32}") else Loud
