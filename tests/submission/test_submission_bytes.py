import json
import warnings
from ast import PyCF_ALLOW_TOP_LEVEL_AWAIT

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.submission import UnreadableSubmission, parse_submission

LAYER = """class DropoutLayer:
    def forward(self, x, training=True):
        self.mask = rng.random(x.shape) >= 0.5
        return x * self.mask
"""
SOURCES = ["%matplotlib inline\nimport numpy as np", LAYER, "!ls\nDropoutLayer?", "x = [1, 'é']"]
CELLS = [{"cell_type": "code", "source": each.splitlines(True), "outputs": []} for each in SOURCES]
WHOLE = json.dumps({"cells": CELLS, "nbformat": 4, "metadata": {}}, indent=1).encode()
PIECES = st.sampled_from(
    "class DropoutLayer: a = 1\n|def f(): |\n|    |x|=|%time |!|?|(|)|[|'''|\\|;|global x|@f\n|é|"
    "del |await |lambda x: |for x in |:|%%time\n|import |\0|\r|\f|\ufeff|return|f'{".split("|")
)
patiently = settings(derandomize=True, max_examples=300, deadline=None)


def survive(name, data):
    """Read the bytes; whatever is found must compile one statement at a time."""
    try:
        found = parse_submission(name, data)
    except UnreadableSubmission as error:
        assert name in str(error) and "\n" not in str(error)
        return
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the mutilated code, not ours, earns them
        for each in found.statements:
            compile(each.source, each.place, "exec", PyCF_ALLOW_TOP_LEVEL_AWAIT, True)
    for fault in found.faults:
        assert 1 <= fault.line <= fault.source.count("\n") + 1
    for wanted in ("DropoutLayer", "f", "x"):
        assert bool(found.slice(wanted).statements) == found.binds(wanted)
        found.fault_naming(wanted)


@pytest.mark.parametrize("name", ["a.py", "a.ipynb"])
@patiently
@given(data=st.binary(max_size=80))
def test_any_bytes_are_read_or_refused(name, data):
    survive(name, data)


@patiently
@given(pieces=st.lists(PIECES, max_size=12))
def test_any_source_is_read_or_refused(pieces):
    source = "".join(pieces)
    survive("a.py", source.encode())
    survive("a.ipynb", json.dumps({"cells": [CELLS[0] | {"source": source}]}).encode())


@patiently
@given(end=st.integers(0, len(WHOLE)))
def test_a_cut_off_notebook_is_read_or_refused(end):
    survive("a.ipynb", WHOLE[:end])


@patiently
@given(edits=st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.binary(max_size=3)), max_size=5))
def test_a_damaged_notebook_is_read_or_refused(edits):
    data = bytearray(WHOLE)
    for place, replacement in edits:
        data[place : place + 1] = replacement
    survive("a.ipynb", bytes(data))


VALUES = st.recursive(
    st.none() | st.integers() | st.text(max_size=5) | st.sampled_from(["code", *SOURCES]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["cells", "cell_type", "source", "worksheets"]), inner)
    ),
)


@patiently
@given(value=VALUES)
def test_any_json_is_read_or_refused(value):
    survive("a.ipynb", json.dumps({"cells": value}).encode())
    survive("a.ipynb", json.dumps({"worksheets": value}).encode())
