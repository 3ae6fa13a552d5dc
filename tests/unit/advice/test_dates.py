"""The dates in a data annex are those of the columns that the figures are counted in."""

import datetime as dt
import json

import pytest

from datataal import _paths, advice

#: figure -> the column whose source gives its date
COLUMNS = {
    "bid_gwh": ("municipalities", "bid_gwh"),
    "built_gwh": ("municipalities", "built_gwh"),
    "permitted_gwh": ("municipalities", "permitted_gwh"),
    "gap_gwh": ("municipalities", "bid_gwh"),
    "residents_2km": ("municipalities", "residents_2km"),
    "weights_mw_c": ("search_area", "mw"),
    "weights_mw_f": ("search_area", "mw"),
    "panel_yes_pct": ("panel", "q_general"),
    "numbers_panel_near_yes_pct": ("panel", "q_near"),
    "smallest_share_pct": ("panel", "q_general"),
    "numbers_consultation_no_pct": ("consultation", "answer"),
    "weights_low_income_2km_pct": ("postcode_areas", "near_2km"),
    "decision_no_evidence_n": ("decisions", "evidence_ref"),
    "sources_free_mw_later": ("grid_statements", "free"),
    "futures_worst_a_pct": ("scenario_replay", "share_2030"),
    "futures_worst_b_pct": ("scenario_replay", "share_2030"),
    "futures_worst_c_pct": ("scenario_replay", "share_2030"),
}
MONTHS = {
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "en": "January February March April May June July August September October November December",
}


def column_date(table, column):
    whole = json.loads((_paths.datasets() / "deltaland" / "datapackage.json").read_text("utf-8"))
    clean = next(
        one
        for one in whole["resources"]
        if one.get("table") == table and one["path"].startswith("clean/")
    )
    field = next(one for one in clean["schema"]["fields"] if one["name"] == column)
    return dt.date.fromisoformat(field["source"]["date"])


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("figure", COLUMNS)
def test_a_figure_has_the_date_of_its_column(figure, lang):
    day = column_date(*COLUMNS[figure])
    told = f"{day.day} {MONTHS[lang].split()[day.month - 1]}"
    assert told in advice.figure(figure, lang).date


def test_every_figure_of_the_case_is_held_to_its_column():
    beside = {"free_mw_a", "beside_own_municipality_pct"}  # an age in months; a real survey
    assert set(advice.figure_ids()) == set(COLUMNS) | beside
