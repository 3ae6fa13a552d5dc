"""Margins, intervals and sizes are those of the textbooks."""

import doctest

import pytest

from datataal.data import _margins, margin, sample_size, wilson
from datataal.errors import DataError


@pytest.mark.parametrize(("n", "points"), [(37, 16.1), (128, 8.7), (1500, 2.5), (9000, 1.0)])
def test_margin_in_points(n, points):
    assert round(margin(n), 1) == points


def test_margin_is_widest_at_one_half():
    assert margin(100, 0.5) > margin(100, 0.2) > margin(100, 0.01)
    assert margin(100, 0) == 0


def test_four_times_the_answers_halve_the_margin():
    assert margin(400) == pytest.approx(margin(100) / 2)


def test_wilson_of_22_out_of_37_holds_one_half():
    low, high = wilson(22, 37)
    assert (round(low, 1), round(high, 1)) == (43.5, 73.7)


@pytest.mark.parametrize(("yes", "n"), [(0, 10), (10, 10), (1, 1)])
def test_wilson_stays_between_zero_and_a_hundred(yes, n):
    low, high = wilson(yes, n)
    assert 0 <= low < high <= 100


@pytest.mark.parametrize(("points", "n"), [(5, 385), (10, 97), (2.5, 1537), (1, 9604)])
def test_sample_size(points, n):
    assert sample_size(points) == n
    assert margin(n) <= points < margin(n - 1)


def test_the_examples_in_the_documentation_hold():
    found = doctest.testmod(_margins)
    assert found.attempted >= 3
    assert found.failed == 0


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: margin(0), "n is 0"),
        (lambda: margin(2.5), "whole number"),
        (lambda: margin(n=True), "n is True"),
        (lambda: margin(37, 59), "from 0 to 1"),
        (lambda: wilson(38, 37), "38 of 37"),
        (lambda: wilson(-1, 37), "-1 of 37"),
        (lambda: sample_size(0), "above 0"),
        (lambda: sample_size(0.0), "above 0"),
        (lambda: sample_size(80), "at most 50"),
    ],
)
def test_what_cannot_be_is_refused_with_a_reason(call, words):
    with pytest.raises(DataError, match=words):
        call()
