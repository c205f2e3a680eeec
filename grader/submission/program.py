"""A submission's statements, and which of them bind, change and use a name."""

from __future__ import annotations

import ast
import builtins
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache

from .effects import Effects, Function, functions_of
from .footprint import Change, Footprint
from .names import footprint, names_declared_global, names_used_later
from .statements import KEPT_TREES, SHORT, Statement

IMPORTS = (ast.Import, ast.ImportFrom)
DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


class Program:
    """Statements in the order of execution, looked up by what they do to names."""

    def __init__(self, statements: Sequence[Statement], nodes: Sequence[ast.stmt]) -> None:
        self.statements = statements
        self._nodes = nodes
        self.footprints = [*map(_footprint, statements, nodes)]
        self.binders: dict[str, list[int]] = {}
        for index, found in enumerate(self.footprints):
            for name in found.binds:
                self.binders.setdefault(name, []).append(index)
        self._uses: dict[int, set[str]] = {}

    @cached_property
    def futures(self) -> list[int]:
        """The imports from __future__."""
        return [index for index, node in enumerate(self._nodes) if _is_future(node)]

    @cached_property
    def stars(self) -> list[int]:
        """The statements that import every name of a module."""
        return [index for index, found in enumerate(self.footprints) if found.has_star]

    def uses(self, index: int) -> set[str]:
        """Return the names a statement needs, at once or in later calls."""
        if index not in self._uses:
            found, node = self.footprints[index], self._nodes[index]
            self._uses[index] = found.needs
            if found.has_functions:
                later = names_used_later(node, self.statements[index].source)
                self._uses[index] = found.needs | later
        return self._uses[index]

    def changers(self, name: str, exercise: str) -> Iterator[int]:
        """Yield the statements that change the value of a bound name in place."""
        bound = self.binders.get(name, []) + self.stars
        is_data = any(self._binds_data(index, exercise) for index in bound)
        for index, change in self._changes_by_any_name(name):
            # Before the name is bound the statement can only fail.
            if index > min(bound, default=index) and (is_data or not change.by_method):
                yield index

    def only_defines(self, index: int) -> str | None:
        """Return the name a definition binds, if it does only that."""
        node, binds = self._nodes[index], self.footprints[index].binds
        plain = isinstance(node, DEFINITIONS) or _is_plain_assignment(node)
        if len(binds) != 1 or not plain or index in self._changing:
            return None
        return next(iter(binds))

    def redefines(self, index: int, name: str) -> bool:
        """Say whether a statement surely gives a name a new value."""
        node, found = self._nodes[index], self.footprints[index]
        if not all(self._may_be_bound(needed, index) for needed in found.needs):
            return False
        if isinstance(node, DEFINITIONS):
            return node.name == name  # it may also set others by way of global
        # An expression of names may fail; then the older value is the one that counts.
        plain = isinstance(node, IMPORTS) or (_is_plain_assignment(node) and not found.needs)
        return plain and name in found.binds

    def _may_be_bound(self, name: str, index: int) -> bool:
        """Say whether a name can have a value when a statement is executed."""
        if name in self.binders:
            return self.binders[name][0] < index
        return bool(self.stars) or name.startswith("__") or hasattr(builtins, name)

    @cached_property
    def _changes(self) -> dict[str, list[tuple[int, Change]]]:
        """Every change in place, by the name it is made through."""
        effects = Effects(self._functions)
        found = defaultdict(list)
        for index, each in enumerate(self.footprints):
            for change in effects.changes(each):
                found[change.name].append((index, change))
        return dict(found)

    def _changes_by_any_name(self, name: str) -> Iterator[tuple[int, Change]]:
        """Yield the changes made through a name or another name of its value."""
        names, pending = {name}, [name]
        while pending:
            current = pending.pop()
            yield from self._changes.get(current, ())
            new = self._other_names.get(current, set()) - names
            names |= new
            pending += new

    @cached_property
    def _changing(self) -> set[int]:
        return {index for changes in self._changes.values() for index, _ in changes}

    @cached_property
    def _functions(self) -> dict[str, list[Function]]:
        found = defaultdict(list)
        for node, each in zip(self._nodes, self.footprints, strict=True):
            for name, function in functions_of(node).items():
                found[name].append(function)
            for new, old in each.aliases:
                found[new] += [one for one in found.get(old, ()) if one not in found[new]]
        return dict(found)

    @cached_property
    def _other_names(self) -> dict[str, set[str]]:
        """The names that the value of each name is also known by."""
        found = defaultdict(set)
        for each in self.footprints:
            for new, old in each.aliases:
                found[old].add(new)
        return dict(found)

    def _binds_data(self, index: int, exercise: str) -> bool:
        """Say whether a statement binds neither modules nor an object under test."""
        node = self._nodes[index]
        value = getattr(node, "value", None)
        function = value.func if isinstance(value, ast.Call) else None
        is_tested = isinstance(function, ast.Name) and function.id == exercise
        return not isinstance(node, IMPORTS) and not is_tested


def _footprint(statement: Statement, node: ast.stmt) -> Footprint:
    source = statement.source
    return _remembered(source, node) if len(source) <= SHORT else _footprint_of(source, node)


@lru_cache(maxsize=8 * KEPT_TREES)
def _remembered(source: str, node: ast.stmt) -> Footprint:
    """Trees are remembered, too, so a node comes again with the cell that it stands in."""
    return _footprint_of(source, node)


def _footprint_of(source: str, node: ast.stmt) -> Footprint:
    if _is_main_guard(node):
        return Footprint()  # never executed, so it does nothing
    found = footprint(node)
    if "global" in source:
        found.binds |= names_declared_global(node)
    return found


def _is_main_guard(node: ast.stmt) -> bool:
    if not isinstance(node, ast.If) or not isinstance(node.test, ast.Compare):
        return False
    sides = [node.test.left, *node.test.comparators]
    names = [side.id for side in sides if isinstance(side, ast.Name)]
    texts = [side.value for side in sides if isinstance(side, ast.Constant)]
    return (names, texts) == (["__name__"], ["__main__"])


def _is_future(node: ast.stmt) -> bool:
    return isinstance(node, ast.ImportFrom) and node.module == "__future__"


def _is_plain_assignment(node: ast.stmt) -> bool:
    targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
    is_assignment = isinstance(node, (ast.Assign, ast.AnnAssign)) and node.value is not None
    return is_assignment and all(isinstance(target, ast.Name) for target in targets)
