"""A mask is drawn beside an independent one, with words for those who cannot see it."""

from __future__ import annotations

import re

import numpy as np
import pytest

from grader.reports.pictures import COLUMNS, ROWS, independent, render_masks, trimmed

SHARED = np.tile([True, False, True, True, False], (4, 1))


def test_picture_fills_exactly_the_kept_entries():
    own, _ = re.findall(r'<path d="([^"]*)" fill="currentColor"/>', render_masks(SHARED))
    assert own.count("z") == SHARED.sum() and own.startswith("M1 1h16")


def test_picture_is_told_row_by_row():
    descriptions = re.findall(r"<desc>(.*?)</desc>", render_masks(SHARED))
    assert descriptions[0].endswith("1 for kept: 10110, 10110, 10110, 10110")


def test_independent_mask_has_shape_and_rate_but_not_the_pattern():
    other = independent(SHARED)
    assert other.shape == SHARED.shape and abs(other.mean() - SHARED.mean()) <= 0.05
    assert len(np.unique(other, axis=0)) > 1


@pytest.mark.parametrize("shape", [(), (5,), (100,), (40, 50), (2, 3, 4), (3, 9, 9, 30)])
def test_any_number_of_axes_is_trimmed_to_a_small_picture(shape):
    small = trimmed(np.ones(shape, dtype=bool))
    assert small.ndim == 2 and small.shape[0] <= ROWS and small.shape[1] <= COLUMNS


def test_trimmed_picture_says_so():
    mask = np.random.default_rng(0).random((100, 100)) < 0.5
    assert "your mask (its first 16 x 24)" in render_masks(mask)


@pytest.mark.parametrize("mask", [np.ones((3, 4), bool), np.zeros(5, bool), np.ones((0, 3), bool)])
def test_mask_without_contrast_is_not_drawn(mask):
    assert render_masks(mask) == ""


def test_same_mask_gives_the_same_picture():
    assert render_masks(SHARED) == render_masks(SHARED.copy())
