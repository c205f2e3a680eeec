"""Documents and types everything at length."""
from __future__ import annotations

import logging
from typing import Optional

import numpy as np
from numpy.typing import NDArray

logger = logging.getLogger(__name__)

FloatArray = NDArray[np.floating]


class DropoutLayer:
    """Inverted dropout layer.

    Parameters
    ----------
    p : float
        Probability of dropping an element. Must satisfy ``0 <= p < 1``.

    Attributes
    ----------
    p : float
        The drop probability.
    mask : ndarray or None
        Scaled mask of the most recent training pass, ``None`` after inference.
    """

    def __init__(self, p: float) -> None:
        if not isinstance(p, (int, float)):
            raise TypeError(f"p must be a number, got {type(p).__name__}")
        if not 0.0 <= p < 1.0:
            raise ValueError(f"p must be in the interval [0, 1), got {p}")
        self.p: float = float(p)
        self.mask: Optional[FloatArray] = None

    def forward(self, x: FloatArray, training: bool = True) -> FloatArray:
        """Apply dropout when training, the identity otherwise."""
        if not training:
            logger.debug("inference mode: identity")
            self.mask = None
            return x
        keep_probability: float = 1.0 - self.p
        bernoulli = np.random.binomial(n=1, p=keep_probability, size=x.shape)
        self.mask = bernoulli.astype(np.float64) / keep_probability
        return x * self.mask

    def backward(self, grad: FloatArray) -> FloatArray:
        """Propagate the gradient through the mask of the last forward."""
        if self.mask is None:
            return grad
        if grad.shape != self.mask.shape:
            raise ValueError("grad does not have the shape of the last input")
        return grad * self.mask
