"""Open a lesson or an exercise: make its notebook and put it in the learner's folder."""

from __future__ import annotations

from pathlib import Path

from datataal.errors import ContentError, Finding
from datataal.language import Language
from datataal.study.workspace import Opened, Workspace

__all__ = ["open_exercise", "open_lesson"]


def open_lesson(workspace: Workspace, slug: str, lang: Language) -> Opened:
    """Return the learner's notebook of lesson `slug`, made when it is missing.

    Raises
    ------
    ContentError
        If there is no such lesson, or it cannot be made into a notebook.
    """
    from datataal.study.derive import lesson

    path = workspace.source(slug, lang)
    if not path.is_file():
        folder = path.parent
        raise ContentError(
            Finding(
                f"There is no lesson {slug!r} in this language",
                expected=", ".join(sorted(one.stem for one in folder.glob("*.md"))) or str(folder),
                do="Open the lesson from its page in the book",
            )
        )
    return workspace.place(slug, lang, lesson(path, lang))


def open_exercise(workspace: Workspace, slug: str, lang: Language) -> Opened:
    """Return the learner's notebook of the exercise that belongs to lesson `slug`."""
    from datataal.grading import learner_notebook, notebook_name

    return workspace.place(Path(notebook_name(slug)).stem, lang, learner_notebook(slug, lang))
