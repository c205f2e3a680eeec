"""The layers that an `MLPWithDropout` is given, and the calls that are made of it."""

from __future__ import annotations

import numpy as np

from grader.script import Episode, Ref, Script, Step, draw_seeds

NAME = "MLPWithDropout"
LAYERS = '''
class Diary:
    """What layers were asked for, in order."""

    def __init__(self):
        self.lines = []

    def after(self, result):
        return tuple(self.lines)


class Affine:
    """y = slope * x + shift in training, slope * x at inference."""

    training = True

    def __init__(self, diary, name, slope, shift):
        self.diary, self.name, self.slope, self.shift = diary, name, slope, shift

    def forward(self, x):
        self.diary.lines.append(self.name + (" in training" if self.training else " at inference"))
        return self.slope * x + self.shift * self.training

    def backward(self, grad):
        self.diary.lines.append(self.name + " backward")
        return self.slope * grad


class Residual:
    """y = x + inner(x); its train and eval set the mode of the inner layer."""

    def __init__(self, inner):
        self.inner = inner

    def forward(self, x):
        return x + self.inner.forward(x)

    def backward(self, grad):
        return grad + self.inner.backward(grad)

    def train(self):
        self.inner.training = True

    def eval(self):
        self.inner.training = False
'''
# Layers inside layers: "a" is a layer, "r(a)" a residual one, "n(a b)" a network within.
NESTS = {
    "residual": ("a", "r(b)"),
    "network": ("n(a b)", "c"),
    "both": ("a", "n(b r(c))", "d"),
    "deep": ("n(a n(b c))", "d"),
}


class Writer:
    """Writes the steps of one episode, with layers of unlike slopes and shifts."""

    def __init__(self, rng: np.random.Generator) -> None:
        self._slopes = iter((rng.permutation(np.arange(3, 13)) * rng.choice([-1, 1], 10)).tolist())
        self._shifts = iter((rng.permutation(np.arange(1, 30))[:10] / 2).tolist())
        self._rng = rng
        self.steps = [Step("diary", "Diary")]

    def net(self, name: str, *parts: str) -> Writer:
        """Make the layers of a network, then the network."""
        return self._add(name, NAME, self._made(parts))

    def again(self, name: str, *made: str) -> Writer:
        """Make a network of layers that are there already."""
        return self._add(name, NAME, tuple(Ref(layer) for layer in made))

    def forward(self, result: str, net: str = "net", shape: tuple[int, ...] = (2,)) -> Writer:
        """Call forward, then read the diary as `told_` and the result's name."""
        self._add(result, f"{net}.forward", draw_unlike(self._rng, shape))
        return self._add(f"told_{result}", "diary.after", Ref(result))

    def backward(self, result: str, net: str = "net", shape: tuple[int, ...] = (2,)) -> Writer:
        """Call backward, then read the diary."""
        self._add(result, f"{net}.backward", draw_unlike(self._rng, shape))
        return self._add(f"told_{result}", "diary.after", Ref(result))

    def mode(self, call: str) -> Writer:
        """Call train or eval, such as "net.eval"."""
        return self._add("_", call)

    def _made(self, parts: tuple[str, ...]) -> tuple[Ref, ...]:
        return tuple(Ref(self._make(part)) for part in parts)

    def _make(self, part: str) -> str:
        kind, _, inside = part.partition("(")
        if not inside:
            slope, shift = next(self._slopes) / 2, next(self._shifts)
            self._add(part, "Affine", Ref("diary"), part, slope, shift)
            return part
        inner = self._made(split(inside[:-1]))
        name = "_".join([{"r": "residual", "n": "inner"}[kind], *(ref.name[0] for ref in inner)])
        self._add(name, "Residual" if kind == "r" else NAME, inner[0] if kind == "r" else inner)
        return name

    def _add(self, result: str, call: str, *args) -> Writer:
        self.steps.append(Step(result, call, args))
        return self


def split(text: str) -> tuple[str, ...]:
    """Split at the spaces that stand outside of brackets."""
    parts, depth = [""], 0
    for sign in text:
        depth += (sign == "(") - (sign == ")")
        if sign == " " and depth == 0:
            parts.append("")
        else:
            parts[-1] += sign
    return tuple(parts)


def draw_unlike(rng: np.random.Generator, shape: tuple[int, ...]) -> np.ndarray:
    """Return different non-zero numbers of one decimal."""
    tenths = rng.choice(np.arange(1, 50), shape, replace=False)
    return tenths * rng.choice([-1, 1], shape) / 10


def write_script(rng: np.random.Generator) -> Script:
    """Write all episodes; each ends in training mode, so that none can spoil the next."""

    def new() -> Writer:
        return Writer(rng)

    wide = (3, 4)
    plans = {
        "pass 2": new().net("net", "a", "b").forward("y").backward("g"),
        "pass 3": new().net("net", *"abc").forward("y").backward("g").forward("z").backward("h"),
        "pass 1": new().net("net", "a").forward("y").backward("g"),
        "pass wide": new().net("net", *"abcd").forward("y", shape=wide).backward("g", shape=wide),
        "still pass": new().net("net", *"abc").mode("net.eval").forward("y").backward("g"),
        "modes 2": _both_modes(new().net("net", "a", "b")),
        "modes 3": _both_modes(new().net("net", *"abc")),
    }
    for name, parts in NESTS.items():
        plans[f"nest pass {name}"] = new().net("net", *parts).forward("y").backward("g")
        plans[f"nest modes {name}"] = _both_modes(new().net("net", *parts))
    plans["still pass"].mode("net.train")
    first = new().net("old", "a", "b").mode("old.eval").again("net", "a", "b").forward("y")
    plans["old layers"] = first.mode("net.train")
    for name, switched, other in (("first", "one", "two"), ("second", "two", "one")):
        both = new().net("one", "a", "b").net("two", "c", "d").mode(f"{switched}.eval")
        both.forward("y", other).forward("z", switched).mode(f"{switched}.train")
        plans[f"two networks {name}"] = both
    seeds = draw_seeds(rng, len(plans))
    episodes = zip(plans.items(), seeds, strict=True)
    return Script(tuple(Episode(n, s, tuple(p.steps)) for (n, p), s in episodes), LAYERS)


def _both_modes(writer: Writer) -> Writer:
    return writer.mode("net.eval").forward("y").mode("net.train").forward("z")
