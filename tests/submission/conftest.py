"""Small notebooks to read, and a way to execute what was cut out of them."""

import json
from contextlib import suppress

import pytest

from grader.submission import parse_submission


@pytest.fixture
def notebook():
    """Return the bytes of a notebook with these code cells."""

    def build(*sources, **fields):
        cells = [
            {"cell_type": "code", "source": source, "metadata": {}, "outputs": []}
            for source in sources
        ]
        whole = {"cells": cells, "nbformat": 4, "nbformat_minor": 5, "metadata": {}}
        return json.dumps(whole | fields).encode()

    return build


@pytest.fixture
def read(notebook):
    """Return the submission made of these code cells."""
    return lambda *sources: parse_submission("06.ipynb", notebook(*sources))


@pytest.fixture
def sources(read):
    """Return the statements that a name needs, as text."""

    def cut(name, *cells):
        return [statement.source for statement in read(*cells).slice(name).statements]

    return cut


@pytest.fixture
def value(read):
    """Execute the statements that a name needs, but for failing ones; return its value."""

    def run(name, *cells):
        namespace = {}
        for each in read(*cells).slice(name).statements:
            text = "\n" * (each.line - 1) + each.source
            with suppress(Exception):
                exec(compile(text, each.place, "exec", dont_inherit=True), namespace)
        return namespace[name]

    return run
