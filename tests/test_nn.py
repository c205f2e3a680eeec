"""The tiny network library of the notebooks: gradients, steps, bounds and data."""

import importlib.util
from pathlib import Path

import numpy as np
import pytest

spec = importlib.util.spec_from_file_location(
    "nn_under_test", Path(__file__).parents[1] / "notebooks" / "nn.py"
)
nn = importlib.util.module_from_spec(spec)
spec.loader.exec_module(nn)


class FixedMask(nn.Dropout):
    """Dropout that draws the same mask in every call."""

    def forward(self, x, training=True):
        self.rng = np.random.default_rng(5)
        return super().forward(x, training)


def slopes(f, array, h=1e-5):
    """Return the central differences of f() in the entries of an array that f looks at."""
    found = np.empty(array.shape)
    for place in np.ndindex(array.shape):
        old = array[place]
        array[place] = old + h
        above = f()
        array[place] = old - h
        found[place] = (above - f()) / (2 * h)
        array[place] = old
    return found


def draws(*shape):
    return np.random.default_rng(1).normal(size=shape)


def make(name):
    rng = np.random.default_rng(2)
    dense = nn.Dense(4, 3, rng)
    dense.b[:] = rng.normal(size=3)
    return {
        "dense": lambda: dense,
        "relu": nn.ReLU,
        "dropout": lambda: FixedMask(0.4, rng),
        "network": lambda: nn.Network(
            FixedMask(0.25, rng), nn.Dense(4, 5, rng), nn.ReLU(), FixedMask(0.5, rng), dense_of(5)
        ),
    }[name]()


def dense_of(inputs):
    return nn.Dense(inputs, 3, np.random.default_rng(3))


@pytest.mark.parametrize("name", ["dense", "relu", "dropout", "network"])
def test_backward_is_the_slope_in_the_input(name):
    layer, x = make(name), draws(6, 4)
    weights = np.random.default_rng(4).normal(size=layer.forward(x).shape)
    measured = slopes(lambda: (layer.forward(x) * weights).sum(), x)
    layer.forward(x)
    assert np.allclose(layer.backward(weights), measured, atol=1e-8)


@pytest.mark.parametrize("name", ["dense", "network"])
def test_parameters_come_with_their_slopes(name):
    layer, x = make(name), draws(6, 4)
    weights = np.random.default_rng(4).normal(size=layer.forward(x).shape)
    layer.backward(weights)
    pairs = layer.parameters()
    assert len(pairs) == (4 if name == "network" else 2)
    for value, grad in pairs:
        measured = slopes(lambda: (layer.forward(x) * weights).sum(), value)
        assert np.allclose(grad, measured, atol=1e-8)


def test_dropout_keeps_its_mask_for_backward_and_passes_at_inference():
    layer, x = nn.Dropout(0.4, np.random.default_rng(0)), draws(20, 5)
    y = layer.forward(x)
    assert set(np.unique((y / x).round(9))) == {0, round(1 / 0.6, 9)}
    assert np.allclose(layer.backward(np.ones_like(x)), y / x)
    assert (layer.forward(x, training=False) == x).all()
    assert (layer.backward(x) == x).all()


@pytest.mark.parametrize("p", [-0.1, 1.0, 1.5])
def test_dropout_refuses_a_rate_outside(p):
    with pytest.raises(ValueError, match="p must be in"):
        nn.Dropout(p, np.random.default_rng(0))


def test_cross_entropy_is_the_mean_of_minus_log_softmax():
    z, labels = draws(5, 3), np.array([0, 2, 1, 1, 0])
    loss, grad = nn.cross_entropy(z, labels)
    by_hand = [
        -np.log(np.exp(row[k]) / np.exp(row).sum()) for row, k in zip(z, labels, strict=True)
    ]
    assert np.isclose(loss, np.mean(by_hand))
    assert np.allclose(grad, slopes(lambda: nn.cross_entropy(z, labels)[0], z), atol=1e-9)


def test_cross_entropy_of_huge_scores_is_finite_and_right():
    loss, grad = nn.cross_entropy(np.array([[1000.0, 0.0, -1000.0]]), np.array([2]))
    assert loss == 2000
    assert (grad == [[1, 0, -1]]).all()


