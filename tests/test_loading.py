"""How a learner's statements are executed, and what is told when they fail."""

import linecache

import numpy as np
import pytest

from grader.loading import execute, record_source
from grader.recorder import MAX_PRINTED
from grader.script import Code, Episode, Script, Step

CALL = Script((Episode("e", 1, (Step("r", "f"),)),))


def codes(*sources, place="06.py"):
    """Return the statements of a file, each beginning on the line after the last one."""
    found, line = [], 1
    for source in sources:
        found.append(Code(source, place, line))
        line += source.count("\n") + 1
    return found


def transcript(*sources):
    return record_source("f", codes(*sources), CALL)


def value(*sources):
    """Return what f() gives after these statements."""
    found = transcript(*sources)
    assert found.load_error is None
    return found.episodes[0][0].value


def test_the_statements_are_executed_in_order_in_one_namespace():
    assert value("a = 2", "a += 1", "def f(): return a") == 3


def test_the_last_definition_counts():
    assert value("def f(): return 1", "def f(): return 2") == 2


def test_a_failing_statement_is_passed_over():
    assert value("a = 2", "a = 1 / 0", "import no_such_module", "def f(): return a") == 2


def test_a_statement_that_does_not_compile_is_passed_over():
    assert value("return 3", "def f(): return 2") == 2


def test_a_missing_name_gives_the_first_exception():
    found = transcript("a = 1 / 0", "b = c", "def g(): pass")
    assert found.episodes == () and found.load_error.type == "ZeroDivisionError"


def test_a_missing_name_without_an_exception_is_a_name_error():
    error = transcript("def g(): pass").load_error
    assert error.type == "NameError" and error.message.startswith("f is not defined")


def test_an_exception_of_the_definition_itself_is_the_load_error():
    error = transcript("class f(missing):\n    pass").load_error
    assert (error.type, error.line, error.text) == ("NameError", 1, "class f(missing):")


def test_the_line_and_place_of_an_error_are_those_of_the_file():
    found = [Code("a = 1", "cell 2", 1), Code("\n\nf = [\n  1 / 0]", "cell 3", 7)]
    error = record_source("f", found, CALL).load_error
    assert (error.place, error.line, error.text) == ("cell 3", 10, "1 / 0]")


def test_the_line_of_a_later_call_is_quoted():
    found = [Code("def f():\n    return g()", "a.py", 20), Code("def g():\n    1 / 0", "b.py", 4)]
    error = record_source("f", found, CALL).episodes[0][0].value
    assert (error.place, error.line, error.text) == ("b.py", 5, "1 / 0")


def test_lines_of_another_file_of_that_name_are_not_quoted():
    transcript("a = 1", "def f():\n    return 1 / 0")
    error = transcript("def f():\n    return 2 / 0").episodes[0][0].value
    assert (error.line, error.text) == (2, "return 2 / 0")


def test_only_line_feeds_end_a_line_that_is_quoted():
    error = (
        transcript("def f():\n    'a\x0b\x0c\x1c\x85\u2028b'\n    return 1 / 0")
        .episodes[0][0]
        .value
    )
    assert (error.line, error.text) == (3, "return 1 / 0")


def test_statements_remembered_out_of_order_keep_their_lines():
    execute([Code("a = 1\n", "c.py", 5), Code("b = 2\n", "c.py", 1)])
    assert [linecache.getline("c.py", n) for n in (1, 5)] == ["b = 2\n", "a = 1\n"]


def test_future_annotations_hold_for_all_statements():
    source = "from __future__ import annotations"
    assert value(source, "def f(x: missing = 1) -> also.missing: return x") == 1


def test_without_the_future_statement_annotations_are_evaluated():
    assert transcript("def f(x: missing = 1): return x").load_error.type == "NameError"


@pytest.mark.parametrize("name", ["anotations", "*", "annotations, nonsense"])
def test_a_mistyped_future_import_is_passed_over(name):
    assert value(f"from __future__ import {name}", "def f(): return 2") == 2


def test_the_futures_of_the_grader_do_not_reach_the_learner():
    assert value("def f(x: int = 1): return f.__annotations__['x'] is int") is True


@pytest.mark.parametrize("future", ["", "from __future__ import annotations"])
def test_dataclasses_can_be_defined(future):
    data = "from dataclasses import dataclass, field"
    layer = "@dataclass\nclass A:\n    p: float\n    cache: list = field(default_factory=list)"
    assert value(future, data, layer, "def f(): return A(0.5).p + len(A(1).cache)") == 0.5


def test_the_name_of_the_module_is_main():
    assert value("if __name__ == '__main__':\n    def f(): return __name__") == "__main__"


def test_prints_at_load_come_before_prints_of_calls(capsys):
    found = transcript("print('load')", "def f(): print('call')")
    assert found.printed == "load\ncall\n"
    assert capsys.readouterr().out == ""


def test_prints_at_load_are_kept_beside_a_load_error():
    assert transcript("print('load')").printed == "load\n"


def test_prints_of_load_and_calls_are_bounded_together():
    found = transcript(f"print('a' * {MAX_PRINTED - 4})", "def f(): print('b' * 99)")
    assert len(found.printed) == MAX_PRINTED and found.printed.endswith("\nbbb")


@pytest.mark.parametrize(
    "end", ["import sys; sys.exit(3)", "raise SystemExit", "def a():\n  raise SystemExit\na()"]
)
def test_leaving_the_program_at_load_is_a_load_error(end):
    error = transcript(end, "def g(): pass").load_error
    assert (error.type, error.line) == ("SystemExit", 1 + end.count("\n") // 2)


def test_leaving_the_program_at_load_does_not_end_the_file():
    assert value("raise SystemExit", "def f(): return 1") == 1


def test_keyboard_interrupt_at_load_propagates():
    with pytest.raises(KeyboardInterrupt):
        transcript("raise KeyboardInterrupt")


def test_seeding_at_load_leaves_the_global_state_as_it_was():
    before = np.random.get_state()[1].copy()
    transcript("import numpy as np", "np.random.seed(3)", "def f(): return 1")
    assert np.array_equal(np.random.get_state()[1], before)


def test_seeding_at_load_does_not_decide_the_draws_of_calls():
    draw = "def f(): return np.random.rand()"
    one, two = (value("import numpy as np", f"np.random.seed({n})", draw) for n in (1, 2))
    assert one == two


def test_one_file_does_not_see_the_names_of_another():
    transcript("secret = 1", "def f(): pass")
    assert transcript("f = secret").load_error.type == "NameError"


def test_builtins_of_the_learner_are_the_usual_ones():
    assert value("def f(): return sum(range(4))") == 6
