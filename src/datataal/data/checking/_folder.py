"""Look at a folder without opening more than it must: which file is which table."""

from __future__ import annotations

import difflib
import itertools
import os
import stat
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from datataal.data.checking._report import Collector
from datataal.data.checking._safe import plain, shown
from datataal.data.checking._schema import Table

__all__ = ["LARGEST", "PROVINCE", "SYSTEMS_OF_PROVINCE", "files_of", "province_of", "tables_folder"]

#: Bytes. A larger file is refused by its size, unread: no table of a province comes near.
LARGEST = 1_000_000_000
PROVINCE = "province.yml"
SYSTEMS_OF_PROVINCE = ("EPSG:28992", "local")
_MOST_ENTRIES = 1000
_LARGEST_PROVINCE = 65_536
_SHEETS = (".xlsx", ".xls", ".xlsm", ".xlsb", ".ods", ".numbers")
_PACKED = (".zip", ".gz", ".bz2", ".xz", ".7z", ".rar", ".tgz", ".tar", ".zst")
_OTHER = (".txt", ".tsv", ".json", ".geojson", ".gpkg", ".parquet", ".sqlite", ".shp", ".xml")


def tables_folder(folder: Path) -> Path:
    """Return where the tables lie: in the folder, or, as ours do, in `clean` inside it."""
    inside = folder / "clean"
    return inside if inside.is_dir() and not any(folder.glob("*.csv")) else folder


def files_of(folder: Path, tables: Mapping[str, Table], found: Collector) -> dict[str, Path]:
    """Return the file of each table that can be read; note every file that cannot."""
    chosen: dict[str, Path] = {}
    with os.scandir(folder) as entries:
        names = sorted(entry.name for entry in itertools.islice(entries, _MOST_ENTRIES + 1))
    if len(names) > _MOST_ENTRIES:
        found.add("many_files", "", count=_MOST_ENTRIES)
        names = names[:_MOST_ENTRIES]
    for name in names:
        path = folder / name
        stem, ending = os.path.splitext(name)  # noqa: PTH122  also takes odd names as they are
        if ending.lower() == ".csv":
            table = stem if stem in tables else _table_of(stem, tables)
            if stem not in tables:
                found.add("other_name", plain(name), near=_offer(table, tables, found))
            elif kind := _refuse(path, folder):
                found.add(kind, plain(name), most=LARGEST // 1_000_000)
            else:
                chosen[stem] = path
        elif kind := _kind_of_other(name):
            found.add(kind, plain(name))
    return chosen


def _refuse(path: Path, folder: Path) -> str:
    """Return why a file is not opened, or ""."""
    try:
        if path.is_symlink() and not path.resolve().is_relative_to(folder.resolve()):
            return "link_out"
        status = path.stat()
    except (OSError, RuntimeError):
        return "broken_link"
    if stat.S_ISDIR(status.st_mode):
        return "is_folder"
    if not stat.S_ISREG(status.st_mode):
        return "no_file"
    if status.st_size > LARGEST:
        return "too_large"
    return "" if os.access(path, os.R_OK) else "no_permission"


def _kind_of_other(name: str) -> str:
    low = name.lower()
    if low.endswith(_SHEETS) and not low.startswith("~$"):
        return "spreadsheet"
    if low.endswith(_PACKED):
        return "packed"
    return "other_format" if low.endswith(_OTHER) else ""


def _table_of(stem: str, tables: Mapping[str, Table]) -> str:
    words = {name: name for name in tables}
    for name, table in tables.items():
        words |= {title.lower().replace(" ", "_"): name for title in table.titles.values()}
    close = difflib.get_close_matches(stem.lower()[:60], words, n=1, cutoff=0.6)
    return words[close[0]] if close else ""


def _offer(table: str, tables: Mapping[str, Table], found: Collector) -> str:
    if table:
        return f"{table}.csv ({tables[table].titles[found.lang]})"
    return ", ".join(f"{name}.csv" for name in tables)


def province_of(folder: Path, found: Collector) -> str:
    """Return the coordinate system that `province.yml` names, or ""; note what is wrong in it."""
    path = folder / PROVINCE
    if not path.exists() and not path.is_symlink():
        return ""
    kind = _refuse(path, folder)
    if kind:
        found.add(kind, PROVINCE, most=LARGEST // 1_000_000)
        return ""
    try:
        told: Any = _small_yaml(path)
    except (OSError, ValueError, RecursionError, yaml.YAMLError):
        found.add("province_unread", PROVINCE)
        return ""
    # only text is looked at: a few nested aliases written out would fill the memory
    crs = told.get("crs", "") if isinstance(told, dict) and told.keys() <= {"name", "crs"} else None
    if not isinstance(crs, str):
        found.add("province_unread", PROVINCE)
        return ""
    if crs and crs not in SYSTEMS_OF_PROVINCE:
        known = ", ".join(SYSTEMS_OF_PROVINCE)
        found.add("province_crs", PROVINCE, column="crs", value=shown(crs), known=known)
        return ""
    return crs


def _small_yaml(path: Path) -> object:
    with path.open("rb") as file:
        content = file.read(_LARGEST_PROVINCE + 1)
    if len(content) > _LARGEST_PROVINCE:
        raise ValueError
    return yaml.safe_load(content.decode("utf-8"))
