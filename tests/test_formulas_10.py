"""The formulas of lesson 10, against enumeration and simulation with fixed seeds."""

from itertools import product

import numpy as np
import pytest

PRODUCTS = np.array([0.5, -2.0, 1.0, 3.0])  # outgoing weight times hidden value
MASKS = np.array(list(product([0, 1], repeat=4)))


def chances(p: float) -> np.ndarray:
    kept = MASKS.sum(axis=1)
    return (1 - p) ** kept * p ** (4 - kept)


def entropy(q: np.ndarray) -> np.ndarray:
    return -(q * np.log(np.where(q > 0, q, 1))).sum(axis=-1)


def draw_simplex(seed: int, *shape: int) -> np.ndarray:
    return np.random.default_rng(seed).dirichlet(np.full(shape[-1], 0.5), shape[:-1])


@pytest.mark.parametrize("p", [0.05, 0.25, 0.5, 0.8])
def test_mean_is_inference_and_spread_follows_the_rate(p: float):
    outputs = MASKS @ PRODUCTS / (1 - p)
    mean = chances(p) @ outputs
    variance = chances(p) @ (outputs - mean) ** 2
    assert np.isclose(mean, PRODUCTS.sum())
    assert np.isclose(variance, p / (1 - p) * (PRODUCTS**2).sum())


def test_error_of_the_mean_falls_with_the_root_of_samples():
    keep = np.random.default_rng(100).random((20_000, 25, 4)) >= 0.25
    means = (keep @ PRODUCTS / 0.75).mean(axis=1)
    derived = np.sqrt((PRODUCTS**2).sum() / 3 / 25)
    assert np.isclose(means.std(), derived, rtol=0.03)


def test_copies_of_the_data_leave_the_spread_and_shrink_the_standard_error():
    rng, p, new = np.random.default_rng(101), 0.3, np.array([1.0, -1.0, 2.0])
    X, y = rng.normal(size=(15, 3)), rng.normal(size=15)
    found = []
    for copies in (1, 25):
        G = copies * X.T @ X
        penalty = p / (1 - p) * np.diag(np.diag(G))
        w = np.linalg.solve(G + penalty, copies * X.T @ y)
        spread = np.sqrt(p / (1 - p) * ((w * new) ** 2).sum())
        found.append((spread, np.sqrt(new @ np.linalg.solve(G, new))))
    assert np.isclose(found[0][0], found[1][0])
    assert np.isclose(found[0][1], 5 * found[1][1])


def test_penalised_weights_minimise_the_expected_loss_of_dropout():
    rng, p = np.random.default_rng(102), 0.25
    X, y = rng.normal(size=(12, 4)), rng.normal(size=12)
    G = X.T @ X
    w = np.linalg.solve(G + p / (1 - p) * np.diag(np.diag(G)), X.T @ y)

    def expected_loss(v: np.ndarray) -> float:
        # Listed by columns: one mask for all rows has the same expectation as one for each.
        losses = [((X * m / (1 - p) @ v - y) ** 2).sum() for m in MASKS]
        return chances(p) @ losses

    nudges = 1e-3 * np.vstack([np.eye(4), -np.eye(4)])
    assert all(expected_loss(w + nudge) > expected_loss(w) for nudge in nudges)


def test_far_from_all_kinks_the_spread_doubles_with_x():
    rng = np.random.default_rng(103)
    W, b, v = rng.normal(size=(1, 4)), rng.normal(size=4), rng.normal(size=4)
    x = np.array([[1e6], [2e6]])
    outputs = (np.maximum(x @ W + b, 0)[None] * MASKS[:, None] / 0.75) @ v  # (masks, 2)
    mean = chances(0.25) @ outputs
    near, far = np.sqrt(chances(0.25) @ (outputs - mean) ** 2)
    assert np.isclose(far / near, 2, rtol=1e-4)


def test_entropy_is_largest_for_equal_chances():
    q = draw_simplex(104, 1000, 3)
    assert (entropy(q) <= np.log(3)).all()
    assert np.isclose(entropy(np.full(3, 1 / 3)), np.log(3))
    assert np.isclose(entropy(np.array([0.5, 0.5, 0.0])), np.log(2))


def test_mutual_information_is_never_negative_and_bounded_by_the_entropy():
    q = draw_simplex(105, 7, 500, 5)  # (samples, examples, classes)
    total, expected = entropy(q.mean(axis=0)), entropy(q).mean(axis=0)
    assert (total - expected >= 0).all()
    assert (expected >= 0).all()


def test_mutual_information_is_that_of_the_joint_distribution():
    q = draw_simplex(106, 6, 4)  # (samples, classes)
    joint, label = q / 6, q.mean(axis=0)
    by_definition = (joint * np.log(joint / (label / 6))).sum()
    assert np.isclose(entropy(label) - entropy(q).mean(), by_definition)


def test_few_samples_make_entropy_and_information_too_small_on_average():
    q = draw_simplex(107, 4, 3)  # four equally likely thinned networks
    for T in (1, 2, 3):
        draws = q[np.array(list(product(range(4), repeat=T)))]  # (4 ** T, T, 3): all of them
        total, expected = entropy(draws.mean(axis=1)).mean(), entropy(draws).mean()
        assert np.isclose(expected, entropy(q).mean())
        assert total < entropy(q.mean(axis=0))
        if T == 1:
            assert np.isclose(total, expected)


def test_multiplied_logits_leave_only_the_disagreement():
    z = np.random.default_rng(108).normal(size=(9, 5))  # (samples, classes)
    scaled = 1000 * (z - z.max(axis=1, keepdims=True))
    q = np.exp(scaled) / np.exp(scaled).sum(axis=1, keepdims=True)
    votes = np.bincount(z.argmax(axis=1), minlength=5) / 9
    assert np.isclose(entropy(q).mean(), 0, atol=1e-6)
    assert np.isclose(entropy(q.mean(axis=0)), entropy(votes), atol=1e-6)
