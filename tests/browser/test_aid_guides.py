"""Every guide, used in a page: each outcome, keyboard, link, file, hostile file, axe, phone."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import guide_walks
import pytest
import widget_pages
from widget_pages import tab_to

pytestmark = pytest.mark.browser
GUIDES = guide_walks.guides()
RESULT, TITLES = ".dtw-guide-said", ".dtw-guide-outcomes > li > :is(h3, h4, h5, h6)"
HOSTILE = "<img src=x onerror=alert(1)>"


def write(tmp_path: Path, id_: str, lang: str = "nl") -> Path:
    return widget_pages.write(tmp_path, "guide", lang=lang, shown=guide_walks.shown(id_, lang))


def open_guide(reader: Callable[..., Any], tmp_path: Path, id_: str, **options: Any) -> Any:
    page = reader(**options).page
    page.goto(write(tmp_path, id_).as_uri())
    return page


def tick(page: Any, question: dict[str, Any], answers: list[str]) -> None:
    """Choose the answers to the question that stands on the screen."""
    group = page.get_by_role("group", name=question["ask"], exact=True)
    for option in question["options"]:
        if option["id"] in answers:
            group.locator(f"input[value='{option['id']}']").check()


def answer(page: Any, guide: dict[str, Any], answers: dict[str, list[str]]) -> None:
    """Go through the guide from the first question to the last, and write where there is room."""
    while page.get_by_role("button", name="Terug").is_visible():
        page.get_by_role("button", name="Terug").click()
    for question in guide["questions"]:
        heading = page.get_by_role("heading", name=question["ask"], exact=True)
        if not heading.is_visible():
            continue
        if "options" in question:
            tick(page, question, answers[question["id"]])
        if "write" in question:
            box = page.get_by_label(question["write"]["label"], exact=True).locator("visible=true")
            for one in box.all():
                one.fill(f"{HOSTILE} {question['id']}")
        page.locator(".dtw-guide-stage .dtw-button--primary").click()


#: Clicks every answer on the sheet, as a reader would, in one go.
CLICK_ALL = """([questions, answers, words]) => {
  for (const { ask, id } of questions) {
    const block = [...document.querySelectorAll(".dtw-guide-question:not([hidden])")]
      .find((one) => one.querySelector(".dtw-guide-ask").textContent === ask);
    if (!block) continue;
    const inputs = [...block.querySelectorAll("fieldset input")], wanted = (one) => answers[id].includes(one.value);
    for (const one of inputs) if (wanted(one) && !one.checked) one.click();
    for (const one of inputs) if (!wanted(one) && one.checked) one.click();
    for (const one of block.querySelectorAll("input[type=text]")) {
      one.value = words + id;
      one.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }
}"""


def click_all(page: Any, guide: dict[str, Any], answers: dict[str, list[str]]) -> None:
    """Answer the whole guide on one sheet."""
    if page.get_by_role("button", name="Toon alle vragen").is_visible():
        page.get_by_role("button", name="Toon alle vragen").click()
    questions = [{"id": one["id"], "ask": one["ask"]} for one in guide["questions"]]
    page.evaluate(CLICK_ALL, [questions, answers, HOSTILE])


@pytest.mark.parametrize("id_", GUIDES)
def test_every_outcome_of_every_guide_is_reached(
    reader: Callable[..., Any], tmp_path: Path, id_: str
) -> None:
    guide = guide_walks.shown(id_)
    page = open_guide(reader, tmp_path, id_)
    shown: set[str] = set()
    for title, answers in guide_walks.walks(guide):
        if title in shown:
            continue
        click_all(page, guide, answers)
        titles = page.locator(TITLES).all_inner_texts()
        assert titles == guide_walks.expected(guide, answers)
        assert title in titles
        assert "Nog open" not in page.locator(RESULT).inner_text()
        shown |= set(titles)
    assert page.locator("img").count() == 0


def load(page: Any, tmp_path: Path, id_: str, state: object) -> None:
    doc = {"schema": "urn:datataal:aid:1", "kind": "aid", "aid": id_, "state": state}
    path = tmp_path / "state.json"
    path.write_text(json.dumps(doc), encoding="utf-8")
    page.locator("input[type=file]").set_input_files(path)
    page.get_by_text("Dit komt uit je bestand.").wait_for()


@pytest.mark.parametrize("host", widget_pages.HOSTS)
def test_the_keyboard_is_enough(reader: Callable[..., Any], tmp_path: Path, host: str) -> None:
    guide = guide_walks.shown("format")
    page = reader().page
    with widget_pages.address_of(write(tmp_path, "format"), host) as address:
        page.goto(address)
        tab_to(page, guide["subject"]["label"])
        page.keyboard.type("netstations")
        for nr, question in enumerate(guide["questions"]):
            tab_to(page, question["options"][0]["title"])
            page.keyboard.press("Space")
            last = nr == len(guide["questions"]) - 1
            tab_to(page, "Naar de uitkomst" if last else "Volgende vraag")
            page.keyboard.press("Enter")
            assert (page.evaluate("document.activeElement.innerText")) == (
                "Uitkomst" if last else guide["questions"][nr + 1]["ask"]
            )
        result = page.locator(RESULT).inner_text()
        assert "Wij vragen: netstations." in result
        first = {question["id"]: [question["options"][0]["id"]] for question in guide["questions"]}
        assert page.locator(TITLES).all_inner_texts() == guide_walks.expected(guide, first)


def test_what_rests_on_an_open_question_waits(reader: Callable[..., Any], tmp_path: Path) -> None:
    guide = guide_walks.shown("format")
    questions = {question["id"]: question for question in guide["questions"]}
    page = open_guide(reader, tmp_path, "format")
    page.get_by_role("button", name="Toon alle vragen").click()
    tick(page, questions["reader"], ["gis"])
    assert not any("GIS" in one for one in page.locator(TITLES).all_inner_texts())
    assert page.locator(".dtw-guide-open li").count() == len(questions) - 1
    page.locator(".dtw-guide-open").get_by_role("button", name=questions["place"]["ask"]).click()
    assert page.evaluate("document.activeElement.innerText") == questions["place"]["ask"]
    tick(page, questions["place"], ["shapes"])
    assert "Kaarten in een GIS: GeoPackage." in page.locator(TITLES).all_inner_texts()


def test_none_of_these_clears_the_others(reader: Callable[..., Any], tmp_path: Path) -> None:
    guide = guide_walks.shown("format")
    page = open_guide(reader, tmp_path, "format")
    page.get_by_role("button", name="Toon alle vragen").click()
    (question,) = (one for one in guide["questions"] if one["id"] == "fragile")
    group = page.get_by_role("group", name=question["ask"])
    for given, left in (("zeros", 1), ("dates", 2), ("nothing", 1), ("empty", 1)):
        group.locator(f"input[value={given}]").check()
        assert group.locator("input:checked").count() == left
        assert group.locator(f"input[value={given}]").is_checked()


@pytest.mark.parametrize("id_", GUIDES)
def test_the_link_and_the_file_bring_back_the_same(
    reader: Callable[..., Any], tmp_path: Path, id_: str
) -> None:
    guide = guide_walks.shown(id_)
    page = open_guide(reader, tmp_path, id_, permissions=["clipboard-read", "clipboard-write"])
    page.get_by_label(guide["subject"]["label"]).fill(f"Proef {HOSTILE}")
    _title, answers = list(guide_walks.walks(guide))[-1]
    answer(page, guide, answers)
    said = page.locator(RESULT).inner_text()
    assert f"Proef {HOSTILE}" in said
    with page.expect_download() as kept:
        page.get_by_role("button", name="Bewaar als bestand").click()
    kept.value.save_as(tmp_path / "kept.json")
    doc = json.loads((tmp_path / "kept.json").read_text(encoding="utf-8"))
    assert all(title in doc["text"] for title in guide_walks.expected(guide, answers))
    page.get_by_role("button", name="Kopieer een link").click()
    page.wait_for_function(f"location.hash.startsWith('#dt-{id_}=')")
    link = page.url
    page.goto("about:blank")
    page.goto(link)
    assert page.locator(RESULT).inner_text() == said
    load(page, tmp_path, id_, {})
    assert "Hier komt wat eruit volgt" in page.locator(RESULT).inner_text()
    page.locator("input[type=file]").set_input_files(tmp_path / "kept.json")
    page.wait_for_function(f"document.querySelector('{RESULT}').innerText.includes('Proef')")
    assert page.locator(RESULT).inner_text() == said
    assert page.locator("img").count() == 0


@pytest.mark.parametrize(
    "state",
    [
        {"answers": {"reader": "gis", "side": ["ask", "deliver"], "__proto__": ["x"]}, "at": 7},
        {"answers": ["reader"], "words": 5, "subject": {"a": 1}, "view": "no"},
        {"answers": {"fragile": ["nothing", "zeros"], "size": [["small"]]}, "at": "nowhere"},
    ],
)
def test_a_strange_state_is_made_sound(
    reader: Callable[..., Any], tmp_path: Path, state: dict[str, Any]
) -> None:
    seen = reader()
    seen.page.goto(write(tmp_path, "format").as_uri())
    load(seen.page, tmp_path, "format", state)
    assert seen.page.get_by_text("Vraag 1 van 8").is_visible()
    assert seen.page.locator("fieldset input[type=radio]:checked").count() <= 1


def test_a_foreign_file_changes_nothing(reader: Callable[..., Any], tmp_path: Path) -> None:
    page = open_guide(reader, tmp_path, "format")
    before = page.locator(RESULT).inner_text()
    path = tmp_path / "foreign.json"
    path.write_text('{"schema": "urn:else"}', encoding="utf-8")
    page.locator("input[type=file]").set_input_files(path)
    page.get_by_text("Er is niets veranderd.").wait_for()
    assert page.locator(RESULT).inner_text() == before


@pytest.mark.parametrize("id_", GUIDES)
def test_axe_finds_nothing_and_a_phone_does_not_scroll(
    reader: Callable[..., Any], tmp_path: Path, id_: str
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs [dev]")
    guide = guide_walks.shown(id_)
    page = open_guide(reader, tmp_path, id_, viewport={"width": 320, "height": 700})
    _title, answers = next(iter(guide_walks.walks(guide)))
    click_all(page, guide, answers)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        found = axe.Axe().run(page).response["violations"]
        assert [one["id"] for one in found] == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_an_answer_fits_in_a_sentence_and_own_words_stay_as_they_are(
    reader: Callable[..., Any], tmp_path: Path
) -> None:
    page = reader().page
    page.goto(widget_pages.write(tmp_path, "guide").as_uri())
    page.get_by_role("button", name="Toon alle vragen").click()
    page.get_by_role("checkbox", name="Mensen").check()
    page.get_by_label("Welke groep?").fill("Huurders in Drevelo.")
    page.get_by_role("radio", name="Nee").check()
    draft = page.locator(".dtw-guide-draft")
    assert draft.inner_text() == (
        "Het gaat over [waarover]. Het raakt Huurders in Drevelo. Zeker: nee."
    )
    assert page.locator(TITLES).all_inner_texts() == ["Bel vandaag.", "Twee dingen tegelijk."]
    things = page.locator(".dtw-guide-things")
    assert "Je hoort meteen iets." in things.inner_text()
    page.get_by_role("checkbox", name="Niemand").check()
    # The answer to a question that is no longer asked counts for nothing.
    assert things.count() == 0
    assert not page.get_by_role("radio", name="Nee").is_visible()
    assert draft.inner_text() == "Het gaat over [waarover]."
    assert page.locator(TITLES).all_inner_texts() == ["Ga verder."]
