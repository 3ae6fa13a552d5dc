"""The dilemma player in a page: played by keyboard only, from disk and from a server."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import widget_pages
from widget_pages import focused, tab_to
from widget_record import RECORD

from datataal import records

pytestmark = pytest.mark.browser

REASON = (
    "Zevenendertig mensen zijn te weinig om de hele gemeente te laten spreken, en de buren "
    "hebben dezelfde vraag."
)


@pytest.fixture
def player(reader: Callable[..., Any], tmp_path: Path) -> Iterator[Any]:
    """A page, opened from disk, with one player."""
    one = reader(viewport={"width": 1000, "height": 800})
    one.page.goto(widget_pages.write(tmp_path, "dilemma").as_uri())
    yield one.page
    assert one.complaints == []


def press(page: Any, words: str, key: str = "Enter") -> None:
    tab_to(page, words)
    page.keyboard.press(key)


def play_to_the_end(page: Any) -> None:
    """Play all five steps, with no other device than the keyboard."""
    press(page, "Zeg ik niet", "ArrowLeft")  # the third role: Ethiek
    press(page, "verder")
    assert "Wat zet je in het stuk?" in focused(page)
    press(page, "Publiceer het cijfer", "ArrowDown")  # chooses the second option
    tab_to(page, "Waarom kies je dit?")
    page.keyboard.type(REASON)
    press(page, "Laat de gevolgen zien")
    assert "Stap 3 van 5" in focused(page)
    press(page, "Hoor de anderen")
    press(page, "Kijk terug")
    press(page, "Ja", "ArrowDown")  # with a note
    tab_to(page, "Welke kanttekening?")
    page.keyboard.type("Noem de marge erbij.")
    tab_to(page, "Welke tegenstem")
    page.keyboard.type("De eigen stem van de gemeente.")
    press(page, "eerlijkheid", "Space")


@pytest.mark.parametrize("host", widget_pages.HOSTS)
def test_the_whole_dilemma_by_keyboard_ends_in_a_valid_record(
    host: str, reader: Callable[..., Any], tmp_path: Path
) -> None:
    one = reader()
    with widget_pages.address_of(widget_pages.write(tmp_path, "dilemma"), host) as address:
        one.page.goto(address)
        play_to_the_end(one.page)
        with one.page.expect_download() as loading:
            press(one.page, "Download mijn besluit")
        record = records.load(loading.value.path())
        press(one.page, "Leg vast")
        one.page.get_by_text("Bewaard in deze browser om").wait_for()
        kept = one.page.evaluate("localStorage.getItem('datataal:record:03a')")
    assert loading.value.suggested_filename == "datataal-03a.json"
    assert record["first"] == {"choice": "b", "reason": REASON}
    assert record["final"] == {"choice": "b", "revision": "note", "note": "Noem de marge erbij."}
    assert (record["role"], record["values"]) == ("ethics", [1])
    assert records.loads(kept.encode())["first"] == record["first"]
    assert one.complaints == []


def test_the_map_stands_where_the_choice_is_felt_and_takes_no_key(player: Any) -> None:
    """The map is a picture with a list: the next Tab goes on to the buttons."""
    press(player, "verder")
    press(player, "Publiceer het cijfer", "ArrowDown")
    tab_to(player, "Waarom kies je dit?")
    player.keyboard.type(REASON)
    press(player, "Laat de gevolgen zien")
    assert player.locator(".dt-stage .dtw-land").count() == 1
    player.keyboard.press("Tab")
    assert "Terug" in focused(player)
    player.keyboard.press("Enter")
    press(player, "Voeg samen", "ArrowUp")
    press(player, "Laat de gevolgen zien")
    assert player.locator(".dt-stage .dtw-land").count() == 0


def test_the_own_words_and_the_other_two_stay_in_sight(player: Any) -> None:
    play_to_the_end(player)
    body = player.locator(".dt-stage")
    assert body.get_by_text("Voeg samen met twee buurgemeenten").first.is_visible()
    assert body.get_by_text(REASON).is_visible()
    press(player, "Terug")
    voices = body.locator(".dtw-voice").all_inner_texts()
    assert ["Beleid zegt" in voices[0], "Data zegt" in voices[1]] == [True, True]
    assert len(voices) == 2


def test_without_a_role_all_three_speak(player: Any) -> None:
    press(player, "verder")
    press(player, "Publiceer het cijfer", "Space")
    tab_to(player, "Waarom kies je dit?")
    player.keyboard.type(REASON)
    press(player, "Laat de gevolgen zien")
    press(player, "Hoor de anderen")
    assert player.locator(".dtw-voice").count() == 3


def test_what_is_missing_is_said_and_gets_the_focus(player: Any) -> None:
    press(player, "verder")
    press(player, "Laat de gevolgen zien")
    assert player.get_by_text("Kies eerst een van de mogelijkheden.").is_visible()
    assert "Publiceer het cijfer" in focused(player)
    player.keyboard.press("Space")
    press(player, "Laat de gevolgen zien")
    assert player.get_by_text("Schrijf eerst waarom je dit kiest.").is_visible()
    assert "Waarom kies je dit?" in focused(player)
    assert player.locator("textarea").get_attribute("aria-invalid") == "true"


def test_a_thin_reason_gets_one_question_and_may_go_on(player: Any) -> None:
    press(player, "verder")
    press(player, "Publiceer het cijfer", "Space")
    tab_to(player, "Waarom kies je dit?")
    player.keyboard.type("Te weinig.")
    press(player, "Laat de gevolgen zien")
    assert player.get_by_text("Dit is nog kort. Wie heeft er last van jouw keuze?").is_visible()
    assert player.locator(".dtw-now").inner_text().endswith("Kiezen")
    player.keyboard.press("Enter")  # the button still has the focus
    assert player.locator(".dtw-now").inner_text().endswith("Gevolgen")


def test_back_and_coming_back_keep_everything(player: Any) -> None:
    play_to_the_end(player)
    for _ in range(3):
        press(player, "Terug")
    assert player.locator("textarea").input_value() == REASON
    player.reload()
    press(player, "Verder waar je was")
    assert player.locator("textarea").input_value() == REASON
    assert player.get_by_role("radio", name="Voeg samen").is_checked()


def test_a_note_is_asked_for_and_another_choice_too(player: Any) -> None:
    play_to_the_end(player)
    player.get_by_role("radio", name="Nee, ik kies anders").check()
    press(player, "Leg vast")
    assert player.get_by_text("Kies eerst wat het wordt.").is_visible()
    assert player.evaluate("localStorage.getItem('datataal:record:03a')") is None
    player.get_by_role("radio", name="Geen cijfer").check()
    player.get_by_label("Waarom kies je nu anders?").fill(" ")
    press(player, "Leg vast")
    assert player.get_by_text("Schrijf hier eerst één zin.").is_visible()


def test_when_saving_fails_the_text_stays_and_a_download_is_offered(player: Any) -> None:
    play_to_the_end(player)
    player.evaluate(
        "() => { Storage.prototype.setItem = () => { throw new DOMException('full'); }; }"
    )
    press(player, "Leg vast")
    player.get_by_text("Opslaan lukt niet in deze browser.").wait_for()
    assert player.get_by_label("Welke tegenstem").input_value()
    assert "Download mijn besluit" in focused(player)
    with player.expect_download() as loading:
        player.keyboard.press("Enter")
    assert records.load(loading.value.path())["dissent"]


def test_a_recorded_decision_is_found_again_and_can_be_deleted(player: Any) -> None:
    play_to_the_end(player)
    press(player, "Leg vast")
    player.get_by_text("Bewaard in deze browser om").wait_for()
    player.reload()
    assert player.get_by_text("Je legde dit besluit vast op").is_visible()
    press(player, "Verwijder mijn besluit")
    player.wait_for_function("document.activeElement.innerText === 'Bewaar toch'")
    player.keyboard.press("Escape")
    assert "Verwijder mijn besluit" in focused(player)
    player.keyboard.press("Enter")
    player.wait_for_function("document.activeElement.innerText === 'Bewaar toch'")
    player.keyboard.press("Shift+Tab")
    player.keyboard.press("Enter")
    player.get_by_text("Je besluit is verwijderd.").wait_for()
    left = player.evaluate(
        "[localStorage.getItem('datataal:record:03a'), localStorage.getItem('datataal:state:dilemma:03a')].join()"
    )
    assert "buren" not in left


def choose_file(page: Any, name: str, data: bytes) -> None:
    with page.expect_file_chooser() as choosing:
        page.get_by_role("button", name="Open een besluit uit een bestand").click()
    choosing.value.set_files({"name": name, "mimeType": "application/json", "buffer": data})


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b'{"half', "Dit bestand is beschadigd"),
        (b'{"cells": []}', "Dit bestand is geen besluit van datataal."),
        (b"[" * 200 + b"]" * 200, "Dit bestand is geen besluit van datataal."),
        (b" " * (256 * 1024 + 1), "Dit bestand is te groot"),
        (json.dumps({**RECORD, "schema": "urn:datataal:record:9"}).encode(), "een andere versie"),
        (json.dumps({**RECORD, "dilemma": "03b"}).encode(), "een ander dilemma"),
        (json.dumps({**RECORD, "name": "x"}).encode(), "klopt iets niet"),
    ],
)
def test_a_bad_file_is_refused_with_one_line_and_changes_nothing(
    player: Any, data: bytes, line: str
) -> None:
    choose_file(player, "x.json", data)
    message = player.locator(".dtw-message--error")
    message.get_by_text(line).wait_for()
    assert message.get_by_text("Er is niets veranderd.").is_visible()
    assert player.locator(".dtw-now").inner_text().endswith("Situatie")


def test_an_earlier_decision_opens_from_a_file(player: Any) -> None:
    choose_file(player, "03a.json", json.dumps(RECORD).encode())
    player.get_by_text("Dit is het besluit uit je bestand.").wait_for()
    assert player.get_by_text(RECORD["first"]["reason"]).is_visible()
    assert player.get_by_role("radio", name="Nee, ik kies anders").is_checked()


def test_the_page_judges_records_as_python_does(player: Any) -> None:
    """The page's small reader of the schema may never drift from the real one."""
    docs = [RECORD, *_damaged(RECORD)]
    content = json.loads(player.locator(".dt-data").text_content())["content"]
    program = "([docs, content]) => docs.map((doc) => 'record' in datataalKit.readRecord(JSON.stringify(doc), content))"
    page_says = player.evaluate(program, [docs, content])
    python_says = [records.validate(doc) == [] for doc in docs]
    belongs = [doc.get("dilemma") == "03a" for doc in docs]
    assert page_says == [ok and here for ok, here in zip(python_says, belongs, strict=True)]
    assert python_says.count(True) > 3
    assert python_says.count(False) > 50


