"""Write the assignments where nbgrader looks for them, and tell which are out of date."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from datataal.errors import DatataalError, Finding
from datataal.grading._exercise import exercises, folder, notebook_name, words
from datataal.grading._notebook import source_notebook
from datataal.language import LANGUAGES, Language

__all__ = ["build", "outdated"]

LEVELS = (1, 2, 3)


def build(
    course: Path | None = None,
    languages: Sequence[Language] = LANGUAGES,
    slugs: Sequence[str] | None = None,
) -> list[Path]:
    """Write every exercise in every language into ``source/<slug>-<lang>/``.

    Parameters
    ----------
    course : Path, optional
        Folder of the nbgrader course; the repository's own `grading/` if left out.
    languages : sequence of Language
        Which languages to write.
    slugs : sequence of str, optional
        Which exercises; all if left out.

    Returns
    -------
    list of Path
        The files, in order; a file that is already right is left alone.
    """
    made = dict(_made(course or folder(), languages, slugs))
    for path, text in made.items():
        if not _holds(path, text):
            _write(path, text)
    return list(made)


def outdated(course: Path | None = None, languages: Sequence[Language] = LANGUAGES) -> list[Path]:
    """Return the derived files that are missing or differ from what their source gives now."""
    made = _made(course or folder(), languages, None)
    return [path for path, text in made if not _holds(path, text)]


def _made(
    course: Path, languages: Sequence[Language], slugs: Sequence[str] | None
) -> Iterator[tuple[Path, str]]:
    for slug in exercises() if slugs is None else slugs:
        for lang in languages:
            assignment = f"{slug}-{lang}"
            notebook = course / "source" / assignment / notebook_name(slug)
            yield notebook, _json(source_notebook(slug, lang))
            yield course / "rubrics" / f"{assignment}.md", _rubric(words(slug, lang))


def _json(notebook: dict[str, Any]) -> str:
    return json.dumps(notebook, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _rubric(said: dict[str, str]) -> str:
    """Return what a grader needs beside a reasoned answer: levels, and an anchor for each."""
    parts = [f"# {said['rubric_title']}", said["rubric_lead"], said["rubric"]]
    for level in LEVELS:
        parts += [
            f"## {said['anchor']} {level}",
            f"> {said[f'anchor_{level}']}",
            said[f"why_{level}"],
        ]
    return "\n\n".join(parts) + "\n"


def _holds(path: Path, text: str) -> bool:
    return path.is_file() and path.read_bytes() == text.encode()


def _write(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise DatataalError(
            Finding(
                what=f"The assignment cannot be written ({error.strerror})",
                where=str(path),
                expected="a folder that can be written, with room on the disk",
                do="Free the place, then run again: datataal course build",
            )
        ) from error
