"""Errors as part of the interface: what happened, where, what was expected, what to do.

Every error that a learner, instructor or author can cause is a `DatataalError`. Its text
is made in one place from four short parts, so that messages read the same everywhere.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["ContentError", "DataError", "DatataalError", "Finding", "RecordError"]


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong, with where it stands and how to mend it.

    Attributes
    ----------
    what : str
        What happened, with the value that caused it.
    where : str
        File and place, for example ``terms/03-quality.yml:12 (terms[0].meaning.en)``.
    expected : str
        What was expected instead.
    do : str
        The next step for the reader of the message.
    """

    what: str
    where: str = ""
    expected: str = ""
    do: str = ""

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        tail = [part for part in (self.expected and f"Expected: {self.expected}", self.do) if part]
        return place + " ".join([_sentence(self.what), *map(_sentence, tail)])


class DatataalError(Exception):
    """Base of every error that a user can cause; carries one or more findings.

    Pickles and copies as a whole, so that it survives a process boundary.
    """

    code = "datataal"

    def __init__(self, *findings: Finding) -> None:
        self.findings = findings
        super().__init__(*findings)

    def __str__(self) -> str:
        return "\n".join(map(str, self.findings))


class ContentError(DatataalError):
    """A file under `content/` or a page cannot be used as it stands."""

    code = "content"


class DataError(DatataalError):
    """A table or its description is missing, damaged or unknown."""

    code = "data"


class RecordError(DatataalError):
    """A decision record cannot be read or written."""

    code = "record"


def _sentence(text: str) -> str:
    return text if text.endswith((".", "?", ":")) else f"{text}."
