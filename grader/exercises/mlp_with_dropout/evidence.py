"""What a run of an `MLPWithDropout` shows: the diary of its layers, beside that of a right one."""

from __future__ import annotations

from typing import Any

import numpy as np

from grader.exercises.mlp_with_dropout.probes import LAYERS, NAME
from grader.run import Played, Run
from grader.script import Ref

RTOL = 1e-6
MODES = {" in training": True, " at inference": False}
_COMPILED = compile(LAYERS, "probe layers", "exec")


class Network:
    """What is asked for."""

    def __init__(self, layers):
        self.layers = layers
        self.train()

    def forward(self, x):
        for layer in self.layers:
            x = layer.forward(x)
        return x

    def backward(self, grad):
        for layer in self.layers[::-1]:
            grad = layer.backward(grad)
        return grad

    def train(self):
        self.switch(True)

    def eval(self):
        self.switch(False)

    def switch(self, training):
        for layer in self.layers:
            if hasattr(layer, "train"):
                (layer.train if training else layer.eval)()
            else:
                layer.training = training


def form(_: Run, played: Played) -> str | None:
    """Complain unless forward and backward return an array of their argument's shape."""
    method = played.method
    if method not in ("forward", "backward") or played.failed:
        return None
    if not isinstance(played.value, np.ndarray):
        kind = getattr(played.value, "type", None) or type(played.value).__name__
        return f"{method} must return an array, got {'None' if played.value is None else kind}"
    shape = played.arg(0).shape
    if played.value.shape != shape:
        return f"{method} must return shape {shape}, got {played.value.shape}"
    return None


def replay(calls: list[Played], network: type, *, as_seen: bool = False) -> dict[str, Any]:
    """Make the calls of one episode of another network; return all results by name.

    With `as_seen` each layer takes the mode, before each forward, that the diary tells.
    """
    names: dict[str, Any] = {"np": np}
    exec(_COMPILED, names)
    names[NAME] = network
    made: dict[str, Any] = {}
    for played in calls:
        owner, method = played.owner, played.method
        if as_seen and method == "forward":
            for name, training in modes(calls, played.step.result).items():
                if name in made:
                    made[name].training = training
        function = getattr(made[owner], method) if method else names[owner]
        made[played.step.result] = function(*(_argument(a, made) for a in played.step.args))
    return made


def _argument(value: Any, made: dict[str, Any]) -> Any:
    if isinstance(value, tuple):
        return tuple(_argument(item, made) for item in value)
    return made[value.name] if isinstance(value, Ref) else value


def told(calls: list[Played], result: str) -> Played:
    """Return the call that read the diary after the call with this result."""
    (found,) = [played for played in calls if played.step.result == f"told_{result}"]
    return found


def seen(calls: list[Played]) -> dict[str, Any]:
    """Return what the calls of an episode gave, by the names of their results."""
    return {played.step.result: played.value for played in calls}


def lines(results: dict[str, Any], result: str) -> tuple[str, ...]:
    """Return what the layers wrote for one forward or backward; nothing when it raised."""
    before = 0
    for name, value in results.items():
        if name.startswith("told_") and isinstance(value, tuple):
            if name == f"told_{result}":
                return tuple(line for line in value[before:] if isinstance(line, str))
            before = len(value)
    return ()


def modes(calls: list[Played], result: str) -> dict[str, bool]:
    """Return for each layer that this forward reached whether it was in training mode."""
    found = (
        (line.removesuffix(words), training)
        for line in lines(seen(calls), result)
        for words, training in MODES.items()
        if line.endswith(words)
    )
    return dict(found)


def order(results: dict[str, Any], result: str) -> list[str]:
    """Return the names of the layers that one forward or backward reached, in order."""
    return [line.split(" ")[0] for line in lines(results, result)]


def layers_of(calls: list[Played], net: str = "net") -> list[str]:
    """Return the names of all layers of a network, from first to last, nested ones included."""
    steps = {played.step.result: played.step for played in calls}

    def unfold(ref: Ref) -> list[str]:
        step = steps[ref.name]
        if step.call == "Affine":
            return [ref.name]
        inside = step.args[0] if isinstance(step.args[0], tuple) else step.args
        return [name for inner in inside for name in unfold(inner)]

    return [name for ref in steps[net].args[0] for name in unfold(ref)]


def top_layers_of(calls: list[Played]) -> set[str]:
    """Return the names of the layers that stand in the network itself."""
    (step,) = [played.step for played in calls if played.step.result == "net"]
    return {ref.name for ref in step.args[0]}


def close(got: Any, expected: np.ndarray) -> bool:
    """Tell whether a result is an array with these numbers."""
    if not isinstance(got, np.ndarray) or got.shape != expected.shape:
        return False
    return bool((np.abs(got - expected) <= RTOL * np.abs(expected) + 1e-9).all())


def all_in(calls: list[Played], result: str, training: bool, net: str = "net") -> bool:
    """Tell whether one forward reached all layers of a network, each in the given mode."""
    return modes(calls, result) == dict.fromkeys(layers_of(calls, net), training)
