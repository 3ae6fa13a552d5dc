"""The same scripts as one ES module, as JupyterLab loads them, with a host that we play."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import widget_samples
from widget_hosts import BLANK, HOST
from widget_record import RECORD

from datataal import records
from datataal.widgets import _assets, _page

pytestmark = pytest.mark.browser


@pytest.fixture
def hosted(reader: Callable[..., Any], tmp_path: Path) -> Iterator[Callable[..., Any]]:
    """A function that renders one widget in an otherwise empty page, and gives the page."""
    one = reader()

    def render(kind: str, id_: str, state: dict[str, Any] | None = None) -> Any:
        blank = tmp_path / "blank.html"
        blank.write_text(BLANK)
        one.page.goto(blank.as_uri())
        traits = {
            "content": widget_samples.ALL[kind, id_],
            "strings": _page.words_for(kind, "nl"),
            "lang": "nl",
            "state": state or {},
        }
        one.page.evaluate(HOST, [_assets.esm(kind), _assets.css(kind), traits])
        return one.page

    yield render
    assert one.complaints == []


@pytest.mark.parametrize(("kind", "id_"), list(widget_samples.ALL))
def test_each_module_renders_and_cleans_up(hosted: Callable[..., Any], kind: str, id_: str) -> None:
    page = hosted(kind, id_)
    assert page.locator(".dt-widget .dtw-root").is_visible()
    page.evaluate("host.stop()")
    assert page.locator(".dtw-root").count() == 0


def test_a_record_from_the_kernel_is_taken_up_and_sent_back_changed(
    hosted: Callable[..., Any],
) -> None:
    page = hosted("dilemma", "03a", {"record": RECORD})
    assert page.get_by_text("Je legde dit besluit vast op 22 november 2026").is_visible()
    page.get_by_role("button", name="Verder waar je was").click()
    page.get_by_label("Welke tegenstem").fill("Nog een stem.")
    page.get_by_role("button", name="Leg vast").click()
    (sent,) = page.evaluate("host.sent")
    record = records.loads(json.dumps(sent["record"]).encode())
    assert sent["type"] == "save"
    assert record["dissent"] == "Nog een stem."
    assert (record["created"], record["first"]) == (RECORD["created"], RECORD["first"])
    assert page.get_by_role("button", name="Bezig met opslaan").is_visible()
    page.evaluate(
        "host.answer({type: 'saved', where: 'records/03a.json', time: host.sent[0].record.updated})"
    )
    assert page.get_by_text("Bewaard in records/03a.json om").is_visible()
    assert page.evaluate("host.traits.state.dissent") == "Nog een stem."


def test_the_kernels_reason_for_not_saving_is_shown(hosted: Callable[..., Any]) -> None:
    page = hosted("dilemma", "03a", {"record": RECORD})
    page.get_by_role("button", name="Verder waar je was").click()
    page.get_by_role("button", name="Leg vast").click()
    page.evaluate("host.answer({type: 'failed', message: 'Er staat al een ander bestand.'})")
    assert page.get_by_text("Er staat al een ander bestand.").is_visible()
    assert page.get_by_text("Je tekst staat er nog. Download hem nu.").is_visible()


def test_a_kernel_that_stays_silent_counts_as_not_saved(hosted: Callable[..., Any]) -> None:
    page = hosted("dilemma", "03a", {"record": RECORD})
    page.get_by_role("button", name="Verder waar je was").click()
    page.get_by_role("button", name="Leg vast").click()
    page.get_by_text("Je tekst staat er nog. Download hem nu.").wait_for(timeout=12_000)
    assert page.get_by_role("button", name="Leg vast").is_visible()


def test_a_draft_in_this_browser_survives_a_second_run(hosted: Callable[..., Any]) -> None:
    page = hosted("dilemma", "03a")
    page.get_by_role("button", name="verder").click()
    page.locator("textarea").fill("Half af.")
    page.wait_for_timeout(400)
    page = hosted("dilemma", "03a")
    page.get_by_role("button", name="Verder waar je was").click()
    assert page.locator("textarea").input_value() == "Half af."


def test_jupyterlabs_theme_decides_between_light_and_dark(hosted: Callable[..., Any]) -> None:
    page = hosted("question", "03-r1")
    colour = "() => getComputedStyle(document.querySelector('.dtw-question-box')).backgroundColor"
    page.emulate_media(color_scheme="dark")
    page.evaluate("document.body.dataset.jpThemeLight = 'true'")
    assert page.evaluate(colour) == "rgb(255, 255, 255)"
    page.evaluate("document.body.dataset.jpThemeLight = 'false'")
    assert page.evaluate(colour) == "rgb(26, 38, 37)"


def test_a_link_is_offered_only_where_the_address_is_ours(hosted: Callable[..., Any]) -> None:
    page = hosted("quality", "quality")
    assert page.get_by_role("button", name="Print dit").is_visible()
    assert page.get_by_role("button", name="Kopieer een link").count() == 0


def test_the_kernel_hears_nothing_of_the_measure(hosted: Callable[..., Any]) -> None:
    page = hosted("measure", "start")
    page.get_by_role("button", name="Begin").click()
    page.get_by_role("radio").nth(1).check()
    page.get_by_role("button", name="Volgende").click()
    page.wait_for_function("Object.keys(localStorage).length === 1")
    assert page.evaluate("[host.saves, host.sent.length, host.traits.state]") == [0, 0, {}]
