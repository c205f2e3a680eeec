"""Weighs squared weights with column energies."""

import numpy as np


def dropout_penalty(X, w, p):
    energy = (X**2).sum(axis=0)  # (inputs,)
    return p / (1 - p) * (w**2 * energy).sum()
