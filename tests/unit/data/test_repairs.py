"""A repair keeps what stood there, so that somebody else can undo it."""

import pandas as pd
import pytest

from datataal.data import load, repair, undo
from datataal.errors import DataError

WHY = "the register counts 14,585"


@pytest.fixture
def raw():
    return load("municipalities", raw=True)


def test_a_repair_gives_a_new_table_and_a_log(raw):
    before = raw.copy()
    mended, log = repair(raw, "DM09", "dwellings", 14_585, WHY, "data")
    assert mended.set_index("municipality").loc["DM09", "dwellings"] == 14_585
    assert (log.old, log.new, log.reason, log.role) == (3_740, 14_585, WHY, "data")
    pd.testing.assert_frame_equal(raw, before)


def test_only_one_cell_changes(raw):
    mended, _ = repair(raw, {"name": "Drevelo"}, "dwellings", 14_585, WHY, "data")
    assert int((mended != raw).to_numpy(dtype=bool, na_value=False).sum()) == 1


def test_undo_brings_back_the_table(raw):
    mended, log = repair(raw, "DM09", "dwellings", 14_585, WHY, "data")
    pd.testing.assert_frame_equal(undo(mended, log), raw)


def test_an_empty_value_can_be_filled_and_emptied_again():
    areas = load("postcode_areas", raw=True)
    area = areas.loc[areas["gas_m3"].isna(), "area"].iloc[0]
    mended, log = repair(areas, area, "gas_m3", 700, "read from the meter", "data")
    assert log.old is None
    pd.testing.assert_frame_equal(undo(mended, log), areas)


def test_undo_refuses_when_somebody_repaired_again(raw):
    once, first = repair(raw, "DM09", "dwellings", 14_585, WHY, "data")
    twice, _ = repair(once, "DM09", "dwellings", 14_600, "newer count", "policy")
    with pytest.raises(DataError, match="Undo the later repair first"):
        undo(twice, first)


def test_the_log_shows_as_a_table(raw):
    _, log = repair(raw, "DM09", "dwellings", 14_585, WHY, "data")
    shown = log.to_frame()
    assert shown.columns.tolist() == ["row_key", "column", "old", "new", "reason", "role"]
    assert shown.loc[0, "row_key"] == "municipality = DM09"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"row_key": "DM99"}, "0 rows fit"),
        ({"row_key": {"data_maturity": 3}}, "exactly one row"),
        ({"row_key": {"gemeente": "DM09"}}, "no column 'gemeente'"),
        ({"column": "dweling"}, "'dwellings'"),
        ({"reason": "  "}, "no reason"),
        ({"role": "Jan"}, "policy or data or ethics"),
        ({"new": "veel"}, "does not fit column 'dwellings'"),
    ],
)
def test_a_repair_that_cannot_be_traced_is_refused(raw, change, words):
    given = {
        "row_key": "DM09", "column": "dwellings", "new": 1, "reason": WHY, "role": "data", **change,
    }  # fmt: skip
    with pytest.raises(DataError, match=words):
        repair(raw, **given)
