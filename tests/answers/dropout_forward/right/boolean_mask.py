"""Returns a boolean mask beside the output."""


def dropout_forward(x, p, rng):
    mask = rng.random(x.shape) >= p
    return x * mask / (1 - p), mask
