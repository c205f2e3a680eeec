"""Visits every index and flips one coin there."""
import numpy as np


class DropoutLayer:
  # two-space indents, as we do at work

  def __init__(self, p):
    if p < 0 or p >= 1:
      raise ValueError('p must be in [0, 1)')
    self.p = p
    self.keep = None

  def forward(self, x, training=True):
    if not training:
      self.keep = None
      return x
    self.keep = np.zeros(x.shape, bool)
    out = np.zeros(x.shape)
    for idx in np.ndindex(x.shape):
      if np.random.rand() >= self.p:
        self.keep[idx] = True
        out[idx] = x[idx] / (1 - self.p)
    return out

  def backward(self, grad):
    if self.keep is None:
      return grad
    out = np.zeros(grad.shape)
    for idx in np.ndindex(grad.shape):
      if self.keep[idx]:
        out[idx] = grad[idx] / (1 - self.p)
    return out
