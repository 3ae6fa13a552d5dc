"""The shape of a record, and what is wrong with one that does not hold to it."""

from __future__ import annotations

import functools
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal, NotRequired, TypedDict

from datataal import content
from datataal.errors import ContentError, Finding, RecordError

__all__ = [
    "SCHEMA_ID",
    "Reason",
    "Record",
    "RefusedError",
    "fingerprint",
    "is_current",
    "schema",
    "validate",
]

SCHEMA_ID = "urn:datataal:record:1"
_SCHEMA_FILE = Path(__file__).with_name("schema") / "decision-1.json"
_FINGERPRINT_LENGTH = 16

#: Why a document is refused; the widgets have a line in the learner's language for each.
Reason = Literal["unreadable", "huge", "damaged", "deep", "foreign", "version", "shape", "place"]


class First(TypedDict):
    """The choice before the consequences were seen."""

    choice: str
    reason: str


class Final(TypedDict):
    """The choice after the others were heard."""

    choice: str
    revision: Literal["keep", "note", "change"]
    note: str


class Record(TypedDict):
    """One decision; `schema/decision-1.json` says what each field means."""

    schema: str
    kind: Literal["decision"]
    dilemma: str
    module: str
    lang: Literal["nl", "en"]
    role: NotRequired[Literal["policy", "data", "ethics"]]
    first: First
    final: Final
    dissent: str
    values: NotRequired[list[int]]
    fingerprint: str
    created: str
    updated: str


class RefusedError(RecordError):
    """A record, or a file that should be one, is refused; `reason` is one of `Reason`."""

    def __init__(self, reason: Reason, *findings: Finding) -> None:
        self.reason = reason
        super().__init__(*findings)

    def __reduce__(self) -> tuple[type[RefusedError], tuple[Any, ...]]:
        return type(self), (self.reason, *self.findings)


@functools.cache
def schema() -> dict[str, Any]:
    """Return the published JSON schema of a record."""
    loaded: dict[str, Any] = json.loads(_SCHEMA_FILE.read_text(encoding="utf-8"))
    return loaded


def validate(doc: object) -> list[Finding]:
    """Return everything that is wrong with a document; an empty list means: a good record.

    Parameters
    ----------
    doc : object
        What a JSON file held.
    """
    found = [_as_finding(error) for error in _validator().iter_errors(doc)]
    return found or list(_contradictions(doc))


def fingerprint(dilemma: content.Node) -> str:
    """Return 16 hexadecimal digits that change when the dilemma's texts or figures change."""
    shown = json.dumps([dilemma.in_("nl"), dilemma.in_("en")], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(shown.encode()).hexdigest()[:_FINGERPRINT_LENGTH]


def is_current(record: Record) -> bool:
    """Tell whether the record was made with the dilemma as it reads today."""
    try:
        return record["fingerprint"] == fingerprint(content.dilemma(record["dilemma"]))
    except ContentError:
        return False


def _contradictions(doc: Any) -> Iterator[Finding]:  # noqa: ANN401  its shape was just checked
    """Yield what the schema alone cannot say: fields that contradict each other."""
    changed = doc["first"]["choice"] != doc["final"]["choice"]
    if changed != (doc["final"]["revision"] == "change"):
        yield Finding(
            what=f"The revision is {doc['final']['revision']!r}, but the first choice is "
            f"{doc['first']['choice']!r} and the final choice {doc['final']['choice']!r}",
            where="final.revision",
            expected="'change' when the choices differ, and 'keep' or 'note' when they do not",
            do="Record the decision again in the dilemma",
        )
    if not doc["dilemma"].startswith(doc["module"]):
        yield Finding(
            what=f"Dilemma {doc['dilemma']!r} does not belong to module {doc['module']!r}",
            where="module",
            expected=repr(doc["dilemma"][:2]),
            do="Record the decision again in the dilemma",
        )
    if doc["updated"] < doc["created"]:
        yield Finding(
            what=f"The record was updated ({doc['updated']}) before it was made",
            where="updated",
            expected=f"{doc['created']} or later",
            do="Record the decision again in the dilemma",
        )


def _as_finding(error: Any) -> Finding:  # noqa: ANN401  jsonschema has no public type for it
    place = ".".join(map(str, error.absolute_path))
    expected = error.schema.get("description", "") if isinstance(error.schema, dict) else ""
    message = str(error.message)
    return Finding(
        what=message if len(message) <= _LONGEST else f"{message[:_LONGEST]} …",
        where=place or "the whole record",
        expected=expected if place else "",
        do="Record the decision again in the dilemma",
    )


_LONGEST = 160


@functools.cache
def _validator() -> Any:  # noqa: ANN401  imported late, to keep the import light
    from jsonschema import Draft202012Validator

    return Draft202012Validator(schema())
