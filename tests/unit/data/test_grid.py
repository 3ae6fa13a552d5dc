"""Stations and queue: the figures of modules 02, 08 and 13, and the rules that find doubles."""

import datetime as dt

import pandas as pd
import pytest

from datataal import _paths
from datataal.data import _load as data
from datataal.data.generate.build import clean_tables
from datataal.data.generate.flaws import plant, read_flaws
from datataal.data.generate.parameters import Parameters, read_parameters
from datataal.data.queue import address_key, doubles, reserve
from datataal.errors import DataError

LIST_DATE = dt.date(2027, 9, 1)


@pytest.fixture
def queue(raw):
    return raw["grid_queue"]


def request(nr, **values):
    plain = {
        "request": f"GQ-{nr:03d}", "applicant_hash": "a", "address": "Vlierstraat 1, Hier",
        "date": dt.date(2027, 1, 1), "permit": False, "contract_date": None,
    }  # fmt: skip
    return {**plain, **values}


def totals(rows):
    return len(rows), round(rows["mw"].sum(), 2)


def test_the_raw_queue_holds_doubles_and_reserve_and_the_clean_one_is_what_is_left(clean, queue):
    twice, spare = doubles(queue), reserve(queue, LIST_DATE)
    assert totals(queue) == (520, 268)
    assert totals(queue[twice]) == (78, 41)
    assert totals(queue[spare]) == (52, 31)
    assert not (twice & spare).any()
    left = queue[~twice & ~spare].reset_index(drop=True)
    assert totals(left) == (390, 196)
    pd.testing.assert_frame_equal(left, clean["grid_queue"])


def test_the_clean_queue_has_no_doubles_and_no_reserve(clean):
    assert not doubles(clean["grid_queue"]).any()
    assert not reserve(clean["grid_queue"], LIST_DATE).any()


def test_another_rule_finds_another_number_of_doubles(queue):
    exact = queue.assign(address=queue.groupby("address").ngroup())
    nobody = queue.assign(applicant_hash="the same")
    assert doubles(exact).sum() < 50 < doubles(queue, days=30).sum() < 70
    assert doubles(queue, days=120).sum() > 78
    assert doubles(nobody).sum() > 78


def test_doubles_look_like_doubles(queue):
    keys = [address_key(one) for one in queue["address"]]
    twice = queue.assign(key=keys, twice=doubles(queue))
    pairs = twice[~twice["twice"]].merge(
        twice[twice["twice"]], on=["applicant_hash", "key"], suffixes=("", "_again")
    )
    pairs = pairs[(pairs["date_again"] - pairs["date"]).dt.days.between(0, 60)]
    assert len(pairs) == 78
    assert ((pairs["mw_again"] - pairs["mw"]).abs() <= 0.1 * pairs["mw"] + 0.011).all()
    assert 20 <= (pairs["mw_again"] != pairs["mw"]).sum() <= 40
    assert 30 <= (pairs["address_again"] != pairs["address"]).sum() <= 50
    later = pairs["date_again"] > pairs["date"]
    assert (later | (pairs["request_again"] > pairs["request"])).all()
    assert (pairs["date_again"].dt.date <= LIST_DATE).all()


def test_the_baker_asked_twice_on_one_day_because_the_site_stalled(queue):
    baker = queue[queue["address"].str.startswith("Korrelpad 8,")]
    assert len(baker) == 2
    assert baker["applicant_kind"].tolist() == ["sole_trader"] * 2
    assert baker["date"].nunique() == baker["mw"].nunique() == 1
    assert doubles(queue)[baker.index].tolist() == [False, True]


def test_23_requests_give_a_sole_traders_street_and_number(queue):
    alone = queue[queue["applicant_kind"] == "sole_trader"]["address"]
    box = alone.str.startswith("Postbus")
    assert (~box).sum() == 23
    assert box.any()


def test_requests_cannot_be_traced_to_anyone(queue):
    assert queue["applicant_hash"].str.fullmatch("[0-9a-f]{10}").all()
    places = {place.name.lower() for place in read_parameters().municipalities}
    asked = queue["address"].str.lower().str.replace(",", "")
    assert set(asked.str.split().str[-1]) == places


def test_requests_are_shaped_after_the_published_list(clean):
    rows = clean["grid_queue"]
    values = read_parameters()["grid_queue"]
    assert (rows["kind"] == "offtake").mean() == pytest.approx(values["offtake_share"], abs=0.05)
    assert rows["mw"].mean() == pytest.approx(values["mean_mw"], abs=0.05)


def test_the_address_key_leaves_out_what_people_write_in_several_ways():
    assert address_key("Vlierstraat 12, Hier") == address_key("VLIERSTR.  12 hier")
    assert address_key("Vlierstraat 12, Hier") != address_key("Vlierstraat 21, Hier")


