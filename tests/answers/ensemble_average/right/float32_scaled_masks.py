"""Builds the scaled masks as float32 and averages with NumPy."""

import numpy as np


def softmax(z):
    return np.exp(z) / np.sum(np.exp(z), axis=-1, keepdims=True)


def ensemble_average(W: np.ndarray, x: np.ndarray, p: float) -> np.ndarray:
    """Return the average output of all sub-networks."""
    grid = np.meshgrid(*[[0, 1]] * len(x), indexing="ij")
    masks = np.stack([g.ravel() for g in grid], axis=1)
    scaled = (masks / (1 - p)).astype(np.float32)
    chance = np.where(masks == 1, 1 - p, p).prod(axis=1)
    return np.average(softmax((scaled * x) @ W), axis=0, weights=chance)
