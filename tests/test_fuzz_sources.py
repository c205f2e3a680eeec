"""Sources and notebooks mutilated at random: read, refused in one line, or a fault."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import warnings
from ast import PyCF_ALLOW_TOP_LEVEL_AWAIT
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.exercises import all_exercises
from grader.grading import found_in
from grader.submission import UnreadableSubmission, parse_submission

ROOT = Path(__file__).parent.parent
LAYERS = [path.read_bytes() for path in sorted((ROOT / "tests" / "layers").glob("*/*.py"))]
NOTEBOOKS = [path.read_bytes() for path in sorted((ROOT / "solutions").glob("*.ipynb"))]
NAMES = [*all_exercises(), "x", "np"]
# By hand: FUZZ_EXAMPLES=20000
patiently = settings(
    derandomize=True, max_examples=int(os.environ.get("FUZZ_EXAMPLES", "200")), deadline=None
)


def survive(name: str, data: bytes) -> None:
    """Read the bytes and cut out every exercise; each statement that is found must compile."""
    try:
        found = parse_submission(name, data)
    except UnreadableSubmission as error:
        assert name in str(error) and "\n" not in str(error)
        return
    found_in(found)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for each in found.statements:
            compile(each.source, each.place, "exec", PyCF_ALLOW_TOP_LEVEL_AWAIT, True)
    for wanted in NAMES:
        assert bool(found.slice(wanted).statements) == found.binds(wanted)


def notebook(*sources: object, **fields: object) -> bytes:
    cells = [{"cell_type": "code", "source": source, "outputs": []} for source in sources]
    return json.dumps({"cells": cells, "nbformat": 4, "metadata": {}} | fields).encode()


def light(data: bytes) -> bytes:
    """Return a real notebook without its pictures, which are nobody's source."""
    whole = json.loads(data)
    for cell in whole["cells"]:
        cell["outputs"] = []
    return json.dumps(whole).encode()


SMALL_NOTEBOOKS = [light(data) for data in NOTEBOOKS]
PIECES = st.sampled_from(
    [
        b"\n", b"    ", b"\t", b"(", b")", b"[", b"'''", b'"', b"\\", b"\0", b"\xff",
        b"\xef\xbb\xbf",
        b"\r", b"\x0c", b"# coding: utf-16\n", b"# coding: cp037\n", b"\xff\xfe", b"%time ",
        b"!ls\n",
        b"?", b"%%bash\n", b"class DropoutLayer:\n", b"def dropout(", b"global x\n", b"lambda: ",
        b"\\ud800", b"\\u0000", b"null", b"1e999", b"9" * 5_000, b"{", b"}", b":", b",", b"await ",
        b"del DropoutLayer\n", b"import *", b"from os import *\n", b"\xe2\x80\xae", b"@", b":=",
        b"f'{",
    ]
) | st.binary(max_size=6)  # fmt: skip
EDITS = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 40), PIECES), min_size=1, max_size=8)


def edited(data: bytes, edits: list) -> bytes:
    for where, length, new in edits:
        place = int(where * len(data))
        data = data[:place] + new + data[place + length :]
    return data


@patiently
@given(data=st.sampled_from(LAYERS), edits=EDITS, codec=st.sampled_from(["", "utf-16", "utf-32"]))
def test_a_mutilated_layer_is_read_or_refused(data, edits, codec):
    damaged = edited(data, edits)
    if codec:
        damaged = damaged.decode("utf-8", "replace").encode(codec)
    survive("a.py", damaged)


@patiently
@given(data=st.sampled_from(LAYERS), edits=EDITS)
def test_a_mutilated_layer_in_a_cell_is_read_or_refused(data, edits):
    survive("06_a.ipynb", notebook(edited(data, edits).decode("utf-8", "surrogateescape")))


@patiently
@given(data=st.sampled_from(SMALL_NOTEBOOKS), edits=EDITS)
def test_a_notebook_mutilated_in_its_bytes_is_read_or_refused(data, edits):
    survive("06_a.ipynb", edited(data, edits))


ODD_VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=8)
    | st.sampled_from(["code", "raw", "\ud800", "%time x", 10**400, -1]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3)
    ),
)


