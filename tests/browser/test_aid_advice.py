"""The advice template: a form that puts an advice together and names what is missing."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import widget_pages
from widget_pages import focused, tab_to

from datataal import content

pytestmark = pytest.mark.browser
HOSTILE = '<img src=x onerror="document.title=1">'


@pytest.fixture
def opened(reader: Callable[..., Any], tmp_path: Path) -> Callable[..., Any]:
    def open_(lang: str = "nl", **options: Any) -> Any:
        page = reader(**options).page
        page.goto(widget_pages.write_aid(tmp_path, "advice", lang).as_uri())
        return page

    return open_


def saved(page: Any, name: str) -> str:
    with page.expect_download() as loading:
        page.get_by_role("button", name=name).press("Enter")
    return Path(loading.value.path()).read_text(encoding="utf-8")


def text_of(page: Any) -> str:
    return saved(page, "Bewaar als tekst")


def a_record(**changes: Any) -> dict[str, Any]:
    options = content.dilemma("13a").options
    return {
        "schema": "urn:datataal:record:2",
        "kind": "decision",
        "dilemma": "13a",
        "module": "13",
        "lang": "nl",
        "first": {"choice": options[0].id, "reason": "Dit kan ik uitleggen."},
        "final": {"choice": options[0].id, "revision": "keep", "note": ""},
        "dissent": HOSTILE,
        "values": [0, 1],
        "fingerprint": "0123456789abcdef",
        "created": "2026-11-20T09:00:00Z",
        "updated": "2026-11-20T09:10:00Z",
        **changes,
    }


def give(page: Any, *docs: Any) -> None:
    files = [
        {
            "name": f"{nr}.json",
            "mimeType": "application/json",
            "buffer": (one if isinstance(one, str) else json.dumps(one)).encode(),
        }
        for nr, one in enumerate(docs)
    ]
    page.locator(".dtw-advice-records").set_input_files(files)
    page.get_by_text("bestanden gelezen").wait_for()


def test_a_page_is_written_by_keyboard_and_says_what_is_missing(opened: Callable[..., Any]) -> None:
    page = opened()
    tab_to(page, "Wat vraag je")
    page.keyboard.type("Kiest de raad nu?")
    tab_to(page, "Conclusie")
    page.keyboard.type("Ja, mits de betrouwbaarheid klopt. " + HOSTILE)
    for nr in (1, 2):
        tab_to(page, f"Reden {nr}")
        page.keyboard.type("Daarom.")
    tab_to(page, "Voeg een cijfer toe")
    page.keyboard.press("Enter")
    page.keyboard.type("38 MW")
    tab_to(page, "Datum")
    page.keyboard.type("oktober")
    said = text_of(page)
    assert "Er zijn drie redenen nodig. Nu: 2." in said
    assert "Bij “38 MW” ontbreekt: marge." in said
    assert "ontbreekt: datum" not in said
    assert "Dan had de bijlage geen gevolg: waarom?" in said
    assert "Er is geen tegenstem en geen reden waarom niet." in said
    assert "eerste 30 woorden" not in said
    assert page.locator(".dtw-root img").count() == 0


def test_words_are_counted_and_a_late_conclusion_is_named(opened: Callable[..., Any]) -> None:
    page = opened()
    page.get_by_label("Wat vraag je").fill("woord " * 29)
    page.get_by_label("Conclusie", exact=True).fill("Ja dus.")
    assert "Met de vraag erbij zijn het er 31." in text_of(page)
    for label in ("Reden 1", "Reden 2", "Voorwaarden"):
        page.get_by_label(label, exact=True).fill("een " * 123 + "dit.")
    said = text_of(page)
    assert "Bladzijde één telt 403 woorden. Dat zijn er 3 te veel." in said


def test_a_word_of_our_list_comes_with_its_meaning(opened: Callable[..., Any]) -> None:
    page = opened()
    page.get_by_label("Voorwaarden", exact=True).fill("Let op de Gegevenskwaliteit.")
    node = next(n for n in content.terms().values() if n.term.in_("nl") == "gegevenskwaliteit")
    assert f"- gegevenskwaliteit: {node.meaning.in_('nl')}" in text_of(page)
    page.get_by_label("Voorwaarden", exact=True).fill("Gegevenskwaliteitsmeter.")
    assert "- gegevenskwaliteit:" not in text_of(page)


@pytest.mark.parametrize(
    ("lang", "press", "whole", "save"),
    [
        ("nl", "Vul het voorbeeld in", "Er ontbreekt niets.", "Bewaar als tekst"),
        ("en", "Fill in the example", "Nothing is missing.", "Save as text"),
    ],
)
def test_the_example_lacks_nothing_and_a_link_brings_it_back(
    opened: Callable[..., Any], lang: str, press: str, whole: str, save: str
) -> None:
    page = opened(lang, permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name=press).press("Enter")
    text = saved(page, save)
    assert whole in text
    paper = page.locator(".dtw-advice-paper").inner_text()
    given = content.aid("advice").in_(lang)["example"]  # type: ignore[arg-type]
    for key in ("question", "conclusion", "conditions", "unknown", "dissent", "monday"):
        assert given[key] in paper
    assert "[object" not in paper
    page.locator(".dtw-cite button").nth(1).press("Enter")
    page.wait_for_url("**#dt-advice=*")
    link = page.url
    page.evaluate("localStorage.clear()")
    page.goto("about:blank")
    page.goto(link)
    assert saved(page, save) == text


def test_a_file_brings_all_back_and_a_foreign_one_changes_nothing(
    opened: Callable[..., Any],
) -> None:
    page = opened()
    page.get_by_role("button", name="Vul het voorbeeld in").press("Enter")
    doc, text = saved(page, "Bewaar als bestand"), text_of(page)
    page.get_by_role("button", name="Maak het formulier leeg").press("Enter")
    assert text_of(page) != text
    for held, said in (('{"schema": "urn:x"}', "Er is niets veranderd."), (doc, "Dit komt")):
        page.locator(".dtw-picker input").set_input_files(
            {"name": "a.json", "mimeType": "application/json", "buffer": held.encode()}
        )
        page.locator(".dtw-notice").get_by_text(said).first.wait_for()
    assert text_of(page) == text


def test_a_record_lends_its_lines_and_focus_goes_on(opened: Callable[..., Any]) -> None:
    page = opened()
    give(page, a_record())
    dilemma = content.dilemma("13a").in_("nl")
    for _ in range(3):
        page.get_by_role("button", name="Neem over").first.press("Enter")
        assert focused(page).startswith("Neem over")
    said = text_of(page)
    assert f"- {dilemma['values'][0]}" in said
    assert f"TEGENSTEM\n\n{HOSTILE}" in said
    page.get_by_role("button", name="Neem over").first.press("Enter")
    second = dilemma["options"][1]
    assert f"- {second['text']} → {second['cost']}" in text_of(page)
    assert dilemma["options"][0]["text"] not in text_of(page)
    assert page.get_by_text("staat in je advies").count() == 4
    assert page.locator(".dtw-root img").count() == 0


def test_foreign_and_hostile_records_are_refused_by_name(opened: Callable[..., Any]) -> None:
    page = opened()
    matter = (
        ("{", "is beschadigd"),
        ('{"schema": "urn:x"}', "niet door ons gemaakt|geen besluit"),
        (json.dumps({"schema": "urn:datataal:aid:1", "aid": "advice"}), "geen besluit"),
        (json.dumps(a_record(dilemma="__proto__")), "klopt iets niet|kennen wij"),
        (json.dumps(a_record(values=["0"])), "klopt iets niet"),
        ("[" * 60 + "]" * 60, "niet door ons gemaakt"),
        ("x" * 300_000, "te groot"),
    )
    give(page, *(text for text, _ in matter))
    assert "0 van 7 bestanden gelezen." in page.locator(".dtw-root").inner_text()
    rows = page.locator("li", has_text="niet gebruikt").all_inner_texts()
    for row, (_, why) in zip(rows, matter, strict=True):
        assert any(one in row for one in why.split("|")), row
    assert page.get_by_role("button", name="Neem over").count() == 0


@pytest.mark.parametrize(
    "given",
    ['{"a": [1, null, {}]}', '{"figures": {"a": 1}, "reasons": "x"}', "[]", '{"changed": "risk"}'],
)
def test_a_damaged_state_gives_an_empty_form(opened: Callable[..., Any], given: str) -> None:
    page = opened()
    page.evaluate("(text) => localStorage.setItem('datataal:state:advice:advice', text)", given)
    page.reload()
    assert page.locator(".dt-live").count() == 1
    assert "undefined" not in page.locator(".dt-stage").inner_text()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_a_phone_does_not_scroll(
    opened: Callable[..., Any], scheme: str
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs [dev]")
    page = opened(color_scheme=scheme, viewport={"width": 320, "height": 700})
    page.get_by_role("button", name="Vul het voorbeeld in").press("Enter")
    give(page, a_record())
    assert axe.Axe().run(page).response["violations"] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
