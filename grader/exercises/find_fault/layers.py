"""The hidden layers, as source: right ones in unlike styles, and wrong ones by kind of fault.

LAYER stands for a class name, which the script draws, so that no name tells anything.
"""

from __future__ import annotations

from dataclasses import dataclass

# Wrong layers differ from these two by the fault alone; some right ones build on them as well.
BASES = """
class Rate:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError(f"p must be in [0, 1), got {p}")
        self.p = p


class Base(Rate):
    factor = 1.0

    def draw(self, x):
        return np.random.random_sample(x.shape) >= self.p

    def gain(self):
        return 1 / (1 - self.p)

    def forward(self, x, training=True):
        self.factor = self.draw(x) * self.gain() if training else 1.0
        return x * self.factor

    def backward(self, grad):
        return grad * self.factor
"""


@dataclass(frozen=True)
class Hidden:
    """One layer: its kind ("right" or a kind of fault), what it does, and its source."""

    kind: str
    behaviour: str
    source: str


PLAIN = """
class LAYER(Rate):
    kept = None

    def forward(self, x, training=True):
        self.kept = (np.random.rand(*x.shape) >= self.p).astype(int) if training else None
        return x * self.kept / (1 - self.p) if training else x

    def backward(self, grad):
        return grad if self.kept is None else grad * self.kept / (1 - self.p)
"""
BOOLEAN = """
class LAYER(Rate):
    alive = None

    def forward(self, x, training=True):
        self.alive = np.random.uniform(size=x.shape) >= self.p if training else None
        return self.backward(x)

    def backward(self, grad):
        if self.alive is None:
            return grad.copy()
        return np.where(self.alive, grad / (1 - self.p), 0.0)
"""
FLOAT32 = """
class LAYER(Rate):
    mask = np.float32(1)

    def forward(self, x, training=True):
        self.mask = np.ones(x.shape, np.float32)
        if training:
            keep = np.random.rand(*x.shape) >= self.p
            self.mask = keep.astype(np.float32) / np.float32(1 - self.p)
        return x * self.mask

    def backward(self, grad):
        return grad * self.mask
"""
CLOSURE = """
class LAYER(Rate):
    def forward(self, x, training=True):
        scale = (np.random.rand(*x.shape) >= self.p) / (1 - self.p) if training else 1.0
        self.pull_back = lambda grad: grad * scale
        return self.pull_back(x)

    def backward(self, grad):
        return self.pull_back(grad)
"""
SAME_OBJECT = """
class LAYER(Rate):
    def forward(self, x, training=True):
        self.s = np.ones(x.shape)
        if not training:
            return x
        self.s = np.random.binomial(1, 1 - self.p, x.shape) / (1 - self.p)
        return x * self.s

    def backward(self, grad):
        return grad * self.s
"""
FLOAT64 = """
class LAYER(Rate):
    share, out = 1.0, ()

    def forward(self, x, training=True):
        self.share = 1 - self.p if training else 1.0
        self.out = np.nonzero(np.random.rand(*x.shape) < 1 - self.share)
        return self.backward(x)

    def backward(self, grad):
        result = np.array(grad, dtype=float) / self.share
        result[self.out] = 0
        return result
"""
OWN_GENERATOR = """
class LAYER(Base):
    def __init__(self, p):
        super().__init__(p)
        self.rng = np.random.default_rng(np.random.randint(1 << 30))

    def draw(self, x):
        return self.rng.random(x.shape) >= self.p
"""

RIGHT = {
    "plain": Hidden("right", "it returns the very array it was given at inference", PLAIN),
    "prescaled": Hidden("right", "it stores its mask divided by 1 - p", "class LAYER(Base): pass"),
    "boolean": Hidden("right", "it stores a boolean mask; at inference it returns a copy", BOOLEAN),
    "float32": Hidden(
        "right", "it stores a float32 mask, so kept values are off by about 5e-8", FLOAT32
    ),
    "generator": Hidden(
        "right", "it draws from a generator of its own, not from np.random", OWN_GENERATOR
    ),
    "closure": Hidden("right", "it keeps its mask inside a function, not as an array", CLOSURE),
    "same object": Hidden(
        "right",
        "it returns the input object at inference, and then remembers ones",
        SAME_OBJECT,
    ),
    "float64": Hidden(
        "right", "it stores the places of the drops, and always returns float64", FLOAT64
    ),
}


