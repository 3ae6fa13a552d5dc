"""The hosts of a widget, driven by one list of clicks: what it records may not depend on them.

A click is ``(act, what, value)``: press a button by its name, choose the n-th radio button, or
type into a field by its label.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from datataal.widgets import _assets, _base, _page, demo, kind_of

Click = tuple[str, str | int, str]

#: A model like anywidget's, as the browser edition has it: it notes what is sent, and `answer`
#: plays the kernel. The module is the one that JupyterLab loads.
HOST = """async ([source, css, traits]) => {
  document.head.append(Object.assign(document.createElement("style"), { textContent: css }));
  const url = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
  const { default: widget } = await import(url);
  const el = document.createElement("div");
  document.body.append(el);
  const heard = new Map();
  window.host = { sent: [], traits, saves: 0, answer: (message) => (heard.get("msg:custom") || []).forEach((act) => act(message)) };
  const model = {
    get: (name) => host.traits[name],
    set: (name, value) => { host.traits[name] = value; },
    save_changes: () => { host.saves += 1; },
    send: (message) => host.sent.push(message),
    on: (event, act) => heard.set(event, [...(heard.get(event) || []), act]),
    off: (event, act) => heard.set(event, (heard.get(event) || []).filter((one) => one !== act)),
  };
  host.stop = await widget.render({ model, el });
}"""

BLANK = "<!doctype html><title>x</title><link rel=icon href='data:,'>"

#: Strange words on purpose: markup, quotes, a line break, letters beyond the first plane.
REASON = (
    'Wie \u201ehier\u201d woont <b>draagt</b> de last & "de rest" de winst;\n'
    "dat mag \U0001f33e, mits het erbij staat \\ en iemand ervoor tekent."
)
DILEMMA = "05a"
AID = "matcher"

CLICKS: dict[str, list[Click]] = {
    DILEMMA: [
        ("choose", 3, ""),  # the role of data; 0 and 1 say who decides
        ("press", "Ik heb het gelezen, verder", ""),
        ("choose", 0, ""),
        ("type", "Waarom kies je dit?", REASON),
        ("press", "Laat de gevolgen zien", ""),
        ("press", "Lees hoe het verder gaat", ""),
        ("choose", 0, ""),
        ("type", "Waarom kies je dit?", REASON.upper()),
        ("press", "Laat de gevolgen zien", ""),
        ("press", "Hoor de anderen", ""),
        ("press", "Kijk terug op je keuze", ""),
        ("choose", 1, ""),
        ("type", "Welke kanttekening?", f"  {REASON}  "),
        ("type", "Welke tegenstem", "De stem van wie er nog niet woont."),
        ("tick", 1, ""),
        ("press", "Leg vast", ""),
    ],
    AID: [
        ("press", "Begin", ""),
        ("choose", 0, ""),
        ("press", "Klaar, verder", ""),
        ("choose", 1, ""),
        ("press", "Klaar, verder", ""),
        ("choose", 3, ""),
        ("type", "Wat hoor jij dan?", "goed \u201egenoeg\u201d <voor> mij"),
        ("press", "Klaar, verder", ""),
        ("type", "In dit stuk bedoelen wij", REASON),
        ("press", "Leg vast", ""),
    ],
}


def kind(id_: str) -> str:
    return "dilemma" if id_ == DILEMMA else kind_of(id_)


def play(root: Any, clicks: Iterable[Click]) -> None:
    """Do the clicks in the widget that stands in `root`."""
    acts = {
        "press": lambda what, _: root.get_by_role("button", name=what).click(),
        "choose": lambda what, _: root.get_by_role("radio").nth(what).check(),
        "tick": lambda what, _: root.get_by_role("checkbox").nth(what).check(),
        "type": lambda what, value: root.get_by_label(what).fill(value),
    }
    for act, what, value in clicks:
        acts[act](what, value)


_STAMP = re.compile(rb'"(created|updated)": "\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ"')


def but_for_time(record: bytes) -> bytes:
    """Return a record without its time stamps."""
    return _STAMP.sub(rb'"\1": ""', record)


def in_a_page(page: Any, id_: str, folder: Path) -> bytes:
    """Play in a plain page, opened from disk; return the file that a reader downloads."""
    form = _page.static_html(kind(id_), id_, "nl", level=2)
    path = folder / "plain.html"
    path.write_text(demo.page([form], "nl", "Proef"), encoding="utf-8")
    page.goto(path.as_uri())
    play(page.locator(".dtw-root"), CLICKS[id_])
    page.get_by_text("Bewaard in deze browser om").wait_for()
    kept = page.evaluate("(key) => localStorage.getItem(key)", f"datataal:record:{id_}")
    return json.dumps(json.loads(kept), ensure_ascii=False, indent=2).encode() + b"\n"


def in_the_module(page: Any, id_: str, folder: Path) -> dict[str, Any]:
    """Play in the browser edition's host; return the message that the module sent."""
    path = folder / "blank.html"
    path.write_text(BLANK, encoding="utf-8")
    page.goto(path.as_uri())
    traits = {
        "content": _page.shown_in(kind(id_), id_, "nl"),
        "strings": _page.words_for(kind(id_), "nl"),
        "lang": "nl",
        "state": {},
    }
    page.evaluate(HOST, [_assets.esm(kind(id_)), _assets.css(kind(id_)), traits])
    play(page.locator(".dtw-root"), CLICKS[id_])
    (sent,) = page.evaluate("host.sent")
    return dict(sent)


def by_the_kernel(page: Any, id_: str, sent: dict[str, Any], folder: Path) -> bytes:
    """Give the message to the Python widget, its answer to the page; return the file written."""
    widget = _base._widget(kind(id_))(id_, "nl", folder / "records")
    answers: list[dict[str, Any]] = []
    widget.send = answers.append
    widget._handle_custom_msg(sent, [])
    (answer,) = answers
    page.evaluate("(message) => host.answer(message)", answer)
    page.get_by_text(f"Bewaard in {answer['where']} om").wait_for()
    return Path(answer["where"]).read_bytes()
