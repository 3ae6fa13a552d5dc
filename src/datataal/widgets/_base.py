"""The widgets in JupyterLab; the only module that imports anywidget.

A widget carries content, words, language and state to its script, and answers two messages:
``save`` writes the decision beside the notebook, ``delete`` removes it. Whatever goes wrong
is answered with a line in the learner's language; the learner's text stays on the screen.
"""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Any, ClassVar, cast

import anywidget
import traitlets

from datataal import records
from datataal.errors import Finding
from datataal.language import Language, as_language
from datataal.records import RefusedError
from datataal.widgets import _assets, _page

__all__ = ["ContentWidget", "live"]

#: beside the notebook, so that nbgrader collects it and a re-run finds it
RECORDS = Path("records")


class ContentWidget(anywidget.AnyWidget):
    """One widget with its content; `live` makes it."""

    kind: ClassVar[str] = ""
    content = traitlets.Dict().tag(sync=True)
    strings = traitlets.Dict().tag(sync=True)
    lang = traitlets.Unicode("nl").tag(sync=True)
    state = traitlets.Dict().tag(sync=True)

    def __init__(self, id_: str, lang: Language, folder: Path = RECORDS) -> None:
        shown = _page.shown_in(self.kind, id_, lang)
        super().__init__(content=shown, strings=_page.words_for(self.kind, lang), lang=lang)
        self._id = id_
        self._folder = folder
        self.on_msg(lambda _, message, __: self._answer(message))

    def _repr_mimebundle_(self, **options: Any) -> Any:  # noqa: ANN401  anywidget's own contract
        """Add the readable form, for the book, for paper and where no script runs."""
        bundle = super()._repr_mimebundle_(**options)
        page = _page.static_html(self.kind, self._id, as_language(self.lang))
        if isinstance(bundle, tuple):
            data, metadata = bundle
            return {**data, "text/html": page}, metadata
        return {**(bundle or {}), "text/html": page}

    def _answer(self, message: Any) -> None:  # noqa: ANN401  anything may come from a browser
        """Answer a message of the script."""
        if not isinstance(message, dict):
            return
        acts = {"save": self._save, "delete": self._delete}
        act = acts.get(str(message.get("type")))
        if act is None:
            return
        try:
            self.send(act(message))
        except RefusedError as refused:
            self.send({"type": "failed", "message": self._in_words(refused)})

    def _save(self, message: dict[str, Any]) -> dict[str, str]:
        record, aid = message.get("record"), message.get("aid")
        if isinstance(record, dict) and record.get("dilemma") == self._id:
            path = records.save(cast("records.Record", record), self._folder)  # save checks it
            return {
                "type": "saved",
                "where": path.as_posix(),
                "time": records.load(path)["updated"],
            }
        if isinstance(aid, dict) and aid.get("aid") == self._id:
            path = records.save_aid(cast("records.AidResult", aid), self._folder)
            time = records.load_aid(path)["created"]
            return {"type": "saved", "where": path.as_posix(), "time": time}
        finding = Finding("The record does not belong to this widget", self._id)
        raise RefusedError("foreign", finding)

    def _delete(self, _: dict[str, Any]) -> dict[str, str]:
        records.delete(self._id, self._folder)
        return {"type": "deleted"}

    def _in_words(self, refused: RefusedError) -> str:
        """Say in the learner's language why the record could not be kept."""
        path = records.path_for(self._id, self._folder)
        in_the_way = refused.reason == "place" and path.exists()
        line: str = self.strings["in_the_way" if in_the_way else "not_saved_file"]
        return line.replace("{where}", path.as_posix())


class DilemmaWidget(ContentWidget):
    """The dilemma player; finds the decision that an earlier run recorded."""

    kind = "dilemma"
    _esm = _assets.esm("dilemma")
    _css = _assets.css("dilemma")

    def __init__(self, id_: str, lang: Language, folder: Path = RECORDS) -> None:
        super().__init__(id_, lang, folder)
        try:
            self.state = {"record": records.load(records.path_for(id_, folder))}
        except RefusedError:
            self.state = {}  # none yet, or not ours: saving will say so and touch nothing


@functools.cache
def _widget(kind: str) -> type[ContentWidget]:
    """Return the class of one kind; only the dilemma player needs more than its script."""
    if kind == DilemmaWidget.kind:
        return DilemmaWidget
    parts = {"kind": kind, "_esm": _assets.esm(kind), "_css": _assets.css(kind)}
    return type(f"{kind.title().replace('_', '')}Widget", (ContentWidget,), parts)


def live(kind: str, id_: str, lang: Language) -> ContentWidget:
    """Return the widget for JupyterLab, with its content in `lang`."""
    return _widget(kind)(id_, lang)
