"""Every form of a question by keyboard, from disk and from a server, and what it keeps."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import widget_pages
from question_samples import FORMS, sealed
from widget_pages import HOSTS, focused, tab_to

from datataal.widgets._question import in_page

pytestmark = pytest.mark.browser


@pytest.fixture
def asked(reader: Callable[..., Any], tmp_path: Path) -> Iterator[Callable[..., Any]]:
    """A function that opens a page with one question."""
    open_hosts: list[Any] = []

    def ask(whole: dict[str, Any], host: str = "file", lang: str = "nl", **options: Any) -> Any:
        shown = in_page(whole, lang)
        path = widget_pages.write(tmp_path, "question", lang=lang, shown=shown)
        place = widget_pages.address_of(path, host)
        open_hosts.append(place)
        found = reader(**options)
        found.page.goto(place.__enter__())
        return found

    yield ask
    for place in open_hosts:
        place.__exit__(None, None, None)


def check(page: Any) -> str:
    tab_to(page, "Kijk na")
    page.keyboard.press("Enter")
    return str(page.locator(".dtw-question .dtw-notice").inner_text())


@pytest.mark.parametrize("of", [FORMS.__getitem__, sealed], ids=["open", "sealed"])
@pytest.mark.parametrize("host", HOSTS)
def test_several_by_keyboard(
    asked: Callable[..., Any], host: str, of: Callable[[str], Any]
) -> None:
    found = asked(of("several"), host)
    page = found.page
    assert "Nog niet ingevuld." in check(page)
    assert "De datum" in focused(page)
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    said = check(page)
    assert "Nog niet." in said
    assert "De kleur. Hoort er niet bij. Dat is opmaak." in said
    assert "Je mist nog iets: In welke maat?" in said
    assert "De eenheid" not in said  # what is missed is not named
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    said = check(page)
    assert said.startswith("Klopt. Datum en eenheid horen erbij.")
    assert page.locator(".dtw-others").is_visible() is (of is not sealed)
    page.reload()
    assert page.locator(".dtw-message--ok").is_visible()
    assert found.complaints == []
    assert found.foreign == []


@pytest.mark.parametrize("of", [FORMS.__getitem__, sealed], ids=["open", "sealed"])
@pytest.mark.parametrize("host", HOSTS)
def test_a_number_by_keyboard(
    asked: Callable[..., Any], host: str, of: Callable[[str], Any]
) -> None:
    page = asked(of("number"), host).page
    assert "Vul eerst een getal in." in check(page)
    for typed, said in (
        ("twaalf", "niet als één getal lezen"),
        ("2.500", "Nog niet. Dubbel geteld."),
        ("7", "Nog niet. Kijk in de derde kolom."),
        ("1.369,9", "Nog niet. Kijk in de derde kolom."),
        ("1.370", "Klopt. Dat is het getal van de netbeheerder."),
        ("1371", "Klopt."),
        ("1.370,5 MW", "Klopt."),
    ):
        page.locator(".dtw-number input").fill(typed)
        assert said in check(page), typed
    assert "Gelezen als 1.370,5." in page.locator(".dtw-notice").inner_text()
    page.reload()
    assert page.locator(".dtw-number input").input_value() == "1.370,5 MW"
    assert page.locator(".dtw-message--ok").is_visible()


@pytest.mark.parametrize("of", [FORMS.__getitem__, sealed], ids=["open", "sealed"])
@pytest.mark.parametrize("host", HOSTS)
def test_sorting_by_keyboard(
    asked: Callable[..., Any], host: str, of: Callable[[str], Any]
) -> None:
    page = asked(of("sort"), host).page
    rows = page.locator(".dtw-sort fieldset")
    assert "bij elke regel" in check(page)
    page.keyboard.press("Space")  # the first card on the first bin
    assert "Er zijn nog regels zonder antwoord." in check(page)
    for nr, key in ((1, "Space"), (2, "Space")):
        rows.nth(nr).get_by_role("radio").first.focus()
        page.keyboard.press(key)
    said = check(page)
    assert "Het past technisch. Nog niet. Techniek zegt wat kan." in said
    rows.nth(1).get_by_role("radio").first.focus()
    page.keyboard.press("ArrowRight")
    assert check(page).startswith("Klopt. Alles ligt goed.")


def test_hints_come_one_by_one_and_are_kept(asked: Callable[..., Any]) -> None:
    page = asked(FORMS["several"]).page
    tab_to(page, "Geef een hint")
    page.keyboard.press("Enter")
    assert page.locator(".dtw-hints").inner_text() == "Denk aan MW."
    assert "Geef een hint" in focused(page)
    page.keyboard.press("Enter")
    assert page.locator(".dtw-hints li").count() == 2
    assert "Kijk na" in focused(page)  # no more hints: the focus is not lost
    page.wait_for_function("localStorage.length > 0")
    page.reload()
    assert page.locator(".dtw-hints li").count() == 2


def test_a_prediction_is_noted_and_not_judged(asked: Callable[..., Any]) -> None:
    whole = {**FORMS["number"], "kind": "predict", "within": 5}
    page = asked(whole).page
    page.locator(".dtw-number input").fill("12")
    tab_to(page, "Noteer mijn antwoord")
    page.keyboard.press("Enter")
    said = page.locator(".dtw-notice").inner_text()
    assert said.startswith("Genoteerd. Kijk in de derde kolom.")
    assert "Nog niet" not in said
    assert not page.locator(".dtw-others").is_visible()


@pytest.mark.parametrize(
    ("lang", "typed", "read"),
    [
        ("nl", "1.234,5", 1234.5),
        ("nl", "1.234", 1234),
        ("nl", "12.5", 12.5),
        ("nl", "\u22123,2", -3.2),
        ("nl", ",5", 0.5),
        ("nl", "45 %", 45),
        ("nl", "1.2.3", None),
        ("nl", "1,2,3", None),
        ("nl", "", None),
        ("nl", "1e9", None),
        ("en", "1,234.5", 1234.5),
        ("en", "1,234", 1234),
        ("en", "12,5", 12.5),
        ("en", "12 mw", 12),
    ],
)
def test_numbers_are_read_as_each_language_writes_them(
    asked: Callable[..., Any], lang: str, typed: str, read: float | None
) -> None:
    found = asked(FORMS["one"])
    source = (
        Path(widget_pages.__file__).parents[1] / "src/datataal/widgets/static/answer.js"
    ).read_text()
    script = f"([t, l]) => {{ const kit = window.datataalKit; {source}; return answers.readNumber(t, l, 'MW'); }}"
    assert found.page.evaluate(script, [typed, lang]) == read


HOSTILE_STATES = [
    '{"chosen": [99, -1, "0", null, {}], "checked": true, "hints": 999}',
    '{"chosen": {"a": 1}, "checked": "yes", "hints": -4}',
    '{"chosen": 1e400, "checked": true}',
    "[]",
    "null",
    "{",
]


@pytest.mark.parametrize("form", list(FORMS))
@pytest.mark.parametrize("stored", HOSTILE_STATES)
def test_a_damaged_memory_does_no_harm(asked: Callable[..., Any], form: str, stored: str) -> None:
    whole = FORMS[form]
    found = asked(whole)
    page = found.page
    page.evaluate(
        "([k, v]) => localStorage.setItem(k, v)", [f"datataal:state:question:{whole['id']}", stored]
    )
    page.reload()
    assert page.locator(".dtw-question-box").is_visible()
    assert not page.locator(".dtw-message").is_visible()
    assert found.complaints == []


@pytest.mark.parametrize("form", list(FORMS))
def test_a_narrow_phone_needs_no_sideways_scroll(asked: Callable[..., Any], form: str) -> None:
    page = asked(FORMS[form], viewport={"width": 320, "height": 640}).page
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("form", list(FORMS))
def test_axe_finds_nothing_before_and_after_checking(
    asked: Callable[..., Any], form: str, scheme: str
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs [dev]")
    whole = {**FORMS[form], "hints": ["Denk aan MW.", "En aan gisteren."], "scene": "Het vriest."}
    page = asked(whole, color_scheme=scheme).page
    for _ in range(2):
        found = axe.Axe().run(page).response["violations"]
        assert [one["id"] for one in found] == []
        page.get_by_role("button", name="Geef een hint").click()
        for group in page.locator("fieldset").all():
            group.locator("input").first.check()
        if form == "number":
            page.locator(".dtw-number input").fill("2500")
        page.get_by_role("button", name="Kijk na").click()
        assert page.locator(".dtw-message").is_visible()
