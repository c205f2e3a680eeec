"""What calling the submission's own functions changes."""

from __future__ import annotations

import ast
from collections.abc import Mapping, Sequence
from typing import NamedTuple
from weakref import WeakKeyDictionary

from .footprint import Call, Change, Footprint, parameters
from .names import footprint, names_declared_global

# No helper changes so many names; following one that does could take forever.
MOST_CHANGES = 100


class Function(NamedTuple):
    """A function of the submission: a def or a named lambda."""

    arguments: ast.arguments
    body: list[ast.AST]


class Effect(NamedTuple):
    """What one function changes: by parameter, and outside of itself."""

    order: tuple[str, ...]  # the parameters by position
    on_parameters: frozenset[Change]
    outside: frozenset[Change]


class Effects:
    """Follows calls into the functions of a submission."""

    def __init__(self, functions: Mapping[str, Sequence[Function]]) -> None:
        self._functions = functions
        self._known: dict[str, list[Effect]] = {}

    def changes(self, found: Footprint) -> set[Change]:
        """Return what code with this footprint changes, calls included."""
        changed = set(found.changes)
        for call in found.calls:
            if call.function not in self._functions:
                continue
            for effect in self._of(call.function):
                changed |= effect.outside | _on_arguments(call, effect)
        return changed

    def _of(self, name: str) -> list[Effect]:
        if name not in self._known:
            self._known[name] = []  # a recursive call adds nothing
            try:
                self._known[name] = [*map(self._effect, self._functions.get(name, ()))]
            except RecursionError:  # a chain of hundreds of functions; leave it there
                pass
        return self._known[name]

    def _effect(self, function: Function) -> Effect:
        """Return what the body of one function changes."""
        found, declared = _body_of(function)
        arguments = function.arguments
        own = {each.arg for each in parameters(arguments)}
        order = tuple(each.arg for each in (*arguments.posonlyargs, *arguments.args))
        hidden = own | (found.binds - declared)
        changed = self.changes(found)
        outside = {change for change in changed if change.name not in hidden}
        outside |= {Change(name) for name in declared}
        on_own = frozenset(change for change in changed if change.name in own)
        return Effect(order, on_own, frozenset(outside if len(outside) <= MOST_CHANGES else ()))


# A class hands in the same functions again and again; trees of cells that come again are kept.
_bodies: WeakKeyDictionary[ast.arguments, tuple[Footprint, set[str]]] = WeakKeyDictionary()


def _body_of(function: Function) -> tuple[Footprint, set[str]]:
    """Return what a function's body does to names, and which of them it declares global."""
    found = _bodies.get(function.arguments)
    if found is None:
        body = function.body
        found = _bodies[function.arguments] = footprint(*body), names_declared_global(*body)
    return found


def functions_of(node: ast.stmt) -> dict[str, Function]:
    """Return the functions that a top-level statement plainly defines, by name."""
    if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
        return {node.name: Function(node.args, node.body)}
    if isinstance(node, ast.Assign) and isinstance(node.value, ast.Lambda):
        function = Function(node.value.args, [node.value.body])
        return {target.id: function for target in node.targets if isinstance(target, ast.Name)}
    return {}


def _on_arguments(call: Call, effect: Effect) -> set[Change]:
    """Return the effect on parameters as one on the names passed."""
    passed = [*zip(effect.order, call.arguments, strict=False), *call.keywords]
    return {
        Change(name, change.by_method)
        for parameter, name in passed
        for change in effect.on_parameters
        if name and parameter == change.name
    }
