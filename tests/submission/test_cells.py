import json
import os
import warnings

import nbformat
import pytest

from grader.submission import UnreadableSubmission, parse_submission, read_submission

CODE = {"cell_type": "code", "source": "a = 1"}


def as_bytes(**notebook):
    return json.dumps(notebook).encode()


def refusal(name, data):
    with pytest.raises(UnreadableSubmission) as caught:
        parse_submission(name, data)
    message = str(caught.value)
    assert message.startswith(name + " ")
    assert "\n" not in message
    return message


def test_code_cells_are_numbered_among_all_code_cells():
    cells = [CODE, {"cell_type": "markdown", "source": "a = 2"}, CODE | {"source": ""}, CODE]
    found = parse_submission("a.ipynb", as_bytes(cells=cells))
    assert [statement.place for statement in found.statements] == ["cell 1", "cell 3"]


def test_a_source_may_be_one_string_or_lines():
    cells = [CODE | {"source": ["a = 1\n", "b = 2"]}]
    found = parse_submission("a.ipynb", as_bytes(cells=cells))
    assert [(each.source, each.line) for each in found.statements] == [("a = 1", 1), ("b = 2", 2)]


def test_what_the_schema_demands_besides_does_not_matter(capfd):
    cells = [CODE | {"outputs": "none", "id": 7}, {"cell_type": "raw"}, {"cell_type": "code"}, {}]
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        found = parse_submission("a.ipynb", as_bytes(cells=cells, nbformat="x", metadata=None))
    assert len(found.statements) == 1
    assert capfd.readouterr() == ("", "")


def test_format_3_is_read_as_nbformat_upgrades_it():
    cells = [
        {"cell_type": "code", "input": ["a = 1\n", "b = 2"], "language": "python", "outputs": []},
        {"cell_type": "heading", "source": ["c = 3"], "level": 1},
        {"cell_type": "code", "input": "d = 4", "language": "python", "outputs": []},
    ]
    old = {"nbformat": 3, "nbformat_minor": 0, "metadata": {"name": "old"}}
    old["worksheets"] = [{"cells": cells[:2]}, {"cells": cells[2:]}]
    new = nbformat.convert(nbformat.reads(json.dumps(old), as_version=nbformat.NO_CONVERT), 4)

    found = parse_submission("a.ipynb", json.dumps(old).encode())

    assert found.statements
    assert found.statements == parse_submission("a.ipynb", json.dumps(new).encode()).statements
    assert found.advice == ("a.ipynb is in notebook format 3; open it in Jupyter and save it",)


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.txt", b"x = 1", "must end in .py or .ipynb"),
        ("a", b"x = 1", "must end in .py or .ipynb"),
        ("a.py", b"", "is empty"),
        ("a.ipynb", b" \n", "is empty"),
        ("a.ipynb", b"x = 1", "is not JSON: Expecting value (line 1)"),
        ("a.ipynb", b'{"cells": [\n{"cell_type"', "is cut off: its JSON ends too early (line 2)"),
        ("a.ipynb", b'{"cells": "code', "is cut off: its JSON ends too early (line 1)"),
        ("a.ipynb", b"[1, 2]", "is JSON but not a notebook: it has no list of cells"),
        ("a.ipynb", b'{"cells": 3}', "is JSON but not a notebook: it has no list of cells"),
        ("a.ipynb", b'{"worksheets": [{"cells": 3}]}', "is JSON but not a notebook"),
        ("a.ipynb", b'{"cells": [3]}', "a cell must be an object, got int"),
        ("a.ipynb", as_bytes(cells=[CODE | {"source": 5}]), "source must be text, got int"),
        ("a.ipynb", as_bytes(cells=[CODE | {"source": ["a", 5]}]), "source must be text, got list"),
        ("a.ipynb", as_bytes(cells=[CODE | {"source": None}]), "must be text, got NoneType"),
        ("a.ipynb", b"[" * 100_000, "its JSON is nested too deeply"),
        ("a.ipynb", b"9" * 5_000, "its JSON holds a number too long to read"),
        ("a.py", b"-" * 100_000 + b"1", "nested too deeply to be read"),
        ("a.py", b"a = 1\n" * 200_000, "at most 1,000,000 characters of code, got 1,200,000"),
        ("a.ipynb", as_bytes(cells=[CODE] * 250_000), "characters of code, got 1,250,000"),
        ("a.py", b"a = 1\n" * 6_000, "at most 5,000 top-level statements, got more"),
    ],
)
def test_bad_input_is_refused_in_one_clear_line(name, data, reason):
    assert reason in refusal(name, data)


def test_a_file_is_read_by_its_path(tmp_path):
    path = tmp_path / "layer.PY"
    path.write_text("a = 1\n")
    found = read_submission(path)
    assert (found.name, found.statements[0].place) == ("layer.PY", "layer.PY")


def test_a_path_that_is_no_file_is_refused(tmp_path):
    folder, pipe = tmp_path / "folder.py", tmp_path / "pipe.py"
    folder.mkdir()
    os.mkfifo(pipe)
    wrong = {
        tmp_path / "a.py": "is not there",
        folder: "is a folder",
        pipe: "is not an ordinary file",
        tmp_path / "a\0.py": "is not a possible file name",
    }
    for path, reason in wrong.items():
        with pytest.raises(UnreadableSubmission, match=reason):
            read_submission(path)
