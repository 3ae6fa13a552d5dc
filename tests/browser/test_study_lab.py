"""From a page of the book to the lesson in JupyterLab, on the real server, in a real browser."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from lab_pages import (
    FRONT,
    MENU,
    SLOW,
    Study,
    all_have_run,
    cells,
    open_lesson,
    run_all,
    saved_cells,
    studying,
)

pytestmark = pytest.mark.lab


@pytest.fixture(scope="module")
def study(book: Path, tmp_path_factory: Any) -> Iterator[Study]:
    """The study server; afterwards nothing of Jupyter's may stand in the learner's own home."""
    home = tmp_path_factory.mktemp("home")
    with studying(home, tmp_path_factory.mktemp("work")) as one:
        yield one
    for touched in (".jupyter", ".local/share/jupyter", ".ipython"):
        assert not (home / touched).exists()


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_button_opens_the_lesson_in_jupyterlab_in_its_language(
    study: Study, reader: Callable[..., Any], lang: str
) -> None:
    window = reader()
    open_lesson(study, window.page, lang)
    menu = window.page.get_by_role("menuitem", name=MENU[lang], exact=True)
    menu.wait_for(timeout=SLOW)
    assert window.page.locator(f"{FRONT} h1").first.inner_text()
    assert (study.work / lang / "03-quality.ipynb").is_file()


def test_no_directive_of_the_book_is_left_in_the_notebook(
    study: Study, reader: Callable[..., Any]
) -> None:
    window = reader()
    open_lesson(study, window.page, "nl")
    text = (study.work / "nl" / "03-quality.ipynb").read_text(encoding="utf-8")
    assert ":::" not in text
    assert "](term:" not in text
    assert "](page:" not in text
    assert "{{" not in text


def test_the_notebook_shows_no_news_and_no_errors(study: Study, reader: Callable[..., Any]) -> None:
    window = reader()
    open_lesson(study, window.page, "en")
    window.page.wait_for_timeout(3000)
    assert window.page.locator(".Toastify__toast, .jp-Dialog").count() == 0
    assert [said for said in window.complaints if "Error" in said or said[:1] in "45"] == []


def test_a_link_in_the_notebook_leads_back_to_the_book(
    study: Study, reader: Callable[..., Any]
) -> None:
    window = reader()
    open_lesson(study, window.page, "nl")
    link = window.page.locator(f'{FRONT} a[href*="/book/nl/lessons/03-quality.html"]').first
    address = link.get_attribute("href")
    window.page.goto(study.base + address.removeprefix(study.base))
    assert window.page.locator("html").get_attribute("lang") == "nl"
    assert window.page.locator("h1").count() == 1


def test_every_address_in_the_notebook_answers(study: Study, reader: Callable[..., Any]) -> None:
    window = reader()
    open_lesson(study, window.page, "nl")
    text = (study.work / "nl" / "03-quality.ipynb").read_text(encoding="utf-8")
    for address in sorted(set(re.findall(r"\]\((/[^)#\s]+)", text))):
        answer = window.page.request.get(study.base + address)
        assert answer.status == 200, address


def test_what_the_learner_wrote_is_there_the_next_time(
    study: Study, reader: Callable[..., Any]
) -> None:
    window = reader()
    open_lesson(study, window.page, "en")
    code = window.page.locator(f"{FRONT} .jp-CodeCell .cm-content").first
    code.click()
    window.page.keyboard.press("Control+End")
    window.page.keyboard.type("\nmine = 42")
    code.filter(has_text="mine = 42").wait_for(timeout=SLOW)
    file = study.work / "en" / "03-quality.ipynb"
    saved_cells(window.page, file, until=lambda code: "mine = 42" in "".join(code[0]["source"]))
    again = reader()
    open_lesson(study, again.page, "en")
    code = again.page.locator(f"{FRONT} .jp-CodeCell .cm-content").first
    code.filter(has_text="mine = 42").wait_for(timeout=SLOW)


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_whole_lesson_runs_in_jupyterlab(
    study: Study, reader: Callable[..., Any], lang: str
) -> None:
    window = reader()
    open_lesson(study, window.page, lang)
    run_all(window.page, lang)
    file = study.work / lang / "03-quality.ipynb"
    code = saved_cells(window.page, file, until=all_have_run)
    failed = [out for cell in code for out in cell["outputs"] if out["output_type"] == "error"]
    assert failed == []
    window.page.evaluate(
        "document.querySelectorAll('.jp-WindowedPanel-outer').forEach(e => { e.scrollTop = 0; })"
    )
    live = window.page.locator(f"{FRONT} .jp-OutputArea .dt-widget button >> visible=true")
    live.first.wait_for(timeout=20_000)


def test_the_exercise_opens_beside_the_lesson(study: Study, reader: Callable[..., Any]) -> None:
    window = reader()
    window.page.goto(study.address)
    window.page.goto(f"{study.base}/book/nl/lessons/03-quality.html")
    window.page.locator('[data-lab-kind="exercise"]').first.click()
    window.page.wait_for_url("**/lab/tree/nl/03-quality-exercise.ipynb*", timeout=SLOW)
    cells(window.page).nth(4).wait_for(state="attached", timeout=SLOW)  # they come one by one
