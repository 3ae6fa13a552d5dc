"""Put right what can only have been meant one way, before nbgrader sees a submission.

Learners delete, copy and retype cells, notebooks get another name on the way, and a browser or a
platform drops metadata. A notebook as released says how it was; the learner's own answers stay as
they are. What was put right is noted, so that a person can look. What holds nothing of the
assignment is refused: nbgrader would fill in all that misses, and give 0.
"""

from __future__ import annotations

import copy
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from datataal.grading.engine._report import Report

__all__ = ["heal"]

Cell = dict[str, Any]
_OURS: Final = ("grade", "solution", "locked", "task", "points", "cell_type", "schema_version")
_MARK: Final = b"\xef\xbb\xbf"


def heal(inbox: Path, released: Mapping[str, Sequence[Cell]], report: Report) -> None:
    """Put the notebooks of one submission right, in place.

    Parameters
    ----------
    inbox : pathlib.Path
        The job's own copy of what was handed in.
    released : mapping
        Name of each notebook of the assignment -> its cells as released that nbgrader knows, in
        order, each with `id`, `cell_type`, `source` and `metadata`.
    report : Report
        Takes the notes.

    Raises
    ------
    ValueError
        If there is no notebook of this assignment, or one without any of its cells.
    """
    _call_by_name(inbox, released, report)
    for name, cells in released.items():
        path = inbox / f"{name}.ipynb"
        data = path.read_bytes() if path.is_file() else b""
        book = _notebook(data.removeprefix(_MARK))
        if book is None:
            continue  # nbgrader says what is wrong with it
        before = copy.deepcopy(book)
        _cells(book, cells, report)
        if book != before or data.startswith(_MARK):
            path.write_text(json.dumps(book, ensure_ascii=True), encoding="utf-8")


def _call_by_name(inbox: Path, released: Mapping[str, Any], report: Report) -> None:
    """Give the one notebook of an assignment its name back: ``(1)``, ``kopie``, initials."""
    here = sorted(path for path in inbox.glob("*.ipynb") if path.is_file())
    wanted = [name for name in released if (inbox / f"{name}.ipynb").is_file()]
    if not wanted and len(here) == len(released) == 1:
        here[0].rename(inbox / f"{next(iter(released))}.ipynb")
        report.mended.append(f"renamed:{here[0].name[:60]}")
    elif not wanted and released:
        names = ", ".join(path.name[:60] for path in here[:5]) or "no notebook at all"
        raise ValueError(f"handed in is {names}; wanted is {next(iter(released))}.ipynb")


def _notebook(data: bytes) -> dict[str, Any] | None:
    try:
        book = json.loads(data)
    except (ValueError, RecursionError):
        return None
    cells = book.get("cells") if isinstance(book, dict) else None
    sound = isinstance(cells, list) and all(_is_cell(cell) for cell in cells)
    return book if sound else None


def _is_cell(cell: object) -> bool:
    return (
        isinstance(cell, dict)
        and isinstance(cell.get("metadata"), dict)
        and cell.get("cell_type") in ("code", "markdown", "raw")
    )


def _cells(book: dict[str, Any], released: Sequence[Cell], report: Report) -> None:
    wanted = {cell["id"]: cell for cell in released}
    _know_by_id(book["cells"], wanted, report)
    present = Counter(_grade_id(cell) for cell in book["cells"])
    steps = (name for name, cell in wanted.items() if _is_step(cell))
    if not any(name in present for name in steps):
        raise ValueError("the notebook holds no cell of this assignment: is it another one?")
    report.mended += [f"copied:{name}" for name in wanted if present[name] > 1]
    for cell in book["cells"]:
        _one(cell, wanted, report)
    for name in [name for name in wanted if name not in present]:
        _put_back(book, wanted, name)
        report.mended.append(f"restored:{name}")


def _is_step(cell: Cell) -> bool:
    """Tell a step from a locked cell, such as the one that sets up, which all exercises share."""
    about = cell["metadata"]["nbgrader"]
    return bool(about["grade"] or about["solution"])


def _know_by_id(cells: Sequence[Cell], wanted: Mapping[str, Cell], report: Report) -> None:
    """Give a cell that lost its metadata on the way, not its own id, the metadata back."""
    present = {_grade_id(cell) for cell in cells}
    for cell in cells:
        own = cell.get("id")
        if isinstance(own, str) and own in wanted and own not in present:
            cell["metadata"]["nbgrader"] = copy.deepcopy(wanted[own]["metadata"]["nbgrader"])
            report.mended.append(f"known_by_id:{own}")


def _one(cell: Cell, wanted: Mapping[str, Cell], report: Report) -> None:
    """Hold one cell to what was released under its name; what nobody released earns nothing."""
    if "nbgrader" not in cell["metadata"]:
        return
    found = wanted.get(_grade_id(cell))
    if found is None:
        if cell["metadata"].pop("nbgrader") != {}:
            report.mended.append(f"not_ours:{cell.get('id', '')}"[:80])
        return
    about, own = found["metadata"]["nbgrader"], cell["metadata"]["nbgrader"]
    differs = any(own.get(key) != about.get(key) for key in _OURS if key in own)
    if differs or cell["cell_type"] != found["cell_type"]:
        report.mended.append(f"changed:{about['grade_id']}")
    cell["metadata"]["nbgrader"] = {**copy.deepcopy(about), "checksum": own.get("checksum")}
    _retype(cell, found["cell_type"])


def _retype(cell: Cell, kind: str) -> None:
    if cell["cell_type"] == kind:
        return
    cell["cell_type"] = kind
    if kind == "code":
        cell |= {"outputs": [], "execution_count": None}
    else:
        for key in ("outputs", "execution_count"):
            cell.pop(key, None)


def _put_back(book: dict[str, Any], wanted: Mapping[str, Cell], name: str) -> None:
    """Put a missing cell, as released, behind the last one that stands before it there."""
    before = list(_before(wanted, name))
    places = [nr for nr, cell in enumerate(book["cells"]) if _grade_id(cell) in before]
    fresh = copy.deepcopy(dict(wanted[name]))
    if fresh["cell_type"] == "code":
        fresh |= {"outputs": [], "execution_count": None}
    if not _has_ids(book):
        del fresh["id"]
    book["cells"].insert(max(places, default=-1) + 1, fresh)


def _before(wanted: Mapping[str, Cell], name: str) -> Iterator[str]:
    for one in wanted:
        if one == name:
            return
        yield one


def _has_ids(book: Mapping[str, Any]) -> bool:
    form = book.get("nbformat"), book.get("nbformat_minor")
    return all(isinstance(nr, int) for nr in form) and form >= (4, 5)


def _grade_id(cell: Cell) -> str:
    about = cell["metadata"].get("nbgrader")
    name = about.get("grade_id") if isinstance(about, dict) else None
    return name if isinstance(name, str) else ""
