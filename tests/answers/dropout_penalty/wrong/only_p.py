"""Uses p itself as the factor."""

NAMES = ()
MAY = ()
FAILS = ("one_input", "energies", "drop_rate")


def dropout_penalty(X, w, p):
    return p * (w**2 * (X**2).sum(axis=0)).sum()
