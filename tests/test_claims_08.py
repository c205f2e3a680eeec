"""What lesson 08 says of trained networks, on other seeds than its own.

The seeds are fixed; each margin is less than half of the measured difference, and several
times its standard error.
"""

from __future__ import annotations

import importlib.util
from pathlib import Path

import numpy as np
import pytest

PATH = Path(__file__).parents[1] / "notebooks" / "nn.py"
SPEC = importlib.util.spec_from_file_location("nn_of_test_claims_08", PATH)
nn = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(nn)

SEEDS = (101, 102, 103, 104)
UNITS = 64


class Multiply(nn.Dropout):
    """Multiplies by normal noise of dropout's mean and variance in training."""

    def forward(self, x, training=True):
        spread = np.sqrt(self.p / (1 - self.p))
        self.mask = self.rng.normal(1, spread, x.shape) if training else 1.0
        return x * self.mask


def make_network(layer, p: float, rng: np.random.Generator):
    """Return an untrained network with one hidden layer."""
    first, last = nn.Dense(64, UNITS, rng), nn.Dense(UNITS, 10, rng)
    return nn.Network(first, nn.ReLU(), layer(p, rng), last)


def fit(layer, p: float, seed: int):
    """Return a network trained on 300 digits, and its test set."""
    rng = np.random.default_rng(seed)
    x, labels, *test = nn.digits(300, rng)
    network = make_network(layer, p, rng)
    nn.train(network, x, labels, rng, epochs=60)
    return network, *test


@pytest.fixture(scope="module")
def plain():
    """Return networks trained without dropout."""
    return [fit(nn.Dropout, 0.0, seed) for seed in SEEDS]


@pytest.fixture(scope="module")
def dropped():
    """Return networks trained with dropout."""
    return [fit(nn.Dropout, 0.5, seed) for seed in SEEDS]


def percent_wrong(scores, labels) -> float:
    """Return the percentage of examples whose largest score is not their label."""
    return float(100 * (scores.argmax(axis=-1) != labels).mean())


def mean_error(nets) -> float:
    """Return the mean test error in percent, without masks."""
    return float(np.mean([percent_wrong(n.forward(x, training=False), y) for n, x, y in nets]))


def sampled_error(nets, k: int) -> float:
    """Return the mean test error in percent of averages of k masks."""
    errors = []
    for network, x, labels in nets:
        logits = np.stack([network.forward(x, training=True) for _ in range(k)])
        e = np.exp(logits - logits.max(axis=-1, keepdims=True))
        errors.append(percent_wrong((e / e.sum(axis=-1, keepdims=True)).mean(axis=0), labels))
    return float(np.mean(errors))


def activations(nets) -> np.ndarray:
    """Return the hidden activations of all test digits, one array a network."""
    return np.stack([np.maximum(n.layers[0].forward(x), 0) for n, x, _ in nets])


def error_without(nets, count: int) -> float:
    """Return the mean test error in percent after removing `count` random hidden units."""
    rng, errors = np.random.default_rng(5), []
    for hidden, (network, _, labels) in zip(activations(nets), nets, strict=True):
        for _ in range(5):
            stay = (rng.permutation(UNITS) >= count) * UNITS / (UNITS - count)
            errors.append(percent_wrong(network.layers[3].forward(hidden * stay), labels))
    return float(np.mean(errors))


def memorised(p: float) -> float:
    """Return the mean share of random labels that is learned."""
    shares = []
    for seed in SEEDS[:2]:
        rng = np.random.default_rng(seed)
        x, _, _, _ = nn.digits(200, rng)
        labels = rng.integers(0, 10, 200)
        network = make_network(nn.Dropout, p, rng)
        nn.train(network, x, labels, rng, epochs=100)
        shares.append(nn.accuracy(network, x, labels))
    return float(np.mean(shares))


def test_one_mask_errs_more_than_weight_scaling(dropped):
    assert sampled_error(dropped, 1) > mean_error(dropped) + 1.5


def test_average_of_fifty_masks_comes_close_to_weight_scaling(dropped):
    assert abs(sampled_error(dropped, 50) - mean_error(dropped)) < 1


def test_normal_noise_errs_about_as_much_as_coins(dropped):
    normal = [fit(Multiply, 0.5, seed) for seed in SEEDS]
    assert abs(mean_error(normal) - mean_error(dropped)) < 2


def test_dropout_makes_the_loss_of_units_less_harmful(plain, dropped):
    assert error_without(plain, 16) > error_without(dropped, 16) + 3


def test_dropout_makes_activations_sparser(plain, dropped):
    assert (activations(dropped) == 0).mean() > (activations(plain) == 0).mean() + 0.1
    assert activations(dropped).mean() < 0.8 * activations(plain).mean()


def test_dropout_lowers_the_capacity_to_memorise():
    none, half, most = (memorised(p) for p in (0.0, 0.5, 0.8))
    assert none > half + 0.05 > half > most + 0.2
