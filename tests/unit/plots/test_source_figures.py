"""The figures of module 02: their titles and tables follow what goes in."""

import json

import pytest

from datataal import content, language, load, plots
from datataal.data import source_path
from datataal.errors import DataError

CODES = [f"DL-{nr:02d}" for nr in range(1, 15)]


@pytest.fixture(scope="module")
def queue():
    return load("grid_queue", raw=True)


def figure(name):
    return content.figures()[name].value


def test_three_maps_say_the_totals_of_what_is_drawn():
    stations = load("grid_stations")
    assert "38, 61 en 112" in plots.station_maps().title
    part = plots.station_maps(stations.head(2))
    assert "2 stations: 0, 5 en 14" in part.title
    assert len(part.table) == 2
    with pytest.raises(DataError):
        plots.station_maps(stations.drop(columns="free_mw_province"))
    with pytest.raises(DataError):
        plots.station_maps(stations.head(0))


@pytest.mark.parametrize(
    ("limit", "says"),
    [
        (None, "drie definities"),
        (30, "Alle drie"),
        (18, "38 en 61 blijven over"),
        (12, "alleen 61"),
        (14, "38 en 61"),
        (2, "Geen van de drie"),
        (-1, "Geen van de drie"),
    ],
)
def test_the_age_decides_which_totals_are_left(limit, says):
    assert says in plots.free_by_source(limit).title


def test_the_ages_are_those_of_the_case():
    table = plots.free_by_source().table
    ages = [figure(f"stations_months_{one}") for one in ("a", "c", "b")]
    assert table.iloc[:, -1].to_list() == ages


def test_joining_counts_and_names_what_drops_out():
    one = plots.joined(CODES, {"op code": CODES[:9]})
    assert one.title == "9 van de 14 codes worden gevonden, 5 vallen weg"
    assert one.table.iloc[0, 2] == "DL-10, DL-11, DL-12, DL-13, DL-14"
    more = plots.joined(CODES, {"a": CODES[:9], "b": CODES})
    assert more.title == "Van 9 naar 14: alle codes worden gevonden"
    none = plots.joined(CODES, {"a": []})
    assert none.title == "0 van de 14 codes worden gevonden, 14 vallen weg"
    assert "9" not in plots.joined(CODES, {"a": ["x", *CODES]}).title


@pytest.mark.parametrize(("keys", "rounds"), [([], {"a": CODES}), (CODES, {})])
def test_joining_nothing_is_refused(keys, rounds):
    with pytest.raises(DataError):
        plots.joined(keys, rounds)


def test_the_queue_is_that_of_the_case_and_follows_the_rule(queue):
    whole = plots.queue_left(queue)
    assert whole.table.iloc[:, 1].to_list() == [
        figure(f"sources_{one}_n") for one in ("queue", "double", "reserve", "left")
    ]
    assert "268 MW" in whole.title
    assert "196 MW" in whole.title
    short = plots.queue_left(queue, days=30)
    assert short.table.iloc[1, 1] == figure("sources_double_30_days_n")
    assert whole.title != short.title


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_cards_are_in_the_language_and_say_what_is_open(lang):
    language.set_current(lang)
    shown = plots.metadata_card({"title": "x", "license": "y"})
    assert "7" in shown.caption
    assert "license" in shown.caption
    full = dict.fromkeys(("accessURL", "license"), "x")
    assert "2" in plots.metadata_card(full, "distribution").caption
    assert len(plots.holders("grid_stations").frame) == load("grid_stations").shape[1]
    assert len(plots.source_cards("operator_stations", "province_stations").frame) == 2
    language.set_current("nl")


# What the lesson says in words about these tables.


def test_the_lists_agree_on_the_most_room_and_differ_on_eight_stations():
    stations = load("grid_stations")
    free = stations[[f"free_mw_{one}" for one in ("operator", "municipality", "province")]]
    assert free.idxmax().nunique() == 1
    none_left = free["free_mw_operator"] == 0
    assert none_left.sum() == 8
    assert (free[none_left].iloc[:, 1:] > 0).all(axis=None)


def test_the_spelling_table_of_the_lesson_mends_all_but_the_merged_station():
    path = source_path("province_stations")
    layer = json.loads(path.read_text(encoding="utf-8"))
    codes = ["DL-" + one["properties"]["stationnr"].zfill(2) for one in layer["features"]]
    spelling = {"DL-2a": "DL-02", "DL-1O": "DL-10", "DL-13 oud": "DL-13"}
    rounds = [codes, [spelling.get(one, one) for one in codes]]
    rounds.append([*(one for one in rounds[1] if one != "DL-31"), "DL-05", "DL-06"])
    found = [len(set(CODES) & set(one)) for one in rounds]
    assert found == [figure(f"sources_match_{key}_n") for key in ("code", "spelling", "note")]
