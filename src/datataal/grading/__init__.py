"""Derive nbgrader assignments and learners' notebooks from one source of logic per exercise.

An exercise lives in ``grading/exercises/<slug>/``: `exercise.md` holds the order, the code,
the solutions and the tests once; `words.nl.yml` and `words.en.yml` hold the texts. From these
`source_notebook` makes the instructor's notebook (with solutions and hidden tests) and
`learner_notebook` the one that a learner gets: exactly what `nbgrader generate_assignment`
releases, made without importing nbgrader.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from datataal.language import Language

if TYPE_CHECKING:
    from datataal.grading._build import build, outdated
    from datataal.grading._exercise import exercises, folder, notebook_name
    from datataal.grading._notebook import source_notebook

__all__ = [
    "build",
    "exercises",
    "folder",
    "learner_notebook",
    "notebook_name",
    "outdated",
    "source_notebook",
]

#: public name -> module, imported at first use: grading itself needs none of them
_LAZY = {
    "build": "datataal.grading._build",
    "outdated": "datataal.grading._build",
    "exercises": "datataal.grading._exercise",
    "folder": "datataal.grading._exercise",
    "notebook_name": "datataal.grading._exercise",
    "source_notebook": "datataal.grading._notebook",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401  each lazy name has a type of its own
    if name not in _LAZY:
        raise AttributeError(f"module 'datataal.grading' has no attribute {name!r}")
    return getattr(importlib.import_module(_LAZY[name]), name)


def learner_notebook(slug: str, lang: Language) -> dict[str, object]:
    """Return the notebook that a learner gets, as nbformat 4.5 JSON.

    Parameters
    ----------
    slug : str
        Such as ``"03-quality"``.
    lang : Language
        ``"nl"`` or ``"en"``.

    Raises
    ------
    ContentError
        If the exercise does not exist here or its source is broken.
    """
    from datataal.grading._clear import as_released
    from datataal.grading._notebook import source_notebook

    return as_released(source_notebook(slug, lang))
