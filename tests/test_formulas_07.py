"""The formulas of lesson 07, against enumeration or simulation with fixed seeds."""

from itertools import product

import numpy as np

Z = np.array([[2.0, 1.0, -1.0], [0.3, -4.1, 0.7], [5.0, 5.0, 5.0]])


def log_softmax(z: np.ndarray) -> np.ndarray:
    m = z.max(axis=-1, keepdims=True)
    return z - m - np.log(np.exp(z - m).sum(axis=-1, keepdims=True))


def test_shifted_form_is_the_log_of_softmax():
    e = np.exp(Z)
    assert np.allclose(log_softmax(Z), np.log(e / e.sum(axis=1, keepdims=True)), rtol=1e-12)
    assert (log_softmax(np.array([1000.0, 0.0, -1000.0])) == [0, -1000, -2000]).all()


def test_shifted_sum_lies_between_one_and_the_number_of_classes():
    for scale in (0, 1, 1e4):
        shifted = scale * (Z - Z.max(axis=1, keepdims=True))
        total = np.exp(shifted).sum(axis=1)
        assert ((total >= 1) & (total <= 3)).all()


def test_an_epsilon_hides_what_is_smaller():
    assert round(float(np.log(0 + 1e-12)), 1) == -27.6


def test_gradient_of_the_loss_is_probability_minus_one_hot():
    for z in Z:
        for label in range(3):
            steps = 1e-5 * np.eye(3)
            measured = [-(log_softmax(z + d) - log_softmax(z - d))[label] / 2e-5 for d in steps]
            assert np.allclose(measured, np.exp(log_softmax(z)) - np.eye(3)[label], atol=1e-9)


def test_mean_square_of_a_sum_and_of_its_relu_by_enumeration():
    h, sigma = np.array([0.5, 0.0, 2.0, 1.0, 0.3, 1.7, 0.2, 3.0]), 0.6
    weights = sigma * np.array(list(product((-1, 1), repeat=h.size)))  # all equally likely
    z = weights @ h
    expected = h.size * sigma**2 * (h**2).mean()
    assert np.isclose((z**2).mean(), expected)
    assert np.isclose((np.maximum(z, 0) ** 2).mean(), expected / 2)


def test_dropout_divides_the_mean_square_by_keep_rate_by_enumeration():
    h, p = np.array([1.0, 2.0, 0.5, 3.0]), 0.3
    masks = np.array(list(product((0, 1), repeat=h.size)))
    chances = np.where(masks == 1, 1 - p, p).prod(axis=1)
    squares = ((h * masks / (1 - p)) ** 2).mean(axis=1)
    assert np.isclose(chances @ squares, (h**2).mean() / (1 - p))
    assert round(0.7**-10) == 35


def test_signal_through_layers_follows_the_product_of_the_factors():
    rng, n, layers = np.random.default_rng(7), 150, 6
    for variance, p in ((2 / n, 0), (1 / n, 0), (2 / n, 0.3)):
        total = 0.0
        for _ in range(40):
            h = rng.normal(size=(20, n))
            for _ in range(layers):
                h = np.maximum(h @ rng.normal(0, np.sqrt(variance), (n, n)), 0)
                h = h * (rng.random(h.shape) >= p) / (1 - p)
            total += (h**2).mean() / 40
        factor = n * variance / 2 / (1 - p)
        assert abs(total / factor**layers - 1) < 0.25  # about five standard errors


def test_a_mean_of_n_has_the_standard_deviation_over_root_n_by_enumeration():
    numbers = np.array([0.0, 1.0, 5.0])
    means = np.array([np.mean(draw) for draw in product(numbers, repeat=4)])
    assert np.isclose(means.std(), numbers.std() / np.sqrt(4))


def test_clipping_bounds_the_norm_and_keeps_the_direction():
    rng = np.random.default_rng(0)
    for c in (0.1, 1.0, 50.0):
        g = rng.normal(size=12)
        clipped = g * min(1, c / np.linalg.norm(g))
        assert np.isclose(np.linalg.norm(clipped), min(np.linalg.norm(g), c))
        assert np.isclose(clipped @ g, np.linalg.norm(clipped) * np.linalg.norm(g))
    singly = np.clip([3.0, 0.0, 4.0], -1, 1)
    assert not np.isclose(singly @ [3, 0, 4], np.linalg.norm(singly) * 5)