@patiently
@given(
    data=st.sampled_from(SMALL_NOTEBOOKS),
    changes=st.lists(st.tuples(st.integers(0), st.integers(0), ODD_VALUES), min_size=1, max_size=5),
)
def test_a_notebook_with_odd_values_is_read_or_refused(data, changes):
    whole = json.loads(data)
    for which, key, value in changes:
        cells = whole.get("cells")
        objects = (
            [cell for cell in cells if isinstance(cell, dict)] if isinstance(cells, list) else []
        )
        spot = [whole, *objects][which % (len(objects) + 1)]
        if spot:
            spot[sorted(spot)[key % len(spot)]] = value
    survive("06_a.ipynb", json.dumps(whole).encode())


@patiently
@given(
    fields=st.fixed_dictionaries(
        {}, optional={key: ODD_VALUES for key in ("nbformat", "cells", "worksheets", "metadata")}
    )
)
def test_a_notebook_of_any_format_is_read_or_refused(fields):
    survive("06_a.ipynb", notebook("x = 1", ["y = 1\n", "z = 2"], **fields))


NAME = st.sampled_from(["DropoutLayer", "dropout", "x", "y", "np", "self", "f", "_", "__name__"])
EXPRESSION = st.recursive(
    NAME | st.sampled_from(["1", "0.5", "'a'", "None", "...", "[]", "{}", "f'{x!r:>{y}}'", "b''"]),
    lambda e: st.one_of(
        st.builds(
            "({} {} {})".format, e, st.sampled_from("+ - * / @ < == and or in is".split()), e
        ),
        st.builds("{}.{}".format, NAME, NAME),
        st.builds("{}[{}:{}]".format, NAME, e, e),
        st.builds("{}({}, *{}, k={})".format, NAME, e, e, e),
        st.builds("(lambda {}={}: {})".format, NAME, e, e),
        st.builds("[{} for {} in {} if {}]".format, e, NAME, e, e),
        st.builds("{{**{}, {}: {}}}".format, e, e, e),
        st.builds("({} := {})".format, NAME, e),
        st.builds("({} if {} else {})".format, e, e, e),
        st.builds("await {}".format, e),
    ),
    max_leaves=6,
)
SIMPLE = st.one_of(
    EXPRESSION,
    st.builds("{} = {}".format, NAME, EXPRESSION),
    st.builds("{}.{} = {} = {}".format, NAME, NAME, NAME, EXPRESSION),
    st.builds("{}, *{} = {}".format, NAME, NAME, EXPRESSION),
    st.builds("{}[{}] += {}".format, NAME, EXPRESSION, EXPRESSION),
    st.builds("{}: {} = {}".format, NAME, EXPRESSION, EXPRESSION),
    st.builds("{}.append({})".format, NAME, EXPRESSION),
    st.builds("setattr({}, 'a', {})".format, NAME, EXPRESSION),
    st.builds("{} {}".format, st.sampled_from(["del", "global", "nonlocal", "return"]), NAME),
    st.builds("import {}".format, NAME),
    st.builds("from {} import {} as {}".format, NAME, NAME, NAME),
    st.sampled_from(
        ["pass", "...", "from __future__ import annotations", "from numpy import *", "%time x = 1",
         "!ls", "x = !ls", "y?", "%matplotlib inline", "yield", "break", "assert x", "%%time"]
    ),
)  # fmt: skip


BODY = st.deferred(lambda: st.lists(STATEMENT, min_size=1, max_size=2))


def block(head: str, body: list[str]) -> str:
    return head + "".join("\n    " + line.replace("\n", "\n    ") for line in body)


def class_(name: str, base: str, body: list[str]) -> str:
    return block(f"class {name}({base}):", body)


def function(name: str, other: str, body: list[str]) -> str:
    return f"@{other}\n" + block(f"def {name}(a, b={name}, *, p: {other} = x) -> {other}:", body)


def loop(name: str, value: str, body: list[str]) -> str:
    return block(f"for {name} in {value}:", body) + "\nelse:\n    x"


def attempt(name: str, body: list[str]) -> str:
    return block("try:", body) + f"\nexcept {name} as {name}:\n    {name}"


def matching(value: str, name: str, body: list[str]) -> str:
    return block(f"match {value}:", [block(f"case {name}.{name} | [{name}, *_]:", body)])


