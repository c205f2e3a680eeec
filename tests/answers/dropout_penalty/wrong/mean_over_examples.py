"""Takes the mean over the examples."""

NAMES = ("mean_instead_of_sum",)
MAY = ()
FAILS = ("one_input", "energies", "drop_rate")


def dropout_penalty(X, w, p):
    return p / (1 - p) * w**2 @ (X**2).mean(axis=0)
