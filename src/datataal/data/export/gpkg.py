"""GeoPackage for QGIS: a layer per table with places, and the other tables beside them."""

from __future__ import annotations

from pathlib import Path

import geopandas as gpd
import pandas as pd
import pyogrio

from datataal.data.export._chosen import Chosen, Table
from datataal.data.export._layers import CRS, shapes

__all__ = ["write"]


def write(chosen: Chosen, path: Path) -> None:
    """Write all tables to the GeoPackage `path`.

    Tables without places are attribute tables, to be joined by key. The tables ``_about`` and
    ``_columns`` say what the export and each column is.
    """
    about = pd.DataFrame(list(chosen.about().items()), columns=["key", "value"])
    _add(path, "_about", about)
    _add(path, "_columns", pd.DataFrame(list(chosen.dictionary())))
    for table in chosen.tables:
        _add(path, table.name, _layer(table), _words(chosen, table))


def _layer(table: Table) -> pd.DataFrame:
    places = shapes(table)
    if places is None:
        return table.frame
    layer: pd.DataFrame = gpd.GeoDataFrame(table.frame, geometry=gpd.GeoSeries(places, crs=CRS))
    return layer


def _words(chosen: Chosen, table: Table) -> dict[str, str]:
    said = f"{table.about['descriptions'][chosen.lang]} {chosen.words['metres']}"
    return {"IDENTIFIER": f"{table.name} (verzonnen / invented)", "DESCRIPTION": said}


def _add(path: Path, name: str, values: pd.DataFrame, words: dict[str, str] | None = None) -> None:
    try:
        pyogrio.write_dataframe(
            values, path, layer=name, driver="GPKG", append=path.exists(), layer_options=words or {}
        )
    except pyogrio.errors.DataSourceError as error:
        raise OSError(str(error)) from None
