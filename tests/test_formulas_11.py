"""The formulas of lesson 11 agree with enumeration and simulation (fixed seeds)."""

from itertools import product

import numpy as np
import pytest

RATES = (0.1, 0.25, 0.5, 0.8)


def test_standard_error_is_sd_over_root_n():
    means = np.random.default_rng(1).normal(3, 2, (40_000, 12)).mean(axis=1)
    assert means.std() == pytest.approx(2 / np.sqrt(12), rel=0.02)


@pytest.mark.parametrize("p", RATES)
def test_dropout_adds_variance_of_the_energy(p: float):
    values, chances = np.array([-1.0, 0.5, 3.0, 4.0]), np.array([0.1, 0.4, 0.3, 0.2])
    mean = chances @ values
    v = chances @ (values - mean) ** 2
    outcomes = np.concatenate([values / (1 - p), np.zeros(4)])  # kept, dropped
    weights = np.concatenate([(1 - p) * chances, p * chances])
    variance = weights @ outcomes**2 - (weights @ outcomes) ** 2
    assert weights @ outcomes == pytest.approx(mean)
    assert variance == pytest.approx(v + p / (1 - p) * (v + mean**2))


@pytest.mark.parametrize("p", RATES)
def test_ratio_is_keep_rate_for_mean_zero(p: float):
    assert 1 / (1 + p / (1 - p)) == pytest.approx(1 - p)


@pytest.mark.parametrize("p", RATES)
def test_variance_through_a_dense_layer_by_enumerating_masks(p: float):
    rng = np.random.default_rng(2)
    x, w = rng.normal(1, 1, (7, 5)) @ rng.normal(size=(5, 5)), rng.normal(size=5)
    masks = np.array(list(product((0, 1), repeat=5)))  # all 32, (masks, inputs)
    chances = np.prod(np.where(masks == 1, 1 - p, p), axis=1)
    outputs = (x[:, None] * masks / (1 - p)) @ w  # (examples, masks)
    mean = (outputs @ chances).mean()
    variance = ((outputs - mean) ** 2 @ chances).mean()
    derived = (x @ w).var() + p / (1 - p) * (w**2 * (x**2).mean(axis=0)).sum()
    assert variance == pytest.approx(derived)


def test_backward_of_batch_norm_is_the_measured_gradient():
    rng = np.random.default_rng(3)
    x, g = rng.normal(2, 3, (6, 3)), rng.normal(size=(6, 3))

    def normed(v):
        return (v - v.mean(axis=0)) / np.sqrt(v.var(axis=0) + 1e-5)

    z, s = normed(x), np.sqrt(x.var(axis=0) + 1e-5)
    backward = (g - g.mean(axis=0) - z * (g * z).mean(axis=0)) / s
    measured = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        step = np.zeros_like(x)
        step[i] = 1e-5
        measured[i] = ((normed(x + step) - normed(x - step)) * g).sum() / 2e-5
    assert np.allclose(backward, measured, rtol=1e-5, atol=1e-8)


def test_mean_rate_of_a_linear_rise_is_half_of_its_end():
    rates = 0.8 * np.minimum(np.arange(200) / 200, 1)
    assert rates.mean() == pytest.approx(0.4, abs=0.8 / 200)
