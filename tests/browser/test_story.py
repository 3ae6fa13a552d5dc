"""The whole story: from a page in Dutch to a mark, through every door a learner meets."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from grading_course import Course
from lab_pages import FRONT, SLOW, Study, all_have_run, open_lesson, run_all, saved_cells, studying
from widget_pages import focused, tab_to

from datataal import content, records

pytestmark = pytest.mark.lab

REASON = (
    "Zonder dit cijfer heeft de gemeente geen stem in het stuk, en met de marge erbij kan elke "
    "lezer zien hoe weinig mensen er achter staan."
)
#: What is typed in the exercise: one right answer, one common mistake; the rest stays open.
TYPED = {"marge": "marge = 16.1", "nodig": "nodig = 97"}
MARK = {"03-q1": 2, "03-q2": 0, "03-q3": 0, "03-q4": 0, "03-q5": 0, "03-q6": 0, "03-q7": 2}


@pytest.fixture(scope="module")
def study(book: Path, tmp_path_factory: Any) -> Iterator[Study]:
    """The study server, as a learner starts it."""
    with studying(tmp_path_factory.mktemp("home"), tmp_path_factory.mktemp("work")) as one:
        yield one


def test_from_a_dutch_page_to_a_mark_with_feedback(
    study: Study, reader: Callable[..., Any], tmp_path: Path
) -> None:
    window = reader()
    page = window.page
    page.goto(study.address)
    page.wait_for_url("**/book/nl/index.html")
    _switch_language_and_back(study, page)
    _use_the_aid_by_keyboard(study, page)
    record = _decide_by_keyboard(study, page, tmp_path)
    _run_the_lesson(study, page)
    notebook = _do_the_exercise(study, page)
    course = _grade(tmp_path / "course", notebook, record)
    points = course.points("asha")
    assert {step: points[step] for step in MARK} == MARK
    feedback = course.feedback("asha")
    page.goto(feedback.as_uri())
    assert page.locator("html").get_attribute("lang") == "nl"
    mistake = content.strings("exercises", "nl")["03"]["03-q2"]["ten"]
    assert page.get_by_text(mistake).first.is_visible()


def _switch_language_and_back(study: Study, page: Any) -> None:
    page.goto(f"{study.base}/book/nl/modules/03-quality.html")
    dutch = page.locator("h1").inner_text()
    page.locator("header").get_by_role("link", name="English").click()
    page.wait_for_url("**/book/en/modules/03-quality.html")
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.locator("h1").inner_text() != dutch
    page.locator("header").get_by_role("link", name="Nederlands").click()
    page.wait_for_url("**/book/nl/modules/03-quality.html")


def _use_the_aid_by_keyboard(study: Study, page: Any) -> None:
    page.goto(f"{study.base}/book/nl/aids/quality.html")
    purposes = content.aid("quality").in_("nl")["purposes"]
    tab_to(page, purposes[0]["name"])
    for _ in range(2):
        page.keyboard.press("ArrowDown")
    assert purposes[2]["name"] in focused(page)
    tab_to(page, content.aid("quality").in_("nl")["tables"][0]["name"])
    page.keyboard.press("ArrowDown")
    passport = page.locator(".dtw-passport, .dtw-pass").first
    passport.get_by_text(purposes[2]["name"]).first.wait_for()


def _decide_by_keyboard(study: Study, page: Any, folder: Path) -> Path:
    page.goto(f"{study.base}/book/nl/dilemmas/03a.html")
    dilemma = content.dilemma("03a").in_("nl")
    for label in ("verder", dilemma["options"][0]["text"]):
        tab_to(page, label)
        page.keyboard.press("Enter" if label == "verder" else "Space")
    tab_to(page, "Waarom kies je dit?")
    page.keyboard.type(REASON)
    for label in ("Laat de gevolgen zien", "Hoor de anderen", "Kijk terug"):
        tab_to(page, label)
        page.keyboard.press("Enter")
    tab_to(page, "Ja")
    page.keyboard.press("Space")
    tab_to(page, "Welke tegenstem")
    page.keyboard.type("Ethiek: zes mensen uit één straat zijn te herkennen.")
    tab_to(page, "Download mijn besluit")
    with page.expect_download() as loading:
        page.keyboard.press("Enter")
    record = folder / "03a.json"
    shutil.copy(loading.value.path(), record)
    assert records.load(record)["first"]["reason"] == REASON
    return record


def _run_the_lesson(study: Study, page: Any) -> None:
    open_lesson(study, page, "nl")
    run_all(page, "nl")
    code = saved_cells(page, study.work / "nl" / "03-quality.ipynb", until=all_have_run)
    assert not [out for cell in code for out in cell["outputs"] if out["output_type"] == "error"]


def _do_the_exercise(study: Study, page: Any) -> Path:
    page.goto(f"{study.base}/book/nl/lessons/03-quality.html")
    page.locator('[data-lab-kind="exercise"]').first.click()
    page.wait_for_url("**/lab/tree/nl/03-quality-exercise.ipynb*", timeout=SLOW)
    for name, line in TYPED.items():
        cell = (
            page.locator(f"{FRONT} .jp-CodeCell .cm-content").filter(has_text=f"{name} = ...").first
        )
        cell.click(timeout=SLOW)
        page.keyboard.press("Control+a")
        page.keyboard.type(line)
    run_all(page, "nl")
    file = study.work / "nl" / "03-quality-exercise.ipynb"
    saved_cells(page, file, until=lambda code: all_have_run(code) and _typed(code))
    return file


def _typed(code: list[dict[str, Any]]) -> bool:
    text = "".join("".join(cell["source"]) for cell in code)
    return all(line in text for line in TYPED.values())


def _grade(folder: Path, notebook: Path, record: Path) -> Course:
    """Release, take in the learner's file and record, grade, write feedback: plain nbgrader."""
    course = Course(folder, "nl", "")
    course.set_up()
    log = course.nbgrader("generate_assignment", course.assignment)
    inbox = folder / "submitted" / "asha" / course.assignment
    (inbox / "records").mkdir(parents=True)
    shutil.copy(notebook, inbox)
    shutil.copy(record, inbox / "records")
    log += course.nbgrader("autograde", course.assignment)
    log += course.nbgrader("generate_feedback", course.assignment)
    assert log.count("exit code 0") == 3, log
    return course
