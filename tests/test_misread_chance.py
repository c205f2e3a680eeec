"""Chance neither names nor excuses anything: records of unlucky draws, found by trying seeds."""

from pathlib import Path

import numpy as np
import pytest

from grader.exercises import find_exercise
from grader.judge import judge
from grader.loading import record_source
from grader.script import Code
from grader.verdict import Verdict

LAYER = find_exercise("DropoutLayer")
WRONG = Path(__file__).parent / "layers" / "wrong"
# As the seed draws them: own generators would draw something else each time.
SEEDED = {
    "np.random.default_rng()": "np.random",
    "self.rng.random(x.shape)": "np.random.rand(*x.shape)",
    "self.rng.integers(x.size)": "np.random.randint(x.size)",
}


def verdict_on(layer: str, seed: int) -> Verdict:
    """Return the verdict on a wrong layer, whose draws begin from the seed."""
    source = (WRONG / f"{layer}.py").read_text()
    for own, global_one in SEEDED.items():
        source = source.replace(own, global_one)
    script = LAYER.script(np.random.default_rng(seed))
    record = record_source("DropoutLayer", [Code(source, "layer.py", 1)], script)
    return judge(LAYER, script, record)


def names_of(layer: str, seed: int) -> set[str]:
    """Return the misconceptions that are named for a wrong layer."""
    return {named.id for named in verdict_on(layer, seed).misconceptions}


@pytest.mark.parametrize("seed", [49, 54, 57])
def test_zeros_that_a_swapped_rate_dropped_prove_no_guessing(seed):
    assert names_of("paper_convention", seed) == {"keep_drop_swapped"}


@pytest.mark.parametrize("seed", [2, 6, 9])
def test_few_coins_of_a_run_of_neighbours_prove_no_swapped_rate(seed):
    assert names_of("contiguous_run", seed) <= {"correlated_mask"}


@pytest.mark.parametrize("seed", [4, 9, 16])
def test_bands_for_independent_entries_name_nothing_of_tied_ones(seed):
    assert names_of("rows_times_columns", seed) <= {"correlated_mask"}


@pytest.mark.parametrize("seed", [14, 16, 19])
def test_places_that_are_hardly_ever_dropped_prove_no_shared_coins(seed):
    assert names_of("fading_rate", seed) == set()


@pytest.mark.parametrize("seed", [3, 5, 16])
def test_masks_that_are_alike_by_their_ties_excuse_no_ties(seed):
    checks = {check.id: check.status for check in verdict_on("rows_times_columns", seed).checks}
    assert checks["mask_per_element"] == "failed"
