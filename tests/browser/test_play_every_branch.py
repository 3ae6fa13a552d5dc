"""Each dilemma of the course, played to its end along every branch, in both languages."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from dilemma_ways import ways, words_of

from datataal import content, records
from datataal.language import LANGUAGES
from datataal.widgets import _page, page_assets

pytestmark = pytest.mark.browser

REASON = (
    "Ik kies dit met een reden van meer dan vijftien woorden, want dan vraagt de speler niets meer."
)
BROKEN = ("undefined", "null", "NaN", "[object", "{{", "{n}", "{role}", "{total}")

#: Mounts a dilemma, plays it once for each list of choices, and returns what was seen: the text
#: of every step, and the record that the page kept.
PLAY = """async ([html, id, ways, reason]) => {
  const main = document.querySelector("main");
  const all = (css) => [...main.querySelectorAll(".dt-stage " + css)];
  const press = () => all(".dtw-footer .dtw-button--primary")[0].click();
  const told = [];
  for (const choices of ways) {
    localStorage.clear();
    main.innerHTML = html;
    datataalKit.mountAll();
    const steps = [];
    const see = () => steps.push(main.querySelector(".dtw-card").innerText);
    see(); press();
    for (const choice of choices) {
      see();
      all("input[type=radio]").find((one) => one.value === choice).click();
      const field = all("textarea")[0];
      field.value = reason;
      field.dispatchEvent(new Event("input"));
      press(); see(); press();
    }
    see(); press(); see();
    all("input[value=keep]")[0].click();
    press();
    await new Promise((done) => setTimeout(done, 0));
    const now = all(".dtw-steps [aria-current]")[0].innerText;
    told.push({ steps, now, record: localStorage.getItem("datataal:record:" + id) });
    datataalKit.unmountAll();
  }
  return told;
}"""


@pytest.fixture(scope="module")
def player(browser: Any, tmp_path_factory: Any) -> Iterator[tuple[Any, list[str]]]:
    """A page with the scripts of the player and no widget yet, and all that it complains of."""
    scripts = [f"<script>{text}</script>" for text in _assets("js")]
    styles = [f"<style>{text}</style>" for text in _assets("css")]
    path = tmp_path_factory.mktemp("bare") / "page.html"
    parts = ["<!doctype html><meta charset=utf-8><title>x</title><link rel=icon href='data:,'>"]
    path.write_text("\n".join([*parts, *styles, "<main></main>", *scripts]), encoding="utf-8")
    complaints: list[str] = []
    context = browser.new_context(viewport={"width": 1000, "height": 800})
    page = context.new_page()
    page.on("console", lambda said: complaints.append(said.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(path.as_uri())
    yield page, complaints
    context.close()


def _assets(ending: str) -> list[str]:
    return [text for name, text in page_assets(["dilemma"]).items() if name.endswith(ending)]


def squeezed(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("id_", list(content.dilemmas()))
def test_every_branch_ends_in_a_good_record_and_shows_its_words(
    player: tuple[Any, list[str]], id_: str, lang: str
) -> None:
    page, complaints = player
    shown = _page.shown_in("dilemma", id_, lang)
    html = _page.static_html("dilemma", id_, lang, level=2)
    every = list(ways(shown))
    choices = [[option["id"] for _, _, option in way] for way in every]
    told = page.evaluate(PLAY, [html, id_, choices, REASON])
    for way, seen in zip(every, told, strict=True):
        _every_step_shows_its_words(shown, way, seen["steps"])
        record = records.loads(seen["record"].encode())
        assert records.validate(json.loads(seen["record"])) == []
        taken = [(round_, option["id"]) for round_, _, option in way]
        assert ("", record["first"]["choice"]) == taken[0]
        assert [(turn["round"], turn["choice"]) for turn in record.get("later", [])] == taken[1:]
        assert record["final"] == {"choice": taken[0][1], "revision": "keep", "note": ""}
        assert (record["dilemma"], record["lang"], record["first"]["reason"]) == (id_, lang, REASON)
        assert records.is_current(record)
    assert complaints == []


def _every_step_shows_its_words(shown: Any, way: Any, steps: list[str]) -> None:
    wanted = words_of(shown, way)
    assert len(steps) == len(wanted)
    for text, words in zip(steps, wanted, strict=True):
        assert [broken for broken in BROKEN if broken in text] == []
        page = squeezed(text)
        assert [word for word in words if squeezed(word) not in page] == []


def test_the_ways_are_those_of_the_content() -> None:
    """Every option of every moment lies on some way, so no branch stays unplayed."""
    for id_ in content.dilemmas():
        shown = _page.shown_in("dilemma", id_, "nl")
        walked = {(round_, option["id"]) for way in ways(shown) for round_, _, option in way}
        there = {("", option["id"]) for option in shown["options"]}
        there |= {
            (turn["id"], option["id"])
            for turn in shown.get("rounds", ())
            for option in turn["options"]
        }
        assert walked == there
