"""The scripts and styles of the widgets, for JupyterLab and for a page, from one source.

Each widget is one ES module that imports nothing and ends with ``export default { render };``.
JupyterLab (anywidget) gets the kit and the module as one ES module. A page opened from disk
cannot import modules, so there the same text is wrapped into a classic script: the export
line is dropped and the module's own names stay inside a function.
"""

from __future__ import annotations

import functools
import json
from pathlib import Path

from datataal import records
from datataal.errors import ContentError, Finding

__all__ = ["EXPORT", "KINDS", "css", "esm", "page_assets", "shapes"]

_HERE = Path(__file__).parent
KINDS = ("dilemma", "quality", "sample_size", "question")
EXPORT = "export default { render };"


@functools.cache
def esm(kind: str) -> str:
    """Return the widget as one ES module, the kit in front, as anywidget wants it."""
    return f"{_kit()}\n{module(kind)}\n{EXPORT}\n"


@functools.cache
def css(kind: str) -> str:
    """Return the shared style and the widget's own."""
    return f"{_read('static/kit.css')}\n{_read(f'{kind}.css')}"


@functools.cache
def page_assets() -> dict[str, str]:
    """Return the files that a page with widgets loads, by file name.

    ``datataal-kit.js`` first, then one classic script per widget, and one style sheet; none
    is a module, so they also work when the page is opened from disk. The page then calls
    ``datataalKit.mountAll()``.
    """
    assets = {"datataal-kit.js": _classic(f"{_kit()}\n{_read('static/host.js')}")}
    for kind in KINDS:
        register = f'kit.register("{kind}", {{ render }});'
        wrapped = f"const kit = window.datataalKit;\n{module(kind)}\n{register}"
        assets[f"datataal-{kind.replace('_', '-')}.js"] = _classic(wrapped)
    styles = [_read("static/kit.css"), *(_read(f"{kind}.css") for kind in KINDS)]
    assets["datataal-widgets.css"] = "\n".join(styles)
    return assets


def module(kind: str) -> str:
    """Return the widget's own script without its last statement.

    Raises
    ------
    ContentError
        If the script does not keep the convention that makes the wrapping safe.
    """
    text = _read(f"{kind}.js").rstrip()
    body, export, rest = text.rpartition(EXPORT)
    if not export or rest or _has_import(text):
        raise ContentError(
            Finding(
                what=f"{kind}.js cannot be wrapped for a page",
                where=str(_HERE / f"{kind}.js"),
                expected=f"no import, and as its last statement: {EXPORT}",
                do="Move what you import into static/kit.js",
            )
        )
    return body.rstrip()


@functools.cache
def shapes() -> dict[str, dict[str, object]]:
    """Return the outlines of the role marks, by role."""
    outlines: dict[str, dict[str, object]] = json.loads(_read("static/marks.json"))
    return outlines


def _kit() -> str:
    data = f"kit.shapes = {json.dumps(shapes())};\nkit.recordSchema = {_schema()};"
    parts = [_read(f"static/{name}.js") for name in ("kit", "marks", "record")]
    return "\n".join([parts[0], data, *parts[1:]])


def _schema() -> str:
    """Return the record schema without its explanations: a page needs only the rules."""

    def bare(node: object) -> object:
        if isinstance(node, dict):
            return {key: bare(value) for key, value in node.items() if key not in _EXPLAINS}
        return [bare(item) for item in node] if isinstance(node, list) else node

    return json.dumps(bare(records.schema()), separators=(",", ":"))


_EXPLAINS = ("description", "title", "$schema")


def _has_import(text: str) -> bool:
    return any(
        line.lstrip().startswith(("import ", "import{", "import(")) for line in text.splitlines()
    )


def _classic(text: str) -> str:
    return f'(function () {{\n"use strict";\n{text.rstrip()}\n}})();\n'


@functools.cache
def _read(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")
