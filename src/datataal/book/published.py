"""The tables of real figures, whole, each row with its source and how sure it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
from docutils import nodes
from sphinx.application import Sphinx

from datataal import _paths, data
from datataal.book.dictionary import files_of, told, use_package
from datataal.book.piece import Page, Piece, raw
from datataal.data._load import read_json
from datataal.language import LANGUAGES
from datataal.plots._tables import frame_html

__all__ = ["setup_published"]

PACKAGE = "published"


def setup_published(app: Sphinx) -> None:
    """Make the directive known."""
    app.add_directive("published-tables", PublishedTables)


class PublishedTables(Piece):
    """One section for each table of real figures."""

    def make(self) -> Sequence[nodes.Node]:
        """Return the sections, so that the page's contents list the tables."""
        use_package(self.env, PACKAGE)
        package = read_json(_paths.datasets() / PACKAGE / "datapackage.json")
        return [self._table(resource) for resource in package["resources"]]

    def _table(self, resource: Mapping[str, Any]) -> nodes.section:
        table = told(resource, self.page.lang)
        section = nodes.section("", ids=[nodes.make_id(f"published-{resource['table']}")])
        section += nodes.title("", table["title"])
        rows = _in(self.page, resource, data.published(resource["table"]))
        section += raw(
            self.page.html("sheet_text.html", text=table["description"])
            + str(frame_html(rows, table["title"], most=None, lang=self.page.lang))
            + self.page.html(
                "published_get.html", table=table, files=files_of(self.page, resource, PACKAGE)
            )
        )
        return section


def _in(page: Page, resource: Mapping[str, Any], rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows in one language: its words, its headers, what values mean."""
    shown = {}
    for field in resource["schema"]["fields"]:
        name, _, lang = field["name"].rpartition("_")
        if lang in LANGUAGES and name and lang != page.lang:
            continue
        values = rows[field["name"]]
        labels = field.get("valueLabels") or {}
        if labels:
            words = {key: label[page.lang] for key, label in labels.items()}
            values = values.map(lambda value, words=words: words.get(value, value))
        if field["type"] == "string":
            values = values.fillna("-")
        shown[field["titles"][page.lang]] = values
    first = resource["schema"]["fields"][0]
    key = first["titles"][page.lang]
    if first["name"] == "item" and len(shown) > 1:
        shown.pop(key)
    return pd.DataFrame(shown)