def _damaged(record: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the record with each field missing, or holding another kind of value."""
    wrong: list[Any] = [None, "", " ", "x", "03a\n", 3, -1, 1.5, True, [], [1], [10], ["a"], {}]
    paths = [(key,) for key in record] + [
        ("first", "choice"),
        ("first", "reason"),
        ("final", "note"),
        ("final", "revision"),
        ("role",),
    ]
    for path in paths:
        for value in [*wrong, "x" * 8001, "keep", "note", "policy", "b"]:
            doc = copy.deepcopy(record)
            inner = doc
            for key in path[:-1]:
                inner = inner[key]
            inner[path[-1]] = value
            yield doc
        doc = copy.deepcopy(record)
        inner = doc
        for key in path[:-1]:
            inner = inner[key]
        inner.pop(path[-1], None)
        yield doc


def test_hostile_words_in_a_state_or_record_stay_words(player: Any) -> None:
    bad = {**copy.deepcopy(RECORD), "dissent": "<img src=x onerror=alert(1)>"}
    choose_file(player, "03a.json", json.dumps(bad).encode())
    player.get_by_text("Dit is het besluit uit je bestand.").wait_for()
    assert player.locator(".dt-stage img").count() == 0


@pytest.mark.parametrize(
    ("state", "record"),
    [
        ('{"step": 99}', ""),
        ("[]", ""),
        ('"x"', ""),
        ("{", "{"),
        ('{"choice": "q"}', '{"first": 1}'),
        ('{"step": 3}', json.dumps({**RECORD, "name": "x"})),
        ('{"step": 4, "choice": "a", "reason": 5, "values": "x", "role": {}}', "[]"),
        ('{"step": 4, "choice": "a", "reason": "x", "values": {"a": 1}, "saved": 7}', "null"),
    ],
)
def test_what_is_damaged_in_the_browser_starts_anew(player: Any, state: str, record: str) -> None:
    program = """([state, record]) => {
      localStorage.setItem('datataal:state:dilemma:03a', state);
      localStorage.setItem('datataal:record:03a', record);
    }"""
    player.evaluate(program, [state, record])
    player.reload()
    press(player, "verder")
    assert player.locator(".dtw-now").inner_text().endswith("Kiezen")


def test_two_players_on_a_page_share_no_id(reader: Callable[..., Any], tmp_path: Path) -> None:
    one = reader()
    path = widget_pages.write(tmp_path, "dilemma", "question", "sample_size", "quality")
    text = path.read_text(encoding="utf-8")
    start, end = text.index("<main>") + 6, text.index("</main>")
    path.write_text(text[:end] + text[start:end] + text[end:], encoding="utf-8")
    one.page.goto(path.as_uri())
    ids = one.page.evaluate("[...document.querySelectorAll('[id]')].map((el) => el.id)")
    assert len(ids) == len(set(ids)) > 40
