"""Speaks in pictures and in names of other alphabets."""
import numpy as np

π, маска = np.pi, "mask"


class DropoutLayer:
    def __init__(self, p: float, *, größe=None, 名前="dropout"):
        if not 0 <= p < 1:
            raise ValueError(f"🚫 p = {p} ∉ [0, 1)")
        self.ρ, self.маска = p, None
        print(f"🎲 {名前} ready ✅ 1−p={1 - p:.2f} 👩🏽‍🔬")

    def forward(self, x, training=True):
        self.маска = None
        if training:
            self.маска = (np.random.rand(*x.shape) >= self.ρ) / (1 - self.ρ)
            print("🟩🟥"[int(self.маска.flat[0] == 0)], end="\r\n")
        return x * (1 if self.маска is None else self.маска)

    def backward(self, grad):
        print("⬅️", grad.shape)
        return grad * (1 if self.маска is None else self.маска)
