import ast
import subprocess
import sys
from pathlib import Path

import grader.submission
from grader.submission import Submission, parse_submission
from grader.submission.cells import Cell
from grader.submission.statements import parse_cell

BROKEN = "x = 1\nclass DropoutLayer:\n    def forward(self, x:\n        return x"


def test_a_statement_is_its_text_with_decorators_and_its_first_line(read):
    cell = (
        "# before\n@one\n@two(\n    3)\ndef f():\n    return 1  # why\n\na = 1; é = 'é'; b = (\n2)"
    )
    found = [(each.line, each.source) for each in read("", cell).statements]
    assert found == [
        (2, "@one\n@two(\n    3)\ndef f():\n    return 1"),
        (8, "a = 1"),
        (8, "é = 'é'"),
        (8, "b = (\n2)"),
    ]


def test_lines_are_the_learners_in_cells_with_magics(read):
    found = read("%%time\n\n!ls \\\n  -l\ndef f():\n    raise KeyError")
    assert [(each.line, each.source.split("\n")[0]) for each in found.statements] == [
        (3, "None"),
        (5, "def f():"),
    ]


def test_a_broken_cell_is_a_fault_and_the_others_count(read):
    found = read("a = 1", "!ls\nb = = 2", "c = 3")
    (fault,) = found.faults
    assert (fault.place, fault.line, fault.text) == ("cell 2", 2, "b = = 2")
    assert fault.message == "invalid syntax"
    assert [found.binds(name) for name in "abc"] == [True, False, True]


def test_a_broken_file_is_one_fault_without_statements():
    found = parse_submission("layer.py", b"a = 1\nif a\n    b = 2\n")
    (fault,) = found.faults
    assert (fault.place, fault.line, fault.text) == ("layer.py", 2, "if a")
    assert fault.message == "expected ':'"
    assert found.statements == ()


def test_what_parses_but_does_not_compile_is_a_fault(read):
    found = read(
        "def f(x):\n    y = x\nreturn y", "break", "nonlocal a", "from __future__ import x"
    )
    assert len(found.faults) == 4
    assert found.faults[0].line == 3
    assert found.faults[0].message == "'return' outside function"
    assert not found.binds("f")


def test_an_absurdly_nested_cell_is_a_fault_and_the_others_count(read):
    found = read("a = " + "-" * 100_000 + "1", "a = " + "1 + " * 20_000 + "1", "b = 2")
    words = "this is too long or nested too deeply to be read"
    assert [fault.message for fault in found.faults] == [words] * 2
    assert found.binds("b")


def test_deep_but_legal_source_is_still_cut(read):
    deep = "a = b" + ".c" * 600 + "\ndef f():\n    return a" + ".c" * 600
    assert len(read("b = 1", deep).slice("f").statements) == 3


def test_await_at_top_level_is_tolerated(read):
    found = read("a = await b\nasync with c as d:\n    e = [await f async for f in g]")
    assert found.faults == ()
    assert found.binds("a") and found.binds("d") and found.binds("e")
    assert len(found.slice("e").statements) == 1


def test_warnings_of_the_parser_stay_unsaid(read, recwarn):
    found = read("a = '\\d'\nb = a is 1\ndef f():\n    return '\\d'")
    found.slice("f")
    assert not recwarn.list


def test_a_fault_is_found_by_the_name_it_defines_before_one_it_mentions(read):
    found = read("DropoutLayer(", BROKEN, "check(DropoutLayer", "MyDropoutLayerToo(")
    assert found.fault_naming("DropoutLayer").place == "cell 2"
    assert found.fault_naming("check").place == "cell 3"
    assert found.fault_naming("Dropout") is None


def test_of_two_broken_definitions_the_last_is_the_fault(read):
    found = read(BROKEN, BROKEN, "DropoutLayer(")
    assert found.fault_naming("DropoutLayer").place == "cell 2"


def test_a_fault_in_a_file_is_found_by_a_name_anywhere_in_it():
    found = parse_submission("layer.py", b"class DropoutLayer:\n    pass\n\na = (\n")
    assert found.fault_naming("DropoutLayer").line == 4
    assert found.fault_naming("dropout") is None


def test_a_submission_put_together_by_hand_can_be_cut(read):
    found = read("a = 1\nb = a\nc = 3")
    copy = Submission(found.name, found.statements, found.faults, found.advice)
    assert copy == found
    assert copy.slice("b") == found.slice("b")


def test_importing_the_package_does_not_import_jupyter():
    home = Path(grader.submission.__file__).parents[1]
    script = f"""
import sys, types
sys.modules["grader"] = package = types.ModuleType("grader")
package.__path__ = [{str(home)!r}]
import grader.submission
grader.submission.parse_submission("a.py", b"a = 1").slice("a")
print([name for name in ("nbformat", "IPython", "numpy") if name in sys.modules])
"""
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert (run.stdout, run.stderr) == ("[]\n", "")


def test_cell_that_comes_again_is_not_parsed_again():
    source = "import numpy as np\n\ndef twice(x):\n    return np.add(x, x)"
    (_, first), *_ = parse_cell(Cell("cell 1", source, True))[0]
    (_, again), *_ = parse_cell(Cell("cell 9", source, True))[0]
    assert again is first


def test_slicing_leaves_the_trees_as_they_are(read):
    source = "x = []\nx.append(1)\n\ndef f():\n    global y\n    y = x"
    nodes = [node for _, node in parse_cell(Cell("cell 1", source, True))[0]]
    before = [ast.dump(node, include_attributes=True) for node in nodes]
    assert all(read(source).slice(name).statements for name in ("f", "x", "y"))
    assert [ast.dump(node, include_attributes=True) for node in nodes] == before
