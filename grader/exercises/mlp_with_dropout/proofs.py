"""What proves each named cause of a wrong `MLPWithDropout`."""

from __future__ import annotations

from collections.abc import Callable

from grader.exercises.mlp_with_dropout.evidence import (
    Network,
    all_in,
    close,
    layers_of,
    modes,
    order,
    replay,
    seen,
    top_layers_of,
)
from grader.run import Run

FLAT = ("pass 2", "pass 3", "pass wide")  # layers only, none inside another


def _order_is(run: Run, result: str, rule: Callable[[list[str]], list[str]]) -> bool:
    """Tell whether the layers were called as `rule` rearranges the network's."""
    return all(
        order(seen(calls), result) == rule(layers_of(calls))
        for calls in (run.episode(name) for name in FLAT)
    )


def _starts_right(run: Run) -> bool:
    return _order_is(run, "y", lambda names: names)


def forward_skips(run: Run) -> bool:
    return _skips(run, "y", 1)


def backward_skips(run: Run) -> bool:
    return _skips(run, "g", -1)


def _skips(run: Run, result: str, step: int) -> bool:
    """Some layers, in the right order, and never all of them."""
    for name in FLAT:
        calls = run.episode(name)
        names, found = layers_of(calls)[::step], order(seen(calls), result)
        if not found or len(found) >= len(names) or found != [n for n in names if n in found]:
            return False
    return True


def backward_goes_forward(run: Run) -> bool:
    return _order_is(run, "g", lambda names: names)


def reverses_its_layers(run: Run) -> bool:
    """The first forward is right; the one after a backward goes through the layers in reverse."""
    calls = run.episode("pass 3")
    return _starts_right(run) and order(seen(calls), "z") == layers_of(calls)[::-1]


class _Unchained(Network):
    """Hands every layer what came in, and returns what the last one makes of it."""

    def forward(self, x):
        return [layer.forward(x) for layer in self.layers][-1]

    def backward(self, grad):
        return [layer.backward(grad) for layer in self.layers[::-1]][-1]


def forward_unchained(run: Run) -> bool:
    return _starts_right(run) and _gives(run, _Unchained, "y")


def backward_unchained(run: Run) -> bool:
    right = _order_is(run, "g", lambda names: names[::-1])
    return right and _gives(run, _Unchained, "g")


def _gives(run: Run, network: type, result: str) -> bool:
    """Tell whether the numbers are those of another network, in the modes that were seen."""
    episodes = [run.episode(name) for name in FLAT]
    return all(
        close(seen(calls)[result], replay(calls, network, as_seen=True)[result])
        for calls in episodes
    )


def output_lost(run: Run) -> bool:
    return _starts_right(run) and _is_none(run, "y")


def gradient_lost(run: Run) -> bool:
    return _order_is(run, "g", lambda names: names[::-1]) and _is_none(run, "g")


def _is_none(run: Run, result: str) -> bool:
    return all(seen(run.episode(name))[result] is None for name in FLAT)


def _after_eval(run: Run) -> list[bool]:
    """Return the modes of three layers after eval(); nothing when not all were reached."""
    return _three_modes(run, "y")


def _after_train(run: Run) -> list[bool]:
    return _three_modes(run, "z")


def _three_modes(run: Run, result: str) -> list[bool]:
    calls = run.episode("modes 3")
    found = modes(calls, result)
    raised = any(played.failed for played in calls)
    return list(found.values()) if len(found) == 3 and not raised else []


def passes_no_mode(run: Run) -> bool:
    return _after_eval(run) == [True] * 3 == _after_train(run)


def inverted(run: Run) -> bool:
    return _after_eval(run) == [True] * 3 and _after_train(run) == [False] * 3


def misses_a_layer(run: Run) -> bool:
    """After eval() some layers are at inference, and some are not, none of them nested."""
    return len(set(_after_eval(run))) == 2


def stays_at_inference(run: Run) -> bool:
    return _after_eval(run) == [False] * 3 == _after_train(run)


def misses_nested(run: Run) -> bool:
    """Layers of the network itself have the right mode; some inside of others do not."""
    if _after_eval(run) != [False] * 3 or _after_train(run) != [True] * 3:
        return False
    missed = False
    for calls in run.episodes("nest modes"):
        found, top = modes(calls, "y"), top_layers_of(calls)
        if set(found) != set(layers_of(calls)):
            return False
        wrong = {name for name, training in found.items() if training}
        if wrong & top:
            return False
        missed = missed or bool(wrong)
    return missed


def starts_at_inference(run: Run) -> bool:
    return all(all_in(run.episode(name), "y", False) for name in FLAT)


def keeps_old_mode(run: Run) -> bool:
    """New layers train; layers that were at inference stay there in a new network."""
    fresh = all(all_in(run.episode(name), "y", True) for name in FLAT)
    return fresh and all_in(run.episode("old layers"), "y", False)


def shares_mode(run: Run) -> bool:
    """One network alone is right; with two, switching one switches the other."""
    fresh = all_in(run.episode("pass 2"), "y", True)
    if not fresh or _after_eval(run) != [False] * 3 or _after_train(run) != [True] * 3:
        return False
    pairs = (("first", "two"), ("second", "one"))
    return all(all_in(run.episode(f"two networks {n}"), "y", False, other) for n, other in pairs)
