"""Each kind of wrong value is named with its line, its column and how to mend it."""

import pytest

from datataal.data.checking._words import kinds


def test_a_good_province_of_ones_own_passes(province):
    report = province.check()
    assert report.exit_code == 0, report.lines()
    assert all(one.whole and one.rows == 3 for one in report.tables)
    assert report.lines()[-1] == "The tables are ready for use."


def test_codes_of_ones_own_are_no_error_but_shares_above_one_are(province):
    province.put("municipalities", 2, "farm_share_landuse", "63")
    assert province.only("maximum").line == 2


@pytest.mark.parametrize(
    ("column", "written", "kind", "words"),
    [
        ("inhabitants", "", "required", "The cell is empty."),
        ("inhabitants", "twaalf", "integer", "whole number"),
        ("inhabitants", "12.345", "thousands", "12345"),
        ("inhabitants", "1200.5", "integer", "round"),
        ("inhabitants", "onbekend", "unknown_word", "empty"),
        ("inhabitants", "0", "minimum", "1 or higher"),
        ("inhabitants", "9" * 400, "integer", "whole number"),
        ("inhabitants", "١٢", "integer", "whole number"),
        ("land_km2", "12,5", "decimal_comma", "Write 12.5."),
        ("land_km2", "1.234,5", "thousands", "1234.5"),
        ("land_km2", "1,234.5", "thousands", "1234.5"),
        ("land_km2", "inf", "number", "number"),
        ("land_km2", "12 km2", "number", "without a unit"),
        ("land_km2", " 12.5", "spaces", "spaces"),
        ("name", '=HYPERLINK("http://a.b","klik")', "formula", "'=HYPERLINK"),
        ("name", "+cmd|' /C calc'!A0", "formula", "'+cmd"),
        ("name", "@SUM(A1)", "formula", "'@SUM"),
        ("name", "Dorp\x1b[31m", "control", "\\x1b"),
        ("name", "Dorp\u202egnp", "control", "\\u202e"),
        ("name", "Do\0rp", "nul", "NUL"),
    ],
)
def test_a_wrong_value_of_a_municipality(province, column, written, kind, words):
    province.put("municipalities", 3, column, written)
    one = province.only(kind)
    assert (one.file, one.line, one.column) == ("municipalities.csv", 3, column)
    assert words in f"{one.what} {one.expected} {one.do}"


@pytest.mark.parametrize(
    ("place", "written", "kind", "words"),
    [
        ("grid_stations.date_operator", "31-12-2026", "date_order", "2026-12-31"),
        ("grid_stations.date_operator", "2026-02-30", "no_such_day", "does not exist"),
        ("grid_stations.date_operator", "gisteren", "date", "year-month-day"),
        ("installations.owner_local", "ja", "boolean_word", "Write true."),
        ("installations.owner_local", "misschien", "boolean", "true or false"),
        ("installations.kind", "winnd", "enum", "'wind'"),
        ("installations.municipality", "elders", "dangling", "municipalities.csv"),
    ],
)
def test_a_wrong_value_elsewhere(province, place, written, kind, words):
    table, column = place.split(".")
    province.put(table, 4, column, written)
    one = province.only(kind)
    assert (one.line, one.column) == (4, column)
    assert words in f"{one.what} {one.expected} {one.do}"


def test_an_escape_code_reaches_no_line_of_the_report(province):
    province.put("municipalities", 2, "name", "\x1b[2J\x07=1")
    report = province.check()
    assert not any(sign in "\n".join(report.lines()) for sign in ("\x1b", "\x07"))
    assert "\\u001b" not in report.as_json()
    assert "\\\\x1b" in report.as_json()


def test_a_key_that_stands_twice_names_the_first_line(province):
    province.put("installations", 4, "installation", "eigen 0")
    one = province.only("repeated")
    assert one.line == 4
    assert "line 2" in one.what


def test_keys_of_two_columns_are_taken_together(province):
    province.make("production_months")
    assert province.kinds() == set()
    province.put("production_months", 3, "installation", "eigen 0")
    province.put("production_months", 3, "month", "2026-01-01")
    assert province.only("repeated").column == "installation, month"


def test_of_each_kind_the_first_are_told_and_the_rest_counted(province):
    province.make("installations", 40)
    report = province.check(most=2)
    lines = report.lines()
    assert sum("is not in municipalities.csv" in line for line in lines) == 2
    assert sum("... and 35 more" in line for line in lines) == 2
    assert report.errors == 2 * 37
    assert province.check(most=100).errors == report.errors


@pytest.mark.parametrize(
    ("x", "y", "kind"),
    [
        ("4.89", "52.37", "place_degrees"),
        ("544000", "6866000", "place_mercator"),
        ("629000", "5804000", "place_utm"),
        ("487000", "121000", "place_rd_swapped"),
        ("5", "9000000", "place_other"),
    ],
)
def test_points_in_another_system_are_named(province, x, y, kind):
    province.put("municipalities", 3, "x_m", x)
    province.put("municipalities", 3, "y_m", y)
    assert province.only(kind).line == 3


def test_points_of_the_real_netherlands_are_good_and_noted(province):
    assert [one.kind for one in province.check().troubles if "RD" in one.what] == ["looks_rd"]


def test_points_of_deltaland_among_real_ones_are_named(province):
    province.put("municipalities", 3, "x_m", "910000")
    province.put("municipalities", 3, "y_m", "910000")
    assert province.only("two_systems").file in ("municipalities.csv", "grid_stations.csv")


def test_a_system_of_ones_own_may_be_declared(province):
    for line in (2, 3, 4):
        province.put("municipalities", line, "y_m", f"300000{line}")
    assert province.only("place_other", most=1).line == 2
    (province.folder / "province.yml").write_text("name: Ons\ncrs: local\n")
    assert province.kinds() == set()


def test_what_is_outside_the_declared_system_is_named(province):
    (province.folder / "province.yml").write_text("crs: EPSG:28992\n")
    assert province.kinds() == set()
    province.put("municipalities", 2, "x_m", "910000")
    province.put("municipalities", 2, "y_m", "910000")
    assert "place_outside" in province.kinds()


BOMB = "name: &a0 x\ncrs:\n" + "".join(
    f"  - &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 30)
)


@pytest.mark.parametrize(
    "text", [BOMB, "[", "crs: [1", "- a\n", "colour: red", "x" * 70_000, "\x00"]
)
def test_a_province_file_that_cannot_be_used_is_named(province, text):
    (province.folder / "province.yml").write_text(text)
    assert province.only("province_unread").file == "province.yml"


def test_a_system_that_we_cannot_draw_is_named(province):
    (province.folder / "province.yml").write_text("crs: EPSG:4326\n")
    assert "EPSG:28992" in province.only("province_crs").expected


def test_every_kind_is_said_in_both_languages_with_the_same_parts():
    for kind, words in kinds().items():
        assert set(words) - {"note"} == {"nl", "en"}, kind
        assert set(words["nl"]) == set(words["en"]), kind
        assert words["nl"] != words["en"] or kind == "line", kind
