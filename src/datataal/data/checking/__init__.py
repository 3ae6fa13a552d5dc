"""Bring your own province: check somebody's own tables against the schemas of Deltaland.

    report = check_folder("my_province")
    for line in report.lines():
        print(line)

Each file is read once, row by row, and a second time as far as needed to find a key that stands
twice or refers to nothing. Nothing is unpacked, followed out of the folder or run.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from datataal.data._load import package
from datataal.data.checking._folder import files_of, province_of, tables_folder
from datataal.data.checking._keys import Keys, dangling, repeats
from datataal.data.checking._lines import Head, look_at
from datataal.data.checking._report import Collector, Report, TableRead, Trouble
from datataal.data.checking._rows import Source, look_up, read_table
from datataal.data.checking._safe import plain, shown
from datataal.data.checking._schema import Link, Table, read_schemas
from datataal.language import Language, as_language, current

__all__ = ["MOST", "Report", "TableRead", "Trouble", "check_folder", "tables_folder"]

#: How many of each kind of trouble are told in full, unless asked otherwise.
MOST = 5


def check_folder(
    folder: str | os.PathLike[str], lang: str | None = None, *, most: int = MOST
) -> Report:
    """Check a folder of somebody's own tables; never raises for what is in it.

    Parameters
    ----------
    folder : path
        Holds `municipalities.csv` and any of the other tables of Deltaland, and optionally
        `province.yml` with `name` and `crs` (``EPSG:28992`` or ``local``).
    lang : str, optional
        Language of the words; else the language that is set.
    most : int
        How many of each kind are told; the rest is counted. At least 1.

    Returns
    -------
    Report
        What was found, which tables were read, and an exit code.
    """
    words: Language = as_language(lang) if lang else current()
    found = Collector(words, max(1, most))
    place = Path(folder)
    sources = _open(place, found)
    if sources is None:
        return Report(words, tuple(found.kept), found.counts, (), readable=False)
    for source in sources.values():
        _check_repeats(source, found)
        _check_links(source, sources, found)
    _check_systems(sources, found)
    reads = tuple(source.read for source in sources.values())
    return Report(words, tuple(found.kept), found.counts, reads, readable=bool(reads))


def _open(folder: Path, found: Collector) -> dict[str, Source] | None:
    """Find the tables and read each once; None if the folder itself cannot be read."""
    tables = read_schemas(package())
    try:
        if not folder.exists():
            found.add("no_folder", plain(folder))
            return None
        if not folder.is_dir():
            found.add("folder_is_file", plain(folder))
            return None
        crs = province_of(folder, found)
        files = files_of(tables_folder(folder), tables, found)
    except (OSError, ValueError):
        found.add("folder_unread", plain(folder))
        return None
    _tell_missing(tables, files, found)
    return {name: _read(files[name], tables, name, crs, found) for name in tables if name in files}


def _tell_missing(tables: Mapping[str, Table], files: Mapping[str, Path], found: Collector) -> None:
    """Say which tables are not there: needed by those that are, or only by some lessons."""
    needed = {link.table for name in files for link in tables[name].links} | {"municipalities"}
    for name, table in tables.items():
        if name not in files:
            kind = "missing_table" if name in needed else "optional_table"
            lessons = ", ".join(table.lessons) or "-"
            found.add(kind, f"{name}.csv", title=table.titles[found.lang], lessons=lessons)


def _read(path: Path, tables: Mapping[str, Table], name: str, crs: str, found: Collector) -> Source:
    table, file = tables[name], plain(path.name)
    wanted = [*table.identities, *(link.fields for link in table.links)]
    for other in tables.values():
        wanted += [link.reference for link in other.links if link.table == name]
    read = TableRead(name, file)
    source = Source(path, file, table, Head(""), read, {}, Keys((), {}), {})
    try:
        source.head = look_at(path)
        _read_source(source, tuple(dict.fromkeys(wanted)), crs, found)
    except OSError:
        read.whole = False
        found.add("no_permission", file)
    return source


def _read_source(
    source: Source, wanted: tuple[tuple[str, ...], ...], crs: str, found: Collector
) -> None:
    file = source.file
    if source.head.bom:
        found.add("bom", file, line=1)
    if source.head.refuse:
        found.add(source.head.refuse, file)
        return
    if source.head.delimiter != ",":
        found.add("delimiter", file, line=1, value=shown(source.head.delimiter))
    read_table(source, wanted, crs, found)


def _check_repeats(source: Source, found: Collector) -> None:
    for fields in source.table.identities:
        if fields not in source.keys:
            continue
        column = ", ".join(fields)
        count, pairs = repeats(source.keys.of(fields), found.most)
        seen = look_up(source, fields, [*pairs, *pairs.values()]) if pairs else {}
        same = {late: early for late, early in pairs.items() if seen[late][1] == seen[early][1]}
        for late, early in same.items():
            line, value = seen[late]
            told = {"value": shown(", ".join(value)), "first": str(seen[early][0])}
            found.add("repeated", source.file, line=line, column=column, **told)
        if same and count > len(pairs):
            found.more("repeated", source.file, column, count - len(pairs))


def _check_links(source: Source, sources: Mapping[str, Source], found: Collector) -> None:
    for link in source.table.links:
        other = sources.get(link.table)
        if link.fields in source.keys and other and link.reference in other.keys:
            _check_link(source, link, other, found)


def _check_link(source: Source, link: Link, other: Source, found: Collector) -> None:
    known, column = other.keys.of(link.reference), ", ".join(link.fields)
    if not other.read.whole:
        found.add("link_unchecked", source.file, column=column, other=other.file)
        return
    count, lost = dangling(source.keys.of(link.fields), known, found.most)
    seen = look_up(source, link.fields, lost) if lost else {}
    for line, value in seen.values():
        told = {"value": shown(", ".join(value)), "other": other.file}
        found.add("dangling", source.file, line=line, column=column, **told)
    if count > len(seen) > 0:
        found.more("dangling", source.file, column, count - len(seen))


def _check_systems(sources: Mapping[str, Source], found: Collector) -> None:
    seen: dict[str, tuple[str, int]] = {}
    for source in sources.values():
        for system, place in source.systems.items():
            seen.setdefault(system, place)
    if "rd" in seen and "deltaland" in seen:
        (one, line), (other, other_line) = seen["rd"], seen["deltaland"]
        told = {"other": other, "other_line": str(other_line)}
        found.add("two_systems", one, line=line, column="x_m, y_m", **told)
    elif "rd" in seen:
        file, line = seen["rd"]
        found.add("looks_rd", file, line=line, column="x_m, y_m")
