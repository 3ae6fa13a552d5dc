"""The data dictionary: each table of a data package, its columns, its harms, its files."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from datataal import _paths
from datataal.book.piece import Page, Piece, raw
from datataal.errors import ContentError, Finding
from datataal.language import LANGUAGES, Language

__all__ = ["setup_dictionary", "told"]

#: Where the files of a package lie in the built book.
DOWNLOADS = "_downloads"
FORMS = ("clean", "raw")


def setup_dictionary(app: Sphinx) -> None:
    """Make the directive known, and copy the tables into the book."""
    app.add_directive("data-dictionary", DataDictionary)
    app.connect("env-purge-doc", lambda _app, env, doc: _packages(env).pop(doc, None))
    app.connect("env-merge-info", lambda _a, env, _d, new: _packages(env).update(_packages(new)))
    app.connect("build-finished", _copy)


class DataDictionary(Piece):
    """One section for each table of a data package."""

    required_arguments = 1

    def make(self) -> Sequence[nodes.Node]:
        """Return the sections, so that the page's contents list the tables."""
        folder = _package_folder(self.asked)
        self.env.note_dependency(str(folder / "datapackage.json"))
        _packages(self.env)[self.env.docname] = self.asked
        package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
        head = raw(self.page.html("data_head.html", package=told(package, self.page.lang)))
        tables = [row for row in package["resources"] if row.get("form", "clean") == "clean"]
        return [head, *(self._table(folder, row) for row in tables)]

    def _table(self, folder: Path, resource: dict[str, Any]) -> nodes.section:
        table = told(resource, self.page.lang)
        id_ = nodes.make_id(f"table-{resource['name']}")
        section = nodes.section("", ids=[id_], names=[id_])
        section += nodes.title("", table["title"])
        fields = [_field(self.page, field) for field in resource["schema"]["fields"]]
        html = self.page.html(
            "data_table.html", table=table, fields=fields, files=self._files(folder, resource)
        )
        section += raw(html)
        self.state.document.note_explicit_target(section)
        return section

    def _files(self, folder: Path, resource: dict[str, Any]) -> list[tuple[str, str, int]]:
        """Return form, link and size in kB of each CSV of a table."""
        found = []
        for form in FORMS:
            path = folder / form / Path(resource["path"]).name
            if path.is_file():
                url = f"{self.page.root}{DOWNLOADS}/{folder.name}/{form}/{path.name}"
                found.append((form, url, max(1, round(path.stat().st_size / 1000))))
        return found


def _package_folder(name: str) -> Path:
    folder = _paths.datasets() / name
    if not (folder / "datapackage.json").is_file():
        raise ContentError(
            Finding(
                f"There is no data package {name!r}",
                str(folder),
                "a folder with datapackage.json",
                "Correct the name, or run: datataal data build",
            )
        )
    return folder


def told(piece: Mapping[str, Any], lang: Language) -> dict[str, Any]:
    """Return a package, table or column with its texts in one language.

    Frictionless knows one language: `title` beside our `titles: {nl, en}`. The latter wins.
    """
    found = dict(piece)
    for key, value in piece.items():
        if isinstance(value, dict) and set(LANGUAGES) <= set(value):
            found[key] = value[lang]
            found[key.removesuffix("s") if key in ("titles", "descriptions") else key] = value[lang]
    return found


def _field(page: Page, field: Mapping[str, Any]) -> dict[str, Any]:
    types = page.words["data_types"]
    unit = field.get("unit") or ""
    source = field.get("source") or {}
    return {
        **told(field, page.lang),
        "type": types.get(field.get("type", "any"), field.get("type", "")),
        "unit": page.words["units"].get(unit, unit),
        "dated": source.get("date", ""),
    }


def _packages(env: Any) -> dict[str, str]:  # noqa: ANN401  Sphinx keeps what we hang on it
    if not hasattr(env, "datataal_packages"):
        env.datataal_packages = {}
    found: dict[str, str] = env.datataal_packages
    return found


def _copy(app: Sphinx, error: Exception | None) -> None:
    if error or app.builder.format != "html":
        return
    for name in set(_packages(app.env).values()):
        source = _paths.datasets() / name
        target = Path(app.outdir) / DOWNLOADS / name
        for form in FORMS:
            if (source / form).is_dir():
                shutil.copytree(source / form, target / form, dirs_exist_ok=True)
        shutil.copy2(source / "datapackage.json", target / "datapackage.json")
