"""Takes the squared norm of the weighted inputs."""

import numpy as np


def dropout_penalty(X: np.ndarray, w: np.ndarray, p: float) -> float:
    """Return what dropout adds to the squared loss."""
    return float(p / (1 - p) * np.linalg.norm(X * w) ** 2)
