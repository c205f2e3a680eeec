"""Forgets to square the inputs."""

NAMES = ("squares_forgotten",)
MAY = ()
FAILS = ("one_input", "energies", "drop_rate")


def dropout_penalty(X, w, p):
    return p / (1 - p) * w**2 @ X.sum(axis=0)
