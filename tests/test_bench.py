"""The benchmark's arithmetic and tables; nothing here looks at the clock."""

import io
import sys

import numpy as np
import pytest
from bench.__main__ import main as bench
from bench.answers import EXERCISE, LAYERS, LESSON, answered, layer, sources, write_class
from bench.big_class import ClassRun, Glance, class_table, students_done
from bench.levels import LevelRates, levels_table
from bench.measuring import interleaved, ratio, spread
from bench.peers.compared import classes_table, each_further, tricks_table
from bench.peers.peer import can_import, layer_notebook, run_bounded
from bench.peers.six_checks import CHECKS
from rich.console import Console

from grader.cli import main as grader
from grader.submission import parse_submission


def shown(table):
    console = Console(file=io.StringIO(), width=110)
    console.print(table)
    return console.file.getvalue()


def steady(students, slower_from=None):
    """Return a run of a student a second; from some student on, of one in two seconds."""
    glances = [Glance(5.0, 0, 50 << 20)]
    for done in range(1, students + 1):
        pace = 2.0 if slower_from and done > slower_from else 1.0
        glances.append(Glance(glances[-1].seconds + pace, done, (50 << 20) + done))
    last = glances[-1]
    return ClassRun(students, 2, "auto", (*glances, Glance(last.seconds + 3.0, students, 0)))


def test_spread_is_the_median_and_both_ends():
    assert f"{spread([3.0, 1.0, 2.0]):.1f}" == "2.0 (1.0-3.0)"


def test_ratio_is_taken_round_by_round():
    assert ratio([1.0, 10.0], [2.0, 20.0]).high == 0.5


def test_cases_take_turns_within_each_round():
    order = []
    cases = {name: lambda name=name: order.append(name) or 1.0 for name in "AB"}
    assert interleaved(cases, 2, lambda _: None) == {"A": [1.0, 1.0], "B": [1.0, 1.0]}
    assert order == ["A", "B", "A", "B"]


def test_even_pace_has_no_slowdown():
    assert steady(1000).slowdown(100) == pytest.approx(1.0)


def test_last_hundred_at_half_the_pace_cost_twice():
    assert steady(1000, slower_from=900).slowdown(100) == pytest.approx(2.0)


def test_small_class_has_no_first_and_last_hundred():
    assert steady(150).slowdown(100) is None


def test_rate_counts_the_start_and_the_reports():
    assert steady(92).rate == pytest.approx(0.92)
    assert steady(92).overhead == pytest.approx(5.0 + 1.0 + 3.0)


def test_growth_begins_at_the_hundredth_verdict():
    assert steady(1000).growth == 900


def test_moments_between_two_glances_are_interpolated():
    glances = (Glance(0.0, 0, 1), Glance(10.0, 1, 1), Glance(20.0, 301, 1), Glance(20.0, 301, 0))
    assert ClassRun(301, 1, "auto", glances).slowdown(100) == pytest.approx(1.0)


def test_verdicts_are_counted_while_the_gradebook_grows(tmp_path):
    gradebook = tmp_path / "out" / "gradebook.sqlite"
    assert students_done(gradebook) == 0
    write_class(tmp_path / "class", 2)
    grader(["grade", str(tmp_path / "class"), "--out", str(gradebook.parent), "--jobs", "1"])
    assert students_done(gradebook) == 2


def test_no_two_students_hand_in_the_same():
    answers = dict(sources(3 * len(LAYERS)))
    assert len(answers) == len(set(answers.values())) == 3 * len(LAYERS)


def test_notebook_of_a_student_defines_the_layer():
    submission = parse_submission(LESSON, answered(layer("right/terse")))
    assert submission.binds(EXERCISE) and not submission.faults


def test_level_is_held_against_forks_without_isolation():
    rates = {("landlock+seccomp", 1): [50.0], ("none", 1): [100.0]}
    table = shown(levels_table(LevelRates(rates, {"bubblewrap+seccomp": "no bwrap"})))
    assert "0.50 (0.50-0.50)" in table and "20.0" in table
    assert "not here: no bwrap" in table


def test_class_table_names_its_units():
    table = shown(class_table([steady(1000, slower_from=900)]))
    assert "students/s" in table and "MiB" in table and "2.00" in table


def test_cost_of_one_more_submission_leaves_the_start_out():
    found = {
        ("grader", 10): [0.2],
        ("grader", 30): [0.1],
        ("otter", 10): [4.0],
        ("otter", 30): [3.0],
    }
    assert each_further(found)["otter"] == [pytest.approx((90 - 40) / 20)]
    assert "20.0 (20.0-20.0)" in shown(classes_table(found))


def test_tricks_stand_in_one_row_each():
    table = shown(tricks_table({"an endless loop": {"grader": "0%", "otter": "stopped"}}))
    assert any("endless" in row and "stopped" in row for row in table.splitlines())


def failed_checks(name):
    """Return the hand-written checks that a layer does not get past."""
    failed = []
    for check, code in CHECKS.items():
        namespace = {"np": np}
        exec(layer(name), namespace)
        try:
            exec(code, namespace)
        except AssertionError:
            failed.append(check)
    return failed


def test_hand_written_checks_tell_right_from_wrong():
    assert failed_checks("right/plain_mask_divided") == []
    assert failed_checks("wrong/no_scaling") == ["scaling"]


def test_peers_get_the_layer_and_nothing_else():
    assert [cell.source for cell in layer_notebook("x = 1").cells] == [
        "import numpy as np",
        "x = 1",
    ]


def test_command_without_end_is_stopped(tmp_path):
    endless = [sys.executable, "-c", "while True: pass"]
    assert run_bounded(endless, tmp_path, {}, 0.5) is False


def test_failing_command_tells_its_last_words(tmp_path):
    with pytest.raises(RuntimeError, match="no such luck"):
        run_bounded([sys.executable, "-c", "raise SystemExit('no such luck')"], tmp_path, {}, 60)


def test_package_that_is_not_there_is_noticed():
    assert can_import(sys.executable, "numpy")
    assert not can_import(sys.executable, "no_package_of_this_name")


def test_unknown_section_is_refused(capsys):
    with pytest.raises(SystemExit, match="2"):
        bench(["--only", "everything"])
    assert "levels" in capsys.readouterr().err
