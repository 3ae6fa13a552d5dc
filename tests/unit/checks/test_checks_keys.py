"""Keys of the tables, and JSON of another shape than the generator makes."""

import json

import pytest

CLEAN = "datasets/deltaland/clean"
PANEL = f"{CLEAN}/panel.csv"
MONTHS = f"{CLEAN}/production_months.csv"


def lines_of(course, file):
    return (course.root / file).read_text(encoding="utf-8").splitlines()


def test_a_reference_to_nothing_is_named_with_line_and_column(course):
    line = next(nr for nr, row in enumerate(lines_of(course, PANEL), 1) if "DM05" in row)
    course.plant(PANEL, "DM05", "DM99")
    found = course.only("keys")
    assert found.startswith(f"{PANEL}:{line} (municipality): 'DM99' is not in the table")
    assert "municipalities.municipality" in found
    assert "datataal data build" in found


def test_a_key_of_two_columns_that_stands_twice_is_named(course):
    rows = lines_of(course, MONTHS)
    (course.root / MONTHS).write_text("\n".join([*rows, rows[4], ""]), encoding="utf-8")
    found = course.only("keys")
    assert found.startswith(f"{MONTHS}:{len(rows) + 1} (installation, month)")
    assert "in line 5" in found


def test_many_lost_references_are_named_a_few_times(course):
    course.plant(PANEL, "DM05", "DM99", count=-1)
    assert len(course.found("keys")) == 5


def test_a_table_that_cannot_be_read_is_left_to_the_check_of_tables(course):
    (course.root / CLEAN / "municipalities.csv").write_text("a,b\n", encoding="utf-8")
    assert course.found("keys") == []
    assert course.found("tables")


def test_a_value_of_another_type_in_the_raw_form_is_named(course):
    file = "datasets/deltaland/raw/municipalities.csv"
    rows = lines_of(course, file)
    at = rows[0].split(",").index("inhabitants")
    cells = rows[3].split(",")
    cells[at] = "1_000"
    rows[3] = ",".join(cells)
    (course.root / file).write_text("\n".join([*rows, ""]), encoding="utf-8")
    found = course.only("tables")
    assert found.startswith(f"{file}:4 (inhabitants): '1_000'")
    assert "a value of type integer" in found


@pytest.mark.parametrize("number", ["nan", "inf", " 5", "5,0", "0x5", "१"])
def test_what_only_looks_like_a_number_is_named(course, number):
    file = f"{CLEAN}/production_months.csv"
    rows = lines_of(course, file)
    at = rows[0].split(",").index("mwh")
    cells = rows[3].split(",")
    cells[at] = f'"{number}"'
    rows[3] = ",".join(cells)
    (course.root / file).write_text("\n".join([*rows, ""]), encoding="utf-8")
    assert "a value of type number" in course.only("tables")


@pytest.mark.parametrize(
    ("file", "held"),
    [
        ("datapackage.json", {"resources": [{"name": "panel"}]}),
        ("datapackage.json", {"resources": [{"name": "a", "path": "b", "schema": {}}]}),
        ("figures.json", {"panel_n": 1500}),
        ("figures.json", {"panel_n": {"value": "many", "decimals": 0}}),
        ("names.json", {"smallest_name": 5}),
        ("quality.json", {"tables": {}}),
    ],
)
def test_json_of_another_shape_is_named_and_stops_no_check(course, file, held):
    (course.root / "datasets/deltaland" / file).write_text(json.dumps(held), encoding="utf-8")
    found = course.only("tables")
    assert found.startswith(f"datasets/deltaland/{file}: ")
    others = ("figures", "references", "languages", "keys", "style")
    assert all("Traceback" not in one for one in course.found(*others))
