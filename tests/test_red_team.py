"""Hostile submissions earn nothing, reach nothing and leave nothing behind: bubblewrap."""

import os
import shutil
import signal
import socket
import subprocess
import sys
from dataclasses import replace

import pytest
from hostile_canaries import Canaries
from hostile_reports import unfit, unfit_markup, unfit_text
from hostile_run import CAPSTONE, Arena, Attack, find_attacks

from grader.isolation import Unavailable
from grader.judge import stopped

ATTACKS = find_attacks()
linux_only = pytest.mark.skipif(sys.platform != "linux", reason="sandboxes need Linux")


@pytest.fixture(scope="module")
def arena():
    try:
        found = Arena("bubblewrap+seccomp")
    except Unavailable as reason:
        pytest.skip(str(reason))
    yield found
    found.close()


@pytest.mark.parametrize("attack", ATTACKS, ids=str)
def test_attack_is_held_by_bubblewrap(arena, attack):
    assert arena.complaints(attack) == []


def test_there_are_attacks_of_every_kind():
    kinds = {attack.kind for attack in ATTACKS}
    assert len(ATTACKS) >= 75
    assert kinds >= {"time", "memory", "processes", "files", "network", "signals", "descriptors"}
    assert kinds >= {"patching", "tricks", "pickles", "exceptions", "output", "compile", "exit"}


@pytest.fixture
def canaries():
    found = Canaries()
    yield found
    found.close()


@linux_only
def test_untouched_canaries_are_silent(canaries):
    assert canaries.touched() == []


@linux_only
def test_canaries_notice_a_changed_file(canaries):
    canaries.file.write_text("changed")
    assert "files changed" in canaries.touched()[0]


@linux_only
def test_canaries_notice_a_marked_file_elsewhere(canaries):
    left = f"/dev/shm/{canaries.mark}"
    open(left, "w").close()
    found = canaries.touched()
    os.unlink(left)
    assert left in found[0]


@linux_only
def test_canaries_notice_a_connection_and_a_datagram(canaries):
    place = ("127.0.0.1", canaries.port)
    with socket.create_connection(place), socket.socket(type=socket.SOCK_DGRAM) as sender:
        sender.sendto(b"x", place)
        assert canaries.touched() == ["2 servers were reached"]


@linux_only
def test_canaries_notice_a_signal(canaries):
    canaries.victim.send_signal(signal.SIGUSR1)
    canaries.victim.wait()
    assert canaries.touched() == ["the marked process was signalled"]


@linux_only
@pytest.mark.skipif(not shutil.which("sleep"), reason="needs the program sleep")
def test_arena_notices_what_is_left_running(arena):
    # The shell ends at once, so that its child has no parent any more.
    shell = subprocess.run(["sh", "-c", "sleep 60 >/dev/null & echo $!"], stdout=subprocess.PIPE)
    pid = int(shell.stdout)
    found = arena._of_surroundings()
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    assert found == ["1 processes are new"]


BREACH = """import os
# @PART right@
DropoutLayer = RightLayer if os.listdir(os.path.dirname(os.__file__)) else None
"""


def test_arena_notices_an_attack_that_succeeds(arena, tmp_path):
    path = tmp_path / "listing.py"  # it lists the standard library, which it may
    path.write_text(BREACH)
    attack = Attack(path, CAPSTONE, earns=0, ends=("error",), built_as="")
    found = arena.complaints(attack)
    assert found == ["earned 20, not 0", "ended as passed: "]


def test_control_characters_are_unfit_to_be_shown():
    assert unfit_text("plain \n words") == []
    assert unfit_text("\x1b[2J") and unfit_text("\x9b") and unfit_text("\u202e")


def test_markup_is_unfit_to_be_shown():
    assert unfit_markup('<p class="x"><a href="06_dropout_layer.ipynb">6</a></p>') == []
    assert unfit_markup("<script>") and unfit_markup('<p onclick="x">')
    assert unfit_markup('<a href="javascript:x">')


def test_honest_message_is_fit_to_be_shown():
    verdict = replace(stopped(CAPSTONE, "error", "stopped at your line 3: <b> & more"), seed=1)
    assert list(unfit(verdict)) == []
