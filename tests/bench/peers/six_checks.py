"""Six checks of a dropout layer as an instructor writes them by hand, with asserts."""

CHECKS = {
    "shape": """
y = DropoutLayer(0.4).forward(np.ones((3, 5)))
assert y.shape == (3, 5)
""",
    "scaling": """
x = np.arange(1.0, 1001.0)
y = DropoutLayer(0.4).forward(x)
np.testing.assert_allclose(y[y != 0], x[y != 0] / 0.6)
""",
    "drop_rate": """
y = DropoutLayer(0.4).forward(np.ones(100_000))
np.testing.assert_allclose((y == 0).mean(), 0.4, atol=0.02)
""",
    "passthrough": """
x = np.arange(1.0, 11.0)
np.testing.assert_allclose(DropoutLayer(0.4).forward(x, training=False), x)
""",
    "mask_reuse": """
layer = DropoutLayer(0.4)
y = layer.forward(np.ones(1000))
np.testing.assert_allclose(layer.backward(np.ones(1000)), y)
""",
    "fresh_mask": """
layer = DropoutLayer(0.4)
assert (layer.forward(np.ones(1000)) != layer.forward(np.ones(1000))).any()
""",
}
