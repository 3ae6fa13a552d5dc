"""The same facts as four organisations hold them: each file is read as its organisation means it."""

import json
import re
import shutil
import zipfile

import openpyxl
import pandas as pd
import pytest

from datataal import _paths, data
from datataal.data.generate.build import build, files
from datataal.data.generate.parameters import read_parameters
from datataal.errors import DataError

DATASETS = _paths.CHECKOUT / "datasets"


@pytest.fixture(scope="module")
def municipality():
    return pd.read_csv(
        data.source_path("municipality_stations"), sep=";", decimal=",", encoding="latin-1"
    )


@pytest.fixture(scope="module")
def province():
    text = data.source_path("province_stations").read_text(encoding="utf-8")
    return json.loads(text)


@pytest.fixture(scope="module")
def sheet():
    return openpyxl.load_workbook(data.source_path("operator_stations")).active


@pytest.fixture(scope="module")
def operator():
    frame = pd.read_excel(data.source_path("operator_stations"), header=4)
    return frame[frame["Code"].str.fullmatch(r"DL-\d\d", na=False)]


def points(document):
    rows = [
        {**one["properties"], "at": one["geometry"]["coordinates"]} for one in document["features"]
    ]
    return pd.DataFrame(rows)


def test_the_municipalities_list_is_latin_1_with_commas_and_days_before_months(municipality):
    content = data.source_path("municipality_stations").read_bytes()
    assert "Geïnventariseerd op" in content.decode("latin-1")
    with pytest.raises(UnicodeDecodeError):
        content.decode("utf-8")
    assert re.search(rb";\d+,\d;", content)
    assert round(municipality["Vrije ruimte (MVA)"].sum(), 1) == 61
    days = pd.to_datetime(municipality["Geïnventariseerd op"], format="%d-%m-%Y")
    assert days.dt.strftime("%Y-%m-%d").unique().tolist() == ["2027-05-01"]
    assert not municipality.astype(str).apply(lambda one: one.str.contains("DL-")).any().any()


def test_the_provinces_map_names_a_grid_that_is_nowhere(province):
    assert province["crs"]["properties"]["name"].startswith('LOCAL_CS["Deltaland')
    stations = points(province)
    assert min(min(at) for at in stations["at"]) > 650_000
    assert round(stations["vrij_mw"].sum(), 1) == 112
    assert stations["plaatvermogen_mw"].sum() == data.load("grid_stations")["transformer_mva"].sum()
    assert set(stations["peildatum"]) == {"2025-08-01"}


def test_a_map_program_reads_that_grid_and_takes_it_for_no_place_on_earth():
    geopandas = pytest.importorskip("geopandas")
    for name in ("province_stations", "province_dwellings"):
        frame = geopandas.read_file(data.source_path(name))
        assert not frame.crs.is_geographic
        assert frame.crs.to_epsg() is None


def test_the_operators_sheet_has_titles_merged_cells_units_and_a_note(sheet, operator):
    assert "1 augustus 2026" in sheet["A1"].value
    assert {str(one) for one in sheet.merged_cells.ranges} >= {"A1:E1", "A4:B4", "C4:D4"}
    assert [cell.value for cell in sheet[5]][2:4] == ["Transformatoren (MVA)", "Vrij met n-1 (MW)"]
    assert "DL-05 en DL-06 zijn samengevoegd" in sheet.cell(sheet.max_row, 1).value
    assert len(operator) == 14
    assert round(operator["Vrij met n-1 (MW)"].sum(), 1) == 38
    total = next(row for row in sheet.iter_rows(values_only=True) if row[0] == "Totaal")
    assert total[3] == 38
    assert sheet["E6"].is_date
    assert set(operator["Peildatum"]) == {pd.Timestamp("2026-08-01")}


def test_the_national_table_has_the_shape_of_odata_and_keys_that_end_in_spaces():
    path = data.source_path("national_households")
    document = json.loads(path.read_text(encoding="utf-8"))
    assert document["@odata.context"] == "$metadata#TypedDataSet"
    assert "http" not in path.read_text(encoding="utf-8")
    rows = pd.DataFrame(document["value"])
    assert (rows["RegioS"].str.len() == 10).all()
    assert rows["RegioS"].str.endswith(" ").all()
    whole, parts = rows.iloc[0], rows.iloc[1:]
    assert len(parts) == 18
    homes = parts["ParticuliereHuishoudens_1"].sum()
    assert homes == pytest.approx(whole["ParticuliereHuishoudens_1"], abs=18 * 0.05)
    assert set(rows["Perioden"]) == {"2026JJ00"}


def found(step, operator, municipality, province):
    """Link as a learner does, and return how many stations are found with both others."""
    names, numbers = set(municipality["Station"]), set(points(province)["stationnr"])
    words = read_parameters()["sources"]
    spelt = words["spelt"] if step != "code" else {}
    merged = words["merged"] if step == "note" else {"stations": []}
    count = 0
    for code, name in zip(operator["Code"], operator["Naam"], strict=True):
        plain = {"municipality": name, "province": code.removeprefix("DL-").lstrip("0")}
        sought = spelt.get(code, plain)
        if code in merged["stations"]:
            sought = {"municipality": merged["name"], "province": merged["number"]}
        count += sought["municipality"] in names and sought["province"] in numbers
    return count


