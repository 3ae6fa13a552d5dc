"""Exports hold the same values as `load`, say what they are, and never half-remain."""

import hashlib
import json
import sqlite3
import sys
from contextlib import closing

import geopandas as gpd
import numpy as np
import openpyxl
import pandas as pd
import pyarrow.parquet as pq
import pyogrio
import pytest
import shapely

from datataal.cli import main
from datataal.data import load, package, resource, tables
from datataal.data.export import FORMATS, _layers, export
from datataal.data.export._chosen import Table
from datataal.errors import DataError

SOME = ("installations", "grid_stations", "province_totals", "access_log", "audit_log")
FOLDERS = [form for form, ending in FORMATS.items() if not ending]
FILES = [form for form, ending in FORMATS.items() if ending]


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Each format once, with tables that have places, dates, moments and missing values."""
    folder = tmp_path_factory.mktemp("export")
    return {
        form: export(folder / f"deltaland{ending or '-' + form}", form, tables=SOME, raw=True)
        for form, ending in FORMATS.items()
    }


def table(name, *, raw=True):
    return Table(name, load(name, raw=raw), resource(name, raw=raw))


def rows(name):
    """Return the rows as `load` gives them, in plain Python values."""
    days = [field["name"] for field in table(name).fields if field["type"] == "date"]
    frame = load(name, raw=True).astype(object)
    for day in days:
        frame[day] = frame[day].map(lambda moment: moment.date())
    return [tuple(None if pd.isna(v) else v for v in row) for row in frame.itertuples(index=False)]


def text_of(paths):
    """Return all text of an export, in whatever form it stands there."""
    if paths[0].suffix == ".xlsx":
        book = openpyxl.load_workbook(paths[0], read_only=True)
        return " ".join(
            str(cell) for row in book.worksheets[0].iter_rows(values_only=True) for cell in row
        )
    if paths[0].suffix in {".gpkg", ".sqlite"}:
        with closing(sqlite3.connect(paths[0])) as base:
            return " ".join(value for _, value in base.execute("SELECT key, value FROM _about"))
    return " ".join(p.read_text(encoding="utf-8") for p in paths if p.suffix in {".md", ".geojson"})


@pytest.mark.parametrize("form", FORMATS)
def test_every_export_says_invented_licence_and_version(made, form):
    text = text_of(made[form])
    for word in ("verzonnen", "invented", "CC-BY-4.0", "Versie: datataal"):
        assert word in text
    assert "fouten die er met opzet" in text


@pytest.mark.parametrize("form", FORMATS)
def test_the_checksum_file_fits_what_was_written(made, form):
    *files, sums = made[form]
    stated = dict(
        reversed(line.split("  ")) for line in sums.read_text(encoding="utf-8").splitlines()
    )
    assert stated == {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in files}


@pytest.mark.parametrize("name", SOME)
def test_parquet_gives_the_same_values_and_types(made, name):
    path = next(p for p in made["parquet"] if p.name == f"{name}.parquet")
    back = pq.read_table(path)
    assert list(zip(*back.to_pydict().values(), strict=True)) == rows(name)
    kinds = {field["name"]: field["type"] for field in table(name).fields}
    assert {"access_log": "timestamp[ms]"}.get(name, "") in str(back.schema.types)
    assert [str(back.schema.field(c).type) == "int64" for c in kinds] == [
        kind == "integer" for kind in kinds.values()
    ]


def test_parquet_carries_its_description(made):
    path = next(p for p in made["parquet"] if p.name == "installations.parquet")
    schema = pq.read_schema(path)
    assert (
        json.loads(schema.metadata[b"frictionless"])
        == resource("installations", raw=True)["schema"]
    )
    assert b"verzonnen" in schema.metadata[b"invented"]
    assert schema.field("rotor_m").metadata[b"unit"] == b"m"


@pytest.mark.parametrize("name", SOME)
def test_sqlite_gives_the_same_values(made, name):
    with closing(sqlite3.connect(made["sqlite"][0])) as base:
        back = base.execute(f"SELECT * FROM {name}").fetchall()
    wanted = [tuple(getattr(v, "isoformat", lambda v=v: v)() for v in row) for row in rows(name)]
    assert back == wanted


def test_sqlite_has_keys_that_hold_and_explains_its_columns(made):
    with closing(sqlite3.connect(made["sqlite"][0])) as base:
        assert base.execute("PRAGMA foreign_key_check").fetchall() == []
        links = base.execute("PRAGMA foreign_key_list(access_log)").fetchall()
        assert [(link[2], link[3], link[4]) for link in links] == [
            ("audit_log", "processing_id", "processing_id")
        ]
        assert (
            base.execute("PRAGMA foreign_key_list(installations)").fetchall()[0][2]
            == "grid_stations"
        )
        with pytest.raises(sqlite3.IntegrityError):
            base.execute("INSERT INTO audit_log SELECT * FROM audit_log LIMIT 1")
        said = base.execute("SELECT unit FROM _columns WHERE \"column\" = 'rotor_m'").fetchall()
    assert said == [("m",)]


def test_a_key_that_the_raw_form_breaks_is_left_out(tmp_path, monkeypatch):
    twice = pd.concat([load("audit_log").head(3)] * 2, ignore_index=True)
    monkeypatch.setattr("datataal.data.export._chosen.load", lambda name, raw: twice)
    path = export(tmp_path / "a.sqlite", "sqlite", tables=["audit_log"])[0]
    with closing(sqlite3.connect(path)) as base:
        assert base.execute("SELECT count(*) FROM audit_log").fetchone() == (6,)


@pytest.mark.parametrize("name", SOME)
def test_excel_gives_the_same_values_in_typed_cells(made, name):
    book = openpyxl.load_workbook(made["xlsx"][0], read_only=True)
    head, *body = book[name].iter_rows(values_only=True)
    assert list(head) == list(load(name, raw=True).columns)
    wanted = [
        tuple(pd.Timestamp(v).to_pydatetime() if hasattr(v, "year") else v for v in row)
        for row in rows(name)
    ]
    assert body == wanted


def test_excel_begins_with_what_this_is_and_a_dictionary(made):
    book = openpyxl.load_workbook(made["xlsx"][0], read_only=True)
    assert book.sheetnames == ["over", "kolommen", *SOME]
    assert len(list(book["kolommen"].iter_rows(values_only=True))) == 1 + sum(
        len(table(n).fields) for n in SOME
    )


@pytest.mark.parametrize("danger", ["=1+1", "+31", "-x", "@SUM(A1)", '=HYPERLINK("x")'])
def test_text_that_looks_like_a_formula_stays_text(tmp_path, monkeypatch, danger):
    frame = load("audit_log").head(2).assign(person=danger)
    monkeypatch.setattr("datataal.data.export._chosen.load", lambda name, raw: frame)
    path = export(tmp_path / "a.xlsx", "xlsx", tables=["audit_log"])[0]
    cell = openpyxl.load_workbook(path)["audit_log"]["C2"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (danger, "s", True)


@pytest.mark.parametrize("name", SOME)
def test_geopackage_gives_the_same_values(made, name):
    back = pyogrio.read_dataframe(made["gpkg"][0], layer=name)
    wanted = load(name, raw=True)
    assert len(back) == len(wanted)
    for column in wanted:
        left, right = back[column], wanted[column]
        if pd.api.types.is_datetime64_any_dtype(right):
            left = pd.to_datetime(left)
        assert [None if pd.isna(v) else v for v in left] == [
            None if pd.isna(v) else v for v in right
        ], column


def test_the_geopackage_lies_in_a_system_of_its_own(made):
    assert {name for name, kind in pyogrio.list_layers(made["gpkg"][0]) if kind} == {
        "installations", "grid_stations",
    }  # fmt: skip
    back = gpd.read_file(made["gpkg"][0], layer="installations")
    assert "verzonnen / invented" in back.crs.name
    assert back.crs.to_epsg() is None
    assert not back.crs.is_geographic
    assert not back.crs.is_projected
    wanted = load("installations", raw=True)
    assert back.geometry.x.tolist() == wanted["x_m"].tolist()
    assert back.geometry.y.tolist() == wanted["y_m"].tolist()


def test_the_geopackage_says_invented_in_the_list_of_layers(made):
    with closing(sqlite3.connect(made["gpkg"][0])) as base:
        said = base.execute("SELECT table_name, identifier FROM gpkg_contents").fetchall()
    assert {n: s for n, s in said if n in SOME} == {n: f"{n} (verzonnen / invented)" for n in SOME}


def test_geojson_holds_local_metres_and_says_so(made):
    names = {p.name for p in made["geojson"]}
    assert names == {
        "installations.geojson", "grid_stations.geojson", "README.md", "checksums.sha256",
    }  # fmt: skip
    path = next(p for p in made["geojson"] if p.name == "installations.geojson")
    document = json.loads(path.read_text(encoding="utf-8"))
    assert "meters" in document["coordinates"]
    assert "geen WGS 84" in document["coordinates"]
    assert [tuple(one["properties"].values()) for one in document["features"]] == [
        tuple(getattr(v, "isoformat", lambda v=v: v)() for v in row)
        for row in rows("installations")
    ]
    back = gpd.read_file(path)
    assert back.geometry.x.min() > 300_000
    assert back.geometry.x.tolist() == load("installations", raw=True)["x_m"].tolist()


@pytest.fixture
def cells(monkeypatch):
    """Four cells: two of DM01 side by side, one of DM02, one of no municipality."""
    frame = pd.DataFrame(
        {
            "x_m": [900_250, 900_750, 901_250, 901_750],
            "y_m": [900_250] * 4,
            "municipality": ["DM01", "DM01", "DM02", None],
        }
    )
    monkeypatch.setattr(_layers, "tables", lambda: ("cells", "municipalities"))
    monkeypatch.setattr(_layers, "load", lambda name: frame)
    return frame


def about(key):
    return {"schema": {"primaryKey": [key], "fields": [], "foreignKeys": []}}


def test_cells_are_squares_of_500_metres(cells):
    found = _layers.shapes(Table("cells", cells, about("cell")))
    assert [shape.bounds for shape in found][:2] == [
        (900_000, 900_000, 900_500, 900_500), (900_500, 900_000, 901_000, 900_500),
    ]  # fmt: skip
    assert shapely.area(found).tolist() == [250_000] * 4


def test_a_table_whose_key_the_cells_know_gets_outlines(cells):
    places = pd.DataFrame({"municipality": ["DM02", "DM01", "DM99"]})
    found = _layers.shapes(Table("municipalities", places, about("municipality")))
    assert [shape and shape.area for shape in found] == [250_000, 500_000, None]


def test_municipalities_are_as_large_on_the_map_as_in_the_table(tmp_path):
    path = export(tmp_path / "a.gpkg", "gpkg", tables=["municipalities", "cells"])[0]
    places = gpd.read_file(path, layer="municipalities")
    squares = gpd.read_file(path, layer="cells")
    assert (places.geometry.area / 1e6).tolist() == places["land_km2"].tolist()
    assert set(squares.geometry.area) == {250_000}
    assert len(squares) == len(load("cells"))


def test_a_row_with_a_radius_is_a_circle_and_without_a_place_nothing(cells):
    frame = pd.DataFrame(
        {"x_m": [900_000.0, 900_000.0, np.nan], "y_m": [900_000.0] * 3, "radius_m": [1000.0, 0, 5]}
    )
    circle, point, nothing = _layers.shapes(Table("subsurface", frame, about("store")))
    assert circle.area == pytest.approx(np.pi * 1e6, rel=0.01)
    assert point.geom_type == "Point"
    assert nothing is None


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_words_are_in_the_language_asked(tmp_path, lang):
    paths = export(tmp_path / "out", "parquet", tables=["panel"], lang=lang)
    text = (tmp_path / "out/README.md").read_text(encoding="utf-8")
    assert package()["titles"][lang] in text
    assert resource("panel")["descriptions"][lang] in text
    assert ("No row" in text or "no row" in text) == (lang == "en")
    assert len(paths) == 3


def test_all_tables_go_out_when_none_is_named(tmp_path):
    paths = export(tmp_path / "out", "parquet")
    assert {p.stem for p in paths if p.suffix == ".parquet"} == set(tables())


@pytest.mark.parametrize("form", ["parquet", "sqlite"])
def test_an_existing_target_is_refused_and_kept(tmp_path, form):
    target = tmp_path / f"out{FORMATS[form]}"
    before = {p.name: p.read_bytes() for p in export(target, form, tables=["panel"])}
    with pytest.raises(DataError, match="something here already"):
        export(target, form, tables=["audit_log"])
    after = export(target, form, tables=["panel"], force=True)
    assert {p.name for p in after} == set(before)
    assert len(list(tmp_path.iterdir())) == (1 if form == "parquet" else 2)


@pytest.mark.parametrize("form", ["parquet", "sqlite"])
def test_what_is_not_ours_is_never_replaced(tmp_path, form):
    target = tmp_path / f"mine{FORMATS[form]}"
    if form in FOLDERS:
        target.mkdir()
        (target / "thesis.txt").write_text("years of work")
    else:
        target.write_text("years of work")
    with pytest.raises(DataError, match="not an earlier export"):
        export(target, form, tables=["panel"], force=True)
    kept = target / "thesis.txt" if form in FOLDERS else target
    assert kept.read_text() == "years of work"


def test_a_file_added_to_an_exported_folder_protects_it(tmp_path):
    export(tmp_path / "out", "parquet", tables=["panel"])
    (tmp_path / "out/mine.txt").write_text("notes")
    with pytest.raises(DataError, match="not an earlier export"):
        export(tmp_path / "out", "parquet", tables=["panel"], force=True)


@pytest.mark.parametrize("form", FORMATS)
def test_nothing_remains_when_writing_fails(tmp_path, monkeypatch, form):
    def fail(*args, **kwargs):
        raise OSError("disk full")

    target = tmp_path / f"out{FORMATS[form]}"
    export(target, form, tables=["grid_stations"])
    before = {p: p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()}
    module = f"datataal.data.export.{form}"
    monkeypatch.setattr(f"{module}.{'shapes' if form in ('gpkg', 'geojson') else 'plain'}", fail)
    with pytest.raises(DataError, match="disk full"):
        export(target, form, tables=["grid_stations"], force=True)
    assert {p: p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()} == before


@pytest.mark.parametrize(
    ("form", "library"),
    [("gpkg", "pyogrio"), ("geojson", "shapely"), ("parquet", "pyarrow"), ("xlsx", "openpyxl")],
)
def test_a_missing_library_gives_one_clear_line(tmp_path, monkeypatch, capsys, form, library):
    for name in [n for n in sys.modules if n.startswith("datataal.data.export.")]:
        if name.rpartition(".")[2] in {*FORMATS, "_layers"}:
            monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, library, None)
    if library == "pyarrow":
        monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    assert main(["data", "export", "--format", form, str(tmp_path / f"out{FORMATS[form]}")]) == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "pip install 'datataal[export]'" in said
    assert list(tmp_path.iterdir()) == []


def test_the_command_names_the_nearest_table(tmp_path, capsys):
    asked = [
        "data",
        "export",
        "--format",
        "sqlite",
        "--tables",
        "panle",
        "--",
        str(tmp_path / "a.sqlite"),
    ]
    assert main(asked) == 2
    assert "'panel'" in capsys.readouterr().err


def test_a_target_in_no_folder_is_refused(tmp_path):
    with pytest.raises(DataError, match="no such folder"):
        export(tmp_path / "nowhere" / "a.sqlite", "sqlite", tables=["panel"])


def test_geojson_of_tables_without_places_says_which_have_them(tmp_path):
    with pytest.raises(DataError, match="installations"):
        export(tmp_path / "a", "geojson", tables=["panel"])
    assert list(tmp_path.iterdir()) == []


def test_a_file_whose_name_does_not_say_what_it_is_is_refused(tmp_path):
    with pytest.raises(DataError, match=r"ends in \.xlsx"):
        export(tmp_path / "a.csv", "xlsx", tables=["panel"])


def test_an_unknown_format_is_named(tmp_path):
    with pytest.raises(DataError, match="'gpkg'"):
        export(tmp_path / "a", "gpkq", tables=["panel"])


@pytest.mark.parametrize("last", ["tables", "target"])
def test_the_command_writes_and_says_what(tmp_path, capsys, last):
    target = tmp_path / "deltaland.sqlite"
    words = {"tables": ["--tables", "panel"], "target": [str(target)]}
    order = [*words["target"], *words["tables"]]
    if last == "target":
        order = [*words["tables"], *words["target"]]
    assert main(["data", "export", "--format", "sqlite", "--lang", "en", *order]) == 0
    assert "Wrote 2 files" in capsys.readouterr().out
    with closing(sqlite3.connect(target)) as base:
        names = {name for (name,) in base.execute("SELECT name FROM sqlite_master")}
    assert {"panel", "_about", "_columns"} <= names
    assert "postcode_areas" not in names


def test_a_command_without_a_target_says_what_is_missing(capsys):
    assert main(["data", "export", "--format", "sqlite"]) == 2
    assert "does not say where to write" in capsys.readouterr().err
