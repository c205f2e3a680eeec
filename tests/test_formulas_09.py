"""Each formula of lesson 09, against enumeration or simulation (fixed seeds)."""

from itertools import product

import numpy as np
import pytest

LOW = -1.7580993408473766  # alpha' = -scale * alpha of SELU
RATES = (0.1, 0.3, 0.6)


def masks_and_chances(entries: int, p: float) -> tuple[np.ndarray, np.ndarray]:
    """Return all masks of so many coins, and the probability of each."""
    masks = np.array(list(product((0, 1), repeat=entries)))
    kept = masks.sum(axis=1)
    return masks, (1 - p) ** kept * p ** (entries - kept)


def moments(values: np.ndarray, chances: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the mean and the covariance matrix of vectors (cases, entries)."""
    mean = chances @ values
    off = values - mean
    return mean, (chances[:, None] * off).T @ off


@pytest.mark.parametrize("p", RATES)
def test_local_mean_of_k_pixels_has_a_kth_of_the_variance(p: float):
    v, k = 2.0, 9
    masks, chances = masks_and_chances(k, p)
    mean, variance = moments((v * masks / (1 - p)).mean(axis=1)[:, None], chances)
    assert mean[0] == pytest.approx(v)
    assert variance[0, 0] == pytest.approx(v**2 / k * p / (1 - p))


@pytest.mark.parametrize("p", RATES)
def test_local_mean_of_a_dropped_map_keeps_the_whole_variance(p: float):
    coins, chances = masks_and_chances(1, p)
    values = (2.0 * np.repeat(coins, 9, axis=1) / (1 - p)).mean(axis=1)[:, None]
    mean, variance = moments(values, chances)
    assert mean[0] == pytest.approx(2.0)
    assert variance[0, 0] == pytest.approx(4 * p / (1 - p))


@pytest.mark.parametrize("p", RATES)
def test_weights_and_inputs_agree_in_mean_and_variance_but_not_in_covariance(p: float):
    x, W = np.array([1.0, 2.0]), np.array([[3.0, -1.0], [1.0, 4.0]])
    of_weights, weight_chances = masks_and_chances(4, p)
    of_inputs, input_chances = masks_and_chances(2, p)
    cases = (
        (of_weights.reshape(-1, 2, 2), weight_chances, 0.0),
        (of_inputs[:, :, None], input_chances, p / (1 - p) * (x**2 * W[:, 0] * W[:, 1]).sum()),
    )
    for masks, chances, covariance in cases:
        y = (x[:, None] * W * masks).sum(axis=1) / (1 - p)
        mean, spread = moments(y, chances)
        assert mean == pytest.approx(x @ W)
        assert np.diag(spread) == pytest.approx(p / (1 - p) * (x**2) @ W**2)
        assert spread[0, 1] == pytest.approx(covariance, abs=1e-12)


def test_numbers_of_the_dropconnect_example():
    x, W = np.array([1.0, 2.0]), np.array([[3.0, -1.0], [1.0, 4.0]])
    assert (x**2 @ W**2).tolist() == [13.0, 65.0]  # p / (1 - p) is 1 at p = 0.5
    assert (x**2 * W[:, 0] * W[:, 1]).sum() == 13.0


@pytest.mark.parametrize("p", RATES)
def test_own_masks_average_out_over_a_batch(p: float):
    x = np.array([3.0, 2.0])
    masks, chances = masks_and_chances(6, p)  # 3 equal examples, 2 weights each
    own = (x * masks.reshape(-1, 3, 2) / (1 - p)).sum(axis=2).mean(axis=1)[:, None]
    single = p / (1 - p) * (x**2).sum()
    assert moments(own, chances)[1][0, 0] == pytest.approx(single / 3)


@pytest.mark.parametrize("p", RATES)
def test_drop_path_keeps_the_mean_and_only_the_branch_is_noisy(p: float):
    x, branch = np.array([3.0, 4.0]), np.array([0.3, -0.4])
    coins, chances = masks_and_chances(1, p)
    mean, spread = moments(x + coins * branch / (1 - p), chances)
    assert mean == pytest.approx(x + branch)
    assert np.diag(spread) == pytest.approx(branch**2 * p / (1 - p))


@pytest.mark.parametrize("blocks, factor", [(1, 1.25), (10, 9.3), (20, 86.7)])
def test_a_divided_skip_grows_with_every_block(blocks: int, factor: float):
    assert round(0.8**-blocks, 2 if blocks == 1 else 1) == factor


@pytest.mark.parametrize("p", RATES)
def test_alpha_dropout_restores_mean_and_variance(p: float):
    x = np.array([-1.5, -0.5, 0.5, 1.5])
    x = x / x.std()  # mean 0, variance 1, each value equally likely
    a = ((1 - p) * (1 + p * LOW**2)) ** -0.5
    values = np.concatenate([x, np.full(4, LOW)])
    chances = np.repeat([(1 - p) / 4, p / 4], 4)
    mean, spread = moments(values[:, None], chances)
    assert mean[0] == pytest.approx(p * LOW)
    assert spread[0, 0] == pytest.approx((1 - p) * (1 + p * LOW**2))
    mean, spread = moments((a * values - a * p * LOW)[:, None], chances)
    assert mean[0] == pytest.approx(0, abs=1e-12)
    assert spread[0, 0] == pytest.approx(1)


def test_the_other_gain_gives_variance_one_plus_p_alpha_squared():
    p, x = 0.3, np.random.default_rng(90).normal(size=1_000_000)
    u = np.where(np.random.default_rng(91).random(x.shape) >= p, x, LOW)
    wrong = (1 - p) ** -0.5
    assert 1 + p * LOW**2 == pytest.approx(1.927, abs=5e-4)
    assert (wrong * u - wrong * p * LOW).var() == pytest.approx(1.927, abs=0.02)


def test_alpha_is_the_lowest_value_of_selu():
    scale, alpha = 1.0507009873554805, 1.6732632423543772
    assert -scale * alpha == pytest.approx(LOW, rel=1e-15)


def test_selu_keeps_mean_zero_and_variance_one():
    scale, alpha = 1.0507009873554805, 1.6732632423543772
    nodes, weights = np.polynomial.hermite_e.hermegauss(200)
    weights = weights / weights.sum()
    h = scale * np.where(nodes > 0, nodes, alpha * np.expm1(np.minimum(nodes, 0)))
    assert weights @ h == pytest.approx(0, abs=2e-3)
    assert weights @ h**2 == pytest.approx(1, abs=2e-3)


@pytest.mark.parametrize("p", RATES)
def test_gaussian_noise_has_the_two_moments_of_the_multiplier(p: float):
    coins, chances = masks_and_chances(1, p)
    mean, spread = moments(coins / (1 - p), chances)
    noise = np.random.default_rng(92).normal(1, (p / (1 - p)) ** 0.5, 400_000)
    assert (mean[0], spread[0, 0]) == pytest.approx((1, p / (1 - p)))
    assert noise.mean() == pytest.approx(mean[0], abs=0.01)
    assert noise.var() == pytest.approx(spread[0, 0], rel=0.02)
