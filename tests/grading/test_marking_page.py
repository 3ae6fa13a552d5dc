"""The marking page in a browser: keys alone suffice, no barrier, no other host, a phone."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import pytest
from grading_marked import NAME, in_gradebook, mark

from datataal.grading.marking._desk import Desk
from datataal.grading.marking._serve import Server

pytestmark = [pytest.mark.grading, pytest.mark.browser]

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture
def served(waiting):
    server = Server(Desk.set_out(waiting, NAME, "nl", "AB"))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def opened(served, reader: Callable[..., Any]):
    def open_(**options: Any) -> Any:
        window = reader(**options)
        window.page.goto(served.address)
        window.page.wait_for_selector("#columns:not([hidden])")
        return window

    return open_


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_barrier_and_no_complaint(opened, scheme: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    window = opened(color_scheme=scheme)
    options = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}
    found = Axe().run(window.page, options=options).response["violations"]
    assert [(row["id"], row["nodes"][0]["html"][:160]) for row in found] == []
    assert window.complaints == []


def test_two_answers_are_marked_with_keys_alone(opened, served, waiting) -> None:
    page = opened().page
    assert page.evaluate("document.activeElement.id") == "where"
    page.keyboard.press("2")
    page.keyboard.press("t")
    page.keyboard.type("Wie draagt 3?")
    page.keyboard.press("Control+Enter")
    page.locator("#status", has_text="1 van 2").wait_for()
    assert page.evaluate("document.activeElement.textContent") == "Antwoord 2 van 2"
    page.keyboard.press("0")
    page.keyboard.press("Control+Enter")
    page.locator("#status", has_text="2 van 2").wait_for()
    first, second = (one.student for one in served.desk.items)
    assert in_gradebook(waiting, first) == (2.0, False, "Wie draagt 3?")
    assert in_gradebook(waiting, second) == (0.0, False, None)


def test_letter_keys_can_be_switched_off(opened) -> None:
    page = opened().page
    page.uncheck("#keys")
    page.focus("#where")
    page.keyboard.press("3")
    assert page.locator("input[name=points]:checked").count() == 0
    page.check("#keys")
    page.focus("#where")
    page.keyboard.press("3")
    assert page.locator("input[name=points]:checked").get_attribute("value") == "3"


def test_a_refused_mark_is_said_and_what_was_typed_stays(opened, served, waiting) -> None:
    page = opened().page
    mark(waiting, served.desk.items[0].student, 1.0, "van een ander")
    page.fill("#comment", "mijn toelichting")
    page.click("#save")
    assert page.inner_text("#alert") == "Kies eerst het aantal punten."
    page.keyboard.press("2")
    page.click("#save")
    page.locator("#alert", has_text="Niet bewaard").wait_for()
    assert "een ander programma" in page.inner_text("#alert")
    assert page.input_value("#comment") == "mijn toelichting"
    page.click("#next")
    page.click("#previous")
    assert page.input_value("#comment") == "mijn toelichting"


def test_what_a_learner_wrote_is_text_and_never_runs(opened) -> None:
    page = opened().page
    assert page.inner_text("#answer").startswith("<script>alert(1)</script> Nee")
    assert page.locator("#answer script").count() == 0


def test_an_address_without_its_key_shows_no_answer(served, reader) -> None:
    window = reader()
    window.page.goto(served.address.partition("#")[0])
    window.page.locator("#alert", has_text="sleutel").wait_for()
    assert "te groot" not in window.page.content()


@pytest.mark.parametrize("width", [320, 390])
def test_the_page_fits_a_phone(opened, width: int) -> None:
    page = opened(viewport={"width": width, "height": 800}).page
    assert page.evaluate("document.documentElement.scrollWidth") <= width
