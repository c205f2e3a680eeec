"""A visit of statements in the order in which they are executed."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from contextlib import contextmanager

from .footprint import Call, Change, Footprint, parameters, root

# Methods that change the list, set or dict they are called on.
MUTATORS = frozenset(
    "append extend insert update setdefault add pop clear remove discard sort reverse".split()
)


class Walk(ast.NodeVisitor):
    """Visits in the order of execution and keeps which names are bound by then."""

    def __init__(self) -> None:
        self.found = Footprint()
        self.bound: set[str] = set()
        self.inner: set[str] = set()  # names of the class body or comprehension we are in
        self.in_class = False

    def _store(self, name: str) -> None:
        self.bound.add(name)
        (self.inner if self.in_class else self.found.binds).add(name)

    def _change(self, target: ast.AST, by_method: bool = False) -> None:
        name = root(target)
        if name and name not in self.inner:
            self.found.changes.add(Change(name, by_method))

    def _alias(self, target: ast.AST, values: list[ast.AST]) -> None:
        if isinstance(target, ast.Name) and not self.in_class:
            old = {value.id for value in values if isinstance(value, ast.Name)}
            self.found.aliases |= {(target.id, name) for name in old}

    @contextmanager
    def _scope(self, in_class: bool) -> Iterator[None]:
        saved = self.bound, self.inner, self.in_class
        self.bound, self.inner, self.in_class = set(self.bound), set(self.inner), in_class
        yield
        self.bound, self.inner, self.in_class = saved

    def _all(self, nodes: list[ast.AST]) -> None:
        for node in nodes:
            self.visit(node)

    def _one_of(self, *blocks: list[ast.AST]) -> None:
        """Visit blocks of which one runs: only what all of them bind is sure."""
        before, ends = self.bound, []
        for block in blocks:
            self.bound = set(before)
            self._all(block)
            ends.append(self.bound)
        self.bound = set.intersection(*ends)

    def visit_Name(self, node: ast.Name) -> None:
        if not isinstance(node.ctx, ast.Store) and node.id not in self.bound:
            self.found.needs.add(node.id)
        if not isinstance(node.ctx, ast.Load):
            self._store(node.id)

    def visit_Attribute(self, node: ast.Attribute) -> None:
        if not isinstance(node.ctx, ast.Load):
            self._change(node)
        self.visit(node.value)

    def visit_Subscript(self, node: ast.Subscript) -> None:
        if not isinstance(node.ctx, ast.Load):
            self._change(node)
        self.visit(node.value)
        self.visit(node.slice)

    def visit_Call(self, node: ast.Call) -> None:
        function = node.func
        if isinstance(function, ast.Attribute) and function.attr in MUTATORS:
            self._change(function.value, by_method=True)
        elif isinstance(function, ast.Name):
            if function.id in ("setattr", "delattr") and node.args:
                self._change(node.args[0])
            keywords = tuple((k.arg, root(k.value)) for k in node.keywords)
            self.found.calls.append(Call(function.id, tuple(map(root, node.args)), keywords))
        self.generic_visit(node)

    def visit_Constant(self, node: ast.Constant) -> None:
        pass

    def visit_Assign(self, node: ast.Assign) -> None:
        self.visit(node.value)
        self._all(node.targets)
        for target in node.targets:
            self._alias(target, [node.value])

    def visit_AugAssign(self, node: ast.AugAssign) -> None:
        if isinstance(node.target, ast.Name):
            if node.target.id not in self.bound:
                self.found.needs.add(node.target.id)
            self._change(node.target)  # arrays and lists change in place, under all their names
        self.visit(node.value)
        self.visit(node.target)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        self.visit(node.annotation)
        if node.value:  # without one, nothing is bound
            self.visit(node.value)
            self.visit(node.target)

    def visit_NamedExpr(self, node: ast.NamedExpr) -> None:
        self.visit(node.value)
        self.visit(node.target)

    def visit_Import(self, node: ast.Import | ast.ImportFrom) -> None:
        for alias in node.names:
            if alias.name == "*":
                self.found.has_star = True
            else:
                self._store(alias.asname or alias.name.partition(".")[0])

    visit_ImportFrom = visit_Import

    def visit_If(self, node: ast.If) -> None:
        self.visit(node.test)
        self._one_of(node.body, node.orelse)

    def visit_While(self, node: ast.While) -> None:
        self.visit(node.test)
        self._one_of(node.body, [])
        self._one_of(node.orelse, [])

    def visit_For(self, node: ast.For | ast.AsyncFor) -> None:
        self.visit(node.iter)
        self.visit(node.target)
        self._alias(node.target, getattr(node.iter, "elts", []))
        self._one_of(node.body, [])
        self._one_of(node.orelse, [])

    visit_AsyncFor = visit_For

    def visit_Try(self, node: ast.Try) -> None:
        self._one_of([*node.body, *node.orelse], *([handler] for handler in node.handlers))
        self._all(node.finalbody)

    visit_TryStar = visit_Try

    def visit_ExceptHandler(self, node: ast.ExceptHandler) -> None:
        if node.type:
            self.visit(node.type)
        if node.name:
            self._store(node.name)
        self._all(node.body)
        self.bound.discard(node.name or "")  # Python unbinds it there

    def visit_Match(self, node: ast.Match) -> None:
        self.visit(node.subject)
        self._one_of(*([case] for case in node.cases), [])

    def visit_MatchAs(self, node: ast.MatchAs | ast.MatchStar) -> None:
        self.generic_visit(node)
        if node.name:
            self._store(node.name)

    visit_MatchStar = visit_MatchAs

    def visit_MatchMapping(self, node: ast.MatchMapping) -> None:
        self.generic_visit(node)
        if node.rest:
            self._store(node.rest)

    def visit_ListComp(self, node: ast.ListComp) -> None:
        with self._scope(self.in_class):
            for loop in node.generators:
                self.visit(loop.iter)
                targets = {n.id for n in ast.walk(loop.target) if isinstance(n, ast.Name)}
                self.bound |= targets
                self.inner |= targets
                self._all(loop.ifs)
            self._all([getattr(node, part) for part in node._fields if part != "generators"])

    visit_SetComp = visit_DictComp = visit_GeneratorExp = visit_ListComp

    def visit_Lambda(self, node: ast.Lambda) -> None:
        self.found.has_functions = True
        self._defaults(node.args)

    def visit_FunctionDef(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> None:
        self.found.has_functions = True
        self._decorators(node)
        self._defaults(node.args)
        with self._scope(self.in_class):
            self._type_parameters(node)
            self._all([a.annotation for a in parameters(node.args) if a.annotation])
            self._all([node.returns] if node.returns else [])
        self._store(node.name)

    visit_AsyncFunctionDef = visit_FunctionDef

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self._decorators(node)
        with self._scope(in_class=True):
            self._type_parameters(node)
            self._all([*node.bases, *node.keywords, *node.body])
        self._store(node.name)

    def visit_TypeAlias(self, node: ast.AST) -> None:
        self._store(node.name.id)
        with self._scope(self.in_class):
            self._type_parameters(node)
            self.visit(node.value)

    def _decorators(self, node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) -> None:
        self._all(node.decorator_list)
        named = [d.id for d in node.decorator_list if isinstance(d, ast.Name)]
        self.found.calls += [Call(name, (node.name,)) for name in named]

    def _defaults(self, arguments: ast.arguments) -> None:
        self._all(arguments.defaults)
        self._all([default for default in arguments.kw_defaults if default])

    def _type_parameters(self, node: ast.AST) -> None:
        self.bound |= {parameter.name for parameter in getattr(node, "type_params", [])}
