"""The dilemma player over several rounds, and with three roles at one screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import widget_pages
from widget_pages import focused, tab_to
from widget_samples import IN_ROUNDS

from datataal import records

pytestmark = pytest.mark.browser

REASON = "Zo blijft de eigen stem staan en weet iedereen die het leest hoe zeker het cijfer nog is."


@pytest.fixture
def player(reader: Callable[..., Any], tmp_path: Path) -> Iterator[Any]:
    """A page with a dilemma that goes on after some of its choices."""
    one = reader(viewport={"width": 1000, "height": 800})
    one.page.goto(widget_pages.write(tmp_path, "dilemma", shown=IN_ROUNDS).as_uri())
    yield one.page
    assert one.complaints == []


def press(page: Any, words: str, key: str = "Enter") -> None:
    tab_to(page, words)
    page.keyboard.press(key)


def choose(page: Any, first: str, downs: int, then: str, reason: str = REASON) -> None:
    """Choose the option that lies `downs` below the first, give a reason and go on."""
    tab_to(page, first)
    page.keyboard.press("Space")
    for _ in range(downs):
        page.keyboard.press("ArrowDown")
    tab_to(page, "Waarom kies je dit?")
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type(reason)
    press(page, then)


def finish(page: Any) -> Any:
    press(page, "Kijk terug")
    tab_to(page, "Ja")
    page.keyboard.press("Space")
    with page.expect_download() as loading:
        press(page, "Download mijn besluit")
    return records.load(loading.value.path())


def test_a_choice_leads_to_the_round_that_follows_on_it(player: Any) -> None:
    press(player, "verder")
    choose(player, "Publiceer", 0, "Laat de gevolgen zien")
    press(player, "Lees hoe het verder gaat")
    assert "Wat zeg je tegen de krant?" in focused(player)
    choose(player, "Niets", 1, "Laat de gevolgen zien")
    press(player, "Lees hoe het verder gaat")
    assert "Tel je opnieuw?" in focused(player)
    choose(player, "Ja", 0, "Laat de gevolgen zien")
    press(player, "Hoor de anderen")
    assert "Beleid over a" in player.inner_text(".dtw-voices")
    record = finish(player)
    assert record["first"]["choice"] == "a"
    assert [(one["round"], one["choice"]) for one in record["later"]] == [("r1", "b"), ("r2", "a")]


def test_a_choice_without_a_round_goes_straight_to_the_others(player: Any) -> None:
    press(player, "verder")
    choose(player, "Publiceer", 1, "Laat de gevolgen zien")
    press(player, "Hoor de anderen")
    assert "later" not in finish(player)


def test_going_back_and_choosing_differently_drops_what_no_longer_follows(player: Any) -> None:
    press(player, "verder")
    choose(player, "Publiceer", 0, "Laat de gevolgen zien")
    press(player, "Lees hoe het verder gaat")
    choose(player, "Niets", 0, "Laat de gevolgen zien")
    for _ in range(3):
        press(player, "Terug")
    choose(player, "Publiceer", 1, "Laat de gevolgen zien")
    press(player, "Hoor de anderen")
    record = finish(player)
    assert record["first"]["choice"] == "b"
    assert "later" not in record


def test_leaving_in_the_second_round_and_coming_back_finds_it(player: Any) -> None:
    press(player, "verder")
    choose(player, "Publiceer", 0, "Laat de gevolgen zien")
    press(player, "Lees hoe het verder gaat")
    choose(player, "Niets", 1, "Laat de gevolgen zien")
    press(player, "Bewaar en stop")
    player.reload()
    press(player, "Verder waar je was")
    assert "Wat gebeurt er?" in focused(player)
    assert "Bel eerst de 37" in player.inner_text(".dtw-quote")


def test_three_roles_choose_apart_and_then_together(player: Any) -> None:
    tab_to(player, "Ik alleen")
    player.keyboard.press("ArrowRight")
    assert player.locator(".dtw-steps li").count() == 9
    press(player, "verder")
    for role, downs in (("Beleid", 0), ("Data", 1), ("Ethiek", 1)):
        assert f"{role} kiest eerst zelf" in focused(player)
        assert REASON not in player.inner_text(".dtw-card")  # the others' words stay hidden
        choose(player, "Publiceer", downs, "Klaar, verder")
    side_by_side = player.inner_text(".dtw-card")
    assert "2 verschillende mogelijkheden" in side_by_side
    assert side_by_side.count(REASON) == 3
    press(player, "Kies samen")
    assert "Wat kiezen jullie samen?" in focused(player)
    choose(player, "Publiceer", 1, "Laat de gevolgen zien")
    press(player, "Hoor de anderen")
    assert player.locator(".dtw-voice").count() == 3
    record = finish(player)
    assert "role" not in record
    assert {role: seat["choice"] for role, seat in record["seats"].items()} == {
        "policy": "a",
        "data": "b",
        "ethics": "b",
    }
    assert record["first"] == {"choice": "b", "reason": REASON}


def test_a_record_of_rounds_opens_in_another_browser_where_it_ended(
    player: Any, reader: Callable[..., Any], tmp_path: Path
) -> None:
    press(player, "verder")
    choose(player, "Publiceer", 0, "Laat de gevolgen zien")
    press(player, "Lees hoe het verder gaat")
    choose(player, "Niets", 0, "Laat de gevolgen zien")
    press(player, "Hoor de anderen")
    press(player, "Kijk terug")
    tab_to(player, "Ja")
    player.keyboard.press("Space")
    with player.expect_download() as loading:
        press(player, "Download mijn besluit")
    path = tmp_path / "mine.json"
    loading.value.save_as(path)
    other = reader().page
    other.goto(player.url)
    other.set_input_files("input[type=file]", path)
    other.get_by_text("Dit is het besluit uit je bestand").wait_for()
    assert "Blijf je bij je keuze?" in other.inner_text(".dtw-card")
    assert other.locator(".dtw-quote").count() == 2
