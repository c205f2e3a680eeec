"""Takes the mean over all entries."""

NAMES = ("mean_instead_of_sum",)
MAY = ()
FAILS = ("one_input", "energies", "drop_rate")


def dropout_penalty(X, w, p):
    return p / (1 - p) * ((X * w) ** 2).mean()
