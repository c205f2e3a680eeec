"""Lesson 08's formulas against enumeration of all masks, or simulation where noise is normal."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

RATES = (0.2, 0.5, 0.7)


def all_masks(n: int) -> np.ndarray:
    """Return the 2**n masks as rows."""
    return np.array(list(product((0.0, 1.0), repeat=n)))


def chances(masks: np.ndarray, p: float) -> np.ndarray:
    """Return each mask's probability."""
    return np.where(masks == 1, 1 - p, p).prod(axis=1)


def softmax(z: np.ndarray) -> np.ndarray:
    """Return the softmax of each row."""
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


def sub_networks(p: float) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the chances and logits of 32 sub-networks, and the logits of the whole network."""
    rng = np.random.default_rng(81)
    W, x, masks = rng.normal(size=(5, 3)), rng.uniform(0.5, 2, 5), all_masks(5)
    return chances(masks, p), (x * masks / (1 - p)) @ W, x @ W


def expected_loss(X: np.ndarray, w: np.ndarray, y: np.ndarray, p: float) -> float:
    """Return the mean squared loss over all masks of all entries of X."""
    masks = all_masks(X.size)
    noisy = masks.reshape(-1, *X.shape) * X / (1 - p)
    return float(chances(masks, p) @ ((y - noisy @ w) ** 2).sum(axis=1))


def regression() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return X (4, 3) with unlike energies, w and y."""
    rng = np.random.default_rng(82)
    X = rng.normal(0, [0.3, 1.0, 3.0], (4, 3))
    return X, rng.normal(size=3), rng.normal(size=4)


@pytest.mark.parametrize("p", RATES)
def test_weight_scaling_is_exact_for_a_linear_output(p: float):
    weights, logits, whole = sub_networks(p)
    assert weights.sum() == pytest.approx(1)
    np.testing.assert_allclose(weights @ logits, whole)


@pytest.mark.parametrize("p", RATES)
def test_renormalised_geometric_mean_is_weight_scaling(p: float):
    weights, logits, whole = sub_networks(p)
    geometric = np.exp(weights @ np.log(softmax(logits)))
    assert geometric.sum() < 0.999
    np.testing.assert_allclose(geometric / geometric.sum(), softmax(whole))


@pytest.mark.parametrize("p", RATES)
def test_arithmetic_mean_of_softmax_is_not_weight_scaling(p: float):
    weights, logits, whole = sub_networks(p)
    assert np.abs(weights @ softmax(logits) - softmax(whole)).max() > 0.01


@pytest.mark.parametrize("p", RATES)
def test_mean_of_relu_is_never_below_relu_of_mean(p: float):
    weights, z, whole = sub_networks(p)
    gap = weights @ np.maximum(z, 0) - np.maximum(whole, 0)
    assert (gap >= -1e-12).all() and gap.max() > 0.01


@pytest.mark.parametrize("p", RATES)
def test_coins_have_mean_one_and_variance_p_over_keep(p: float):
    r, weights = np.array([0, 1 / (1 - p)]), np.array([p, 1 - p])
    assert weights @ r == pytest.approx(1)
    assert weights @ (r - 1) ** 2 == pytest.approx(p / (1 - p))


@pytest.mark.parametrize("p", RATES)
def test_penalty_weighs_each_weight_with_its_own_energy(p: float):
    X, w, y = regression()
    penalty = p / (1 - p) * (w**2 * (X**2).sum(axis=0)).sum()
    plain = ((y - X @ w) ** 2).sum()
    assert expected_loss(X, w, y, p) == pytest.approx(plain + penalty)


def test_normal_noise_of_equal_variance_has_the_same_penalty():
    X, w, y = regression()
    noisy = X * np.random.default_rng(83).normal(1, np.sqrt(0.25 / 0.75), (200_000, *X.shape))
    simulated = ((y - noisy @ w) ** 2).sum(axis=1)
    error = simulated.std() / np.sqrt(len(simulated))
    assert abs(simulated.mean() - expected_loss(X, w, y, 0.25)) < 6 * error


@pytest.mark.parametrize("p", RATES)
def test_product_of_norms_is_too_large_by_the_mixed_terms(p: float):
    X, w, y = regression()
    extra = expected_loss(X, w, y, p) - ((y - X @ w) ** 2).sum()
    energy = (X**2).sum(axis=0)
    mixed = w**2 @ (energy.sum() - energy)
    wrong = p / (1 - p) * (w**2).sum() * (X**2).sum()
    assert wrong - extra == pytest.approx(p / (1 - p) * mixed)
    assert wrong > 1.5 * extra


@pytest.mark.parametrize("p", RATES)
def test_penalty_does_not_depend_on_the_units_of_an_input(p: float):
    X, w, y = regression()
    units = np.array([100.0, 1.0, 1.0])
    assert expected_loss(X * units, w / units, y, p) == pytest.approx(expected_loss(X, w, y, p))


@pytest.mark.parametrize("p", RATES)
def test_closed_form_is_lower_than_its_neighbours(p: float):
    X, _, y = regression()
    D = np.diag((X**2).sum(axis=0))
    best = np.linalg.solve(X.T @ X + p / (1 - p) * D, X.T @ y)
    lowest = expected_loss(X, best, y, p)
    steps = 0.01 * np.concatenate([np.eye(3), -np.eye(3)])
    assert all(expected_loss(X, best + step, y, p) > lowest for step in steps)