@pytest.mark.parametrize(("step", "count"), [("code", 9), ("spelling", 12), ("note", 14)])
def test_stations_are_linked_in_three_steps(step, count, operator, municipality, province):
    assert found(step, operator, municipality, province) == count
    figures = json.loads((DATASETS / "deltaland" / "figures.json").read_text(encoding="utf-8"))
    assert figures[f"sources_match_{step}_n"]["value"] == count


def test_the_merged_stations_are_one_row_with_the_sums_of_both(municipality, province, clean):
    stations = clean["grid_stations"].set_index("station").loc[["DL-05", "DL-06"]]
    row = municipality.set_index("Station").loc["Station Kruising"]
    assert row["Vrije ruimte (MVA)"] == round(stations["free_mw_municipality"].sum(), 1)
    point = points(province).set_index("stationnr").loc["31"]
    assert point["vrij_mw"] == round(stations["free_mw_province"].sum(), 1)
    assert point["plaatvermogen_mw"] == stations["transformer_mva"].sum()
    assert point["at"][0] == stations["x_m"].sum() // 2


def test_dwellings_addresses_and_households_are_three_counts():
    text = data.source_path("province_dwellings").read_text(encoding="utf-8")
    homes = points(json.loads(text)).set_index("naam")["woningen"]
    own = data.load("municipalities").set_index("name")["dwellings"]
    assert homes.to_dict() == own.to_dict()
    listed = pd.read_csv(
        data.source_path("municipality_addresses"), sep=";", thousands=".", encoding="latin-1"
    ).set_index("Gemeente")["Adressen"]
    assert (listed > 1.08 * homes).all()
    value = json.loads(data.source_path("national_households").read_text(encoding="utf-8"))["value"]
    people = pd.DataFrame(value).set_index("RegioSTitle")["ParticuliereHuishoudens_1"][1:]
    assert (1000 * people < homes).all()
    assert (1000 * people > 0.95 * homes).all()


def test_every_file_says_that_it_is_invented():
    for name in data.sources():
        content = data.source_path(name).read_bytes().lower()
        assert b"verzonnen" in content, name
        assert "verzonnen" in data.source(name)["holder"]["nl"]


def test_what_is_known_of_a_file_agrees_with_the_file(operator, clean):
    for name in data.sources():
        known = data.source(name)
        assert data.source_path(name).stat().st_size == known["bytes"]
        assert set(known["titles"]) == set(known["descriptions"]) == {"nl", "en"}
    stations = clean["grid_stations"]
    for who in ("operator", "municipality", "province"):
        stated = data.source(f"{who}_stations")["referenceDate"]
        assert set(stations[f"date_{who}"].dt.strftime("%Y-%m-%d")) == {stated}


def test_the_readme_names_every_file_and_total_in_both_languages():
    text = (DATASETS / "deltaland" / "sources" / "README.md").read_text(encoding="utf-8")
    for name in data.sources():
        assert text.count(f"`{data.source_path(name).name}`") == 4
    assert "38 MW, 61 MVA en 112 MW" in text
    assert "38 MW, 61 MVA and 112 MW" in text
    assert "{" not in text


def test_two_builds_give_the_same_bytes():
    one, two = (files(build(DATASETS / "instructors")) for _ in range(2))
    delivered = [path for path in one if path.startswith("sources/")]
    assert len(delivered) == 7
    for path in delivered:
        assert one[path] == two[path] == (DATASETS / "deltaland" / path).read_bytes(), path


def test_the_workbook_holds_no_hour_of_making_and_is_not_compressed():
    with zipfile.ZipFile(data.source_path("operator_stations")) as archive:
        assert {one.date_time for one in archive.infolist()} == {(2026, 8, 1, 0, 0, 0)}
        assert {one.compress_type for one in archive.infolist()} == {zipfile.ZIP_STORED}


def test_an_unknown_source_gets_the_nearest_name():
    with pytest.raises(DataError, match="operator_stations"):
        data.source_path("operator_station")


@pytest.fixture
def elsewhere(tmp_path, monkeypatch):
    shutil.copytree(DATASETS / "deltaland", tmp_path / "deltaland")
    monkeypatch.setattr(_paths, "datasets", lambda: tmp_path)
    return tmp_path / "deltaland" / "sources" / "municipality_stations.csv"


def test_a_changed_file_is_named_with_its_checksum(elsewhere):
    elsewhere.write_bytes(elsewhere.read_bytes() + b"x")
    with pytest.raises(DataError, match=r"municipality_stations\.csv.*sha256:"):
        data.source_path("municipality_stations")


def test_a_missing_file_is_named(elsewhere):
    elsewhere.unlink()
    with pytest.raises(DataError, match="missing"):
        data.source_path("municipality_stations")
