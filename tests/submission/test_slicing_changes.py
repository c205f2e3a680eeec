import pytest

CLASS = "class DropoutLayer:\n    value = 1\n    items = {}"


@pytest.mark.parametrize(
    "cells",
    [
        ["DropoutLayer.value = 2"],
        ["new = 2", "DropoutLayer.value = new"],
        ["DropoutLayer.value += 1"],
        ["setattr(DropoutLayer, 'value', 2)"],
        ["for name in ['value']:\n    setattr(DropoutLayer, name, 2)"],
        [
            "def twice(cls):\n    cls.value = 2\n    return cls",
            "DropoutLayer = twice(DropoutLayer)",
        ],
        ["class DropoutLayer(DropoutLayer):\n    value = 2"],
        ["def patch(cls):\n    cls.value = 2", "patch(DropoutLayer)"],
        ["def patch(n, *, cls):\n    cls.value = n", "patch(2, cls=DropoutLayer)"],
        ["def patch(cls):\n    setattr(cls, 'value', 2)", "x = patch(DropoutLayer)"],
        ["patch = lambda cls: setattr(cls, 'value', 2)", "patch(DropoutLayer)"],
        ["def a(k):\n    k.value = 2", "def b(cls):\n    a(cls)", "b(DropoutLayer)"],
        ["def patch(cls):\n    cls.value = 2", "mend = patch\nmend(DropoutLayer)"],
        ["def patch():\n    DropoutLayer.value = 2", "patch()"],
        ["def patch():\n    global DropoutLayer\n    class DropoutLayer: value = 2", "patch()"],
        ["D = DropoutLayer", "D.value = 2"],
        ["try:\n    D = DropoutLayer\nexcept NameError:\n    pass", "D.value = 2"],
        ["for each in (int, DropoutLayer)[1:]:\n    DropoutLayer.value = 2"],
        ["class Other: pass", "for each in (Other, DropoutLayer):\n    each.value = 2"],
        ["if True:\n    DropoutLayer.value = 2"],
        ["del DropoutLayer.value", "DropoutLayer.value = 2"],
    ],
)
def test_a_later_change_of_the_answer_belongs_to_it(cells, value):
    assert value("DropoutLayer", CLASS, *cells).value == 2


@pytest.mark.parametrize(
    "cells",
    [
        ["CONFIG = {}", "CONFIG.update(p=2)"],
        ["CONFIG = {'p': 1}", "CONFIG['p'] = 2"],
        ["CONFIG = {}", "def put(p):\n    CONFIG['p'] = p", "put(2)"],
        ["CONFIG = {}", "def put(to, p):\n    to.update(p=p)", "put(CONFIG, 2)"],
        ["CONFIG = {'p': 1}", "other = CONFIG", "other['p'] = 2"],
        ["CONFIG = {'p': 1}", "other = CONFIG", "other |= {'p': 2}"],
        ["CONFIG = {'p': 1}", "for CONFIG['p'] in [2]:\n    pass"],
        [
            "CONFIG = {}",
            "def put(f):\n    CONFIG['p'] = f()\n    return f",
            "@put\ndef two(): return 2",
        ],
    ],
)
def test_a_change_of_needed_data_belongs_to_the_slice(cells, value):
    assert value("f", "def f():\n    return CONFIG['p']", *cells)() == 2


@pytest.mark.parametrize(
    "cells",
    [
        ["def run(layer, x):\n    layer.count = x", "run(1, DropoutLayer)"],
        ["def run(cls):\n    layer = cls()\n    layer.value = 3", "run(DropoutLayer)"],
        ["net = DropoutLayer()", "net.items.update(p=1)", "net.value = 3"],
        ["history = []", "history.append(DropoutLayer().value)"],
        ["other = {}", "other.update(a=DropoutLayer)"],
        ["class Net:\n    def __init__(self):\n        self.layer = DropoutLayer()", "Net()"],
        ["def patch(cls):\n    print(cls)", "patch(DropoutLayer)"],
        ["class Net:\n    D = DropoutLayer", "class D: pass", "D.value = 3"],
        ["def run():\n    DropoutLayer = {}\n    DropoutLayer['a'] = 3", "run()"],
    ],
)
def test_scratch_that_changes_something_else_is_left_out(cells, sources):
    assert sources("DropoutLayer", CLASS, *cells) == [CLASS]


def test_methods_of_modules_and_of_the_tested_object_are_not_followed(sources):
    function = "def f():\n    return np, layer"
    cells = ["import numpy as np", CLASS, "layer = DropoutLayer()", function]
    scratch = ["np.random.append(1)", "layer.update()", "layer.items.clear()"]
    assert sources("f", *cells, "rng = 1", *scratch)[-1] == "layer.items.clear()"
    layer = "class DropoutLayer:\n    def f(self):\n        return np, layer"
    assert sources("DropoutLayer", cells[0], layer, cells[2], *scratch) == [
        cells[0],
        layer,
        cells[2],
    ]


def test_what_a_star_import_may_bind_is_changed_too(sources):
    cells = ["from nowhere import *", "Base.value = 2", "class DropoutLayer(Base): pass"]
    assert sources("DropoutLayer", *cells) == cells


def test_a_function_that_changes_hundreds_of_names_is_not_followed(sources):
    body = "\n    ".join(f"a{number}.b = 1" for number in range(200))
    scratch = f"def run():\n    DropoutLayer.value = 2\n    {body}"
    assert sources("DropoutLayer", CLASS, scratch, "run()") == [CLASS]


def test_a_change_before_the_name_is_bound_can_only_fail_and_is_left_out(sources):
    assert sources("DropoutLayer", "DropoutLayer.value = 2", CLASS) == [CLASS]


def test_a_change_of_an_older_version_keeps_that_version(value):
    cells = ["DropoutLayer.value = 5", CLASS.replace("1", "2")]
    assert value("DropoutLayer", CLASS, *cells).value == 2


def test_renaming_a_function_over_and_over_costs_nothing(sources):
    patch = "def patch(cls):\n    cls.value = 2"
    cells = [CLASS, patch, *["patch = patch", "mend = patch", "patch = mend"] * 20]
    assert sources("DropoutLayer", *cells, "mend(DropoutLayer)")[-1] == "mend(DropoutLayer)"


def test_functions_that_call_each_other_end(read):
    chain = "\n".join(f"def f{i}(x):\n    f{i + 1}(x)" for i in range(2_000))
    loop = "def f2000(x):\n    f0(x)\n    x.value = 2"
    found = read(CLASS, chain, loop, "f1999(DropoutLayer)\nf0(DropoutLayer)")
    assert CLASS in [statement.source for statement in found.slice("DropoutLayer").statements]