STATEMENT = st.one_of(
    SIMPLE,
    st.builds(class_, NAME, NAME, BODY),
    st.builds(function, NAME, NAME, BODY),
    st.builds(loop, NAME, EXPRESSION, BODY),
    st.builds(attempt, NAME, BODY),
    st.builds(matching, EXPRESSION, NAME, BODY),
    st.builds(lambda test, body: block(f"if {test}:", body), EXPRESSION, BODY),
    st.builds(lambda value, body: block(f"with {value} as x:", body), EXPRESSION, BODY),
)


@patiently
@given(statements=st.lists(STATEMENT, min_size=1, max_size=6))
def test_a_soup_of_statements_is_read_or_refused(statements):
    survive("a.py", "\n".join(statements).encode("utf-8", "replace"))
    survive("06_a.ipynb", notebook("\n".join(statements), *statements))


SIZE = 100_000
STEPS = {
    "parentheses": "(", "brackets": "x=[", "signs": "-", "not": "not ", "attributes": "a.",
    "calls": "f(",
    "elif": "elif x:\n a\n", "lambdas": "lambda:", "choices": "1 if a else ", "strings": "f'{",
    "decorators": "@f\n", "chain": "a=", "magics": "%time ", "shell": "!ls\n", "help": "x?\n",
    "prompts": ">>> x=1\n", "cell magics": "%%time\n", "blanks": " ", "statements": "x=1;",
    "lines": "x=y\n", "stars": "*", "handlers": "except E:\n a\n", "cases": " case 1:\n  a\n",
    "definitions": "def DropoutLayer(): pass\n", "changes": "DropoutLayer.a=1\n",
    "digits": "9", "quotes": "'''", "carriage returns": "\r", "backslashes": "\\\n", "names": "a ",
    "words": "DropoutLayer ", "colons": "x[:", "awaits": "await ", "sums": "1+", "powers": "1**",
}  # fmt: skip
BEFORE = {"elif": "if x:\n a\n", "handlers": "try:\n a\n", "cases": "match x:\n"}
STAIRS = "".join(" " * depth + "if x:\n" for depth in range(400))
BOMBS = {name: BEFORE.get(name, "") + step * (SIZE // len(step)) for name, step in STEPS.items()}
BOMBS |= {
    "closed parentheses": "x=" + "(" * 40_000 + ")" * 40_000,
    "called calls": "x=f" + "()" * 40_000,
    "dotted import": "import " + "a." * 40_000 + "a",
    "dotted name": "x=a" + ".a" * 40_000,
    "sums with an end": "x=1" + "+1" * 40_000,
    "stairs": STAIRS,
    "folded power": "x=" + "9**" * 20 + "9",
    "folded string": "x='a'*10**10",
    "helpers": "\n".join(f"def f{n}(x):\n f{n * 7 % 900}(x); x.pop()" for n in range(900)),
    "aliases": "\n".join(f"a{n}=a{n * 7 % 2000}" for n in range(4_000)),
    "a million characters": "x = 1\n" * 170_000,
    "nested JSON": None,
}
READ_ALL = """
import json, sys
sys.path.insert(0, "tests")
from test_fuzz_sources import BOMBS, notebook, survive
for name in json.loads(sys.argv[1]):
    source = BOMBS[name]
    if source is None:
        survive("a.ipynb", b"[" * 100_000)
        survive("a.ipynb", b'{"cells":' * 10_000)
    else:
        survive("a.py", source.encode())
        survive("06_a.ipynb", notebook("%matplotlib inline\\n" + source))
print("alive")
"""


@pytest.mark.parametrize("part", range(4))
def test_a_bomb_of_code_is_a_fault_and_no_crash(part):
    """A stack that overflows ends the interpreter, so another one reads them."""
    names = json.dumps([*BOMBS][part::4])
    command = [sys.executable, "-c", READ_ALL, names]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300)
    assert (done.returncode, done.stdout) == (0, "alive\n"), done.stderr[-2_000:]


@pytest.mark.parametrize("source", ["import " + "a." * 40_000 + "a", "%time " * 16_000 + "x"])
def test_what_only_a_machine_writes_is_not_waited_for(source):
    found = parse_submission("06_a.ipynb", notebook(source))
    assert found.statements == ()


def test_real_notebooks_and_layers_are_read_whole():
    """What is mutilated above was sound before."""
    for data in (*LAYERS, *random.Random(1).sample(SMALL_NOTEBOOKS, 4)):
        name = "06_a.ipynb" if data.startswith(b"{") else "a.py"
        assert parse_submission(name, data).faults == ()
