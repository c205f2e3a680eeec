"""Binomial weights and bands against exact arithmetic, and what they spend."""

from fractions import Fraction
from math import comb, exp, lgamma, log, log1p

import numpy as np
import pytest

from grader import bands
from grader.bands import BUDGET, all_inside, binomial_band, binomial_weights, inside, ledger, spend

RATES = (0.1, 0.25, 0.5, 0.7, 0.999)
ALPHAS = (0.3, 0.05, 1e-3, 1e-7, 1.7e-12)


def exact_weights(n, p):
    """Return P(K = k) of Binomial(n, p) as fractions, p as the float that it is."""
    p = Fraction(p)
    return [comb(n, k) * p**k * (1 - p) ** (n - k) for k in range(n + 1)]


def log_weight(n, k, p):
    """Return log P(K = k) by the log-gamma function."""
    return lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1) + k * log(p) + (n - k) * log1p(-p)


@pytest.mark.parametrize("p", RATES)
@pytest.mark.parametrize("n", [1, 2, 7, 40])
def test_weights_equal_exact_fractions(n, p):
    exact = [float(weight) for weight in exact_weights(n, p)]
    assert np.allclose(binomial_weights(n, p), exact, rtol=1e-12, atol=0)


@pytest.mark.parametrize("p", RATES)
def test_weights_of_a_large_mask_agree_with_log_gamma(p):
    weights = binomial_weights(16384, p)
    known = np.array([exp(log_weight(16384, k, p)) for k in range(16385)])
    seen = known > 1e-300
    assert np.allclose(weights[seen], known[seen], rtol=1e-8, atol=0)
    assert weights[~seen].max(initial=0) < 1e-299 and weights.sum() == pytest.approx(1, abs=1e-12)


@pytest.mark.parametrize("n", [0, 1, 5])
def test_at_rate_0_and_1_one_count_is_certain(n):
    assert binomial_weights(n, 0).tolist() == [1] + [0] * n
    assert binomial_weights(n, 1).tolist() == [0] * n + [1]
    assert binomial_band(n, 0, 1e-12) == (0, 0) and binomial_band(n, 1, 1e-12) == (n, n)


def test_no_entries_have_no_drops():
    assert binomial_band(0, 0.3, 1e-12) == (0, 0)


@pytest.mark.parametrize("alpha", ALPHAS)
@pytest.mark.parametrize("p", RATES)
@pytest.mark.parametrize("n", [1, 3, 48, 150])
def test_each_tail_of_a_band_is_at_most_half_of_alpha(n, p, alpha):
    low, high = binomial_band(n, p, alpha)
    weights, half = exact_weights(n, p), Fraction(alpha) / 2
    assert sum(weights[:low]) <= half and sum(weights[high + 1 :]) <= half


@pytest.mark.parametrize("alpha", ALPHAS)
@pytest.mark.parametrize("p", RATES)
@pytest.mark.parametrize("n", [1, 3, 48, 150])
def test_a_band_narrower_by_one_has_a_larger_tail(n, p, alpha):
    low, high = binomial_band(n, p, alpha)
    weights, half = exact_weights(n, p), Fraction(alpha) / 2
    assert sum(weights[: low + 1]) > half and sum(weights[high:]) > half


@pytest.mark.parametrize("p", [0.25, 0.5, 0.8])
def test_the_tails_of_a_large_band_agree_with_log_gamma(p):
    low, high = binomial_band(16384, p, bands.ALPHA)

    def tails(first, last):
        below = sum(exp(log_weight(16384, k, p)) for k in range(first))
        return below, sum(exp(log_weight(16384, k, p)) for k in range(last + 1, 16385))

    assert max(tails(low, high)) <= bands.ALPHA / 2 < min(tails(low + 1, high - 1))


def test_a_band_of_rate_one_half_is_symmetric():
    for n in (1, 50, 128, 6400):
        low, high = binomial_band(n, 0.5, bands.ALPHA)
        assert low + high == n


def test_inside_holds_at_the_edges_of_the_band_and_not_beyond():
    low, high = binomial_band(200, 0.3, 1e-12)
    found = [inside(count, 200, 0.3) for count in (low - 1, low, 60, high, high + 1)]
    assert found == [False, True, True, True, False]


def test_all_inside_uses_a_band_for_alpha_over_the_number_of_counts():
    counts = np.arange(201).reshape(3, 67)
    low, high = binomial_band(200, 0.3, 1e-12 / 201)
    found = all_inside(counts, 200, 0.3)
    assert np.array_equal(found, (counts >= low) & (counts <= high))
    assert (low, high) != binomial_band(200, 0.3, 1e-12)


def test_all_inside_of_no_counts_is_empty():
    assert all_inside(np.array([], int), 200, 0.3).shape == (0,)


@pytest.mark.parametrize("probability", [1.1e-9, 0.5, float("nan"), float("inf")])
def test_spending_above_the_budget_raises(probability):
    with pytest.raises(ValueError, match="at most 1e-9"):
        spend(probability)


@pytest.mark.parametrize("probability", [0.0, 1e-30, BUDGET])
def test_spending_up_to_the_budget_is_entered(probability):
    with ledger() as entries:
        spend(probability)
    assert entries == [probability]


def test_spending_without_a_ledger_is_allowed():
    spend(1e-12)


def test_a_refused_probability_is_not_entered():
    with ledger() as entries, pytest.raises(ValueError):
        spend(1e-8)
    assert entries == []


def test_a_band_enters_its_alpha_once():
    with ledger() as entries:
        inside(3, 10, 0.3)
        inside(3, 10, 0.3, alpha=1e-13)
        all_inside(np.arange(9), 10, 0.3, alpha=1e-14)
    assert entries == [bands.ALPHA, 1e-13, 1e-14]


def test_an_inner_ledger_keeps_its_entries_and_the_outer_one_goes_on():
    with ledger() as outer:
        spend(1e-10)
        with ledger() as inner:
            spend(1e-11)
        spend(1e-12)
    spend(1e-13)
    assert (outer, inner) == ([1e-10, 1e-12], [1e-11])


def test_a_ledger_is_closed_by_an_exception():
    with ledger() as outer:
        with pytest.raises(KeyError), ledger() as inner:
            raise KeyError
        spend(1e-10)
    assert (outer, inner) == ([1e-10], [])
