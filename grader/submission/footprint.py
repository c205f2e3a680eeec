"""The record of what a statement does with the names of its module."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field
from typing import NamedTuple


class Change(NamedTuple):
    """A name whose value changes in place, perhaps by a method like append."""

    name: str
    by_method: bool = False


class Call(NamedTuple):
    """A call by plain name, and the names at the root of its arguments."""

    function: str
    arguments: tuple[str | None, ...]
    keywords: tuple[tuple[str | None, str | None], ...] = ()


@dataclass
class Footprint:
    """What a statement does to names at once, before any later call."""

    binds: set[str] = field(default_factory=set)
    needs: set[str] = field(default_factory=set)  # read, and not surely bound by itself before
    changes: set[Change] = field(default_factory=set)
    calls: list[Call] = field(default_factory=list)
    aliases: set[tuple[str, str]] = field(default_factory=set)  # a = b makes (a, b)
    has_functions: bool = False
    has_star: bool = False


def root(node: ast.AST) -> str | None:
    """Return the name that a.b[c].d starts from, if it starts from one."""
    while isinstance(node, (ast.Attribute, ast.Subscript)):
        node = node.value
    return node.id if isinstance(node, ast.Name) else None


def parameters(arguments: ast.arguments) -> list[ast.arg]:
    """Return all of a function's parameters, those by position first."""
    rest = [arguments.vararg, *arguments.kwonlyargs, arguments.kwarg]
    return [*arguments.posonlyargs, *arguments.args, *filter(None, rest)]
