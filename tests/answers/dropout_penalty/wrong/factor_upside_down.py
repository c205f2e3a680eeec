"""Takes p for the probability of keeping."""

NAMES = ("keep_drop_swapped",)
MAY = ()
FAILS = ("one_input", "energies", "drop_rate", "zero_rate")


def dropout_penalty(X, w, p):
    return (1 - p) / p * (w**2 * (X**2).sum(axis=0)).sum() if p else float("inf")
