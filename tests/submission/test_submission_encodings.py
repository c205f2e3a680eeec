import pytest

from grader.submission import UnreadableSubmission, parse_submission

TEXT = "é = 'ü'  # ß\n"


def only(name, data):
    found = parse_submission(name, data)
    (statement,) = found.statements
    return statement.source, found.advice


def test_utf8_with_and_without_a_mark_needs_no_advice(notebook):
    for mark in (b"", b"\xef\xbb\xbf"):
        assert only("a.py", mark + TEXT.encode()) == ("é = 'ü'", ())
        assert only("a.ipynb", mark + notebook(TEXT)) == ("é = 'ü'", ())


def test_a_coding_line_is_obeyed():
    data = b"# -*- coding: latin-1 -*-\n" + TEXT.encode("latin-1")
    assert only("a.py", data) == ("é = 'ü'", ())


@pytest.mark.parametrize("codec", ["utf-16", "utf-32"])
def test_wide_text_is_read_with_advice(codec, notebook):
    advice = (f"a.py is {codec.upper()}; save it as UTF-8",)
    assert only("a.py", TEXT.encode(codec)) == ("é = 'ü'", advice)
    assert only("a.ipynb", notebook(TEXT).decode().encode(codec))[0] == "é = 'ü'"


@pytest.mark.parametrize("start", [b"", b"# coding: utf-8\n"])
def test_stray_latin_1_is_read_with_advice(start):
    source, (advice,) = only("a.py", start + TEXT.encode("latin-1"))
    assert source == "é = 'ü'"
    assert advice == "a.py is not UTF-8; it was read as Latin-1. Save it as UTF-8"


def test_stray_latin_1_in_a_notebook_is_read_with_advice(notebook):
    data = notebook("a = '?'").replace(b"?", b"\xfc")
    source, advice = only("06.ipynb", data)
    assert source == "a = 'ü'"
    assert advice == ("06.ipynb is not UTF-8; it was read as Latin-1. Save it as UTF-8",)


def test_utf8_under_a_wrong_coding_line_is_read_with_advice():
    source, (advice,) = only("a.py", b"# coding: ascii\n" + TEXT.encode())
    assert source == "é = 'ü'"
    assert "read as UTF-8" in advice


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"# coding: klingon\na = 1", "a coding line Python refuses: unknown encoding: klingon"),
        (b"\xef\xbb\xbf# coding: latin-1\na = 1", "a coding line Python refuses"),
        (b"# coding: rot13\na = 1", "declares rot13, which is not text"),
        (b"a = 1\0", "holds NUL bytes"),
        ("a = 1".encode("utf-16-le"), "holds NUL bytes"),
        (b"\x89PNG\r\n\x1a\n\x01\x02", "its bytes are not UTF-8"),
        (b"\xff\xfea", "begins as UTF-16 text but goes on as something else"),
    ],
)
def test_bytes_that_are_not_text_are_refused(data, reason):
    with pytest.raises(UnreadableSubmission, match=reason):
        parse_submission("a.py", data)


@pytest.mark.parametrize("end", [b"\r\n", b"\r", b"\n"])
def test_every_line_end_counts_the_same(end):
    found = parse_submission("a.py", end.join([b"a = 1", b"", b"def f():", b"    return a"]))
    assert [(each.line, each.source) for each in found.statements] == [
        (1, "a = 1"),
        (3, "def f():\n    return a"),
    ]


def test_line_breaks_python_does_not_know_keep_the_count():
    found = parse_submission("a.py", "a = '\u2028\x0b'\nb = 2".encode())
    assert found.statements[1].line == 2


def test_a_lone_surrogate_harms_nothing(notebook):
    found = parse_submission("a.ipynb", notebook("a = '?'").replace(b"?", rb"\ud800"))
    found.statements[0].source.encode()
    assert found.binds("a")
