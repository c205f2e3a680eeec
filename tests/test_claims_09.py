"""What lesson 09 says it measured, measured again with other seeds.

All seeds are fixed, so that no test fails by chance; the margins are wide against the spread.
"""

import numpy as np

LOW = -1.7580993408473766


def around(maps: np.ndarray) -> np.ndarray:
    """Return the sums over 3 x 3 pixels, edges wrapped."""
    shifts = [(i, j) for i in (-1, 0, 1) for j in (-1, 0, 1)]
    return sum(np.roll(maps, shift, axis=(1, 2)) for shift in shifts)


def survives(rounds: int, p: float, seed: int) -> float:
    """Return how much of the dropped pixels the mean of kept neighbours tells."""
    rng = np.random.default_rng(seed)
    maps = rng.normal(size=(40, 16, 16))
    for _ in range(rounds):
        maps = around(maps) / 9
    keep = rng.random(maps.shape) >= p
    guess = around(maps * keep) / np.maximum(around(keep), 1)
    return float(1 - ((maps - guess)[~keep] ** 2).mean() / (maps[~keep] ** 2).mean())


def mean_survival(rounds: int, p: float) -> float:
    return float(np.mean([survives(rounds, p, seed) for seed in range(500, 505)]))


def test_neighbours_know_a_pixel_of_a_smooth_map_and_not_of_a_rough_one():
    for p in (0.3, 0.5, 0.8):
        assert mean_survival(0, p) < 0 < mean_survival(2, p) < mean_survival(8, p)


def test_after_four_rounds_most_of_a_pixel_survives():
    assert mean_survival(4, 0.3) > 0.93
    assert mean_survival(4, 0.5) > 0.88
    assert mean_survival(4, 0.8) > 0.6


def selu(z: np.ndarray) -> np.ndarray:
    return 1.0507009873554805 * np.where(z > 0, z, 1.6732632423543772 * np.expm1(np.minimum(z, 0)))


def plain(h: np.ndarray, keep: np.ndarray, p: float) -> np.ndarray:
    return h * keep / (1 - p)


def alpha(h: np.ndarray, keep: np.ndarray, p: float) -> np.ndarray:
    a = ((1 - p) * (1 + p * LOW**2)) ** -0.5
    return a * np.where(keep, h, LOW) - a * p * LOW


def variances(drop, p: float, seed: int) -> list[float]:
    """Return the variance behind each of 16 SELU layers."""
    rng, found = np.random.default_rng(seed), []
    h = rng.normal(size=(400, 256))
    for _ in range(16):
        h = selu(h @ rng.normal(0, 256**-0.5, (256, 256)))
        h = drop(h, rng.random(h.shape) >= p, p)
        found.append(h.var())
    return found


def mean_variances(drop, p: float = 0.2) -> np.ndarray:
    return np.mean([variances(drop, p, seed) for seed in range(600, 603)], axis=0)


def test_alpha_dropout_holds_the_variance_of_selu_layers_at_one():
    assert np.abs(mean_variances(alpha) - 1).max() < 0.1


def test_ordinary_dropout_lets_it_climb():
    found = mean_variances(plain)
    assert abs(found[0] - 1.25) < 0.06
    assert found[0] < found[3] < found[15]
    assert 2.4 < found[15] < 3.2


def test_a_sum_of_a_hundred_inputs_does_not_tell_noise_from_a_mask():
    """The largest gap between the two distribution functions is small only for the sum."""
    rng = np.random.default_rng(700)
    gaps = []
    for weights in (np.ones(1), rng.normal(0, 0.1, 100)):
        mask = np.sort(((rng.random((20_000, weights.size)) >= 0.2) / 0.8) @ weights)
        noise = np.sort(rng.normal(1, 0.5, (20_000, weights.size)) @ weights)
        below = [np.searchsorted(s, noise, side="right") / 20_000 for s in (mask, noise)]
        gaps.append(np.abs(below[0] - below[1]).max())
    assert gaps[0] > 0.2 and gaps[1] < 0.05
