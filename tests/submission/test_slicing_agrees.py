"""The slice of a name against running the whole notebook without its failing cells."""

import json

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from grader.submission import parse_submission

# {a}, {b}: a name of data; {f}, {g}: of a function; {n}: a digit.
TEMPLATES = (
    "{a} = {n}|{a} = [{n}]|{a} = [str({b})]|{a} = {b}|{a}, {b} = [1], [{n}]|{a} += [{n}]|del {a}|"
    "{a}.append({n})|{a}[0] = {n}|[{a}.append({b}) for {b} in [1, {n}]]|{a} = [{b} for {b} in [1]]|"
    "for {a} in [{n}, 2]:\n  {b} = [{a}]|if {a}:\n  {b} = [{n}]|for {a} in {b}: pass|str({a})|"
    "try:\n  {a} = {b}\nexcept NameError:\n  {a} = [{n}]|if __name__ == '__main__': {a} = 1|"
    "def {f}(x): return [{a}, {n}]|def {f}(x): x.append({n})|def {f}(x): x[0] = str({a})|"
    "def {f}(x):\n  global {a}\n  {a} = [{n}]|def {f}(x): {a}.append({n})|{f} = {g}|{f}({a})|"
    "def {f}(x): return {g}(x)|{f} = lambda x: {a}|{f} = lambda x: x.append({n})|"
    "{a} = str({f}({b}))|class {f}({f}): pass|{f}.{a} = {n}|setattr({f}, '{a}', {b})|"
    "class {f}:\n  {a} = {n}\n  def __init__(self, x): self.x = {a}\n  __str__ = lambda s: 'C'"
).split("|")
NAMES = {"a": "abc", "b": "abc", "f": "fgh", "g": "fgh", "n": "0123456789"}
FILLING = st.fixed_dictionaries({key: st.sampled_from(names) for key, names in NAMES.items()})
STATEMENTS = st.builds(
    lambda text, names: text.format(**names), st.sampled_from(TEMPLATES), FILLING
)


def outcome(sources, name):
    """Run the sources, but for the failing ones; return what name then is and does."""
    namespace = {"__name__": "notebook"}
    for source in sources:
        attempt(lambda: exec(source, namespace))  # noqa: B023
    value = namespace.get(name, "nothing")
    own = sorted(key for key in vars(value) if key in "abc") if isinstance(value, type) else None
    return own, attempt(lambda: str(value([5]) if callable(value) else value))


def attempt(action):
    try:
        return action()
    except Exception as error:
        return type(error).__name__


# Explaining a failure traces every call; Python 3.11 does not survive that in endless recursion.
PHASES = (Phase.generate, Phase.shrink)


@settings(derandomize=True, max_examples=400, deadline=None, phases=PHASES)
@given(cells=st.lists(STATEMENTS, max_size=9))
def test_a_slice_leaves_what_the_whole_notebook_leaves(cells):
    data = json.dumps({"cells": [{"cell_type": "code", "source": cell} for cell in cells]})
    found = parse_submission("a.ipynb", data.encode())
    for name in "abcfgh":
        sources = [statement.source for statement in found.slice(name).statements]
        assert outcome(sources, name) == outcome(cells, name)
