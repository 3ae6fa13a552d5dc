"""Published figures that lessons lay beside Deltaland, from `datasets/published`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pandas as pd

from datataal.data._margins import margin
from datataal.data._published import published
from datataal.data.generate.parameters import Parameters

__all__ = ["entries"]

Tables = Mapping[str, pd.DataFrame]
Entry = tuple[str, float]
#: the last year of the wind figures
YEAR = 2023


def entries(parameters: Parameters, clean: Tables, raw: Tables) -> Iterator[Entry]:
    """Yield the figures whose words stand in `beside.yml`; none follows from Deltaland."""
    del parameters, clean, raw
    yield from _bids()
    yield from _support()
    yield from _wind()
    yield from _land()
    yield from _slips()


def _bids() -> Iterator[Entry]:
    rows = published("res_progress").set_index("item")
    value, high = rows["value"].astype(float), rows["value_high"].astype(float)
    regions = published("res_bids").set_index("region")["mwh_per_inhabitant"].astype(float)
    yield "beside_goal_twh", value["goal_2030"]
    yield "beside_bids_twh", value["bids_res_1"]
    yield "beside_goal_of_bids_pct", 100 * value["goal_2030"] / value["bids_res_1"]
    yield "beside_bid_lowest_mwh", regions.min()
    yield "beside_bid_middle_mwh", regions["Metropoolregio Eindhoven"]
    yield "beside_bid_highest_mwh", regions.max()
    for year in (2021, 2023):
        yield f"beside_expected_{year}_low_twh", value[f"expected_{year}"]
        yield f"beside_expected_{year}_high_twh", high[f"expected_{year}"]
    yield "beside_expected_latest_twh", value["expected_latest"]


def _support() -> Iterator[Entry]:
    rows = published("support").set_index("item")
    share, n = rows["pct"].astype(float), rows["n"]
    drawn, chosen = "cbs_2020_turbines", "nh_2021_350m"
    yield "beside_cbs_for_pct", share[drawn]
    yield "beside_cbs_n", n[drawn]
    yield "beside_cbs_margin_points", margin(int(n[drawn]), share[drawn] / 100)
    yield "beside_self_chosen_against_pct", share[chosen]
    yield "beside_self_chosen_n", n[chosen]
    yield "beside_own_municipality_pct", share["motivaction_2022_wind"]
    yield "beside_five_yes_pct", share["citisens_2020_yes"]
    yield "beside_five_no_pct", share["citisens_2020_no"]
    yield "beside_five_noise_pct", share["citisens_2020_noise"]
    yield "beside_five_n", n["citisens_2020_yes"]


def _wind() -> Iterator[Entry]:
    rows = published("renewables_by_year").set_index("year")
    actual, normal = (
        float(rows[f"wind_land_gwh_{kind}"].loc[YEAR]) for kind in ("actual", "norm")
    )  # fmt: skip
    yield "beside_wind_actual_twh", actual / 1000
    yield "beside_wind_normalised_twh", normal / 1000
    yield "beside_wind_gap_pct", 100 * (actual / normal - 1)


def _land() -> Iterator[Entry]:
    rows = published("land_use")
    farm = rows[rows["use"] == "agriculture"].set_index(["definition", "year"])["pct"]
    yield "beside_farm_main_use_pct", farm["main_use", 2017]
    yield "beside_farm_ecosystem_pct", farm["ecosystem", 2020]


def _slips() -> Iterator[Entry]:
    rows = published("storage").set_index("item")["value"].astype(float)
    for which in ("first", "second", "latest"):
        yield f"beside_hydrogen_start_{which}", rows[f"hystock_start_{which}"]
