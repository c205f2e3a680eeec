import ast
import sys

import pytest

from grader.submission.magics import plain_python


def assigned(source):
    """Return the lines of plain assignments, by name."""
    tree = ast.parse(plain_python(source))
    return {
        node.targets[0].id: node.lineno for node in ast.walk(tree) if isinstance(node, ast.Assign)
    }


@pytest.fixture(params=["with IPython", "without IPython"])
def either_way(request, monkeypatch):
    if request.param == "without IPython":
        monkeypatch.setitem(sys.modules, "IPython.core.inputtransformer2", None)


@pytest.mark.parametrize(
    "line", ["%matplotlib inline", "!pip install x", "np.mean?", "np.mean??", "?np", "%%nope"]
)
def test_a_line_of_ipython_is_nothing(line, either_way):
    assert assigned(f"a = 1\n{line}\nb = 2") == {"a": 1, "b": 3}


@pytest.mark.parametrize("value", ["!ls", "%env HOME"])
def test_a_name_given_to_a_magic_is_none(value, either_way):
    assert "a = None" in plain_python(f"a = {value}\nb = 2")
    assert assigned(f"a = {value}\nb = 2") == {"a": 1, "b": 2}


@pytest.mark.parametrize("magic", ["%%time", "%%capture out --no-stderr", "%%prun -s time"])
def test_python_under_a_cell_magic_counts_on_its_own_lines(magic):
    assert assigned(f"\n{magic}\n\na = 1\n!ls\nb = 2") == {"a": 4, "b": 6}


def test_cell_magics_may_be_stacked():
    assert assigned("%%capture\n%%time\na = 1") == {"a": 3}
    assert assigned("%%time\n%%bash\na=1") == {}


@pytest.mark.parametrize(
    "magic", ["%%timeit", "%%bash", "%%writefile layer.py", "%%html", "%%js", "%%odd", "%%"]
)
def test_under_any_other_cell_magic_nothing_counts(magic):
    assert assigned(f"{magic}\na = 1") == {}


def test_time_runs_its_statement_in_place():
    source = "%time a = 1\nb = %time 2\nfor i in 1, 2:\n    %time c = i\n%time"
    assert assigned(source) == {"a": 1, "b": 2, "c": 4}


def test_magics_inside_blocks_leave_the_block_whole():
    assert assigned("if True:\n    %matplotlib inline\n    a = 1\nelse:\n    !ls\nb = 2") == {
        "a": 3,
        "b": 6,
    }


def test_continued_magics_keep_the_line_numbers():
    assert assigned("!ls \\\n  -l \\\n  -a\na = 1\nb = !ls \\\n  -l\nc = 3") == {
        "a": 4,
        "b": 5,
        "c": 7,
    }


def test_what_only_looks_like_magic_is_left_alone():
    assert plain_python('a = """\n%time\n!ls\n"""\n!ls').startswith('a = """\n%time\n!ls\n"""\n')


def test_leading_blanks_prompts_and_indentation_keep_the_line_numbers():
    assert assigned("\n\n  a = 1\n  b = 2") == {"a": 3, "b": 4}
    assert assigned("\n>>> a = 1\n>>> b = 2") == {"a": 2, "b": 3}
    assert assigned("In [1]: a = 1\n   ...: b = 2") == {"a": 1, "b": 2}


def test_a_cell_of_thousands_of_magics_is_not_waited_for():
    assert assigned("!ls\n" * 5_000 + "a = 1") == {"a": 5_001}


def test_broken_python_among_magics_stays_broken():
    with pytest.raises(SyntaxError):
        ast.parse(plain_python("%time\ndef f(:\n  !ls\n'''"))


def test_thousands_of_stacked_cell_magics_keep_the_line_numbers():
    assert assigned("%%time\n" * 5_000 + "a = 1") == {"a": 5_001}


def test_magics_inside_magics_are_read_a_few_deep_only():
    assert assigned("%time %time a = 1") == {"a": 1}
    assert assigned("b = 2\n" + "%time " * 1_000 + "a = 1") == {"b": 1}


def test_an_endless_line_does_not_hide_the_lines_around_it():
    source = "!ls\nx = '" + "*" * 20_000 + "'\nb = %env HOME\na = 1"
    assert assigned(source) == {"x": 2, "b": 3, "a": 4}
