"""Read every record under a folder; what cannot be used is named and stops nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from datataal import content
from datataal.errors import DatataalError, Finding
from datataal.records import AidResult, Record, RefusedError, load, load_aid

__all__ = ["Gathered", "fits", "gather"]


@dataclass(frozen=True)
class Gathered:
    """The records and results of the term matcher in a folder, and what was left out.

    Attributes
    ----------
    records : list of Record
        Decision records, each once, brought up to the newest version.
    matches : list of AidResult
        Results of the term matcher, each once.
    refused : list of Finding
        One line for each file that could not be used.
    doubles : int
        How many files held the same as another one.
    """

    records: list[Record] = field(default_factory=list)
    matches: list[AidResult] = field(default_factory=list)
    refused: list[Finding] = field(default_factory=list)
    doubles: int = 0


def gather(folder: Path | str) -> Gathered:
    """Return what stands in a folder and the folders in it.

    Raises
    ------
    DatataalError
        If there is no such folder, or no file in it that ends in ``.json``.
    """
    folder = Path(folder)
    paths = sorted(path for path in folder.rglob("*.json") if path.is_file())
    if not paths:
        what = "There is no record in this folder" if folder.is_dir() else "There is no such folder"
        expected = "a folder with files that end in .json, as the dilemmas keep them"
        do = "Give the folder in which you collected the records of your team"
        raise DatataalError(Finding(what, str(folder), expected, do))
    found, seen = Gathered(), set()
    doubles = 0
    for path in paths:
        try:
            doc = _document(path)
        except RefusedError as refused:
            found.refused.extend(refused.findings)
            continue
        same = json.dumps(doc, sort_keys=True)
        doubles += same in seen
        if same in seen:
            continue
        seen.add(same)
        (found.records if doc["kind"] == "decision" else found.matches).append(doc)
    return Gathered(found.records, found.matches, found.refused, doubles)


def _document(path: Path) -> Any:  # noqa: ANN401  one of two shapes, told apart by `kind`
    try:
        record = load(path)
    except RefusedError as refused:
        if refused.reason != "version":
            raise
    else:
        return _known(record, path)
    aid = load_aid(path)
    if aid["aid"] != "matcher":
        what = f"The result of the aid {aid['aid']!r} says nothing about a choice or a word"
        raise RefusedError("foreign", Finding(what, str(path), "a decision or a result of matcher"))
    if aid["state"].get("term") not in list(content.terms()):
        what = "The word in this result of the term matcher is not in this course"
        raise RefusedError("foreign", Finding(what, str(path), "a word of the glossary"))
    return aid


def _known(record: Record, path: Path) -> Record:
    if not fits(record):
        what = f"The dilemma {record['dilemma']!r} or a choice in it is not in this course"
        expected = "a record of a dilemma of this version"
        raise RefusedError("foreign", Finding(what, str(path), expected))
    return record


def fits(record: Record) -> bool:
    """Tell whether every choice of a record is one that its dilemma offers."""
    dilemma = content.dilemmas().get(record["dilemma"])
    if dilemma is None:
        return False
    options = {"": _ids(dilemma.options)}
    options |= {turn.id: _ids(turn.options) for turn in dilemma.rounds or ()}
    chosen = [("", record["first"]["choice"]), ("", record["final"]["choice"])]
    chosen += [("", seat["choice"]) for seat in record.get("seats", {}).values()]
    chosen += [(one["round"], one["choice"]) for one in record.get("later", ())]
    return all(choice in options.get(turn, ()) for turn, choice in chosen)


def _ids(options: Iterator[Any]) -> set[str]:
    return {option.id for option in options}
