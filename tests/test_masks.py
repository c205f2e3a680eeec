"""Statements about masks hold for independent entries and fail for each fault."""

import numpy as np
import pytest

from grader import bands, masks

SEEDS = range(200)
T, SHAPE = 50, (8, 16)


def fair(seed, p=0.5, shape=SHAPE, turns=T):
    """Return a stack of independent masks, True where kept."""
    return np.random.default_rng(seed).random((turns, *shape)) >= p


def large(seed, p, shape=(64, 256)):
    return fair(seed, p, shape, turns=1)[0]


def half_shared(seed, p=0.5, shape=(64, 256)):
    """Return a mask whose entries in odd columns are those to their left half of the time."""
    rng = np.random.default_rng(seed)
    mask = rng.random(shape) >= p
    copied = rng.random((shape[0], shape[1] // 2)) < 0.5
    mask[:, 1::2] = np.where(copied, mask[:, 0::2], mask[:, 1::2])
    return mask


# Rates.


@pytest.mark.parametrize("p", [0.2, 0.5, 0.8])
def test_the_rate_of_independent_entries_fits(p):
    assert all(masks.rate_is(large(seed, p), p) for seed in SEEDS)


@pytest.mark.parametrize(("p", "other"), [(0.2, 0.25), (0.5, 0.45), (0.7, 0.3), (0.3, 0.0)])
def test_another_rate_never_fits(p, other):
    assert not any(masks.rate_is(large(seed, other), p) for seed in SEEDS)


def test_rate_counts_drops_not_keeps():
    assert masks.rate_is(np.zeros(9, bool), 1.0) and masks.rate_is(np.ones(9, bool), 0.0)
    assert not masks.rate_is(np.ones(9, bool), 1.0)


@pytest.mark.parametrize(("p", "expected"), [(0, 1), (0.5, 0.5), (0.25, 0.625), (1, 1)])
def test_agreement_is_the_chance_of_two_equal_entries(p, expected):
    assert masks.agreement(p) == expected


# Neighbours.


def test_neighbours_are_disjoint_pairs_along_an_axis():
    mask = np.array([[1, 1, 0, 1, 0], [1, 0, 0, 0, 0], [0, 0, 1, 1, 1]], bool)
    along_rows = [[True, False], [False, True], [True, True]]
    assert masks.neighbours_equal(mask, 1).tolist() == along_rows
    assert masks.neighbours_equal(mask, 0).tolist() == [[True, False, True, False, True]]


@pytest.mark.parametrize("axis", [0, 1])
@pytest.mark.parametrize("p", [0.2, 0.5, 0.8])
def test_independent_neighbours_are_not_flagged(p, axis):
    assert all(masks.neighbours_independent(large(seed, p), p, axis) for seed in SEEDS)


@pytest.mark.parametrize("p", [0.2, 0.5, 0.8])
def test_neighbours_that_share_a_coin_half_of_the_time_are_flagged(p):
    found = [masks.neighbours_independent(half_shared(seed, p), p, 1) for seed in SEEDS]
    assert not any(found)


@pytest.mark.parametrize("axis", [0, 1])
def test_neighbours_that_always_agree_or_never_are_flagged(axis):
    for seed in SEEDS:
        same = np.repeat(large(seed, 0.3, (32, 32)), 2, axis)
        signs = np.arange(same.shape[axis]) % 2 == 0
        never = same ^ (signs[:, None] if axis == 0 else signs)
        assert not masks.neighbours_independent(same, 0.3, axis)
        assert not masks.neighbours_independent(never, 0.5, axis)


@pytest.mark.parametrize("lag", [1, 2])
@pytest.mark.parametrize("axis", [0, 1, 2])
def test_independent_chains_are_not_flagged(axis, lag):
    assert all(masks.chains_independent(fair(seed), axis, lag) for seed in SEEDS)


@pytest.mark.parametrize("lag", [1, 2])
def test_a_sticky_chain_is_flagged(lag):
    """Each mask takes three quarters of its entries from the mask `lag` before."""
    for seed in SEEDS:
        rng, stack = np.random.default_rng(seed), fair(seed)
        for turn in range(lag, T):
            again = rng.random(SHAPE) < 0.75
            stack[turn][again] = stack[turn - lag][again]
        assert not masks.chains_independent(stack, 0, lag)


def test_a_chain_no_longer_than_the_lag_says_nothing():
    assert masks.chains_independent(np.ones((5, 1), bool), axis=1)
    assert masks.chains_independent(np.ones((5, 2), bool), axis=1, lag=2)


# Entries that share a coin.


@pytest.mark.parametrize("later", [0, 1])
def test_independent_entries_are_no_twins(later):
    assert not any(masks.twins(fair(seed), later).any() for seed in SEEDS)


def test_rows_of_one_coin_pattern_are_twins():
    stack = np.repeat(fair(0, shape=(1, 4)), 3, axis=1)  # three equal rows
    expected = np.equal.outer(np.arange(12) % 4, np.arange(12) % 4) & ~np.eye(12, dtype=bool)
    assert np.array_equal(masks.twins(stack), expected)


def test_entries_that_never_agree_are_twins():
    for seed in SEEDS:
        stack = fair(seed)
        stack[:, 2, 3] = ~stack[:, 5, 7]
        assert np.argwhere(masks.twins(stack)).tolist() == [[35, 87], [87, 35]]


def test_masks_rolled_from_call_to_call_are_twins_one_call_later():
    for seed in SEEDS:
        first = fair(seed)[0].ravel()
        stack = np.stack([np.roll(first, turn) for turn in range(T)])
        found = masks.twins(stack, later=1)
        assert found[np.arange(128), (np.arange(128) + 1) % 128].all()


@pytest.mark.parametrize("period", [1, 2])
def test_a_mask_repeated_or_complemented_is_its_own_twin_later(period):
    stack = np.stack([fair(0)[0] ^ (turn % period == 1) for turn in range(T)])
    assert masks.twins(stack, later=1).diagonal().all()


def test_too_few_masks_cannot_prove_twins():
    with pytest.raises(ValueError, match="at most 1e-9"):
        masks.twins(fair(0, turns=20))


@pytest.mark.parametrize(("later", "pairs"), [(0, 128 * 127 / 2), (1, 128 * 128)])
def test_twins_spend_the_chance_of_one_such_pair(later, pairs):
    with bands.ledger() as entries:
        masks.twins(fair(0), later)
    assert entries == [2 * pairs * 0.5 ** (T - later)]


# Masks that come again.


@pytest.mark.parametrize("p", [0.3, 0.5])
def test_independent_masks_are_not_repeated(p):
    assert not any(len(masks.repeated(fair(seed, p), p)) for seed in SEEDS)
    assert not any(len(masks.repeated(fair(seed, p, (64, 64), 4), p)) for seed in SEEDS)


@pytest.mark.parametrize("p", [0.3, 0.5])
def test_a_mask_that_comes_again_is_found(p):
    for seed in SEEDS:
        stack = fair(seed, p)
        stack[41] = stack[7]
        assert masks.repeated(stack, p).tolist() == [[7, 41]]


def test_the_complement_of_a_mask_is_found():
    for seed in SEEDS:
        stack = fair(seed)
        stack[41] = ~stack[7]
        assert masks.repeated(stack).tolist() == [[7, 41]]


def test_masks_of_a_pool_of_three_are_found():
    for seed in SEEDS:
        choice = np.random.default_rng(seed).integers(0, 3, T)
        found = {tuple(pair) for pair in masks.repeated(fair(seed)[choice])}
        assert found == {(t, s) for s in range(T) for t in range(s) if choice[t] == choice[s]}


@pytest.mark.parametrize("shape", [(3,), (64,), (65,), (2, 3, 5)])
def test_repeats_are_found_whatever_the_size(shape):
    stack = np.ones((2, *shape), bool)
    size = stack[0].size
    low, high = bands.binomial_band(size, 0.5, bands.ALPHA)
    assert len(masks.repeated(stack)) == (size > high)


# Numbers of drops.


def exact_count(seed, p=0.5):
    """Return masks that drop exactly the share p."""
    rng, size = np.random.default_rng(seed), int(np.prod(SHAPE))
    line = np.arange(size) >= round(p * size)
    return np.stack([rng.permutation(line).reshape(SHAPE) for _ in range(T)])


def coin_by_row(seed):
    """Return masks that keep or drop each row as a whole."""
    return np.repeat(fair(seed, shape=(8, 1)), 16, axis=2)


@pytest.mark.parametrize("p", [0.3, 0.5])
def test_counts_of_independent_masks_vary_and_do_not_scatter(p):
    assert all(masks.counts_vary(fair(seed, p), p) for seed in SEEDS)
    assert not any(masks.counts_scatter(fair(seed, p), p) for seed in SEEDS)
    assert not any(masks.count_is_fixed(fair(seed, p)) for seed in SEEDS)


@pytest.mark.parametrize("p", [0.25, 0.5])
def test_an_exact_count_does_not_vary(p):
    assert not any(masks.counts_vary(exact_count(seed, p), p) for seed in SEEDS)
    assert all(masks.count_is_fixed(exact_count(seed, p)) for seed in SEEDS)


def test_a_count_that_varies_by_one_does_not_vary_enough():
    for seed in SEEDS:
        stack = exact_count(seed)
        stack[:, 0, 0] = fair(seed)[:, 0, 0]
        assert not masks.counts_vary(stack, 0.5) and not masks.count_is_fixed(stack)


def test_counts_of_one_coin_for_everything_scatter():
    assert all(masks.counts_scatter(fair(s, shape=(1, 1)).repeat(99, 2), 0.5) for s in SEEDS)


def test_counts_of_one_coin_a_row_vary():
    assert all(masks.counts_vary(coin_by_row(seed), 0.5) for seed in SEEDS)


# Places.


@pytest.mark.parametrize("p", [0.3, 0.5, 0.9])
def test_positions_and_slices_of_independent_masks_are_even(p):
    for seed in SEEDS:
        stack = fair(seed, p, turns=200)
        assert not masks.uneven_positions(stack, p).any()
        assert not any(masks.uneven_slices(stack, p, axis).any() for axis in (1, 2))


@pytest.mark.parametrize("kept", [True, False])
def test_a_place_that_is_never_or_always_dropped_is_found(kept):
    for seed in SEEDS:
        stack = fair(seed)
        stack[:, 3, 4] = kept
        assert np.argwhere(masks.uneven_positions(stack, 0.5)).tolist() == [[3, 4]]


@pytest.mark.parametrize(("axis", "size"), [(1, 8), (2, 16)])
def test_a_slice_with_another_rate_is_found(axis, size):
    for seed in SEEDS:
        stack = fair(seed)
        last = (slice(None),) * axis + (size - 1,)
        stack[last] = fair(seed, 0.2)[last]
        found = masks.uneven_slices(stack, 0.5, axis)
        assert found.shape == (size,) and np.flatnonzero(found).tolist() == [size - 1]


def test_nothing_here_draws_from_the_global_generator():
    before = np.random.get_state()
    stack = fair(0)
    masks.twins(stack), masks.repeated(stack), masks.counts_vary(stack, 0.5)
    assert str(np.random.get_state()) == str(before)
