"""The measure in a page: by keyboard, left and resumed, erased, taken along, and its path."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import measure_answers
import pytest
import widget_pages
from widget_pages import HOSTS, focused

from datataal.widgets import demo, page_assets, static_html

pytestmark = pytest.mark.browser
KEY = "datataal:state:measure:start"
LINKS = {"modules/03-quality": "modules/03-quality.html", "paths/data": "paths/data.html"}


@pytest.fixture
def measure(reader: Callable[..., Any], tmp_path: Path) -> Iterator[Callable[..., Any]]:
    """A function that opens a page with the measure."""
    places: list[Any] = []

    def opened(host: str = "file", lang: str = "nl", id_: str = "start", **options: Any) -> Any:
        form = static_html("measure", id_, lang, level=2)
        links = json.dumps(LINKS).replace('"', "&quot;")
        form = form.replace("data-widget=", f'data-links="{links}" data-widget=', 1)
        for name, text in page_assets().items():
            (tmp_path / name).write_text(text, encoding="utf-8")
        path = tmp_path / "page.html"
        path.write_text(demo.page([form], lang, "Proef", inline=False), encoding="utf-8")
        place = widget_pages.address_of(path, host)
        places.append(place)
        found = reader(**options)
        found.page.goto(place.__enter__())
        return found

    yield opened
    for place in places:
        place.__exit__(None, None, None)


def put(page: Any, state: dict[str, Any], id_: str = "start") -> None:
    """Begin as someone who came back with this in the browser."""
    key = KEY.removesuffix("start") + id_
    page.evaluate("([k, v]) => localStorage.setItem(k, v)", [key, json.dumps(state)])
    page.reload()


def press(page: Any, words: str) -> None:
    for _ in range(60):
        if words in focused(page):
            return page.keyboard.press("Enter")
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab never reached {words!r}")


def answer(page: Any, whole: dict[str, Any], value: Any) -> None:
    """Give an answer by keyboard only; the heading of the task has the focus."""
    page.keyboard.press("Tab")
    if whole["form"] == "number":
        page.keyboard.type(value)
        return
    if whole["form"] == "several":
        for nr in range(len(whole["options"])):
            if nr in value:
                page.keyboard.press("Space")
            page.keyboard.press("Tab")
        return
    for at in value if whole["form"] == "sort" else [value]:
        page.keyboard.press("Space")
        for _ in range(at):
            page.keyboard.press("ArrowDown")
        page.keyboard.press("Tab")


@pytest.mark.parametrize("host", HOSTS)
def test_the_whole_measure_by_keyboard_from_disk_and_from_a_server(
    measure: Callable[..., Any], host: str
) -> None:
    found = measure(host)
    page = found.page
    press(page, "Begin")
    tasks = measure_answers.tasks()
    for nr, whole in enumerate(tasks, start=1):
        assert focused(page) == f"Taak {nr} van {len(tasks)}"
        answer(page, whole, measure_answers.right(whole))
        press(page, "Klaar" if nr == len(tasks) else "Volgende")
    assert "Je hebt alle taken ingevuld." in page.inner_text(".dtw-ground")
    press(page, "Toon mijn pad")
    assert focused(page) == "Jouw pad"
    assert page.locator(".dtw-ground-domains .dtw-ground-home").count() == 3
    said = page.inner_text(".dtw-ground")
    assert "%" not in said
    assert "18" not in said
    assert found.complaints == []
    assert found.foreign == []


def modules_by_advice(page: Any) -> dict[str, list[str]]:
    """Return the numbers of the modules by what the path advises."""
    found: dict[str, list[str]] = {}
    for row in page.locator(".dtw-ground-modules li").all():
        advice = row.locator(".dtw-ground-advice").inner_text()
        found.setdefault(advice, []).append(row.inner_text()[:2])
    return found


def test_who_is_at_home_in_data_tests_out_of_its_modules(measure: Callable[..., Any]) -> None:
    page = measure().page
    put(page, {"view": "path", "answers": measure_answers.answers({"data"})})
    joint = ["00", "01", "06", "10", "12", "13"]
    assert modules_by_advice(page) == {
        "eerst toetsen": ["02", "03", "04", "05"],
        "doen": ["07", "08", "09", "11"],
        "doen, met de andere rollen": joint,
    }
    assert page.locator(".dtw-ground-domains").inner_text().count("nieuw terrein") == 2
    assert page.get_by_role("radio", name="Data").is_checked()
    assert page.evaluate("localStorage.getItem('datataal:role')") is None  # offered, not taken
    assert (
        page.get_by_role("link", name="03 · ").get_attribute("href") == LINKS["modules/03-quality"]
    )
    press(page, "Kies dit pad")
    assert page.evaluate("localStorage.getItem('datataal:role')") == "data"
    assert (
        page.get_by_role("link", name="Bekijk dat pad").get_attribute("href") == LINKS["paths/data"]
    )


def test_half_known_ground_tests_out_of_what_went_well(measure: Callable[..., Any]) -> None:
    page = measure().page
    known = {"a-ethics-4", "a-ethics-5", "a-ethics-1"}
    given = {
        one["id"]: (measure_answers.right if one["id"] in known else measure_answers.wrong)(one)
        for one in measure_answers.tasks()
    }
    put(page, {"view": "path", "answers": given})
    assert modules_by_advice(page)["eerst toetsen"] == ["09"]
    assert "Ethiek: deels bekend." in page.inner_text(".dtw-ground-domains")


def test_an_empty_measure_gives_the_whole_course_and_says_so(measure: Callable[..., Any]) -> None:
    page = measure().page
    put(page, {"view": "path"})
    assert "Wat je openliet, telt hier als nieuw." in page.inner_text(".dtw-ground")
    assert "eerst toetsen" not in modules_by_advice(page)
    press(page, "Kies dit pad")
    assert "Kies eerst een rol." in page.inner_text(".dtw-ground-role")


def test_it_can_be_left_and_resumed(measure: Callable[..., Any]) -> None:
    page = measure().page
    press(page, "Begin")
    answer(page, measure_answers.tasks()[0], 2)
    press(page, "Volgende")
    page.keyboard.press("Tab")
    page.keyboard.type("33")
    page.reload()
    assert "Taak 2 van 18" in page.inner_text(".dtw-ground")
    assert page.locator(".dtw-number input").input_value() == "33"
    press(page, "Vorige")
    assert page.get_by_role("radio").nth(2).is_checked()
    page.reload()  # also without a new answer
    assert "Taak 1 van 18" in page.inner_text(".dtw-ground")


def test_answers_are_erased_after_a_second_yes(measure: Callable[..., Any]) -> None:
    page = measure().page
    put(page, {"view": "list", "answers": measure_answers.answers({"data"})})
    press(page, "Wis mijn antwoorden")
    press(page, "Nee, bewaar ze")
    assert "Wis mijn antwoorden" in focused(page)
    assert "Je hebt alle taken ingevuld." in page.inner_text(".dtw-ground")
    press(page, "Wis mijn antwoorden")
    press(page, "Ja, wis alles")
    assert "Je antwoorden zijn gewist." in page.inner_text(".dtw-ground")
    assert page.evaluate("Object.keys(localStorage)") == []
    page.reload()
    assert page.get_by_role("button", name="Begin").is_visible()
    assert page.evaluate("Object.keys(localStorage)") == []


def test_the_file_holds_answers_and_path_and_no_mark(measure: Callable[..., Any]) -> None:
    page = measure().page
    given = measure_answers.answers({"policy"})
    put(page, {"view": "path", "answers": given})
    with page.expect_download() as waiting:
        press(page, "Download mijn antwoorden")
    doc = json.loads(Path(waiting.value.path()).read_text(encoding="utf-8"))
    assert waiting.value.suggested_filename == "datataal-nulmeting.json"
    assert doc["answers"] == given
    assert doc["path"] == {"policy": "home", "data": "new", "ethics": "new"}
    assert set(doc) == {"schema", "measure", "form", "lang", "answers", "path", "created"}


def test_a_half_answer_is_noticed_once_and_may_stay(measure: Callable[..., Any]) -> None:
    page = measure().page
    put(page, {"view": "task", "at": 3})
    page.get_by_role("radio").first.check()
    press(page, "Volgende")
    assert "Er zijn nog regels zonder antwoord." in page.inner_text(".dtw-ground")
    press(page, "Volgende")
    assert "Taak 5 van 18" in page.inner_text(".dtw-ground")


@pytest.mark.parametrize(
    "stored",
    [
        "null",
        "[]",
        "{",
        '{"view": "x", "at": 99, "answers": [1]}',
        '{"answers": {"a-data-1": {"a": 1}}}',
    ],
)
def test_a_damaged_memory_does_no_harm(measure: Callable[..., Any], stored: str) -> None:
    found = measure()
    found.page.evaluate("([k, v]) => localStorage.setItem(k, v)", [KEY, stored])
    found.page.reload()
    assert found.page.get_by_role("button", name="Begin").is_visible()
    assert found.complaints == []


def test_a_browser_that_keeps_nothing_can_still_take_it(measure: Callable[..., Any]) -> None:
    found = measure()
    found.page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('no'); } });"
    )
    found.page.reload()
    press(found.page, "Begin")
    assert "Taak 1 van 18" in focused(found.page)
    assert found.complaints == []


def test_the_end_stands_beside_the_start_without_a_claim(measure: Callable[..., Any]) -> None:
    page = measure().page
    put(page, {"view": "path", "answers": measure_answers.answers({"data"})})
    kept = page.evaluate("k => JSON.parse(localStorage.getItem(k)).right", KEY)
    assert kept == {"policy": 0, "data": 6, "ethics": 0}
    page = measure(id_="end").page
    put(page, {"view": "path", "right": kept})
    given = {"view": "path", "answers": measure_answers.answers({"data", "ethics"}, "b")}
    put(page, given, "end")
    assert page.get_by_role("heading", name="Jouw uitkomst").is_visible()
    said = page.inner_text(".dtw-ground-path")
    assert "Ethiek: 6 van de 6 taken lukten. Bij de nulmeting waren het er 0." in said
    assert "Beleid: 0 van de 6 taken lukten. Bij de nulmeting waren het er 0." in said
    assert "zegt nog niet waardoor het kwam" in said
    assert page.locator(".dtw-ground-path ul").last.inner_text().count("·") == 3  # 01, 07 and 11
    assert page.get_by_role("button", name="Kies dit pad").count() == 0


def test_the_end_alone_says_that_there_is_nothing_beside_it(measure: Callable[..., Any]) -> None:
    found = measure(id_="end", lang="en")
    put(found.page, {"view": "path"}, "end")
    said = found.page.inner_text(".dtw-ground")
    assert "This browser holds no baseline check" in said
    assert "What you left open counts here as not done." in said
    with found.page.expect_download() as waiting:
        press(found.page, "Download my answers")
    doc = json.loads(Path(waiting.value.path()).read_text(encoding="utf-8"))
    assert waiting.value.suggested_filename == "datataal-final-test.json"
    assert (doc["measure"], doc["form"]) == ("end", "b")
    assert found.complaints == []


def test_no_task_of_the_end_scrolls_sideways_on_a_phone(measure: Callable[..., Any]) -> None:
    page = measure(id_="end", viewport={"width": 320, "height": 640}).page
    for at in range(len(measure_answers.tasks("b"))):
        put(page, {"view": "task", "at": at}, "end")
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, at


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_result(measure: Callable[..., Any], scheme: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs [dev]")
    page = measure(id_="end", color_scheme=scheme).page
    put(page, {"view": "path", "answers": measure_answers.answers({"data"}, "b")}, "end")
    found = axe.Axe().run(page).response["violations"]
    assert [one["id"] for one in found] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("view", ["start", "task", "list", "path"])
def test_axe_finds_nothing(measure: Callable[..., Any], view: str, scheme: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs [dev]")
    page = measure(color_scheme=scheme).page
    put(page, {"view": view, "at": 3, "answers": measure_answers.answers({"data"})})
    found = axe.Axe().run(page).response["violations"]
    assert [one["id"] for one in found] == []


@pytest.mark.parametrize("at", range(0, 18, 1))
def test_no_task_scrolls_sideways_on_a_narrow_phone(measure: Callable[..., Any], at: int) -> None:
    page = measure(viewport={"width": 320, "height": 640}).page
    put(page, {"view": "task", "at": at})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_on_paper_all_tasks_stand_and_no_answer_of_the_reader(measure: Callable[..., Any]) -> None:
    page = measure().page
    page.emulate_media(media="print")
    paper = page.locator(".dt-static")
    assert paper.is_visible()
    assert paper.locator("h3").count() == 18
    assert not page.locator(".dt-stage").is_visible()
