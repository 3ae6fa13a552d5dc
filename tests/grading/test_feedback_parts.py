"""What the feedback page says of cells that are lost, stopped, forged or read by a person."""

from __future__ import annotations

import nbformat
import pytest

from datataal.exercises import MIME, steps
from datataal.grading import feedback, learner_notebook

pytestmark = pytest.mark.grading

ABOUT = {
    "assignment": "03-quality-nl",
    "score": 1.5,
    "max_score": 20.0,
    "late_penalty": 0,
    "student": "a",
    "notebook": "03-quality-exercise",
    "db_url": "",
}


@pytest.fixture
def graded(monkeypatch: pytest.MonkeyPatch):
    """A function that makes the page of a notebook after one change."""

    def page(change, waiting=frozenset(), **about):
        monkeypatch.setattr(feedback, "_waiting", lambda _: set(waiting))
        nb = nbformat.from_dict(learner_notebook("03-quality", "nl"))
        change({cell["id"]: cell for cell in nb.cells}, nb)
        return feedback.page(nb, {"nbgrader": {**ABOUT, **about}})

    return page


def part(page, name):
    return next(one for one in page.parts if one.id == name)


def result(said):
    return nbformat.v4.new_output("execute_result", {MIME: said, "text/plain": "0.0"})


def test_a_lost_check_is_said_to_be_lost(graded):
    page = graded(lambda cells, nb: nb.cells.remove(cells["03-q2"]))
    assert part(page, "03-q2").state == "lost"
    assert [one.id for one in page.parts] == [id_ for id_ in steps() if id_.startswith("03-")]


def test_a_stopped_check_says_why_and_what_to_do(graded):
    def stop(cells, _):
        error = nbformat.v4.new_output("error", ename="CellTimeoutError", evalue="", traceback=[])
        cells["03-q5"].outputs.append(error)

    found = part(graded(stop), "03-q5")
    assert found.state == "stopped"
    assert "CellTimeoutError" in found.message


@pytest.mark.parametrize("said", ["text", [], {"message": {"a": 1}}, {"outcome": 3}, None])
def test_a_forged_message_of_another_shape_is_left_out(graded, said):
    def forge(cells, _):
        cells["03-q1"].outputs.append(result(said))

    assert part(graded(forge), "03-q1").message == ""


def test_points_come_from_the_gradebook_and_not_from_the_output(graded):
    def forge(cells, _):
        cells["03-q1"].outputs.append(result({"outcome": "correct", "message": "m", "points": 99}))
        cells["03-q1"].metadata.nbgrader["score"] = 0.0

    found = part(graded(forge), "03-q1")
    assert (found.state, found.points) == ("not_yet", "0 / 2")


def test_an_answer_that_waits_for_a_person_has_no_points_yet(graded):
    page = graded(lambda *_: None, waiting={"03-r1"})
    assert page.is_open
    assert part(page, "03-r1").state == "awaiting"
    assert part(page, "03-r1").points == "\N{EN DASH} / 3"


def test_a_late_penalty_is_shown_in_the_language(graded):
    assert graded(lambda *_: None, late_penalty=1.5).late == "Te laat ingeleverd: 1,5 punten eraf"
    assert graded(lambda *_: None).late == ""


def test_a_very_long_answer_is_cut(graded):
    def fill(cells, _):
        cells["03-q1-answer"].source = "x" * 1_000_000
        cells["03-q1"].outputs.append(result({"outcome": "not_yet", "message": "m" * 10_000}))

    found = part(graded(fill), "03-q1")
    assert len(found.answer) == feedback.LONGEST_ANSWER
    assert len(found.message) == feedback.LONGEST_MESSAGE
