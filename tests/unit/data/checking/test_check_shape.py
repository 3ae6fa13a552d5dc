"""What holds for every province is kept; what says something about Deltaland alone is left out."""

import csv
import re

import pytest

from datataal import _paths
from datataal.data import load, package
from datataal.data.checking import check_folder
from datataal.data.checking._schema import read_schemas

TABLES = read_schemas(package())
CLEAN = _paths.datasets() / "deltaland" / "clean"


def codes(table):
    """Return the columns of a table that are codes: keys as text, and what refers to them."""
    own = {name for name in table.key if table.columns[name].type == "string"}
    return own | {name for link in table.links for name in link.fields}


def test_deltaland_itself_passes_the_check_on_ones_own_province():
    report = check_folder(_paths.datasets() / "deltaland", "en")
    assert report.exit_code == 0, report.lines()
    assert {one.table for one in report.tables} == set(TABLES)


def test_the_same_province_with_other_codes_in_rd_passes_too(tmp_path):
    for name, table in TABLES.items():
        own = codes(table) - {one for one in table.columns if table.columns[one].enum}
        with (CLEAN / f"{name}.csv").open(newline="", encoding="utf-8") as file:
            rows = list(csv.DictReader(file))
        for row in rows:
            for column in own:
                row[column] = f"GM.{row[column]}" if row[column] else ""
            for column, start in (("x_m", 800_000), ("y_m", 500_000)):
                if row.get(column):
                    row[column] = str(int(row[column]) - start)
        with (tmp_path / f"{name}.csv").open("w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, list(table.columns), lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
    report = check_folder(tmp_path, "en")
    assert report.exit_code == 0, report.lines()
    assert [one.kind for one in report.troubles] == ["looks_rd"]


def test_no_rule_that_is_kept_holds_a_code_of_deltaland():
    kept = {
        (name, column.name): column.pattern.pattern
        for name, table in TABLES.items()
        for column in table.columns.values()
        if column.pattern and re.search(r"[A-Z]{1,2}-?(\\d|\[)", column.pattern.pattern)
    }
    assert not kept, f"mark these `deltaland_only: [pattern]` in their tables: {kept}"


@pytest.mark.parametrize("name", list(TABLES))
def test_every_table_says_which_lessons_need_it(name):
    assert TABLES[name].lessons, f"add {name} to `lessons:` in tables/_package.yml"


def test_limits_that_are_shape_are_kept():
    areas, places = TABLES["postcode_areas"].columns, TABLES["municipalities"].columns
    assert (areas["flat_share"].minimum, areas["flat_share"].maximum) == (0, 1)
    assert TABLES["installations"].columns["kind"].enum == ("wind", "solar")
    assert places["seats"].maximum == 45
    assert places["x_m"].minimum is None
    assert load("municipalities")["x_m"].min() > 900_000
