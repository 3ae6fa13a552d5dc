"""What pages say of a data package: its words, its columns, and its files to download."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from datataal import _paths
from datataal.book.piece import Page
from datataal.errors import ContentError, Finding
from datataal.language import LANGUAGES, Language

__all__ = ["columns_of", "files_of", "setup_dictionary", "told", "use_package"]

#: Where the files of a package lie in the built book.
DOWNLOADS = "_downloads"
FORMS = ("clean", "raw")
File = tuple[str, str, int]


def setup_dictionary(app: Sphinx) -> None:
    """Copy the tables that pages are about into the book."""
    app.connect("env-purge-doc", lambda _app, env, doc: _packages(env).pop(doc, None))
    app.connect("env-merge-info", lambda _a, env, _d, new: _packages(env).update(_packages(new)))
    app.connect("build-finished", _copy)


def use_package(env: BuildEnvironment, name: str) -> None:
    """Note that the page is about a data package: read again with it, files copied along."""
    env.note_dependency(str(_package_folder(name) / "datapackage.json"))
    _packages(env).setdefault(env.docname, name)


def files_of(page: Page, resource: Mapping[str, Any], package: str = "deltaland") -> list[File]:
    """Return form, link and size in kB of each CSV of a table."""
    folder, found = _package_folder(package), []
    own = Path(resource["path"])
    for form in FORMS if own.parent.name else ("",):
        path = folder / form / own.name
        if path.is_file():
            url = f"{page.root}{DOWNLOADS}/{folder.name}/{form}/{path.name}".replace("//", "/")
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
        shutil.copytree(source, target, dirs_exist_ok=True)
