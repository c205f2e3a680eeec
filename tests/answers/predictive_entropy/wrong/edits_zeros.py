"""Writes a small number over the zeros that it was given."""

import numpy as np  # noqa: F401

NAMES = ("edits_input",)
MAY = ()
FAILS = ("input_unchanged",)


def predictive_entropy(probabilities):
    probabilities[probabilities == 0] = 1e-12
    q = probabilities.mean(axis=0)
    return -(q * np.log(q)).sum(axis=1)
