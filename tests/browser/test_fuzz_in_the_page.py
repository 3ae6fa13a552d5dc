"""The same files that nobody should trust, opened in a page: it judges as Python does, runs none."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import fuzz
import pytest
import widget_pages
from widget_samples import HOSTILE, IN_ROUNDS

from datataal import records

pytestmark = pytest.mark.browser

#: How many of the accepted records are also shown, step by step.
SHOWN = 150

#: Judges files as the player does after it has read them; a strict reader, as its own is.
JUDGE = """([files, content]) => {
  const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  return files.map((file) => {
    let text = "";
    const bytes = Uint8Array.from(atob(file), (letter) => letter.charCodeAt(0));
    try { text = bytes.length > datataalKit.LARGEST_RECORD ? null : strict.decode(bytes); } catch { text = ""; }
    try {
      const found = datataalKit.readRecord(text, content);
      return found.record ? "other" : found.refused === "deep" ? "damaged" : found.refused;
    } catch (error) { return "crashed: " + error; }
  });
}"""

#: Shows a record in the player, goes back through its steps, and returns the elements that stand there.
SHOW = """([html, found]) => {
  const main = document.querySelector("main"), tags = new Set();
  for (const record of found) {
    localStorage.clear();
    localStorage.setItem("datataal:record:" + record.dilemma, JSON.stringify(record));
    main.innerHTML = html;
    datataalKit.mountAll();
    const look = () => main.querySelectorAll(".dt-stage, .dt-stage *").forEach((el) => {
      tags.add(el.tagName.toLowerCase());
      [...el.attributes].filter(({ name }) => name.startsWith("on")).forEach(({ name }) => tags.add(name));
    });
    look();
    main.querySelector(".dtw-footer .dtw-button--primary").click(); // where it ended
    for (let back = main.querySelector(".dtw-footer .dtw-button--secondary"), nr = 0; nr < 12 && back; nr += 1) {
      look();
      back.click();
      back = [...main.querySelectorAll(".dtw-footer .dtw-button--secondary")].find((one) => one.innerText === "Terug");
    }
    datataalKit.unmountAll();
  }
  return [...tags];
}"""

#: All that the player is made of; nothing here runs, loads or sends anything.
MADE_OF = {
    *("div", "section", "blockquote", "p", "span", "strong", "ol", "ul", "li", "br"),
    *("h2", "h3", "h4", "h5", "h6", "table", "caption", "thead", "tbody", "tr", "th", "td"),
    *("fieldset", "legend", "label", "input", "textarea", "button", "figure", "figcaption"),
    *("svg", "g", "path", "circle", "rect", "polygon", "text", "pattern", "defs", "use", "line"),
}


@pytest.fixture
def page(reader: Callable[..., Any], tmp_path: Path) -> Iterator[Any]:
    """A page with the kit, in which nothing may run, open a dialog, or complain."""
    one = reader()
    dialogs: list[str] = []
    one.page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    one.page.goto(widget_pages.write(tmp_path, "dilemma", shown=IN_ROUNDS).as_uri())
    yield one.page
    assert one.page.evaluate("window.ran") is None
    assert dialogs == []
    assert one.complaints == []


def by_python(raw: bytes) -> str:
    """Return why Python refuses a file; "other" stands for a good record, whatever it is of."""
    try:
        records.loads(raw)
    except records.RefusedError as error:
        # how deep a torn file went, each tells in its own way; the reader is told the same
        return "damaged" if error.reason == "deep" else error.reason
    return "other"


def test_the_page_judges_every_file_as_python_does(page: Any) -> None:
    files = list(fuzz.record_files())
    packed = [base64.b64encode(raw).decode() for raw in files]
    said = [
        verdict
        for start in range(0, len(packed), 1000)
        for verdict in page.evaluate(JUDGE, [packed[start : start + 1000], IN_ROUNDS])
    ]
    pairs = zip(files, said, strict=True)
    apart = [
        (python, verdict, raw[:300])
        for raw, verdict in pairs
        if (python := by_python(raw)) != verdict
    ]
    assert apart[:5] == []
    assert said.count("other") > 1000


def test_nothing_that_a_record_says_becomes_markup(page: Any) -> None:
    good = []
    for raw in fuzz.record_files():
        if by_python(raw) == "other":
            record = records.loads(raw)
            if "<" in json.dumps(record):
                good.append(record)
    html = page.evaluate("document.querySelector('main .dt-widget').outerHTML")
    html = html.replace("dt-live", "")
    html = html[: html.index('<div class="dt-stage"')] + "</div>"
    assert len(good) > SHOWN
    tags = set(page.evaluate(SHOW, [html, good[:SHOWN]]))
    assert {"textarea", "blockquote"} <= tags  # it did show the steps
    assert tags - MADE_OF == set()


def test_nothing_that_a_dilemma_says_becomes_markup(
    reader: Callable[..., Any], tmp_path: Path
) -> None:
    """Every text of the dilemma is hostile; what is live and what is readable are both looked at."""
    loud = _loud(IN_ROUNDS)
    one = reader()
    one.page.on("dialog", lambda dialog: one.complaints.append(dialog.message))
    one.page.goto(widget_pages.write(tmp_path, "dilemma", shown=loud).as_uri())
    record = {**fuzz.RECORD, "values": [0], "dissent": HOSTILE}
    one.page.evaluate("localStorage.clear()")
    html = one.page.evaluate("document.querySelector('main .dt-widget').outerHTML")
    still = one.page.evaluate(
        "[...document.querySelectorAll('.dt-static *')].map((el) => el.tagName.toLowerCase())"
    )
    assert set(still) - MADE_OF == set()
    html = html.replace("dt-live", "")
    tags = one.page.evaluate(
        SHOW, [html[: html.index('<div class="dt-stage"')] + "</div>", [record]]
    )
    assert set(tags) - MADE_OF == set()
    assert one.page.evaluate("window.ran") is None
    assert one.complaints == []


def _loud(value: Any, key: str = "") -> Any:
    if isinstance(value, dict):
        return {name: _loud(item, name) for name, item in value.items()}
    if isinstance(value, list):
        return [_loud(item, key) for item in value]
    kept = (
        "id",
        "module",
        "kind",
        "direction",
        "status",
        "iama",
        "dpia",
        "after",
        "fingerprint",
        "mark",
        "spot",
        "share",
    )
    return value if key in kept or not isinstance(value, str) else " ".join((value, *fuzz.HOSTILE))
