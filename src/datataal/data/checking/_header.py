"""Hold the header of a file against the columns of its table."""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence

from datataal.data.checking._report import Collector
from datataal.data.checking._safe import plain, shown
from datataal.data.checking._schema import Table

__all__ = ["MOST_COLUMNS", "read_header"]

#: More columns than this are no table of ours, and are not looked at one by one.
MOST_COLUMNS = 1000


def read_header(
    header: Sequence[str], table: Table, file: str, found: Collector
) -> Mapping[str, int]:
    """Return where each known column stands, and note what is wrong with the header.

    A column whose name differs only in capitals or spaces is noted and read; any other name is
    not guessed, but offered.
    """
    if len(header) > MOST_COLUMNS:
        found.add("many_columns", file, line=1, count=len(header), most=MOST_COLUMNS)
        return {}
    places: dict[str, int] = {}
    strange: dict[str, int] = {}
    for place, name in enumerate(header):
        known = _simple(name) if _simple(name) in table.columns else ""
        if known and known in places:
            found.add("twice", file, line=1, column=known)
        elif known:
            places[known] = place
            if name != known:
                found.add("name_form", file, line=1, column=known, name=shown(name), known=known)
        else:
            strange[name] = place
    _missing(table, places, strange, file, found)
    for name, place in strange.items():
        kind = "extra" if name.strip() else "nameless"
        found.add(kind, file, line=1, column=name[:40], place=place + 1)
    return places


def _missing(
    table: Table, places: Mapping[str, int], strange: dict[str, int], file: str, found: Collector
) -> None:
    for name, column in table.columns.items():
        if name in places:
            continue
        near = _near(name, [*column.titles.values()], list(strange))
        if near:
            del strange[near]
            found.add("renamed", file, line=1, column=name, near=shown(near), name=name)
        else:
            found.add("missing_column", file, line=1, column=name, name=name)


def _near(name: str, titles: Sequence[str], strange: Sequence[str]) -> str:
    """Return the strange name that is most likely meant, by its name or by its title."""
    simple = {_simple(one)[:60]: one for one in strange}
    for word in (name, *map(_simple, titles)):
        close = difflib.get_close_matches(word, simple, n=1, cutoff=0.75)
        if close:
            return simple[close[0]]
    return ""


def _simple(name: str) -> str:
    return plain(name.strip().strip('"').lower()).replace(" ", "_").replace("-", "_")
