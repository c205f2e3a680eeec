"""Hostile submissions earn nothing, reach nothing and leave nothing behind: Landlock."""

import pytest
from hostile_run import Arena, find_attacks

from grader.isolation import Unavailable


@pytest.fixture(scope="module")
def arena():
    try:
        found = Arena("landlock+seccomp")
    except Unavailable as reason:
        pytest.skip(str(reason))
    yield found
    found.close()


@pytest.mark.parametrize("attack", find_attacks(), ids=str)
def test_attack_is_held_by_landlock(arena, attack):
    assert arena.complaints(attack) == []
