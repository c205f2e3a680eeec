"""Is a data class with slots, of the newer kind."""
from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import ClassVar, Protocol, runtime_checkable

import numpy as np


@runtime_checkable
class Layer(Protocol):
    def forward(self, x: np.ndarray, training: bool = True) -> np.ndarray: ...


@dataclass(slots=True)
class Memory:
    mask: np.ndarray | None = None


@dataclass(slots=True, eq=False)
class DropoutLayer:
    p: float
    memory: Memory = field(default_factory=Memory, repr=False)
    kind: ClassVar[str] = "dropout"

    def __post_init__(self) -> None:
        if not 0 <= self.p < 1:
            raise ValueError(f"{self.kind}: p must be in [0, 1), got {self.p}")
        assert isinstance(self, Layer)

    def forward(self, x: np.ndarray, training: bool = True) -> np.ndarray:
        keep = (np.random.rand(*x.shape) >= self.p) / (1 - self.p) if training else None
        self.memory = replace(self.memory, mask=keep)
        return x if keep is None else x * keep

    def backward(self, grad: np.ndarray) -> np.ndarray:
        return grad if self.memory.mask is None else grad * self.memory.mask