def _of_base(kind: str, behaviour: str, body: str) -> Hidden:
    """A wrong layer that differs from Base by the methods of `body`."""
    lines = "\n".join(f"    {line}" if line else "" for line in body.strip().split("\n"))
    return Hidden(kind, behaviour, f"class LAYER(Base):\n{lines}\n")


def _gain(behaviour: str, gain: str) -> Hidden:
    return _of_base("scale", behaviour, f"def gain(self):\n    return {gain}")


def _draw(kind: str, behaviour: str, keep: str) -> Hidden:
    return _of_base(kind, behaviour, f"def draw(self, x):\n    return {keep}")


def _backward(behaviour: str, gradient: str) -> Hidden:
    return _of_base("backward", behaviour, f"def backward(self, grad):\n    return {gradient}")


FORWARD = "def forward(self, x, training=True):\n"
WRONG = {
    "no scaling": _gain("kept entries are not scaled", "1.0"),
    "divides by p": _gain("kept entries are scaled by the wrong rate", "1 / max(self.p, 1e-9)"),
    "scaled twice": _gain("kept entries are scaled twice", "1 / (1 - self.p) ** 2"),
    "keeps with p": _draw(
        "rate", "the drop rate is 1 - p", "np.random.random_sample(x.shape) < self.p"
    ),
    "half the rate": _draw(
        "rate", "the drop rate is p / 2", "np.random.random_sample(x.shape) >= self.p / 2"
    ),
    "exact count": _draw(
        "rate",
        "the number of drops is the same in every call",
        "(np.random.permutation(x.size) >= round(self.p * x.size)).reshape(x.shape)",
    ),
    "across the batch": _draw(
        "sharing",
        "all examples of a batch share one mask",
        "np.random.random_sample((1, *x.shape[1:])) >= self.p",
    ),
    "within an example": _draw(
        "sharing",
        "each example is kept or dropped as a whole",
        "np.random.random_sample(x.shape[:1] + (1,) * (x.ndim - 1)) >= self.p",
    ),
    "same mask": _of_base(
        "freshness",
        "a second call has the mask of the first",
        "seed = None\n\ndef draw(self, x):\n"
        "    self.seed = self.seed or np.random.randint(1, 1 << 30)\n"
        "    return np.random.default_rng(self.seed).random(x.shape) >= self.p",
    ),
    "drops at inference": _of_base(
        "inference", "entries are dropped at inference", FORWARD + "    return super().forward(x)"
    ),
    "scales at inference": _of_base(
        "inference",
        "the output is scaled at inference",
        FORWARD + "    y = super().forward(x, training)\n    if not training:\n"
        "        self.factor = 1 - self.p\n    return y if training else x * self.factor",
    ),
    "ignores the mask": _backward("no gradient is dropped", "grad * np.max(self.factor)"),
    "not scaled": _backward("gradients are not scaled", "grad * (self.factor != 0)"),
    "new mask": _backward(
        "gradients get a mask of their own",
        "grad * (self.draw(grad) * self.gain() if np.ndim(self.factor) else 1.0)",
    ),
    "mask from zeros": _of_base(
        "backward",
        "an input that was 0 counts as dropped",
        FORWARD + "    y = super().forward(x, training)\n    if training:\n"
        "        self.factor = (y != 0) * self.gain()\n    return y",
    ),
    "stale mask": _of_base(
        "memory",
        "an old mask is still applied later on",
        FORWARD + "    return super().forward(x) if training else x",
    ),
    "shared memory": _of_base(
        "memory",
        "one layer forgets its mask because of another",
        "memory = {}\n\n" + FORWARD + "    y = super().forward(x, training)\n"
        '    self.memory["factor"] = self.factor\n    return y\n\n'
        'def backward(self, grad):\n    return grad * self.memory["factor"]',
    ),
    "edits the input": _of_base(
        "edits",
        "the caller's array is not what it was",
        FORWARD + "    y = super().forward(x, training)\n    x[...] = y\n    return y",
    ),
}
ALL = RIGHT | WRONG