def test_a_double_comes_at_most_so_many_days_after_the_request_before_it():
    rows = pd.DataFrame(
        [
            request(3, date=dt.date(2027, 3, 2)),
            request(1),
            request(2, date=dt.date(2027, 3, 3)),
            request(4, applicant_hash="b"),
            request(5, address="Vlierstraat 2, Hier"),
        ]
    )
    assert doubles(rows).tolist() == [True, False, True, False, False]
    assert doubles(rows, days=59).tolist() == [False, False, True, False, False]


def test_in_reserve_is_old_without_permit_and_contract():
    old = {"date": dt.date(2026, 3, 1)}
    rows = pd.DataFrame(
        [
            request(1, **old),
            request(2, **old, permit=True),
            request(3, **old, contract_date=dt.date(2027, 1, 1)),
            request(4, date=dt.date(2026, 3, 2)),
        ]
    )
    assert reserve(rows, LIST_DATE).tolist() == [True, False, False, False]
    assert reserve(rows, LIST_DATE, months=17).sum() == 2


def test_statements_agree_with_the_stations_and_name_what_is_not_checked(clean):
    said, stations = clean["grid_statements"], clean["grid_stations"]
    known = said[said["checked"]]
    for who, total in (("operator", 38), ("municipality", 61), ("province", 112)):
        own = known[known["organisation"] == who]
        assert own["free"].tolist() == stations[f"free_mw_{who}"].tolist()
        assert round(own["free"].sum(), 1) == total
        assert own["date"].tolist() == stations[f"date_{who}"].tolist()
    assert known.groupby("organisation")["definition"].nunique().eq(1).all()
    assert known["definition"].nunique() == 3
    assert set(known[known["organisation"] == "municipality"]["unit"]) == {"MVA"}


def test_a_later_figure_is_29_mw_and_leaves_one_station_alone(clean):
    said = clean["grid_statements"]
    later = said[~said["checked"]].set_index("station")
    now = clean["grid_stations"].set_index("station")["free_mw_operator"]
    assert round(later["free"].sum(), 1) == 29
    assert later["date"].dt.strftime("%Y-%m-%d %A").unique().tolist() == ["2027-12-10 Friday"]
    lost = (now - later["free"]).round(1)
    assert (lost >= 0).all()
    assert sorted(lost[(lost == 0) & (now > 0)].index) == ["DL-11"]


def test_one_station_feeds_the_flat_district_and_the_holiday_park(clean):
    stations = clean["grid_stations"]
    one = stations[stations["homes_cable"] > 0]
    homes = one[["homes_group", "homes_cable", "homes_park"]].to_numpy().tolist()
    assert homes == [[1900, 240, 214]]
    assert (stations["homes_park"] > 0).sum() == 1


def test_another_seed_gives_another_queue_with_the_same_sums():
    plain = read_parameters()
    values = {**plain.values, "seed": 7}  # noqa: PD011  not a table
    clean = clean_tables(Parameters(values, plain.municipalities, plain.calibrated))
    flaws = read_flaws(_paths.CHECKOUT / "datasets" / "instructors" / "flaws")
    own = [flaw for flaw in flaws if flaw.table == "grid_queue"]
    queue = plant({"grid_queue": clean["grid_queue"]}, own, seed=7)["grid_queue"]
    assert totals(queue[doubles(queue)]) == (78, 41)
    assert totals(queue[reserve(queue, LIST_DATE)]) == (52, 31)


def test_a_flaw_that_wants_more_doubles_than_there_are_rows_says_so(clean):
    flaws = read_flaws(_paths.CHECKOUT / "datasets" / "instructors" / "flaws")
    one = next(flaw for flaw in flaws if flaw.id == "queue-double")
    many = [{**one.changes[0], "add": 9}]
    queue = clean_tables(read_parameters())["grid_queue"]
    with pytest.raises(DataError, match="at least 9"):
        plant({"grid_queue": queue}, [type(one)(**{**vars(one), "changes": many})], seed=1)


@pytest.mark.parametrize(
    ("key", "shown"),
    [
        ("queue_n", 520), ("queue_mw", 268), ("double_n", 78), ("double_mw", 41),
        ("reserve_n", 52), ("reserve_mw", 31), ("single_mw", 227), ("left_n", 390),
        ("left_mw", 196), ("lost_rows_pct", 25), ("lost_mw_pct", 27),
        ("sole_traders_street_n", 23), ("baker_n", 2), ("homes_group_n", 1900),
        ("homes_cable_n", 240), ("homes_park_n", 214), ("free_mw_later", 29),
    ],
)  # fmt: skip
def test_a_figure_of_the_queue_shows_what_the_course_says(key, shown):
    figure = data.document("figures.json")[f"sources_{key}"]
    assert round(figure["value"], figure["decimals"]) == shown
