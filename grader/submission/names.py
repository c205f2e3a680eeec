"""What a statement binds, uses and changes among the names of its module."""

from __future__ import annotations

import ast
import symtable
from collections.abc import Iterator

from .footprint import Footprint
from .walk import Walk


def footprint(*statements: ast.stmt) -> Footprint:
    """Return what running the statements, in order, does to names."""
    walk = Walk()
    try:
        for statement in statements:
            walk.visit(statement)
    except RecursionError:
        return _coarse_footprint(statements)
    return walk.found


def names_used_later(node: ast.stmt, source: str) -> set[str]:
    """Return the global names that functions in a statement use or set."""
    try:
        tables = list(_function_tables(symtable.symtable(source, "statement", "exec")))
    except (SyntaxError, RecursionError, MemoryError):
        return {each.id for each in ast.walk(node) if isinstance(each, ast.Name)}
    return {s.get_name() for table in tables for s in table.get_symbols() if s.is_global()}


def names_declared_global(*statements: ast.AST) -> set[str]:
    """Return the names that inner functions and classes set by way of global."""
    declared: set[str] = set()
    stored: set[str] = set()
    for node in (node for statement in statements for node in ast.walk(statement)):
        if isinstance(node, ast.Global):
            declared.update(node.names)
        elif isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
            stored.add(node.id)
        elif isinstance(node, ast.alias):
            stored.add(node.asname or node.name.partition(".")[0])
        else:
            stored.add(getattr(node, "name", None))  # def, class, except-as, match
    return declared & stored


def _function_tables(
    table: symtable.SymbolTable, in_function: bool = False
) -> Iterator[symtable.SymbolTable]:
    """Yield the scopes of code that does not run when the statement does."""
    for child in table.get_children():
        # A comprehension runs at once; its hidden argument gives it away.
        runs_later = child.get_type() == "function" and ".0" not in child.get_identifiers()
        if in_function or runs_later:
            yield child
        yield from _function_tables(child, in_function or runs_later)


def _coarse_footprint(statements: tuple[ast.stmt, ...]) -> Footprint:
    """Return every name in statements too deep to be walked, as read and set."""
    found = Footprint(has_functions=True)
    found.binds.update(s.name for s in statements if hasattr(s, "name"))
    for node in (node for statement in statements for node in ast.walk(statement)):
        if isinstance(node, ast.Name):
            (found.needs if isinstance(node.ctx, ast.Load) else found.binds).add(node.id)
    return found
