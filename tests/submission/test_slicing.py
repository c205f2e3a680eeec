import pytest

CLASS = "class DropoutLayer:\n    value = 1"


def test_an_exercise_needs_its_definition_and_what_that_uses(sources):
    layer = "class DropoutLayer(Base):\n    def forward(self, x):\n        return scale(x) * rng"
    cells = [
        "import numpy as np, math\nimport os",
        "rng = np.pi\nunused = 3",
        "class Base: pass",
        layer,
        "def scale(x):\n    return x * FACTOR",
        "FACTOR = 2",
    ]
    assert sources("DropoutLayer", *cells) == [
        "import numpy as np, math",
        "rng = np.pi",
        "class Base: pass",
        layer,
        "def scale(x):\n    return x * FACTOR",
        "FACTOR = 2",
    ]


def test_scratch_is_left_out(sources):
    scratch = [
        "check(DropoutLayer)",
        "print(DropoutLayer)\nassert DropoutLayer\n%matplotlib inline\nDropoutLayer?",
        "layer = DropoutLayer()\nfor i in range(3):\n    layer.forward(i)",
        "plt.plot(layer.forward(x))\n'text'\nraise ValueError",
        "if __name__ == '__main__':\n    DropoutLayer = None",
    ]
    assert sources("DropoutLayer", *scratch, CLASS, *scratch) == [CLASS]


def test_a_local_name_does_not_drag_in_a_scratch_one(sources):
    layer = (
        "class DropoutLayer:\n    p = 0.5\n    def forward(self, x):\n        mask = x > self.p\n"
        "        return [i for i in mask]\n    __call__ = forward"
    )
    scratch = "x = 1\nmask = 2\np = 3\ni = 4\nself = 5\nforward = 6"
    assert sources("DropoutLayer", scratch, layer, scratch) == [layer]


def test_a_loop_variable_does_not_drag_in_other_loops(sources):
    table = "W = [0] * 3\nfor i in range(3):\n    W[i] = i"
    assert sources("W", "for i in range(9):\n    train(i)", table) == table.split("\n", 1)


def test_nothing_binds_an_unknown_name(read):
    found = read("from os import *\nDropoutLayer.a = 1\nif __name__ == '__main__':\n    other = 1")
    for name in ("DropoutLayer", "other"):
        assert not found.binds(name)
        assert found.slice(name).statements == ()


def test_the_last_definition_counts(value, sources):
    cells = ["def f():\n    return 1", "f()", "f = 5", "def f():\n    return 2"]
    assert value("f", *cells)() == 2
    assert sources("f", *cells) == cells[-1:]


@pytest.mark.parametrize(
    "cells",
    [
        ["f = 1", "f = f + 1"],
        ["f = 1", "if f:\n    f = 2"],
        ["f = 1", "g = f + 1", "f = 2", "f = g"],
        ["def f(): return 2", "def g(): return f()", "h = g()", "def f(): return h", "f = f()"],
        ["f = 2", "try:\n    import nowhere as f\nexcept ImportError:\n    pass"],
        ["class f: x = 1", "class f(f): y = 1", "f = f.x + f.y"],
        ["f = 1", "f += 1"],
        ["def g():\n    global f\n    f = 2", "f = 1", "g()"],
        ["f = 2", "class f(nowhere.Base): pass"],
        ["f = 2", "def f(x=later): pass", "later = 1"],
        ["f = 2", "f = 1 / zero", "zero = 0"],
        ["f = 2", "zero = 0", "f = 1 / zero"],
        ["f = 2", "(f,) = ()"],
        ["def g():\n    global f\n    f = 2", "g()"],
        [
            "all = [2, 3]",
            "last = all.pop()",
            "last = 0",
            "def f(): return all, last",
            "f = f()[0][0]",
        ],
        ["all = [1, 3]", "last = all.pop()", "last = 0", "f = len(all) + 1 + last"],
        ["f = 2", "def g():\n    global f\n    f = 1"],
    ],
)
def test_a_definition_that_a_later_one_builds_on_stays(cells, value):
    assert value("f", *cells) == 2


def test_a_replaced_definition_takes_its_needs_along(sources):
    cells = ["import nowhere", "rng = nowhere.rng()", "rng = 2", "def f():\n    return rng"]
    assert sources("f", *cells) == cells[2:]


def test_a_definition_on_a_builtin_replaces_an_older_one(sources):
    cells = ["class f: pass", "class f(ValueError): pass"]
    assert sources("f", *cells) == cells[1:]


def test_recursion_does_not_keep_an_older_version(sources):
    cells = ["def f(n):\n    raise NotImplementedError", "def f(n):\n    return n and f(n - 1)"]
    assert sources("f", *cells) == cells[1:]


def test_a_block_that_binds_is_included_whole(sources):
    block = "try:\n    import nowhere as np\n    print(1)\nexcept ImportError:\n    np = 1"
    assert sources("f", block, "def f():\n    return np") == [block, "def f():\n    return np"]


def test_star_imports_come_along_and_future_imports_first(sources):
    cells = ["import os\nfrom math import *", "f = 1", "from __future__ import annotations"]
    assert sources("f", *cells) == [
        "from __future__ import annotations",
        "from math import *",
        "f = 1",
    ]


def test_default_arguments_decorators_and_annotations_are_needs(sources):
    cells = ["a = b = c = d = 1", "def deco(g):\n    return g", "@deco\ndef f(x: a = b): pass"]
    assert sources("f", *cells) == cells


def test_dependencies_of_a_broken_cell_are_lost_and_the_rest_runs(value):
    assert value("f", "x = (", "y = 2", "def f():\n    return y")() == 2


def test_errors_name_the_learners_line(value):
    layer = "%%time\n\n\nclass DropoutLayer:\n    def forward(self):\n        return missing"
    with pytest.raises(NameError) as caught:
        value("DropoutLayer", "a = 1", layer)().forward()
    frame = caught.traceback[-1]
    assert (str(frame.path), frame.lineno + 1) == ("cell 2", 6)


def test_thousands_of_definitions_are_cut_in_time(read):
    found = read(*["f = f1\nf1 = 2\ndef g():\n    return f"] * 1_500)
    assert len(found.slice("g").statements) == 4_500
