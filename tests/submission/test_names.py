import ast
import sys

import pytest

from grader.submission.footprint import Call, Change
from grader.submission.names import footprint, names_declared_global, names_used_later


def seen(source):
    return footprint(*ast.parse(source).body)


@pytest.mark.parametrize(
    ("source", "binds"),
    [
        ("import a.b, c as d", "a d"),
        ("from m import a, b as c", "a c"),
        ("a = b, (c, *d) = 1", "a b c d"),
        ("a.b = c[d] = 1", ""),
        ("a += 1", "a"),
        ("a: int", ""),
        ("a: int = 1", "a"),
        ("del a", "a"),
        ("print(a := 1)", "a"),
        ("[a := b for b in c]", "a"),
        ("for a, b in c:\n  d = 1\nelse:\n  e = 1", "a b d e"),
        ("while a:\n  b = 1", "b"),
        ("with a as b, c as (d, e):\n  f = 1", "b d e f"),
        ("try:\n  a = 1\nexcept E as e:\n  b = 1\nelse:\n  c = 1\nfinally:\n  d = 1", "a b c d e"),
        (
            "match a:\n  case [b, *c]: d = 1\n  case {'k': e, **f}: 1\n  case K(g) as h: 1",
            "bcdefgh",
        ),
        ("def f(a=(b := 1)):\n  c = 1", "f b"),
        ("async def f(): pass", "f"),
        ("class C(a):\n  b = 1\n  for c in d: e = 1", "C"),
        ("lambda: (a := 1)", ""),
    ],
)
def test_a_statement_binds(source, binds):
    assert seen(source).binds == set(binds.split() if " " in binds or len(binds) < 2 else binds)


@pytest.mark.parametrize(
    ("source", "needs"),
    [
        ("a = a + b", "a b"),
        ("a += 1", "a"),
        ("for a in b:\n  c(a)", "b c"),
        ("for a in b:\n  c = 1\nd(a, c)", "b c d"),
        ("if a:\n  b = 1\nelse:\n  b = 2\nc(b)", "a c"),
        ("if a:\n  b = 1\nc(b)", "a b c"),
        ("with a as b:\n  c = b\nd(c)", "a d"),
        ("try:\n  import a\nexcept E as e:\n  a = e\nb(a)", "E b"),
        ("try:\n  import a\nexcept E:\n  pass\nb(a)", "E a b"),
        ("try:\n  e = 1\nexcept E as e:\n  pass\nb(e)", "E b e"),
        ("a = [b * c for b in d for c in b if e]", "d e"),
        ("a = {b: c for b, c in d}", "d"),
        ("match a:\n  case B(c) if c: d(c)", "a B d"),
        ("def f(a: A = B, *, c=C) -> D:\n  return e", "A B C D"),
        ("@a\nclass C(B, metaclass=M):\n  b: D = c\n  d = b\n  def e(self): return f", "a B M D c"),
        ("class C:\n  a = a\n  def b(self): pass\n  c = b", "a"),
        ("a.b[c] = d", "a c d"),
        ("f'{a!r:{b}}'", "a b"),
        ("lambda a=b: c", "b"),
    ],
)
def test_a_statement_needs_at_once(source, needs):
    assert seen(source).needs == set(needs.split())


if sys.version_info >= (3, 12):  # which brought type parameters

    def test_type_parameters_are_names_of_their_own():
        assert seen("type A[T] = list[T] | B").binds == {"A"}
        assert seen("type A[T] = list[T] | B").needs == {"list", "B"}
        assert seen("def f[T](x: T) -> B: pass").needs == {"B"}
        assert seen("class C[T](Base[T]): pass").needs == {"Base"}


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("def f(a):\n  b = a\n  return np.x(b, c)", "np c"),
        ("def f():\n  a = 1\n  return lambda b: [a, b, c]", "c"),
        ("def f():\n  return [a for a in b]", "b"),
        ("def f():\n  global a\n  a += 1", "a"),
        ("class C:\n  x = a\n  def f(self, x): return x + self.y + y", "y"),
        ("def f():\n  class D:\n    x = a\n  return D", "a"),
        ("a = [b + d for b in c]", ""),
        ("a = [lambda: b + c for b in c]", "c"),
        ("def f():\n  'a'\n  return __class__", "__class__"),
    ],
)
def test_functions_use_later(source, names):
    assert names_used_later(ast.parse(source).body[0], source) == set(names.split())


def test_names_set_by_way_of_global_are_found():
    source = "def f():\n  global a, b, c, d\n  a = 1\n  import c.e\n  def d(): pass\n  print(b)"
    assert names_declared_global(ast.parse(source)) == {"a", "c", "d"}


@pytest.mark.parametrize(
    ("source", "changes"),
    [
        ("a.b = 1", "a"),
        ("a.b[c].d += 1", "a"),
        ("del a[0], b.c", "a b"),
        ("for a.b in c: pass", "a"),
        ("with a as b[0]: pass", "b"),
        ("setattr(a, 'b', 1); delattr(c.d, 'e')", "a c"),
        ("a += 1", "a"),
        ("a = b", ""),
        ("a.b(c)", ""),
        ("def f(): a.b = 1", ""),
        ("class C:\n  a = {}\n  a['b'] = 1\n  c['d'] = 1", "c"),
        ("[a.clear() for a in b]", ""),
    ],
)
def test_a_statement_changes_in_place(source, changes):
    assert seen(source).changes == {Change(name) for name in changes.split()}


def test_mutating_methods_are_marked_as_such():
    assert seen("x = a.b['c'].append(1)").changes == {Change("a", by_method=True)}
    methods = "append extend insert update setdefault add pop clear remove discard sort reverse"
    for method in methods.split():
        assert seen(f"a.{method}(1)").changes == {Change("a", by_method=True)}
    assert seen("a.random(1)").changes == set()


def test_calls_keep_the_names_their_arguments_start_from():
    assert seen("f(a.b, 1, k=c[0])").calls == [Call("f", ("a", None), (("k", "c"),))]
    assert seen("@f\nclass C: pass").calls == [Call("f", ("C",))]
