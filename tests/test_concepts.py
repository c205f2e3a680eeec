"""The keys of the concept questions, and the replies to an answer."""

from __future__ import annotations

import pytest

from grader import answer, concepts
from grader.lessons import SLUGS
from grader.store import Store, Tries

KEY = """
["03-1"]
right = "b"
["03-1".why]
a = "No: the mask keeps with 1 - p."
b = "Yes: `1 - p` is the share that is kept."
c = "No: <p> is the share that is dropped."
"""


@pytest.fixture(autouse=True)
def key(tmp_path, monkeypatch):
    """Use a folder with one key, and remember progress there."""
    (tmp_path / "03.toml").write_text(KEY, encoding="utf-8")
    monkeypatch.setattr(concepts, "FOLDER", tmp_path)
    monkeypatch.setenv("GRADER_PROGRESS", str(tmp_path / "progress.json"))
    concepts.questions_of.cache_clear()
    yield
    concepts.questions_of.cache_clear()


def test_right_letter_is_confirmed_with_its_reason():
    assert repr(answer("03-1", "b")) == "✓ 03-1 b   Yes: `1 - p` is the share that is kept."
    assert repr(answer("03-1", " B ")) == repr(answer("03-1", "b"))


def test_wrong_letter_is_explained_and_the_right_one_not_given_away():
    reply = answer("03-1", "c")
    assert repr(reply) == "✗ 03-1 c   No: <p> is the share that is dropped."
    assert "&lt;p&gt;" in reply._repr_html_() and "Yes" not in reply._repr_html_()


@pytest.mark.parametrize("choice", ["?", "", " "])
def test_question_mark_is_not_answered_yet(choice):
    assert repr(answer("03-1", choice)).startswith("· 03-1   not answered yet: put a, b or c")


@pytest.mark.parametrize("choice", ["d", "ab", None, 2, ["a"]])
def test_unknown_letter_is_answered_with_the_known_ones(choice):
    assert "the answer is one of a, b or c, got " in repr(answer("03-1", choice))


@pytest.mark.parametrize("question", ["03-9", "99-1", "sub/03-1", "", None, 3])
def test_unknown_question_is_one_line(question, tmp_path):
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "03.toml").write_text(KEY, encoding="utf-8")
    reply = repr(answer(question, "a"))
    assert reply.startswith("· no question is called ") and not answer(question, "a")


def test_tries_are_remembered_and_non_answers_are_not():
    for choice in ("?", "a", "z", "b"):
        answer("03-1", choice)
    assert Store().read().questions == {"03-1": Tries("a", "b", True)}


@pytest.mark.parametrize(
    "broken",
    ['["03-1"]\nright = "z"\n["03-1".why]\na = "x"\nb = "y"', "[[", '["04-1"]\nright = "a"'],
)
def test_broken_key_is_told_as_our_fault(broken, tmp_path):
    (tmp_path / "03.toml").write_text(broken, encoding="utf-8")
    assert repr(answer("03-1", "a")).startswith("! the grader failed; your answer was not judged")


def test_every_stored_key_is_sound(monkeypatch):
    monkeypatch.undo()
    concepts.questions_of.cache_clear()
    for lesson in SLUGS:
        for question in concepts.questions_of(lesson).values():
            words = question.why[question.right]
            assert set(question.why) == {"a", "b", "c"} or len(question.why) > 1, question.id
            assert all(len(why.split()) >= 3 for why in question.why.values()), question.id
            assert words, question.id
