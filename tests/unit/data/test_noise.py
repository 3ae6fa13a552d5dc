"""The distance at which one turbine meets a noise limit."""

import pytest

from datataal.data.generate.land.noise import LDEN_ALL_DAY_DB, level_lden, noise_distance_m
from datataal.data.generate.parameters import read_parameters


@pytest.fixture
def noise():
    return read_parameters()["suitability"]["noise"]


def test_a_source_that_never_rests_counts_six_and_a_half_db_more():
    assert round(LDEN_ALL_DAY_DB, 1) == 6.4


def test_twice_as_far_is_six_db_less_and_what_the_air_takes(noise):
    off = level_lden(300, noise) - level_lden(600, noise)
    assert off == pytest.approx(6.02 + 300 * noise["air_db_per_m"], abs=0.01)


@pytest.mark.parametrize("limit", [41.0, 45.0, 47.0, 55.0])
def test_the_distance_is_the_first_metre_that_meets_the_limit(noise, limit):
    metres = noise_distance_m(limit, noise)
    assert level_lden(metres, noise) <= limit < level_lden(metres - 1, noise)


def test_a_stricter_limit_is_further_off(noise):
    assert noise_distance_m(45, noise) > noise_distance_m(47, noise) > 300
