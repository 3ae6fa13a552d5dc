"""An error that the marking page says in its own language, and the command line in English."""

from __future__ import annotations

from typing import Any, Final

from datataal import content
from datataal.errors import DatataalError, Finding
from datataal.language import Language

__all__ = ["ELSEWHERE", "RefusedError", "in_words", "marker_in"]

#: Marker of what our notes do not know.
ELSEWHERE: Final = "another program"


class RefusedError(DatataalError):
    """Something that cannot be saved or shown.

    Parameters
    ----------
    finding : Finding
        What the command line says.
    word : str
        The name of its text in ``strings/grading/mark.yml``.
    **values
        What stands in that text between braces.
    """

    def __init__(self, finding: Finding, word: str = "trouble", **values: object) -> None:
        super().__init__(finding)
        self.word = word
        self.values = values or {"what": finding.what}


def in_words(error: BaseException, lang: Language) -> str:
    """Return what the page says of an error."""
    words: dict[str, Any] = dict(content.strings("grading", lang)["mark"])
    if isinstance(error, RefusedError):
        values = {name: marker_in(str(one), lang) for name, one in error.values.items()}
        return str(words[error.word]).format(**values)
    own = isinstance(error, DatataalError)
    what = str(error) if own else f"{type(error).__name__}: {str(error)[:300]}"
    return str(words["trouble"]).format(what=what)


def marker_in(marker: str, lang: Language) -> str:
    """Return who marked as the page says it: initials as they are, another program in words."""
    words = content.strings("grading", lang)["mark"]
    return str(words["elsewhere"]) if marker == ELSEWHERE else marker
