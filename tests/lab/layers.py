"""The layers that are put into lesson 06: the released stub, wrong ones and a right one."""

from __future__ import annotations

from pathlib import Path

import nbformat

from lab.server import NOTEBOOKS

LESSON = "06_dropout_layer.ipynb"
EXERCISE, CHECK = "06-solve-dropout-layer", "06-check-dropout-layer"
# A shared mask now and then drops so few or so many that its rate is named first.
SEEDED = "check(DropoutLayer, seed=6)"
# Short enough to be typed, and wrong by a few letters too many.
RIGHT = """\
class DropoutLayer:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError(p)
        self.keep = 1 - p

    def forward(self, x, training=True):
        kept = np.random.random(x.shape) < self.keep
        self.mask = kept / self.keep if training else 1
        return x * self.mask

    def backward(self, grad):
        return grad * self.mask
"""
TOO_MUCH = "[1:] or x.shape"
SHARED_MASK = RIGHT.replace("random(x.shape)", f"random(x.shape{TOO_MUCH})")
LAYERS = Path(__file__).resolve().parents[1] / "layers"

SPEECH = """\
    def __getattribute__(self, name):
        print("asked for", name)
        return super().__getattribute__(name)
"""


def stub() -> str:
    """Return the exercise as it was released."""
    cells = nbformat.read(NOTEBOOKS / LESSON, as_version=4).cells
    return next(cell.source for cell in cells if cell.id == EXERCISE)


def layer(name: str) -> str:
    """Return the class of a file such as "wrong/no_scaling"."""
    source = (LAYERS / f"{name}.py").read_text("utf-8")
    return source[source.index("class DropoutLayer") :]


def talkative(source: str) -> str:
    """Return a layer that prints more lines than a report shows."""
    return f"{source}\n{SPEECH}"
