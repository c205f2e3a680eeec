"""The tiny network of the lessons computes what it says, and its gradients are right."""

import importlib.util
from pathlib import Path

import numpy as np
import pytest

PATH = Path(__file__).parents[1] / "notebooks" / "nn.py"
spec = importlib.util.spec_from_file_location("nn", PATH)
nn = importlib.util.module_from_spec(spec)
spec.loader.exec_module(nn)

RNG = np.random.default_rng(5)
X, GRAD = RNG.normal(size=(4, 3)), RNG.normal(size=(4, 3))


def slopes(f, array, h=1e-6):
    """Return the central differences of f in the entries of an array, nudged in place."""
    found = np.empty(array.shape)
    for place in np.ndindex(array.shape):
        old = array[place]
        array[place] = old + h
        high = f()
        array[place] = old - h
        found[place], array[place] = (high - f()) / (2 * h), old
    return found


def frozen_dropout():
    layer = nn.Dropout(0.4, np.random.default_rng(1))
    mask = (np.random.default_rng(2).random(X.shape) >= 0.4) / 0.6

    def forward(x, training=True):
        layer.mask = mask
        return x * mask

    layer.forward = forward
    return layer


LAYERS = {
    "dense": nn.Dense(3, 3, np.random.default_rng(3)),
    "relu": nn.ReLU(),
    "dropout": frozen_dropout(),
    "network": nn.Network(nn.Dense(3, 5, RNG), nn.ReLU(), nn.Dense(5, 3, RNG)),
}


@pytest.mark.parametrize("name", LAYERS)
def test_backward_is_the_slope_of_forward(name):
    layer, x = LAYERS[name], X.copy()
    layer.forward(x)
    back = layer.backward(GRAD)
    assert np.allclose(back, slopes(lambda: (layer.forward(x) * GRAD).sum(), x), atol=1e-7)


@pytest.mark.parametrize("name", ["dense", "network"])
def test_gradients_of_parameters_are_slopes(name):
    layer = LAYERS[name]
    layer.forward(X)
    layer.backward(GRAD)
    for value, grad in layer.parameters():
        numeric = slopes(lambda: (layer.forward(X) * GRAD).sum(), value)
        assert np.allclose(grad, numeric, atol=1e-7)


def test_cross_entropy_and_its_gradient():
    logits, labels = X.copy(), np.array([0, 2, 1, 1])
    loss, grad = nn.cross_entropy(logits, labels)
    p = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
    assert np.isclose(loss, -np.log(p[np.arange(4), labels]).mean())
    assert np.allclose(grad, slopes(lambda: nn.cross_entropy(logits, labels)[0], logits), atol=1e-8)


def test_cross_entropy_is_stable():
    loss, grad = nn.cross_entropy(np.array([[1000.0, 0.0], [-1000.0, 0.0]]), np.array([1, 1]))
    assert np.isclose(loss, 500)
    assert np.isfinite(grad).all()


def test_dropout_keeps_the_mean_and_rests_at_inference():
    layer, x = nn.Dropout(0.25, np.random.default_rng(0)), np.ones((200, 200))
    y = layer.forward(x)
    assert set(np.unique(y)) == {0.0, 1 / 0.75}
    assert abs(y.mean() - 1) < 0.03  # 10 standard deviations of the mean
    assert np.array_equal(layer.forward(x, training=False), x)
    assert np.array_equal(layer.backward(x), x)


@pytest.mark.parametrize("p", [-0.1, 1.0])
def test_dropout_refuses_rates_outside(p):
    with pytest.raises(ValueError, match="p must be in"):
        nn.Dropout(p, np.random.default_rng(0))


def test_momentum_by_hand():
    network = nn.Network(nn.Dense(1, 1, np.random.default_rng(0)))
    layer = network.layers[0]
    layer.W[:], optimiser = 1.0, nn.SGD(network, rate=0.1, momentum=0.5)
    for expected in (0.8, 0.5):  # speeds -0.2, then -0.1 - 0.2
        layer.dW = np.array([[2.0]])
        optimiser.step()
        assert np.isclose(layer.W[0, 0], expected)


def test_max_norm_bounds_each_column_and_leaves_small_ones():
    network = nn.Network(nn.Dense(2, 2, np.random.default_rng(0)))
    layer = network.layers[0]
    layer.W[:] = [[3.0, 0.3], [4.0, 0.4]]
    nn.SGD(network, rate=0.0, max_norm=1.0).step()
    assert np.allclose(layer.W, [[0.6, 0.3], [0.8, 0.4]])


def test_training_lowers_the_loss_on_digits():
    rng = np.random.default_rng(0)
    x, labels, others, their_labels = nn.digits(150, rng)
    network = nn.Network(nn.Dense(64, 32, rng), nn.ReLU(), nn.Dense(32, 10, rng))
    losses = nn.train(network, x, labels, rng, epochs=15)
    assert losses[-1] < losses[0] / 3
    assert nn.accuracy(network, others, their_labels) > 0.7


def test_digits_are_split_without_overlap():
    x, labels, others, their_labels = nn.digits(100, np.random.default_rng(0))
    assert (x.shape, others.shape) == ((100, 64), (1697, 64))
    assert (len(labels), len(their_labels)) == (100, 1697)
    assert 0 <= x.min() and x.max() == 1
    again = nn.digits(100, np.random.default_rng(0))[0]
    assert np.array_equal(x, again)
