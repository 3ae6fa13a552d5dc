"""The data sheets: the list of tables, and per table what it is, how made, and what not to do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pandas as pd
from docutils import nodes
from sphinx.application import Sphinx

from datataal import _paths, data, plots
from datataal.book.dictionary import columns_of, files_of, told, use_package
from datataal.book.piece import Page, Piece, raw
from datataal.language import current, set_current
from datataal.plots._tables import frame_html
from datataal.plots._words import column_title

__all__ = ["setup_sheets"]

PACKAGE = "deltaland"
#: so many rows are shown of a table without a picture; a table that has no more is shown whole
FEW = 30


def setup_sheets(app: Sphinx) -> None:
    """Make the directives of the data sheets known."""
    app.add_directive("data-tables", DataTables)
    app.add_directive("data-sheet", DataSheet)
    app.add_directive("calibration", Calibration)


class DataTables(Piece):
    """All tables by subject, each with a link to its sheet."""

    def make(self) -> Sequence[nodes.Node]:
        """Return one list per subject."""
        use_package(self.env, PACKAGE)
        package = data.package()
        by_name = {one["table"]: one for one in package["resources"] if one["form"] == "clean"}
        harms = told(package, self.page.lang)["knownHarms"]
        head = raw(self.page.html("harms.html", harms=harms))
        return [head, *(self._group(group, by_name) for group in package["groups"])]

    def _group(self, group: Mapping[str, Any], by_name: Mapping[str, Any]) -> nodes.section:
        title = group["title"][self.page.lang]
        rows = [self._row(by_name[name]) for name in group["tables"]]
        html = self.page.html("data_tables.html", tables=rows)
        return _section(nodes.make_id(f"tables-{title}"), title, html)

    def _row(self, resource: Mapping[str, Any]) -> dict[str, Any]:
        table = told(resource, self.page.lang)
        return {**table, "url": self.page.url(f"data/{table['table']}")}


class DataSheet(Piece):
    """Everything that a reader should know of one table before using it."""

    required_arguments = 1
    reads = ("strings/plots/*.yml",)

    def make(self) -> Sequence[nodes.Node]:
        """Return the lead and the sections, so that the page's contents list them."""
        use_package(self.env, PACKAGE)
        resource = data.resource(self.asked)
        table = told(resource, self.page.lang)
        head = self.page.html("sheet_head.html", table=table)
        sections = [
            _section(key.replace("_", "-"), str(self.page.words[key]), html)
            for key, html in self._parts(resource, table)
            if html.strip()
        ]
        return [raw(head), *sections]

    def _parts(
        self, resource: Mapping[str, Any], table: Mapping[str, Any]
    ) -> Iterator[tuple[str, str]]:
        page, columns = self.page, columns_of(self.page, resource)
        yield "sheet_look", _picture(page, table["table"])
        yield "sheet_made", page.html("sheet_text.html", text=table["made"])
        yield "sheet_not_for", page.html("sheet_limits.html", table=table)
        yield (
            "sheet_columns",
            page.html("data_table.html", table=table, **columns),
        )
        yield "sheet_links", page.html("sheet_links.html", links=_links(page, resource))
        yield "sheet_get", page.html("sheet_get.html", table=table, files=files_of(page, resource))


class Calibration(Piece):
    """Deltaland beside the Netherlands: one table per subject."""

    def make(self) -> Sequence[nodes.Node]:
        """Return a section per subject, in the order of the report."""
        use_package(self.env, PACKAGE)
        self.env.note_dependency(str(_paths.datasets() / PACKAGE / "calibration.json"))
        rows = data.document("calibration.json")["properties"]
        found = []
        for subject in dict.fromkeys(row["subject"] for row in rows):
            title = str(self.page.words[f"calibration_{subject}"])
            own = [told(row, self.page.lang) for row in rows if row["subject"] == subject]
            html = self.page.html("calibration.html", title=title, rows=own)
            found.append(_section(nodes.make_id(f"calibration-{subject}"), title, html))
        return found


def _section(id_: str, title: str, html: str) -> nodes.section:
    section = nodes.section("", ids=[id_])
    section += nodes.title("", title)
    section += raw(html)
    return section


def _picture(page: Page, table: str) -> str:
    """Return what there is to see of a table: its picture, and all rows if they are few."""
    before = current()
    set_current(page.lang)
    try:
        figure = plots.sheet(table)
        parts = [figure._repr_html_()] if figure else []
        rows = data.load(table)
        if not figure or len(rows) <= FEW:
            shown = _readable(rows, table)
            parts.append(frame_html(shown, str(page.words["sheet_rows"]), most=FEW))
        return "".join(parts)
    finally:
        set_current(before)


def _readable(rows: pd.DataFrame, table: str) -> pd.DataFrame:
    """Return rows under the titles of their columns, with what their values mean."""
    made = {}
    for field in data.resource(table)["schema"]["fields"]:
        values, labels = rows[field["name"]], field.get("valueLabels") or {}
        words = {key: label[current()] for key, label in labels.items()}
        made[column_title(field["name"], table)] = (
            values.map(lambda value, words=words: words.get(str(value), value)) if words else values
        )
    return pd.DataFrame(made)


def _links(page: Page, resource: Mapping[str, Any]) -> list[dict[str, str]]:
    """Return which tables this one points to, and by which columns."""
    titles = {one["name"]: one for one in data.package()["resources"]}
    found = []
    for link in resource["schema"]["foreignKeys"]:
        other = titles[link["reference"]["resource"]]
        found.append(
            {
                "columns": ", ".join(link["fields"]),
                "title": other["titles"][page.lang],
                "url": page.url(f"data/{other['table']}"),
            }
        )
    return found
