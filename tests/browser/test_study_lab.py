"""From a page of the book to the lesson in JupyterLab, on the real server, in a real browser."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.browser

ROOT = Path(__file__).resolve().parents[2]
SLOW = 90_000
MENU = {"nl": "Uitvoeren", "en": "Run"}


@dataclass
class Study:
    address: str
    work: Path
    said: list[str]

    @property
    def base(self) -> str:
        return self.address.partition("/?")[0]


@pytest.fixture(scope="module")
def study(book: Path, tmp_path_factory: Any) -> Iterator[Study]:
    """`datataal study` as a learner starts it, with a home and a work folder of its own."""
    home = tmp_path_factory.mktemp("home")
    work = tmp_path_factory.mktemp("work")
    words = ["study", "--no-browser", "--lang", "nl", "--root", str(ROOT), "--work", str(work)]
    process = subprocess.Popen(
        [sys.executable, "-m", "datataal.cli", *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, "HOME": str(home)},
    )
    said = []
    for line in process.stdout or ():
        said.append(line)
        if "Ctrl+C" in line:
            break
    addresses = re.findall(r"http://127\.0\.0\.1:\d+/\?token=\w+", "".join(said))
    assert addresses, "".join(said)
    yield Study(addresses[0], work, said)
    process.terminate()
    process.wait(30)
    assert not (home / ".jupyter").exists()
    assert not (home / ".local" / "share" / "jupyter").exists()
    assert not (home / ".ipython").exists()


def cells(page: Any) -> Any:
    page.wait_for_selector(".jp-Notebook .jp-Cell", timeout=SLOW)
    return page.locator(".jp-Notebook .jp-Cell")


def open_lesson(study: Study, page: Any, lang: str) -> None:
    """Come in by the printed address, go to the lesson's page, and press its button."""
    page.goto(study.address)
    page.wait_for_url("**/book/nl/index.html")
    page.goto(f"{study.base}/book/{lang}/modules/03-quality.html")
    page.locator('[data-lab="03-quality"]').first.click()
    page.wait_for_url(f"**/lab/tree/{lang}/03-quality.ipynb*", timeout=SLOW)
    cells(page)


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_button_opens_the_lesson_in_jupyterlab_in_its_language(
    study: Study, reader: Callable[..., Any], lang: str
) -> None:
    window = reader()
    open_lesson(study, window.page, lang)
    menu = window.page.get_by_role("menuitem", name=MENU[lang], exact=True)
    menu.wait_for(timeout=SLOW)
    assert window.page.locator(".jp-Notebook h1").first.inner_text()
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
    link = window.page.locator('.jp-Notebook a[href*="/book/nl/lessons/03-quality.html"]').first
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
    code = window.page.locator(".jp-CodeCell .cm-content").first
    code.click()
    window.page.keyboard.press("Control+End")
    window.page.keyboard.type("\nmine = 42")
    window.page.keyboard.press("Control+s")
    file = study.work / "en" / "03-quality.ipynb"
    saved_cells(window.page, file, until=lambda code: "mine = 42" in "".join(code[0]["source"]))
    again = reader()
    open_lesson(study, again.page, "en")
    code = again.page.locator(".jp-CodeCell .cm-content").first
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
    live = window.page.locator(".jp-OutputArea .dt-widget button >> visible=true")
    live.first.wait_for(timeout=20_000)


def run_all(page: Any, lang: str) -> None:
    """Run all cells; once more if the kernel was not there yet, as a learner would."""
    page.wait_for_selector('[data-status="idle"]', timeout=SLOW)
    numbered = page.locator(".jp-InputPrompt", has_text=re.compile(r"\[\d+\]"))
    for _ in range(3):
        page.wait_for_timeout(3000)
        page.get_by_role("menuitem", name=MENU[lang], exact=True).click()
        page.locator('[data-command="runmenu:run-all"]').click()
        page.wait_for_timeout(15_000)
        if numbered.count():
            return
    raise AssertionError("no cell has run")


def all_have_run(code: list[dict[str, Any]]) -> bool:
    return all(cell["execution_count"] for cell in code)


def saved_cells(page: Any, file: Path, until: Callable[..., bool]) -> list[dict[str, Any]]:
    """Save, and return the code cells of the file, as soon as they are what is waited for."""
    for _ in range(40):
        page.keyboard.press("Control+s")
        page.wait_for_timeout(1500)
        cells = json.loads(file.read_text(encoding="utf-8"))["cells"]
        code = [cell for cell in cells if cell["cell_type"] == "code"]
        if until(code):
            return code
    raise AssertionError(f"not all cells of {file.name} have run")


def test_the_exercise_opens_beside_the_lesson(study: Study, reader: Callable[..., Any]) -> None:
    window = reader()
    window.page.goto(study.address)
    window.page.goto(f"{study.base}/book/nl/lessons/03-quality.html")
    window.page.locator('[data-lab-kind="exercise"]').first.click()
    window.page.wait_for_url("**/lab/tree/nl/03-quality-exercise.ipynb*", timeout=SLOW)
    assert cells(window.page).count() > 3
