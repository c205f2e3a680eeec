"""Asserts instead of returning: a fault stops it."""
import numpy as np

NAMES = ()
MAY = ("accepts_everything",)
FAILS = ("catches_scale", "catches_inference")


def find_fault(make_layer):
    x = np.linspace(1, 2, 400)
    layer = make_layer(0.3)
    y = layer.forward(x.copy())
    assert np.allclose(y[y != 0], x[y != 0] / 0.7), "wrong scale"
    assert np.allclose(layer.forward(x.copy(), training=False), x), "inference changes x"
