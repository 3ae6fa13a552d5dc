"""The data dictionary: each table of a data package, its columns, its harms, its files."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from datataal import _paths
from datataal.book.piece import Page, Piece, raw
from datataal.errors import ContentError, Finding
from datataal.language import LANGUAGES, Language

__all__ = ["columns_of", "files_of", "setup_dictionary", "told", "use_package"]

#: Where the files of a package lie in the built book.
DOWNLOADS = "_downloads"
FORMS = ("clean", "raw")
File = tuple[str, str, int]


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
        use_package(self.env, self.asked)
        package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
        head = raw(self.page.html("data_head.html", package=told(package, self.page.lang)))
        tables = [row for row in package["resources"] if row.get("form", "clean") == "clean"]
        return [head, *(self._table(row) for row in tables)]

    def _table(self, resource: dict[str, Any]) -> nodes.section:
        table = told(resource, self.page.lang)
        id_ = nodes.make_id(f"table-{resource['name']}")
        section = nodes.section("", ids=[id_], names=[id_])
        section += nodes.title("", table["title"])
        files = files_of(self.page, resource, self.asked)
        html = self.page.html("sheet_head.html", table=table)
        html += self.page.html("data_table.html", table=table, **columns_of(self.page, resource))
        html += self.page.html("sheet_get.html", table=table, files=files)
        section += raw(html)
        self.state.document.note_explicit_target(section)
        return section


def use_package(env: BuildEnvironment, name: str) -> None:
    """Note that the page is about a data package: read again with it, files copied along."""
    env.note_dependency(str(_package_folder(name) / "datapackage.json"))
    _packages(env).setdefault(env.docname, name)


def files_of(page: Page, resource: Mapping[str, Any], package: str = "deltaland") -> list[File]:
    """Return form, link and size in kB of each CSV of a table."""
    folder, found = _package_folder(package), []
    for form in FORMS:
        path = folder / form / Path(resource["path"]).name
        if path.is_file():
            url = f"{page.root}{DOWNLOADS}/{folder.name}/{form}/{path.name}"
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


def columns_of(page: Page, resource: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the table of columns shows: words, type, unit, source and what values mean."""
    types = page.words["data_types"]
    fields = []
    for field in resource["schema"]["fields"]:
        labels, source = field.get("valueLabels") or {}, field.get("source") or {}
        fields.append(
            {
                **told(field, page.lang),
                "type": types.get(field.get("type", "any"), field.get("type", "")),
                "unit": (field.get("units") or {}).get(page.lang, ""),
                "source": source.get(page.lang, ""),
                "dated": source.get("date", ""),
                "labels": [(value, label[page.lang]) for value, label in labels.items()],
            }
        )
    return {"fields": fields}


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
