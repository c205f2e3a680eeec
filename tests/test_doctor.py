"""The doctor reports what its probe found, never what a level's name promises."""

import pytest

from grader import doctor
from grader.cli import main
from grader.doctor import Finding, advice, examine
from grader.isolation import Unavailable, open_level
from grader.isolation.levels import SANDBOXES
from grader.isolation.probe import attempts


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    monkeypatch.setattr(doctor, "MEASURED_SECONDS", 0.05)


@pytest.mark.parametrize("level", SANDBOXES)
def test_probe_gets_nothing_in_a_sandbox(level):
    try:
        runner = open_level(level)
    except Unavailable as reason:
        pytest.skip(str(reason))
    found = attempts(runner)
    runner.close()
    # Landlock hides what is in a file, not that it exists.
    seen = [] if level == SANDBOXES[0] else ["see that a file of yours exists"]
    assert [attempt.words for attempt in found if attempt.worked] == seen


def test_probe_can_do_what_it_tries_where_nothing_stops_it():
    runner = open_level("subprocess")
    worked = {attempt.words for attempt in attempts(runner) if attempt.worked}
    runner.close()
    assert worked >= {
        "read a file of yours",
        "list a folder of yours",
        "write into a folder of yours",
        "reach a program on a local port",
        "start a program",
        "start a thread",
        "leave something for the next submission",
    }


def test_finding_measures_a_rate():
    assert examine("subprocess").gradings_a_second > 0


def test_missing_level_is_said_with_its_reason(monkeypatch):
    def refuse(level):
        raise Unavailable(f"{level}: bwrap is not installed")

    monkeypatch.setattr(doctor, "open_level", refuse)
    assert examine("bubblewrap+seccomp").missing == "bwrap is not installed"


def test_no_advice_where_the_strongest_level_works():
    assert advice([Finding("bubblewrap+seccomp"), Finding("landlock+seccomp", "no")]) == []


def test_advice_names_what_to_install(monkeypatch):
    monkeypatch.setattr(doctor.sys, "platform", "linux")
    monkeypatch.setattr(doctor.shutil, "which", lambda name: None)
    missing = Finding("bubblewrap+seccomp", "bwrap is not installed")
    assert "apt install bubblewrap" in advice([missing])[0]


def test_command_prints_every_attempt_and_what_is_used(capsys):
    assert main(["doctor"]) == 0
    printed = capsys.readouterr().out
    assert "signal the grader" in printed
    assert "check and grade use" in printed
