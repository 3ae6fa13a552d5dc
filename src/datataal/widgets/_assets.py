"""The scripts and styles of the widgets, for JupyterLab and for a page, from one source.

Each widget is one ES module that imports nothing and ends with ``export default { render };``.
JupyterLab (anywidget) gets the kit and the module as one ES module. A page opened from disk
cannot import modules, so there the same text is wrapped into a classic script: the export
line is dropped and the module's own names stay inside a function.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Iterable
from pathlib import Path

from datataal import records
from datataal.errors import ContentError, Finding
from datataal.widgets.kinds import KINDS

__all__ = ["EXPORT", "css", "esm", "page_assets", "shapes"]

_HERE = Path(__file__).parent
EXPORT = "export default { render };"


@functools.cache
def esm(kind: str) -> str:
    """Return the widget as one ES module, the kit in front, as anywidget wants it."""
    return f"{_kit()}\n{module(kind)}\n{EXPORT}\n"


@functools.cache
def css(kind: str) -> str:
    """Return the shared style and the widget's own."""
    return f"{_read('static/kit.css')}\n{_read(f'{kind}.css')}"


def page_assets(kinds: Iterable[str] = KINDS) -> dict[str, str]:
    """Return the files that a page with widgets of these kinds loads, by file name.

    First the kit, ``datataal-kit.js`` and ``.css``, then one classic script and one style sheet
    per kind; none is a module, so they also work when the page is opened from disk. The page
    then calls ``datataalKit.mountAll()``.
    """
    wanted = set(kinds)
    shared = {"datataal-kit.js": _page_kit(), "datataal-kit.css": _read("static/kit.css")}
    return shared | {
        name: text for kind in KINDS if kind in wanted for name, text in _own(kind).items()
    }


@functools.cache
def _page_kit() -> str:
    return _classic(f"{_kit()}\n{_read('static/host.js')}")


@functools.cache
def _own(kind: str) -> dict[str, str]:
    register = f'kit.register("{kind}", {{ render }});'
    wrapped = f"const kit = window.datataalKit;\n{module(kind)}\n{register}"
    name = f"datataal-{kind.replace('_', '-')}"
    return {f"{name}.js": _classic(wrapped), f"{name}.css": _read(f"{kind}.css")}


def module(kind: str) -> str:
    """Return the widget's own script without its last statement.

    Raises
    ------
    ContentError
        If the script does not keep the convention that makes the wrapping safe.
    """
    parts = [_part(name) for name in KINDS[kind].parts]
    text = "\n".join([*parts, _read(f"{kind}.js").rstrip()])
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


def _part(name: str) -> str:
    """Return a part of a script; data becomes a constant, called as its file is."""
    text, path = _read(name).rstrip(), Path(name)
    return f"const {path.stem.upper()} = {text};" if path.suffix == ".json" else text


@functools.cache
def shapes() -> dict[str, dict[str, object]]:
    """Return the outlines of the role marks, by role."""
    outlines: dict[str, dict[str, object]] = json.loads(_read("static/marks.json"))
    return outlines


def _kit() -> str:
    data = (
        f"kit.shapes = {json.dumps(shapes())};\nkit.recordSchema = {_schema()};"
        f"\nkit.recordVersions = {json.dumps(list(records.VERSIONS))};"
        f"\nkit.aidSchema = {json.dumps(records.AID_ID)};"
    )
    parts = [_read(f"static/{name}.js") for name in ("kit", "marks", "record", "aid")]
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