class OneWeight:
    """A stand-in for a network: two numbers, with gradients that a test sets."""

    def __init__(self, value):
        self.value, self.grad = np.array(value), np.zeros_like(value)

    def parameters(self):
        return [(self.value, self.grad)]


def test_momentum_makes_the_two_steps_worked_out_by_hand():
    weight = OneWeight([1.0, 2.0])
    descent = nn.SGD(weight, rate=0.1, momentum=0.5)
    weight.grad[:] = [3.0, -1.0]
    descent.step()  # speed -0.3, 0.1
    assert np.allclose(weight.value, [0.7, 2.1])
    weight.grad[:] = [1.0, 2.0]
    descent.step()  # speed -0.15 - 0.1, 0.05 - 0.2
    assert np.allclose(weight.value, [0.45, 1.95])


def test_max_norm_bounds_columns_and_leaves_shorter_ones_and_vectors_alone():
    matrix, vector = OneWeight([[3.0, 0.3], [4.0, 0.4]]), OneWeight([30.0, 40.0])
    for weight in (matrix, vector):
        nn.SGD(weight, rate=0.1, max_norm=2).step()
    assert np.allclose(matrix.value, [[1.2, 0.3], [1.6, 0.4]])
    assert np.allclose(vector.value, [30, 40])


def test_max_norm_holds_after_training():
    rng = np.random.default_rng(0)
    x, labels, *_ = nn.digits(100, rng)
    network = nn.Network(nn.Dense(64, 20, rng), nn.ReLU(), nn.Dense(20, 10, rng))
    nn.train(network, x, labels, rng, epochs=5, max_norm=1.0)
    matrices = [value for value, _ in network.parameters() if value.ndim == 2]
    assert all(np.linalg.norm(W, axis=0).max() <= 1 + 1e-12 for W in matrices)


def test_training_lowers_the_loss_and_reads_unseen_digits():
    rng = np.random.default_rng(0)
    x, labels, x_test, labels_test = nn.digits(200, rng)
    network = nn.Network(nn.Dense(64, 30, rng), nn.ReLU(), nn.Dense(30, 10, rng))
    losses = nn.train(network, x, labels, rng, epochs=20)
    assert len(losses) == 20
    assert losses[-1] < losses[0] / 5
    assert nn.accuracy(network, x_test, labels_test) > 0.8


def test_every_epoch_sees_every_example_once():
    class Counting(nn.Dense):
        seen = []

        def forward(self, x, training=True):
            self.seen += x[:, 0].tolist()
            return super().forward(x, training)

    x, rng = np.arange(7.0)[:, None], np.random.default_rng(0)
    layer = Counting(1, 2, rng)
    nn.train(nn.Network(layer), x, np.zeros(7, int), rng, epochs=2, rate=0, batch=3)
    assert sorted(layer.seen) == sorted([*range(7), *range(7)])


def test_digits_are_split_without_overlap():
    from sklearn.datasets import load_digits

    x, labels, x_test, labels_test = nn.digits(150, np.random.default_rng(0))
    assert x.shape == (150, 64) and x_test.shape == (1647, 64)
    assert x.min() == 0 and x.max() == 1
    pixels, numbers = load_digits(return_X_y=True)
    whole = np.column_stack([np.vstack([x, x_test]) * 16, np.concatenate([labels, labels_test])])
    order = np.lexsort(whole.T)
    source = np.column_stack([pixels, numbers])
    assert (whole[order] == source[np.lexsort(source.T)]).all()


def test_splits_of_one_seed_are_equal_and_of_two_seeds_are_not():
    first, again, other = (nn.digits(150, np.random.default_rng(seed))[0] for seed in (1, 1, 2))
    assert (first == again).all()
    assert (first != other).any()


def test_dense_starts_with_the_variance_of_he():
    W = nn.Dense(400, 300, np.random.default_rng(0)).W
    assert abs(W.var() / (2 / 400) - 1) < 0.03
    assert abs(W.mean()) < 4 * np.sqrt(2 / 400 / W.size)
