"""What the feedback page shows, from a graded notebook: `templates/datataal` lays it out.

nbgrader's own page loads scripts from other hosts, shows hidden tests and repeats whatever
HTML a notebook holds. Ours shows per step: state, points, the check's message, the learner's
own answer as plain text, and a teacher's comment. Nothing from the notebook is shown as HTML.

A reasoned answer comes with the rubric's levels, and what is not yet right with the lesson to read
again. The message comes out of the learner's own run, so it can be forged; points come from the
gradebook alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from datataal import content
from datataal.exercises import MIME, Step, steps
from datataal.grading._page_parts import language_of, lesson_at, levels, number
from datataal.language import Language

__all__ = ["Page", "Part", "page"]

#: nbgrader's own comment on an answer that was left as it was.
_NO_RESPONSE: Final = "No response."
#: States after which the lesson is worth reading again.
_AGAIN: Final = ("not_yet", "not_attempted", "stopped")
LONGEST_ANSWER: Final = 6000
LONGEST_MESSAGE: Final = 1000

Cell = Any  #: a cell of nbformat, or None
Words = Mapping[str, Any]


@dataclass(frozen=True)
class Part:
    """One step on the page; `state` is a key and `state_word` the word for it.

    `levels` of a reasoned answer: points, what they ask, whether the answer got that level.
    `again` tells that the lesson is worth reading again.
    """

    id: str
    title: str
    state: str
    state_word: str
    points: str
    message: str
    hint: str
    answer: str
    is_code: bool
    comment: str
    levels: Sequence[tuple[str, str, bool]] = ()
    again: bool = False


@dataclass(frozen=True)
class Page:
    """The whole page in one language, ready to lay out."""

    lang: Language
    title: str
    words: Mapping[str, str]
    total: str
    is_open: bool
    late: str
    parts: Sequence[Part]
    lesson: str = ""
    lesson_at: str = ""


def page(nb: Any, resources: Mapping[str, Any]) -> Page:  # noqa: ANN401  a notebook of nbformat
    """Return what the feedback page of one graded notebook shows.

    Parameters
    ----------
    nb : NotebookNode
        The graded notebook, after nbgrader's `GetGrades` put scores and comments in it.
    resources : mapping
        What nbgrader hands to a template; only its key ``nbgrader`` is used. In it, `waiting`
        (ids that a person must still read) and `book` (where the book is) may stand besides.
    """
    about = resources["nbgrader"]
    lang = language_of(about["assignment"])
    words = content.strings("exercises", lang)
    cells = _graded_cells(nb)
    waiting = set(about["waiting"]) if "waiting" in about else _waiting(about)
    module = about["assignment"][:2]
    parts = [
        _part(step, cells, waiting, words, lang)
        for key, step in steps().items()
        if key[:2] == module
    ]
    late = float(about.get("late_penalty") or 0)
    return Page(
        lang=lang,
        title=words["feedback"]["title"].format(module=module),
        words=words["feedback"],
        total=words["feedback"]["total"].format(
            points=number(about["score"], lang), maximum=number(about["max_score"], lang)
        ),
        is_open=bool(waiting),
        late=words["feedback"]["late"].format(points=number(late, lang)) if late else "",
        parts=parts,
        lesson=words["feedback"]["lesson"].format(
            module=module, title=content.module(module).title.in_(lang)
        ),
        lesson_at=lesson_at(str(about.get("book") or ""), module, lang),
    )


def _part(
    step: Step, cells: Mapping[str, Cell], waiting: set[str], words: Words, lang: Language
) -> Part:
    cell = cells.get(step.id)
    source = cells.get(f"{step.id}-answer", cell if step.judge is None else None)
    score = float(cell.metadata.nbgrader.get("score") or 0) if cell else 0.0
    state, said = _state(step, cell, score, waiting, words)
    earned = "\N{EN DASH}" if state == "awaiting" else number(score, lang)
    return Part(
        id=step.id,
        title=words[step.id[:2]][step.id]["title"],
        state=state,
        state_word={**words["outcomes"], **words["feedback"]}[state],
        points=f"{earned} / {number(step.points, lang)}",
        message=said.get("message", ""),
        hint=said.get("hint", ""),
        answer=source.source[:LONGEST_ANSWER] if source and state != "not_attempted" else "",
        is_code=step.judge is not None,
        comment=_comment(cell, source),
        levels=levels(step, score if state == "graded" else None, lang),
        again=state in _AGAIN or (state == "graded" and score < step.points),
    )


def _state(
    step: Step, cell: Cell, score: float, waiting: set[str], words: Words
) -> tuple[str, Mapping[str, str]]:
    own = words["feedback"]
    if cell is None:
        return "lost", {"message": own["lost_long"]}
    if step.judge is None:
        return _read_by_person(cell, step.id in waiting, own)
    said = _said(cell)
    error = next((out for out in cell.get("outputs", []) if out.output_type == "error"), None)
    if error is not None and not said:
        return "stopped", {"message": own["stopped_long"].format(what=str(error.ename)[:60])}
    if score >= step.points:
        return "correct", said
    return ("not_attempted" if said.get("outcome") == "not_attempted" else "not_yet"), said


def _read_by_person(
    cell: Cell,
    waits: bool,  # noqa: FBT001  called in one place
    own: Words,
) -> tuple[str, Mapping[str, str]]:
    if waits:
        return "awaiting", {"message": own["awaiting_long"]}
    if cell.metadata.nbgrader.get("comment") == _NO_RESPONSE:
        return "not_attempted", {"message": own["no_answer"]}
    return "graded", {}


def _said(cell: Cell) -> dict[str, str]:
    """Return outcome, message and hint of the check, if the cell holds them as short texts."""
    for output in cell.get("outputs", []):
        said = output.get("data", {}).get(MIME)
        if output.output_type == "execute_result" and isinstance(said, dict):
            return {
                key: said[key][:LONGEST_MESSAGE]
                for key in ("outcome", "message", "hint")
                if isinstance(said.get(key), str)
            }
    return {}


def _comment(*cells: Cell) -> str:
    found = [cell.metadata.nbgrader.get("comment") for cell in cells if cell is not None]
    return next((text for text in found if text and text != _NO_RESPONSE), "")


def _graded_cells(nb: Any) -> dict[str, Cell]:  # noqa: ANN401
    named = [(cell.metadata.get("nbgrader", {}).get("grade_id"), cell) for cell in nb.cells]
    return {name: cell for name, cell in named if name}


def _waiting(about: Mapping[str, Any]) -> set[str]:
    """Return the ids of answers that a person has still to read."""
    from nbgrader.api import Gradebook

    with Gradebook(about["db_url"]) as gradebook:
        submission = gradebook.find_submission_notebook(
            about["notebook"], about["assignment"], about["student"]
        )
        return {grade.name for grade in submission.grades if grade.needs_manual_grade}
