"""The shape of a record, and what is wrong with one that does not hold to it."""

from __future__ import annotations

import functools
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal, NotRequired, TypedDict, cast

from datataal import content
from datataal.errors import ContentError, Finding, RecordError

__all__ = [
    "AID_ID",
    "SCHEMA_ID",
    "VERSIONS",
    "AidResult",
    "First",
    "Reason",
    "Record",
    "RefusedError",
    "fingerprint",
    "is_current",
    "schema",
    "upgraded",
    "validate",
]

SCHEMA_ID = "urn:datataal:record:2"
#: version -> its published schema; a version that is not the newest is read and brought up to it
VERSIONS = {
    "urn:datataal:record:1": "decision-1.json",
    SCHEMA_ID: "decision-2.json",
}
AID_ID = "urn:datataal:aid:1"
_FILES = {**VERSIONS, AID_ID: "aid-1.json"}
_SCHEMAS = Path(__file__).with_name("schema")
_FINGERPRINT_LENGTH = 16

#: Why a document is refused; the widgets have a line in the learner's language for each.
Reason = Literal["unreadable", "huge", "damaged", "deep", "foreign", "version", "shape", "place"]


class First(TypedDict):
    """The choice before the consequences were seen."""

    choice: str
    reason: str


class Later(TypedDict):
    """The choice in a round that followed on the first."""

    round: str
    choice: str
    reason: str


class Final(TypedDict):
    """The choice after the others were heard."""

    choice: str
    revision: Literal["keep", "note", "change"]
    note: str


class Record(TypedDict):
    """One decision; `schema/decision-2.json` says what each field means."""

    schema: str
    kind: Literal["decision"]
    dilemma: str
    module: str
    lang: Literal["nl", "en"]
    role: NotRequired[Literal["policy", "data", "ethics"]]
    first: First
    later: NotRequired[list[Later]]
    seats: NotRequired[dict[Literal["policy", "data", "ethics"], First]]
    final: Final
    dissent: str
    values: NotRequired[list[int]]
    fingerprint: str
    created: str
    updated: str


class AidResult(TypedDict):
    """What came out of a work aid; `schema/aid-1.json` says what each field means."""

    schema: str
    kind: Literal["aid"]
    aid: str
    lang: Literal["nl", "en"]
    title: str
    state: dict[str, Any]
    text: str
    fingerprint: str
    created: str


class RefusedError(RecordError):
    """A record, or a file that should be one, is refused; `reason` is one of `Reason`."""

    def __init__(self, reason: Reason, *findings: Finding) -> None:
        self.reason = reason
        super().__init__(*findings)

    def __reduce__(self) -> tuple[type[RefusedError], tuple[Any, ...]]:
        return type(self), (self.reason, *self.findings)


@functools.cache
def schema(version: str = SCHEMA_ID) -> dict[str, Any]:
    """Return a published JSON schema; that of the newest decision record if none is named."""
    text = (_SCHEMAS / _FILES[version]).read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


def validate(doc: object) -> list[Finding]:
    """Return everything that is wrong with a document; an empty list means: a good record.

    Parameters
    ----------
    doc : object
        What a JSON file held: a decision record of any version, or the result of an aid; each
        is held to the schema that it names.
    """
    version = doc.get("schema") if isinstance(doc, dict) else None
    known = version if isinstance(version, str) and version in _FILES else SCHEMA_ID
    found = [_as_finding(error) for error in _validator(known).iter_errors(doc)]
    return found or ([] if known == AID_ID else list(_contradictions(doc)))


def upgraded(doc: dict[str, Any]) -> Record:
    """Return a good record of any version as one of the newest; nothing that it says changes.

    Version 2 added rounds and seats, both of which a record may be without.
    """
    return cast("Record", {**doc, "schema": SCHEMA_ID})


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
    rounds = [one["round"] for one in doc.get("later", ())]
    if len(set(rounds)) < len(rounds):
        yield Finding(
            what="The same round stands in the record twice",
            where="later",
            expected="each round once",
            do="Record the decision again in the dilemma",
        )
    if "seats" in doc and "role" in doc:
        yield Finding(
            what="The record holds the seats of three roles and also one role",
            where="role",
            expected="seats when three decided together, a role when one did",
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
def _validator(version: str) -> Any:  # noqa: ANN401  imported late, to keep the import light
    from jsonschema import Draft202012Validator

    return Draft202012Validator(schema(version))
