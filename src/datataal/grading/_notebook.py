"""Make the instructor's notebook of an exercise: solutions, tests and nbgrader's metadata."""

from __future__ import annotations

from typing import Any, Final

from datataal.exercises import step
from datataal.grading._exercise import Piece, pieces
from datataal.language import Language

__all__ = ["source_notebook"]

#: grade, solution, locked of each kind of cell that nbgrader minds.
_FLAGS: Final = {
    "setup": (False, False, True),
    "answer": (False, True, False),
    "check": (True, False, True),
    "reasoned": (True, True, False),
}
#: Kinds whose cells are text.
_TEXT: Final = ("text", "reasoned")


def source_notebook(slug: str, lang: Language) -> dict[str, Any]:
    """Return the instructor's notebook as nbformat 4.5 JSON; the same source gives the same bytes.

    Raises
    ------
    ContentError
        If the exercise does not exist here or its source is broken.
    """
    found = pieces(slug, lang)
    return {
        "cells": [_cell(piece, nr) for nr, piece in enumerate(found, start=1)],
        "metadata": {
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
            "language_info": {"file_extension": ".py", "name": "python"},
            "datataal": {"exercise": slug, "lang": lang},
        },
        "nbformat": 4,
        "nbformat_minor": 5,
    }


def _cell(piece: Piece, nr: int) -> dict[str, Any]:
    name = _name(piece)
    cell: dict[str, Any] = {
        "cell_type": "markdown" if piece.kind in _TEXT else "code",
        "id": name or f"{piece.kind}-{nr:02}",
        "metadata": {"nbgrader": _nbgrader(piece, name)} if name else {},
        "source": piece.source,
    }
    if cell["cell_type"] == "code":
        cell |= {"execution_count": None, "outputs": []}
    return cell


def _name(piece: Piece) -> str:
    """Return the grade id, and cell id, of a piece that nbgrader minds."""
    names = {"setup": "setup", "answer": f"{piece.step}-answer"}
    return names.get(piece.kind, piece.step if piece.kind in _FLAGS else "")


def _nbgrader(piece: Piece, name: str) -> dict[str, Any]:
    grade, solution, locked = _FLAGS[piece.kind]
    metadata: dict[str, Any] = {
        "grade": grade,
        "grade_id": name,
        "locked": locked,
        "schema_version": 3,
        "solution": solution,
        "task": False,
    }
    return {**metadata, "points": step(piece.step).points} if grade else metadata
