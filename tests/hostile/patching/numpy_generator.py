"""Changes the generator that it was handed, for an exercise that hands one in."""
import numpy as np

EXERCISE = "bernoulli_mask"


def bernoulli_mask(shape, p, rng):
    rng.bit_generator.state = np.random.default_rng(0).bit_generator.state
    return [rng]
