"""Read the source of an exercise: pieces of text and code in order, and words per language.

`exercise.md` is text with fenced code. A fence opens with three backticks and one of

- ``{setup}``: the first cell, restored by nbgrader if it was changed
- ``{code}``: code that the learner may change
- ``{answer} 03-q1``: where the learner answers step 03-q1
- ``{check} 03-q1``: the check of that step
- ``{reasoned} 03-r1``: an answer in words, read by a person

Anywhere in text and code, ``{words.key}`` stands for that text of the words file,
``{heading.03-q1}`` for the heading of a step and ``{lang}`` for the language.
"""

from __future__ import annotations

import re
import typing
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import yaml

from datataal import _paths, content
from datataal.errors import ContentError, Finding
from datataal.exercises import steps
from datataal.language import Language, as_language

__all__ = ["Piece", "exercises", "folder", "notebook_name", "pieces", "words"]

KINDS: Final = ("setup", "code", "answer", "check", "reasoned")
_FENCE = re.compile(r"```\{(\w+)\} ?([\w-]*)")
_SLOT = re.compile(r"\{(words|heading)\.([\w-]+)\}|\{(lang)\}")


@dataclass(frozen=True)
class Piece:
    """One cell to be: its kind (``text`` or one of `KINDS`), its step if any, and its source."""

    kind: str
    step: str
    source: str


def folder() -> Path:
    """Return the folder of the nbgrader course, which stands in the source checkout only."""
    return _paths.CHECKOUT / "grading"


def exercises() -> tuple[str, ...]:
    """Return the slugs of all exercises, such as ``03-quality``."""
    return tuple(
        sorted(path.parent.name for path in (folder() / "exercises").glob("*/exercise.md"))
    )


def notebook_name(slug: str) -> str:
    """Return the file name of the exercise; it differs from the lesson's, which lies beside it."""
    return f"{slug}-exercise.ipynb"


def pieces(slug: str, lang: Language) -> list[Piece]:
    """Return the pieces of an exercise in order, with the words of `lang` filled in.

    Raises
    ------
    ContentError
        If the source is missing or broken: an unknown fence, step, slot or figure.
    """
    path = _source(slug)
    said = words(slug, lang)
    found = _split(path.read_text(encoding="utf-8"), path)
    _all_steps_once(found, slug, path)
    return [Piece(p.kind, p.step, _fill(p.source, said, lang, slug)) for p in found]


def words(slug: str, lang: Language) -> dict[str, str]:
    """Return the words of an exercise in one language, figures filled in."""
    path = _source(slug).with_name(f"words.{as_language(lang)}.yml")
    try:
        raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        _broken(f"The words cannot be read ({error})", path, "a YAML file of keys and texts")
    if not isinstance(raw, dict) or not all(isinstance(text, str) for text in raw.values()):
        _broken("The words hold something other than texts", path, "one text for each key")
    return {
        key: content.fill(text.rstrip(), lang, f"{path.name}: {key}") for key, text in raw.items()
    }


def _source(slug: str) -> Path:
    path = folder() / "exercises" / slug / "exercise.md"
    if slug not in exercises():
        known = ", ".join(exercises()) or "none here; exercises stand in the source checkout"
        _broken(f"There is no exercise {slug!r}", path, f"one of: {known}")
    return path


def _split(text: str, path: Path) -> list[Piece]:
    return list(_pieces(iter(text.splitlines()), path))


def _pieces(lines: Iterator[str], path: Path) -> Iterator[Piece]:
    prose: list[str] = []
    for line in lines:
        fence = _FENCE.fullmatch(line.strip())
        if fence or line.startswith("## "):
            yield from _prose(prose)
            prose = []
        if not fence:
            prose.append(line)
            continue
        if fence[1] not in KINDS:
            _broken(f"The fence {fence[1]!r} is not known", path, f"one of {', '.join(KINDS)}")
        yield Piece(fence[1], fence[2], _until_end(lines, fence[0], path))
    yield from _prose(prose)


def _prose(lines: list[str]) -> Iterator[Piece]:
    text = "\n".join(lines).strip()
    if text:
        yield Piece("text", "", text)


def _until_end(lines: Iterator[str], opening: str, path: Path) -> str:
    code: list[str] = []
    while (line := next(lines, None)) != "```":
        if line is None:
            _broken(f"The fence {opening!r} is not closed", path, "a line with three backticks")
        code.append(line)
    return "\n".join(code)


def _all_steps_once(found: list[Piece], slug: str, path: Path) -> None:
    graded = [piece.step for piece in found if piece.kind in ("check", "reasoned")]
    wanted = [key for key in steps() if key.startswith(slug[:2])]
    if graded != wanted:
        _broken(f"The steps are {', '.join(graded)}", path, f"in this order: {', '.join(wanted)}")


def _fill(source: str, said: Mapping[str, str], lang: Language, slug: str) -> str:
    def value(slot: re.Match[str]) -> str:
        if slot[3]:
            return lang
        if slot[1] == "heading":
            return _heading(slot[2], said, lang)
        if slot[2] not in said:
            path = _source(slug).with_name(f"words.{lang}.yml")
            _broken(f"The words have no {slot[2]!r}", path, "a text for every slot")
        return said[slot[2]]

    return _SLOT.sub(value, source)


def _heading(step: str, said: Mapping[str, str], lang: Language) -> str:
    order = [key for key in steps() if key[:2] == step[:2]]
    title = content.strings("exercises", lang)[step[:2]][step]["title"]
    return said["heading"].format(
        number=order.index(step) + 1, total=len(order), title=title, points=steps()[step].points
    )


def _broken(what: str, path: Path, expected: str) -> typing.NoReturn:
    where = path.relative_to(folder()) if path.is_relative_to(folder()) else path
    raise ContentError(Finding(what, f"grading/{where}", expected, "Correct that file"))
