"""Submissions that are broken, careless or hostile: what each hands in, and what becomes of it.

Each is graded in one batch with learners who did well. An attack's code stands in the cell of the
first answer, with the right answer above it: so it is seen that an attack neither helps nor harms
the rest of the same notebook.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from grading_attacks import ATTACKS, ENDINGS, TRICKS
from grading_students import EMPTY, FULL, Notebook, Points

NAME = "03-quality-exercise.ipynb"
#: no step was looked at
NOTHING: Points = dict.fromkeys(FULL)
FIRST = "03-q1-answer"


@dataclass(frozen=True)
class Bad:
    """What is handed in, the stated outcome with a part of its reasons, and the points.

    `write` gets the folder to fill and a notebook with all answers right. `points` of None: no
    step may have points that a person did not give.
    """

    write: Callable[[Path, Notebook], None]
    word: str
    reason: str = ""
    points: Points | None = None


def _text(data: str | bytes, name: str = NAME) -> Callable[[Path, Notebook], None]:
    def write(folder: Path, _: Notebook) -> None:
        (folder / name).write_bytes(data if isinstance(data, bytes) else data.encode())

    return write


def _book(change: Callable[[Notebook], Any], name: str = NAME) -> Callable[[Path, Notebook], None]:
    def write(folder: Path, notebook: Notebook) -> None:
        changed = change(notebook)
        (folder / name).write_text(json.dumps(notebook if changed is None else changed))

    return write


def _encoded(encoding: str) -> Callable[[Path, Notebook], None]:
    def write(folder: Path, notebook: Notebook) -> None:
        (folder / NAME).write_bytes(json.dumps(notebook).encode(encoding))

    return write


def _beside(make: Callable[[Path], Any]) -> Callable[[Path, Notebook], None]:
    """Hand in a good notebook, and something else beside it."""

    def write(folder: Path, notebook: Notebook) -> None:
        (folder / NAME).write_text(json.dumps(notebook))
        make(folder)

    return write


def cell(notebook: Notebook, name: str) -> dict[str, Any]:
    return next(one for one in notebook["cells"] if one["id"] == name)


def _code(code: str, after: str = "") -> Callable[[Path, Notebook], None]:
    def change(notebook: Notebook) -> None:
        found = cell(notebook, FIRST)
        found["source"] = "\n".join(part for part in (found["source"], code, after) if part)

    return _book(change)


def _without(*names: str) -> Callable[[Path, Notebook], None]:
    def change(notebook: Notebook) -> None:
        notebook["cells"] = [one for one in notebook["cells"] if one["id"] not in names]

    return _book(change)


def _about(name: str, **values: Any) -> Callable[[Path, Notebook], None]:
    return _book(lambda notebook: cell(notebook, name)["metadata"]["nbgrader"].update(values))


def _metadata(name: str, value: object) -> Callable[[Path, Notebook], None]:
    return _book(lambda notebook: cell(notebook, name)["metadata"].update(nbgrader=value))


def _twice(notebook: Notebook) -> None:
    """An older try of the first answer stands above the right one."""
    old = {**json.loads(json.dumps(cell(notebook, FIRST))), "id": "old", "source": "marge = 1"}
    notebook["cells"].insert(0, old)


def _retype(notebook: Notebook) -> None:
    for name in (FIRST, "03-q1"):
        found = cell(notebook, name)
        found["cell_type"] = "markdown"
        found.pop("outputs"), found.pop("execution_count")


def _lose_metadata(notebook: Notebook) -> None:
    for one in notebook["cells"]:
        one["metadata"] = {}


def _foreign_step(notebook: Notebook) -> None:
    about = {**cell(notebook, "03-q1")["metadata"]["nbgrader"], "grade_id": "mine", "points": 50}
    own = {"cell_type": "code", "source": "50", "outputs": [], "execution_count": None}
    notebook["cells"].append({**own, "id": "mine", "metadata": {"nbgrader": about}})


def _forged_outputs(notebook: Notebook) -> None:
    cell(notebook, FIRST)["source"] = "marge = 1"
    data = {
        "application/vnd.datataal.check+json": {"step": "03-q1", "points": 2},
        "text/plain": "2",
    }
    cell(notebook, "03-q1")["outputs"] = [
        {"output_type": "execute_result", "execution_count": 1, "data": data, "metadata": {}}
    ]


def _backwards(notebook: Notebook) -> None:
    notebook["cells"].reverse()


def _other_course(notebook: Notebook) -> None:
    for one in notebook["cells"]:
        about = one["metadata"].get("nbgrader")
        one["id"] = one["id"].replace("03-", "04-")
        if about:
            about["grade_id"] = about["grade_id"].replace("03-", "04-")


def _forge(notebook: Notebook) -> None:
    cell(notebook, FIRST)["source"] = (
        "marge = 1\nimport datataal\nfrom datataal.exercises import _check\nold = _check._judge\n"
        "def judge(found, answer, unseen):\n    return old(found, 16.1, None)\n"
        "_check._judge = judge"
    )


_LATE = "while True:\n    pass"
_ONE = FULL | {"03-q1": 0}

BAD = {
    # files
    "no file": Bad(lambda *_: None, "not_gradable", "no notebook at all"),
    "empty file": Bad(_text(""), "not_gradable", "NotJSONError"),
    "no json": Bad(_text("Dear teacher, see my mail."), "not_gradable", "NotJSONError"),
    "a list": Bad(_text("[]"), "not_gradable", "error"),
    "a number": Bad(_text("7"), "not_gradable", "error"),
    "no cells": Bad(
        _text('{"cells": [], "nbformat": 4, "nbformat_minor": 5, "metadata": {}}'),
        "not_gradable",
        "no cell of this assignment",
    ),
    "cut off": Bad(
        lambda folder, nb: (folder / NAME).write_text(json.dumps(nb)[:3000]) and None,
        "not_gradable",
        "NotJSONError",
    ),
    "nul and surrogate": Bad(_text('{"cells": "\\u0000\\ud800"}'), "not_gradable", "error"),
    "utf-16": Bad(_encoded("utf-16"), "not_gradable", "error"),
    "byte order mark": Bad(_encoded("utf-8-sig"), "graded", "", FULL),
    "deep": Bad(_text("[" * 100_000 + "]" * 100_000), "not_gradable", "error"),
    "from the future": Bad(_book(lambda nb: {**nb, "nbformat": 99}), "not_gradable", "error"),
    "before 2015": Bad(
        _text(json.dumps({"nbformat": 3, "nbformat_minor": 0, "metadata": {}, "worksheets": []})),
        "not_gradable",
        "error",
    ),
    "cells are words": Bad(
        _book(lambda nb: {**nb, "cells": ["marge = 16.1"]}), "not_gradable", "error"
    ),
    "another notebook": Bad(_book(_other_course), "not_gradable", "no cell of this assignment"),
    "renamed": Bad(_book(lambda _: None, "kopie (1).ipynb"), "graded", "renamed", FULL),
    "two notebooks": Bad(
        _beside(lambda folder: (folder / "mine.ipynb").write_text("no")), "graded", "", FULL
    ),
    "a folder called notebook": Bad(
        lambda folder, _: (folder / NAME).mkdir(), "not_gradable", "no notebook at all"
    ),
    "a link to a classmate": Bad(
        lambda folder, _: (folder / NAME).symlink_to(f"../../good-1/03-quality-nl/{NAME}"),
        "not_gradable",
        "no notebook at all",
    ),
    "a link in a folder": Bad(
        _beside(lambda folder: (folder / "records").symlink_to("../../good-1")),
        "graded",
        "",
        FULL | {"03-q7": 0},
    ),
    "a pipe": Bad(_beside(lambda folder: os.mkfifo(folder / "pipe")), "graded", "", FULL),
    "600 files": Bad(
        _beside(lambda folder: [(folder / f"{nr}.txt").write_text("x") for nr in range(600)]),
        "not_gradable",
        "more than 500 files",
    ),
    # cells
    "check deleted": Bad(_without("03-q2"), "graded", "restored:03-q2", FULL),
    "answer and check deleted": Bad(
        _without("03-q2-answer", "03-q2"), "graded", "restored:03-q2-answer", FULL | {"03-q2": 0}
    ),
    "reasoned answer deleted": Bad(
        _without("03-r1"), "graded", "restored:03-r1", FULL | {"03-r1": 0}
    ),
    "older try above": Bad(_book(_twice), "graded", "copied:03-q1-answer", FULL),
    "retyped": Bad(_book(_retype), "graded", "changed:03-q1-answer", FULL),
    "metadata lost": Bad(_book(_lose_metadata), "graded", "known_by_id:03-q1", FULL),
    "hundred points": Bad(_about("03-q1", points=100), "graded", "changed:03-q1", FULL),
    "unlocked": Bad(_about("03-q1", locked=False), "graded", "changed:03-q1", FULL),
    "no grade": Bad(_about("03-q1", grade=False), "graded", "changed:03-q1", FULL),
    "metadata is a number": Bad(_metadata("03-q1", 5), "graded", "known_by_id:03-q1", FULL),
    "id is a path": Bad(_about("03-q1", grade_id="../../x"), "graded", "known_by_id:03-q1", FULL),
    "step of its own": Bad(_book(_foreign_step), "graded", "not_ours:mine", FULL),
    "outputs forged": Bad(_book(_forged_outputs), "graded", "", _ONE),
    "backwards": Bad(_book(_backwards), "graded", "", EMPTY | {"03-r1": None}),
    "check emptied": Bad(
        _book(lambda nb: cell(nb, "03-q1").update(source="100")), "graded", "", FULL
    ),
    "kernel of R": Bad(
        _book(lambda nb: nb["metadata"].update(kernelspec={"name": "ir", "display_name": "R"})),
        "graded",
        "",
        FULL,
    ),
    # code
    "raises": Bad(_code("1 / 0"), "graded", "", FULL),
    "asks to exit": Bad(_code("import sys\nsys.exit(0)"), "graded", "", FULL),
    "writes to stderr": Bad(_code("import sys\nprint('x', file=sys.stderr)"), "graded", "", FULL),
    "prints points": Bad(_code("print(100)\ndisplay(100)"), "graded", "", FULL),
    "loops": Bad(_code(_LATE), "limit_hit", "limit:cell", FULL),
    "shows 50 MB": Bad(_code("print('x' * 50_000_000)"), "limit_hit", "limit:output", FULL),
    "asks a person": Bad(_code("input()"), "graded", "", FULL),
    "forges a check": Bad(_book(_forge), "tampering_suspected", "check_changed"),
    **{
        name: Bad(
            _code(code),
            *(("limit_hit", "limit:cell") if why == "cell" else ("partly_graded", "ended")),
            NOTHING,
        )
        for name, (code, why) in ENDINGS.items()
    },
    **{
        name: Bad(_code(code), "tampering_suspected", trick)
        for name, (code, trick) in TRICKS.items()
    },
    **{name: Bad(_code(code), "graded", "", FULL) for name, code in ATTACKS.items()},
}
